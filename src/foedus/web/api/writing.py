"""What programs write: corrections of a document's coding, and taking them back."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Literal

from fastapi import APIRouter, Body, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from foedus.correcting import Applied, Correction, Edit, Logged, party, source_named
from foedus.correcting.drafts import LONGEST_NAME, LONGEST_NOTE, MOST_PARTIES
from foedus.errors import UsageError
from foedus.ledger import Ledger
from foedus.ledger.corrections import CorrectedDocument
from foedus.records import Actor, Document, EventType, Status
from foedus.web.api.answers import Json
from foedus.web.api.arguments import Arguments, Id, Limit
from foedus.web.api.errors import NONE_SUCH, REFUSED, none_such

router = APIRouter(tags=["corrections"])
_Named = Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
_Side = Annotated[list[_Named], Field(max_length=MOST_PARTIES)]
_Offset = Annotated[int, Field(ge=0, le=2**53)]


class _Given(BaseModel):
    model_config = ConfigDict(extra="forbid")

    by: _Named | None = Field(None, description="Who says so.")
    note: Annotated[str, Field(max_length=LONGEST_NOTE)] | None = Field(None, description="Why.")


class Said(BaseModel):
    """What an event is instead; what is left out, or null, stays as it is coded.

    A mode goes with a type. A party or source is a code ("PRK"), a name, or words of the text = the name or code they
    stand for ("he = Kim Jong Un", "the rebels = FARC, COL REB"); an empty list says that nobody stands there.
    """

    model_config = ConfigDict(extra="forbid")

    type: EventType | None = None
    mode: Annotated[str, Field(max_length=100)] | None = None
    status: Status | None = None
    actor: _Side | None = None
    recipient: _Side | None = None
    source: Annotated[list[_Named], Field(max_length=1)] | None = None


class Wrong(_Given):
    """The event is none."""

    action: Literal["wrong"]
    doc: Id
    event: Id


class Change(_Given):
    """The event is another, or has other parties."""

    action: Literal["change"]
    doc: Id
    event: Id
    edit: Said


class Add(_Given):
    """The words [start, end) of the document's text carry an event that was missed; its type is needed."""

    action: Literal["add"]
    doc: Id
    start: _Offset
    end: _Offset
    edit: Said


class Checked(_Given):
    """The whole document is right as it now stands."""

    action: Literal["checked"]
    doc: Id


class OfCorrection(_Given):
    """The correction that is meant."""

    correction: Id


class OfDocument(Arguments):
    """Which document's corrections."""

    doc: Id = Field(description="The document's id.")


class Corrected(Arguments):
    """How many documents at most."""

    limit: Limit = Field(50, description="At most so many, those last corrected first.")
    checked: Literal["true", "false"] = Field("false", description="Only those marked as checked.")


Draft = Annotated[Wrong | Change | Add | Checked, Body(discriminator="action")]


@router.get("/corrected", response_model=list[CorrectedDocument], summary="Documents that were corrected")
def corrected(request: Request, asked: Annotated[Corrected, Query()]) -> Response:
    """The documents that have corrections, and which are marked as checked."""
    with request.app.state.store.reading() as ledger:
        return Json(ledger.corrections.documents(checked=asked.checked == "true")[: asked.limit])


@router.get("/corrections", response_model=list[Logged], responses=NONE_SUCH, summary="Corrections of a document")
def corrections(request: Request, asked: Annotated[OfDocument, Query()]) -> Response:
    """The corrections of a document, the earliest first, with what became of each."""
    with request.app.state.store.reading() as ledger:
        return Json(_state(ledger, asked.doc).log)


@router.post(
    "/corrections",
    status_code=201,
    response_model=Correction,
    responses=NONE_SUCH | REFUSED,
    summary="Correct a coding",
)
def correct(request: Request, draft: Draft) -> Response:
    """Say that an event is none, or another, or was missed, or that a document is right as it stands."""
    with request.app.state.store.writing() as ledger:
        return Json(_corrected(ledger, draft), HTTPStatus.CREATED)


@router.post(
    "/corrections/undo", status_code=201, response_model=Correction, responses=REFUSED, summary="Take a correction back"
)
def undo(request: Request, asked: OfCorrection) -> Response:
    """The correction no longer holds; the log keeps both."""
    with request.app.state.store.writing() as ledger:
        return Json(ledger.corrections.undo(asked.correction, by=asked.by, note=asked.note), HTTPStatus.CREATED)


@router.post(
    "/corrections/redo", status_code=201, response_model=Correction, responses=REFUSED, summary="Let it stand again"
)
def redo(request: Request, asked: OfCorrection) -> Response:
    """A correction that was undone holds again."""
    with request.app.state.store.writing() as ledger:
        return Json(ledger.corrections.redo(asked.correction, by=asked.by, note=asked.note), HTTPStatus.CREATED)


def _corrected(ledger: Ledger, draft: Wrong | Change | Add | Checked) -> Correction:
    log = ledger.corrections
    state = _state(ledger, draft.doc)
    if isinstance(draft, Checked):
        return log.check(draft.doc, by=draft.by, note=draft.note)
    if isinstance(draft, Add):
        edit = _edit(draft.edit, state, draft.start)
        return log.add(draft.doc, draft.start, draft.end, edit, by=draft.by, note=draft.note)
    event = next((e for e in state.coded.events if e.id == draft.event), None)
    if event is None:
        raise UsageError(f"the document has no event {draft.event[:100]!r}", remedy="/document gives each one's id")
    if isinstance(draft, Wrong):
        return log.wrong(event.id, by=draft.by, note=draft.note)
    return log.change(event.id, _edit(draft.edit, state, event.start), by=draft.by, note=draft.note)


def _state(ledger: Ledger, doc: str) -> Applied:
    found = ledger.corrections.state(doc)
    if found is None:
        raise none_such("document", doc)
    return found


def _edit(said: Said, state: Applied, at: int) -> Edit:
    """The edit, its parties looked for in the sentence that holds the offset."""
    document = state.coded.document
    within = next(((s.start, s.end) for s in state.coded.sentences if s.start <= at < s.end), None)
    return Edit(
        type=said.type,
        mode=said.mode,
        status=said.status,
        actor=_side(said.actor, document, within),
        recipient=_side(said.recipient, document, within),
        source=None if said.source is None else tuple(source_named(s, document, within=within) for s in said.source),
    )


def _side(named: list[str] | None, document: Document, within: tuple[int, int] | None) -> tuple[Actor, ...] | None:
    return None if named is None else tuple(party(one, document, within=within) for one in named)
