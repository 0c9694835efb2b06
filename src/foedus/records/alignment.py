"""The records of how two states stand to each other: by commitments, by what is told of them, by their votes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Direction = Literal["x to y", "y to x", "together"]
AlignmentSource = Literal["commitments", "happenings", "votes"]


@dataclass(frozen=True, slots=True)
class Measures:
    """How alike two rows are, each at most 1; None where a measure says nothing.

    `s` and `s_squared`: Signorino and Ritter (1999), absolute and squared distances; `s_weighted`: absolute, weighted
    by capabilities where the user has them. `pi` (Scott 1955) and `kappa` (Cohen 1960) are adjusted for chance as in
    Häge (2011): 0 is what two unrelated rows would have.
    """

    s: float | None
    s_squared: float | None
    pi: float | None
    kappa: float | None
    s_weighted: float | None = None


@dataclass(frozen=True, slots=True)
class Partner:
    """What each of the two owes to a third state, 0 to 3, and under which treaties."""

    state: str
    x_level: int
    y_level: int
    x_treaties: tuple[str, ...]
    y_treaties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CommitmentYear:
    """The likeness of two states' commitments in a year; made of `treaties` between them and of `partners`.

    `states` counts the states compared over; `x_owes` and `y_owes` are the levels, 0 to 3, of what each owes the other.
    """

    year: int
    states: int
    valued: Measures
    binary: Measures
    x_owes: int
    y_owes: int
    treaties: tuple[str, ...]
    begun: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()
    partners: tuple[Partner, ...] = ()


@dataclass(frozen=True, slots=True)
class Act:
    """One happening between the two. `score` is its mean conflict-cooperation score, -10 to 10; `counts` is False where
    it did not happen: planned, hypothetical, denied. `sentences` are document, sentence and text of what tells it."""

    happening: str
    day: str
    direction: Direction
    type: str
    gist: str
    score: float
    status: str
    counts: bool
    reports: int
    sentences: tuple[tuple[str, int, str], ...]
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """The balance after a day on which something happened.

    `score`: the decayed mean of the acts so far, -10 to 10, drawn to 0 as they age; `weight`: how many acts of today
    they would be; `moved`: by how much this day moved the score; `acts`: ids of the day's happenings.
    """

    day: str
    acts: tuple[str, ...]
    mean: float
    score: float
    weight: float
    moved: float


@dataclass(frozen=True, slots=True)
class ChangePoint:
    """A day from which the acts are of another kind than before: mean scores and numbers of acts on both sides."""

    day: str
    before: float
    after: float
    acts_before: int
    acts_after: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How many happenings went one way, by sign of their score; `open` did not happen (planned, denied, ...)."""

    direction: Direction
    cooperation: int
    conflict: int
    neutral: int
    open: int


@dataclass(frozen=True, slots=True)
class Stream:
    """What the documents of a store tell of two parties, in the order of the days."""

    half_life: float
    documents: int
    acts: tuple[Act, ...]
    days: tuple[Day, ...]
    changes: tuple[ChangePoint, ...]
    tallies: tuple[Tally, ...]
    until: str | None
    score: float | None
    weight: float


@dataclass(frozen=True, slots=True)
class VoteYear:
    """The votes of two states in the UN General Assembly in a year, on `votes` roll calls in which both took part.

    `agreement`: share of the same vote. `opposed`: yes against no. `apart`: the resolutions, or roll calls without
    one, on which they were opposed.
    """

    year: int
    votes: int
    agreement: float
    kappa: float | None
    pi: float | None
    s: float | None
    opposed: int
    apart: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """How two states stand to each other; the three sources are kept apart. `notes` say what is missing and why."""

    x: str
    y: str
    x_name: str
    y_name: str
    since: str
    until: str
    register: str
    commitments: tuple[CommitmentYear, ...]
    stream: Stream | None
    votes: tuple[VoteYear, ...]
    treaty_names: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bloc:
    """States that cluster together on a day, with the mean of the measure among their pairs and what ties them.

    `near` are states outside it whose mean to its members would do for it, too, the closest first.
    """

    source: AlignmentSource
    on: str
    states: tuple[str, ...]
    mean: float
    made_of: tuple[str, ...] = ()
    near: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Blocs:
    """The blocs of a day, apart by source; `alone` are the states in none, by source. `notes` say what is missing."""

    on: str
    blocs: tuple[Bloc, ...]
    alone: tuple[tuple[AlignmentSource, tuple[str, ...]], ...]
    notes: tuple[str, ...] = ()
