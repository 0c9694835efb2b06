"""What every state owes to every other in a time: the matrix of which a row is one state's portfolio."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from foedus.aligning.measures import Matrix
from foedus.aligning.ties import level
from foedus.records.imported import Spell, Tie
from foedus.reference import load as load_reference
from foedus.register.days import first_day, last_day
from foedus.register.importing_rows import polity

SPAN = 3
_NEVER = date.max.toordinal()


@dataclass(frozen=True)
class Portfolio:
    """The levels, 0 to 3, of what each state (row) owes to each (column); a state owes itself all: 3."""

    states: tuple[str, ...]
    levels: Matrix

    @cached_property
    def at(self) -> Mapping[str, int]:
        """The row and column of each state."""
        return {state: n for n, state in enumerate(self.states)}

    def valued(self, state: str) -> Matrix:
        """One state's row."""
        row: Matrix = self.levels[self.at[state]]
        return row

    @property
    def binary(self) -> Matrix:
        """1 where there is any tie, else 0."""
        return (self.levels > 0).astype(np.float64)


class Ties:
    """Ties with the states that count, to make portfolios of any time from them."""

    def __init__(self, ties: Sequence[Tie], spells: Sequence[Spell] = ()) -> None:
        """`spells` say when which states count; without them those of states.csv that have a number there."""
        self.ties = tuple(ties)
        self.spells = tuple(spells) or _own()
        self._codes = sorted({t.obligor for t in ties} | {t.beneficiary for t in ties} | {s.state for s in self.spells})
        at = {code: n for n, code in enumerate(self._codes)}
        self._from: NDArray[np.int32] = np.array([_day(t.since) for t in ties], dtype=np.int32)
        self._to: NDArray[np.int32] = np.array([_end(t.until) for t in ties], dtype=np.int32)
        self._one: NDArray[np.int32] = np.array([at[t.obligor] for t in ties], dtype=np.int32)
        self._other: NDArray[np.int32] = np.array([at[t.beneficiary] for t in ties], dtype=np.int32)
        self._level: NDArray[np.int8] = np.array([level(t) for t in ties], dtype=np.int8)

    def states(self, first: date, last: date) -> tuple[str, ...]:
        """The states that count on any day from `first` to `last`, in the order of their codes."""
        begin, end = first.isoformat(), last.isoformat()
        return tuple(sorted({
            s.state for s in self.spells
            if first_day(s.since or "0000") <= end and (s.until is None or last_day(s.until) >= begin)
        }))  # fmt: skip

    def portfolio(self, first: date, last: date) -> Portfolio:
        """What was owed on any day from `first` to `last`; of several ties of two states the closest counts."""
        states = self.states(first, last)
        held = (self._from <= last.toordinal()) & (self._to > first.toordinal())
        whole = np.zeros((len(self._codes), len(self._codes)), dtype=np.int8)
        np.maximum.at(whole, (self._one[held], self._other[held]), self._level[held])
        np.fill_diagonal(whole, SPAN)
        at = np.searchsorted(self._codes, states)
        return Portfolio(states, whole[np.ix_(at, at)].astype(np.float64))

    def year(self, year: int) -> Portfolio:
        """What was owed on any day of a year, as the data sets count."""
        return self.portfolio(date(year, 1, 1), date(year, 12, 31))

    def held(self, first: date, last: date, *, obligor: str | None = None) -> Iterable[Tie]:
        """The ties that hold on any day from `first` to `last`."""
        held = np.flatnonzero((self._from <= last.toordinal()) & (self._to > first.toordinal()))
        return (t for t in (self.ties[n] for n in held) if obligor is None or t.obligor == obligor)


def _own() -> tuple[Spell, ...]:
    return tuple(
        Spell(polity(code), since, until or None)
        for code, state in load_reference().states.items()
        if state.cow
        for since, until in state.spells
    )


def _day(text: str) -> int:
    return date.fromisoformat(max(first_day(text), "0001-01-01")).toordinal()


def _end(text: str | None) -> int:
    return _NEVER if text is None else date.fromisoformat(last_day(text)).toordinal()
