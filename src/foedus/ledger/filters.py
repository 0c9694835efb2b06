"""What a reader asks of the store and what is counted for him: filters, pages, counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, Literal, TypeVar

from foedus.records import Document, Happening

T = TypeVar("T")
Kind = Literal["happenings", "events", "claims", "commitments", "documents"]
Unit = Literal["year", "month", "day"]
Commentary = Literal["report", "mixed", "commentary"]
COMMENTARY: tuple[Commentary, ...] = Commentary.__args__  # type: ignore[attr-defined]
FACETS = (
    "type", "mode", "actor", "pair", "place", "year", "status", "certainty", "publisher", "commentary",
)  # fmt: skip
"""The dimensions by which happenings are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which records are wanted; None: any. Names and meaning are those of the commands' options.

    `actor` and each of `between` are a country code or a name, `place` a country code or a place's name. `source` is
    part of the name or words of who says it, `search` words of the telling sentence. What names no day counts by the
    day on which it was first published. `commentary` says how many of the telling sentences are commentary: none
    (report), some (mixed), all (commentary). `reacts_to` and `after` are ids of happenings.
    """

    actor: str | None = None
    between: tuple[str, str] | None = None
    type: str | None = None
    mode: str | None = None
    status: str | None = None
    certainty: str | None = None
    place: str | None = None
    publisher: str | None = None
    since: date | None = None
    until: date | None = None
    doc: str | None = None
    source: str | None = None
    search: str | None = None
    commentary: str | None = None
    reacts_to: str | None = None
    after: str | None = None
    min_score: float = 0.0


ALL = Filters()


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """A page of a list. `next` and `previous` are cursors for `Ledger.page`, None where the list ends."""

    items: tuple[T, ...]
    next: str | None = None
    previous: str | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """How many happenings have a value: `value` as the filter takes it ("RUS", "PRK,RUS"), `label` to be read."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Totals:
    """How many happenings meet the filters, their reports, and the documents and publishers that tell them.

    `capped`: a search has found more sentences than were looked at (the newest), so that each number means "at least".
    """

    happenings: int
    reports: int
    documents: int
    publishers: int
    capped: bool = False


@dataclass(frozen=True, slots=True)
class TieCount:
    """What passed between two parties, in happenings; fields as in `foedus.answers.Pair`, keys as filters take them."""

    a: str
    b: str
    cooperation: int
    conflict: int
    neutral: int
    open: int
    mean: float | None
    first: str | None
    last: str | None
    a_name: str = ""
    b_name: str = ""

    @property
    def count(self) -> int:
        """How many happenings there are between the two, of any status."""
        return self.cooperation + self.conflict + self.neutral + self.open


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """Happenings at a place; `intensity` is the mean conflict-cooperation score, -10 to 10, of what happened there."""

    name: str
    country: str | None
    lat: float
    lon: float
    count: int
    intensity: float
    precision: str = "city"


@dataclass(frozen=True, slots=True)
class PeriodCount:
    """Happenings of a year, month or day ("2024", "2024-06", "2024-06-20"); `count` holds those that are open, too."""

    period: str
    cooperation: int
    conflict: int
    neutral: int
    count: int


@dataclass(frozen=True, slots=True)
class PartyCount:
    """A party of happenings: `key` as filters take it, its name, its country where it has one."""

    key: str
    name: str
    country: str | None
    count: int


@dataclass(frozen=True, slots=True)
class Latest:
    """What came in last: documents (without their text) as stored, happenings that they opened, and what earlier
    happenings they told again, confirmed or denied; each newest first."""

    documents: tuple[Document, ...]
    happenings: tuple[Happening, ...]
    changed: tuple[Happening, ...]


def pair_value(keys: Sequence[str]) -> str:
    """Two parties as one value: joined by a comma, or by a semicolon where a name has a comma."""
    return (";" if any("," in key for key in keys) else ",").join(keys)
