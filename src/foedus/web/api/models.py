"""The answers of the API as their description has them: the records themselves, and what wraps them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field

from foedus.ledger.filters import Count
from foedus.records import Claim, Commitment, Document, Event, Happening, Slant
from foedus.records.treaty import (
    Confidence,
    EndMode,
    LegalForm,
    ObligationKind,
    Owed,
    Strength,
    TextStatus,
    TreatyEventKind,
    Trigger,
)

Cursor = Annotated[str | None, Field(description="The cursor of the neighbouring page, null where there is none.")]
States = list[str] | Literal["*"]


class _Page(BaseModel):
    next: Cursor
    previous: Cursor


class HappeningPage(_Page):
    """A page of happenings."""

    items: list[Happening]


class EventPage(_Page):
    """A page of events: each report by itself."""

    items: list[Event]


class ClaimPage(_Page):
    """A page of claims."""

    items: list[Claim]


class CommitmentPage(_Page):
    """A page of commitments, as documents report them."""

    items: list[Commitment]


class DocumentPage(_Page):
    """A page of documents, without their text."""

    items: list[Document]


class Sentence(BaseModel):
    """A sentence of a document: [start, end) of its text."""

    index: int
    start: int
    end: int
    text: str
    paragraph: int


class Report(BaseModel):
    """An event that tells of a happening, the sentence that tells it, and its document without the text."""

    event: Event
    sentence: str
    document: Document


class Account(BaseModel):
    """A happening with its reports, the earliest first; `more` says that there are further ones."""

    happening: Happening
    reports: list[Report]
    more: bool


class CodedDocument(BaseModel):
    """A document with everything that was found in it."""

    document: Document
    sentences: list[Sentence]
    events: list[Event]
    claims: list[Claim]
    slant: list[Slant]
    commitments: list[Commitment]


class Facets(BaseModel):
    """The commonest values among the happenings, twelve of each at most; `value` is as the filter takes it."""

    type: list[Count]
    mode: list[Count]
    actor: list[Count]
    pair: list[Count]
    place: list[Count]
    year: list[Count]
    status: list[Count]
    certainty: list[Count]
    publisher: list[Count]
    commentary: list[Count]


class TreatyParty(BaseModel):
    """A state's time in a treaty."""

    state: str
    since: str | None = Field(alias="from")
    until: str | None = Field(alias="to")


class TreatyObligation(BaseModel):
    """What an article binds whom to; `conditions` are those beyond the trigger."""

    kind: ObligationKind
    article: str
    obligors: States
    beneficiaries: States
    strength: Strength
    trigger: Trigger
    conditions: dict[str, Any]
    owed: Owed | None
    automatic: bool
    trigger_words: str
    since: str | None = Field(alias="from")
    until: str | None = Field(alias="to")
    doubt: str | None


class TreatyEvent(BaseModel):
    """Something in a treaty's life."""

    kind: TreatyEventKind
    date: str
    until: str | None
    states: list[str]
    toward: list[str]
    article: str | None
    contested: bool
    note: str


class Treaty(BaseModel):
    """A treaty of the register (docs/register.md)."""

    id: str
    name: str
    parties: list[TreatyParty]
    signed: str | None
    in_force: str | None
    ended: str | None
    obligations: list[TreatyObligation]
    source: str
    form: LegalForm
    also: list[str]
    end_mode: EndMode | None
    term: str | None
    supersedes: list[str]
    text: TextStatus
    confidence: Confidence
    doubt: str | None
    note: str | None
    events: list[TreatyEvent]


class TreatyPage(_Page):
    """A page of the register."""

    items: list[Treaty]


class Fault(BaseModel):
    """What is wrong with one argument: where it stands, and why."""

    where: str
    detail: str


class ProblemDetails(BaseModel):
    """What went wrong (RFC 9457). `remedy` says what to do; `errors` are the arguments that are wrong."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    remedy: str | None = None
    errors: list[Fault] | None = None
