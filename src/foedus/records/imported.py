"""The records of what a user's own files hold: spells of obligations between two states, roll calls, problems."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from foedus.records.treaty import ObligationKind, Treaty

ImportKind = Literal["atop", "atop-dyads", "un", "states", "capabilities"]
Vote = Literal["y", "a", "n", "."]


class Tie(NamedTuple):
    """One state bound to another by one article, [since, until) in ISO days; `until` None: still.

    `treaty` is the id of the treaty, or says which data set has it.
    """

    obligor: str
    beneficiary: str
    kind: ObligationKind
    since: str
    until: str | None
    treaty: str
    article: str = ""


class RollCall(NamedTuple):
    """One vote of the UN General Assembly; `date` is ISO, `resolution` and `title` may be empty."""

    id: int
    date: str
    resolution: str
    title: str


class Spell(NamedTuple):
    """A time in which a state counts as one, [since, until) in ISO days; `until` None: still."""

    state: str
    since: str
    until: str | None


@dataclass(frozen=True, slots=True)
class VoteBook:
    """Roll calls by calendar year in the order of their ids, and how each state voted in a year.

    `votes[state, year]` has one letter a roll call of that year: y yes, a abstained, n no, "." took no part.
    """

    calls: dict[int, tuple[RollCall, ...]]
    votes: dict[tuple[str, int], str]


@dataclass(frozen=True, slots=True)
class Problem:
    """A row, or a file where `line` is 0, that could not be taken in."""

    file: str
    line: int
    words: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.words}" if self.line else f"{self.file}: {self.words}"


@dataclass(frozen=True, slots=True)
class Imported:
    """What was read from a user's files of one kind; only the fields of that kind are filled.

    `origin` names the files, `problems` the rows that were left out because they are wrong, `notes` what was left out
    by rule. `shares` are capabilities by (state, year), 0 to 1.
    """

    kind: ImportKind
    origin: tuple[str, ...]
    treaties: tuple[Treaty, ...] = ()
    ties: tuple[Tie, ...] = ()
    spells: tuple[Spell, ...] = ()
    book: VoteBook | None = None
    shares: tuple[tuple[str, int, float], ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
