"""The records: lists with the filters of the command line, page by page, and one happening or document whole."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from foedus.ledger import Ledger
from foedus.ledger.filters import Kind
from foedus.records import Document, Happening, plain
from foedus.web.api.answers import Json, paged, tagged
from foedus.web.api.arguments import MOST_LISTED, Listed, ListedCommitments, One
from foedus.web.api.errors import NONE_SUCH, UNCHANGED, none_such
from foedus.web.api.models import (
    Account,
    ClaimPage,
    CodedDocument,
    CommitmentPage,
    DocumentPage,
    EventPage,
    HappeningPage,
)

router = APIRouter(tags=["records"], responses=UNCHANGED)


def _list(request: Request, kind: Kind, asked: Listed | ListedCommitments) -> Response:
    filters = asked.filters()
    with request.app.state.store.reading() as ledger:

        def make() -> Response:
            newest = asked.order == "newest"
            return paged(request, ledger.page(kind, filters, limit=asked.limit, cursor=asked.cursor, newest=newest))

        return tagged(request, ledger, make)


@router.get("/happenings", response_model=HappeningPage, summary="Happenings: each occurrence once")
async def happenings(request: Request, asked: Annotated[Listed, Query()]) -> Response:
    """What happened, joined across all documents, with the number of its reports and who tells it."""
    return _list(request, "happenings", asked)


@router.get("/events", response_model=EventPage, summary="Events: each report by itself")
async def events(request: Request, asked: Annotated[Listed, Query()]) -> Response:
    """Who did what to whom, as single sentences tell it, with status, source, certainty, place, date and reasons."""
    return _list(request, "events", asked)


@router.get("/claims", response_model=ClaimPage, summary="Claims: who says what")
async def claims(request: Request, asked: Annotated[Listed, Query()]) -> Response:
    """Statements attributed to someone, and how surely."""
    return _list(request, "claims", asked)


@router.get("/commitments", response_model=CommitmentPage, summary="Commitments that documents report")
async def commitments(request: Request, asked: Annotated[ListedCommitments, Query()]) -> Response:
    """Treaties, pledges, offers, arms given and withheld, sanctions joined, as documents tell of them."""
    return _list(request, "commitments", asked)


@router.get("/documents", response_model=DocumentPage, summary="Documents, without their text")
async def documents(request: Request, asked: Annotated[Listed, Query()]) -> Response:
    """What was read; filters choose documents that tell of what they let through."""
    return _list(request, "documents", asked)


@router.get("/happening", response_model=Account, responses=NONE_SUCH, summary="One happening, outlet by outlet")
async def happening(request: Request, asked: Annotated[One, Query()]) -> Response:
    """A happening with its reports: the event, the sentence that tells it, and the document."""
    with request.app.state.store.reading() as ledger:
        found = ledger.happenings(id=asked.id)
        if not found:
            raise none_such("happening", asked.id)
        return tagged(request, ledger, lambda: Json(_account(ledger, found[0])))


def _account(ledger: Ledger, found: Happening) -> dict[str, Any]:
    told = ledger.events(happening=found.id, limit=MOST_LISTED + 1)
    held: dict[str, tuple[Document, dict[int, str]]] = {}
    for event in told[:MOST_LISTED]:
        if event.doc not in held:
            (document,) = ledger.documents(doc=event.doc)
            held[event.doc] = (
                replace(document, text="", blocks=()),
                {s.index: s.text for s in ledger.sentences(event.doc)},
            )
    reports = [
        {"event": event, "sentence": held[event.doc][1].get(event.sentence, ""), "document": held[event.doc][0]}
        for event in told[:MOST_LISTED]
    ]
    return {"happening": found, "reports": reports, "more": len(told) > MOST_LISTED}


@router.get("/document", response_model=CodedDocument, responses=NONE_SUCH, summary="One document, whole")
async def document(request: Request, asked: Annotated[One, Query()]) -> Response:
    """A document's text with everything that was found in it; all offsets point into the text."""
    with request.app.state.store.reading() as ledger:
        coded = next(iter(ledger.coded(doc=asked.id)), None)
        if coded is None:
            raise none_such("document", asked.id)
        names = ("index", "start", "end", "text", "paragraph")
        sentences = [{name: getattr(s, name) for name in names} for s in coded.sentences]
        kept = ("document", "events", "claims", "slant", "commitments")
        body = {"sentences": sentences, **{name: plain(getattr(coded, name)) for name in kept}}
        return tagged(request, ledger, lambda: Json(body))
