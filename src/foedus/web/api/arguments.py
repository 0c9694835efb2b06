"""The arguments of the REST API, each named and meant as the command line's option; from them the API's description is
made."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from foedus.ledger.filters import Commentary, Filters
from foedus.records import Certainty, CommitmentKind, CommitmentStatus, EventType, Status
from foedus.web.query import between as pair_of
from foedus.web.query import party as party_of
from foedus.web.query import place as place_of

MOST_LISTED = 1_000
"""Records that one answer may hold."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_LONGEST = 300
# Two names joined by a comma, or by a semicolon where a name has a comma; neither blank.
_NAME = " ?[^{0}\\s\\x00-\\x1f][^{0}]{{0,298}}"
_PAIR = "^({0},{0}|{1};{1})$".format(_NAME.format(",;"), _NAME.format(";"))


def _day(value: object) -> date:
    """A whole day, as a person writes it; not a time, nor a number of seconds."""
    if isinstance(value, str) and _DAY.fullmatch(value):
        return date.fromisoformat(value)
    raise ValueError("no date of the form 2024-06-20")


Text = Annotated[str, Field(max_length=_LONGEST)]
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
Pair = Annotated[str, Field(pattern=_PAIR)]
Id = Annotated[str, Field(min_length=1, max_length=1_000)]
Happened = Annotated[str, Field(min_length=1, max_length=100)]
Party = Annotated[str, Field(min_length=1, max_length=_LONGEST)]
Limit = Annotated[int, Field(ge=1, le=MOST_LISTED)]


class Arguments(BaseModel):
    """Arguments of an address; one that is not known is an error, so that no slip goes unseen."""

    model_config = ConfigDict(extra="forbid")


class _Selection(Arguments):
    """What all kinds of records can be filtered by."""

    actor: Text | None = Field(None, description="Only with this party: a state's code or a name.")
    between: Pair | None = Field(None, description="Only between these two, either way or together: PRK,RUS.")
    mode: Text | None = Field(None, description="PLOVER mode.")
    certainty: Certainty | None = Field(None, description="How surely it is said.")
    place: Text | None = Field(None, description="Only there: a country, by code or name, or a place's name.")
    publisher: Text | None = Field(None, description="Only what this publisher tells.")
    since: Day | None = Field(None, description="From this day on.")
    until: Day | None = Field(None, description="Up to this day.")
    doc: Id | None = Field(None, description="Only of this document: its id.")
    source: Text | None = Field(None, description="Only by this source: part of its name or words.")
    search: Text | None = Field(None, description="A telling sentence holds these words; a phrase in quotation marks.")
    commentary: Commentary | None = Field(None, description="How many of the telling sentences are commentary.")
    reacts_to: Happened | None = Field(None, description="Only reactions to this happening: its id.")
    after: Happened | None = Field(None, description="Only what followed from this happening: its id.")
    min_score: Annotated[float, Field(ge=0, le=1)] = Field(0.0, description="Only events given this score or more.")

    def filters(self) -> Filters:
        """What the store takes."""
        given = {name: getattr(self, name) for name in type(self).model_fields if name in Filters.__slots__}
        given |= {name: value.strip() or None for name, value in given.items() if isinstance(value, str)}
        named = {"actor": party_of(self.actor), "place": place_of(self.place), "between": pair_of(self.between)}
        return Filters(**{**given, **named})


class Selection(_Selection):
    """The filters of happenings and of what is told as they are."""

    type: EventType | None = Field(None, description="PLOVER type.")
    status: Status | None = Field(None, description="What became of it.")


class CommitmentSelection(_Selection):
    """The filters of commitments."""

    type: CommitmentKind | None = Field(None, description="Kind of commitment.")
    status: CommitmentStatus | None = Field(None, description="Where it stands.")


class AnySelection(_Selection):
    """The filters of whatever is exported."""

    type: EventType | CommitmentKind | None = Field(None, description="PLOVER type; of commitments their kind.")
    status: Status | CommitmentStatus | None = Field(None, description="What became of it, or where it stands.")


class _Listed(Arguments):
    limit: Limit = Field(50, description="At most so many.")
    cursor: Annotated[str, Field(max_length=100)] | None = Field(
        None, description="Goes on where another answer's `next` or `previous` says."
    )
    order: Literal["newest", "oldest"] = Field("newest", description="What comes first.")


class Listed(Selection, _Listed):
    """The arguments of a list."""


class ListedCommitments(CommitmentSelection, _Listed):
    """The arguments of the list of commitments."""


class Most(Selection):
    """Filters, and how many at most."""

    limit: Limit = Field(40, description="At most so many, the most frequent first.")


class Periods(Selection):
    """Filters, and what to count by."""

    unit: Literal["year", "month", "day"] = Field("year", description="What to count by.")


class Named(Arguments):
    """The beginning of a party's name or code."""

    prefix: Text = Field("", description="Its code, its name or a word of it begins so.")
    limit: Limit = Field(50, description="At most so many, those of most happenings first.")


class One(Arguments):
    """The id of one record."""

    id: Id = Field(description="Its id.")
