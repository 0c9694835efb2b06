"""A selection as a file of any form, sent part by part while it is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.responses import Response, StreamingResponse

from foedus.formats.exporting import FORMS, export, kind_of
from foedus.ledger.filters import Filters, Page, PlaceCount, TieCount
from foedus.pages import dossier
from foedus.records import Document, Event, Sentence, Slant
from foedus.reference import load as load_reference
from foedus.web.api.arguments import AnySelection, Selection, Text
from foedus.web.store import Store

router = APIRouter(tags=["files"])
_PART = 64 * 1024

FormName = Literal[
    "jsonl", "csv", "parquet", "gexf", "graphml", "geojson", "ftm", "polecat", "icews", "gdelt", "petrarch"
]
RecordKind = Literal[
    "happenings", "events", "claims", "commitments", "documents", "slant", "network", "places", "record"
]


class Exported(AnySelection):
    """The arguments of an export."""

    format: FormName = Field(description="The form of the file.")
    records: RecordKind | None = Field(None, description="Of what; the form's own kind if not said.")
    limit: Annotated[int, Field(ge=1, le=10_000_000)] | None = Field(
        None, description="At most so many; all if not said."
    )


class Dossier(Selection):
    """The arguments of a dossier."""

    limit: Annotated[int, Field(ge=1, le=200)] = Field(50, description="At most so many documents, the newest.")
    title: Text | None = Field(None, description="The page's title.")


class _Reader:
    """A store that is asked by another connection each time, so that a long export keeps none for itself."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def page(
        self, kind: Any, filters: Filters, *, limit: int = 50, cursor: str | None = None, newest: bool = True
    ) -> Page[Any]:
        with self._store.reading() as ledger:
            found: Page[Any] = ledger.page(kind, filters, limit=limit, cursor=cursor, newest=newest)
            return found

    def ties(self, filters: Filters, limit: int = 40) -> Sequence[TieCount]:
        with self._store.reading() as ledger:
            return ledger.ties(filters, limit)

    def places(self, filters: Filters, limit: int = 400) -> Sequence[PlaceCount]:
        with self._store.reading() as ledger:
            return ledger.places(filters, limit)

    def events(self, *, happening: str) -> Sequence[Event]:
        with self._store.reading() as ledger:
            return ledger.events(happening=happening)

    def documents(self, *, doc: str) -> Sequence[Document]:
        with self._store.reading() as ledger:
            return ledger.documents(doc=doc)

    def sentences(self, doc: str) -> Sequence[Sentence]:
        with self._store.reading() as ledger:
            return ledger.sentences(doc)

    def slant(self, *, doc: str) -> Sequence[Slant]:
        with self._store.reading() as ledger:
            return ledger.slant(doc=doc)


@router.get(
    "/export",
    response_class=Response,
    responses={200: {"description": "The file.", "content": {f.media: {} for f in FORMS.values()}}},
    summary="The whole selection as a file",
)
def exported(request: Request, asked: Annotated[Exported, Query()]) -> Response:
    """Tables (csv, jsonl, parquet), the network (gexf, graphml), places (geojson), FollowTheMoney entities (ftm), or
    events in the columns of other data sets; docs/formats.md says what each holds."""
    form = FORMS[asked.format]
    kind = kind_of(asked.format, asked.records)
    parts = export(_Reader(request.app.state.store), asked.format, asked.filters(), records=kind, limit=asked.limit)
    headers = {
        "content-disposition": f'attachment; filename="foedus-{kind}.{form.suffix}"',
        "cache-control": "no-cache",
    }
    return StreamingResponse(_gathered(parts), headers=headers, media_type=form.media)


@router.get(
    "/dossier",
    response_class=Response,
    responses={200: {"description": "The page.", "content": {"text/html": {}}}},
    summary="The selection as a dossier: one HTML file",
)
def dossier_of(request: Request, asked: Annotated[Dossier, Query()]) -> Response:
    """The newest documents that tell of the selection, as `foedus dossier` shows them; where the filters name states,
    what concerns these or stands between them."""
    filters = asked.filters()
    named = filters.between or ((filters.actor,) if filters.actor else ())
    about = tuple(dict.fromkeys(code for code in named if code in load_reference().states))
    with request.app.state.store.reading() as ledger:
        found = ledger.page("documents", filters, limit=asked.limit).items
        documents = tuple(coded for one in reversed(found) for coded in ledger.coded(doc=one.id))
    page = dossier(documents, about=about, title=asked.title)
    headers = {"content-disposition": 'attachment; filename="foedus-dossier.html"', "cache-control": "no-cache"}
    return Response(page.encode("utf-8", "replace"), headers=headers, media_type="text/html")


def _gathered(parts: Iterator[bytes]) -> Iterator[bytes]:
    """The parts joined to some size, so that few of them go through the server."""
    held: list[bytes] = []
    size = 0
    for part in parts:
        held.append(part)
        size += len(part)
        if size >= _PART:
            yield b"".join(held)
            held, size = [], 0
    yield b"".join(held)
