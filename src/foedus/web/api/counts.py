"""What a selection comes to: totals, facets, ties between parties, places, periods, parties."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from foedus.ledger import Ledger
from foedus.ledger.filters import PartyCount, PeriodCount, PlaceCount, TieCount, Totals
from foedus.web.api.answers import Json, tagged
from foedus.web.api.arguments import MOST_LISTED, Most, Named, Periods, Selection
from foedus.web.api.errors import UNCHANGED
from foedus.web.api.models import Facets

router = APIRouter(tags=["counts"], responses=UNCHANGED)


def _counted(request: Request, count: Callable[[Ledger], Any]) -> Response:
    with request.app.state.store.reading() as ledger:
        return tagged(request, ledger, lambda: Json(count(ledger)))


@router.get("/totals", response_model=Totals, summary="How many happenings, and who tells them")
async def totals(request: Request, asked: Annotated[Selection, Query()]) -> Response:
    """How many happenings, reports, documents and publishers the selection has."""
    return _counted(request, lambda ledger: ledger.totals(asked.filters()))


@router.get("/facets", response_model=Facets, summary="The commonest values of each filter")
async def facets(request: Request, asked: Annotated[Selection, Query()]) -> Response:
    """What the selection can be narrowed to, with the happenings that would be left."""
    return _counted(request, lambda ledger: ledger.facets(asked.filters()))


@router.get("/ties", response_model=list[TieCount], summary="Between whom most of it passed")
async def ties(request: Request, asked: Annotated[Most, Query()]) -> Response:
    """The pairs of states, bodies and groups with most happenings between them, by the sign of their score."""
    return _counted(request, lambda ledger: ledger.ties(asked.filters(), asked.limit))


@router.get("/places", response_model=list[PlaceCount], summary="Where most of it took place")
async def places(request: Request, asked: Annotated[Most, Query()]) -> Response:
    """The places, as far as they are known to the degree, with most happenings."""
    return _counted(request, lambda ledger: ledger.places(asked.filters(), asked.limit))


@router.get("/periods", response_model=list[PeriodCount], summary="How much fell into each year, month or day")
async def periods(request: Request, asked: Annotated[Periods, Query()]) -> Response:
    """Happenings by year, month or day, the earliest first; the last thousand of them."""
    return _counted(request, lambda ledger: ledger.periods(asked.filters(), asked.unit)[-MOST_LISTED:])


@router.get("/actors", response_model=list[PartyCount], summary="Parties by the beginning of their name")
async def actors(request: Request, asked: Annotated[Named, Query()]) -> Response:
    """Who takes part in happenings: states, bodies, groups, persons."""
    return _counted(request, lambda ledger: ledger.actors(asked.prefix, asked.limit))
