"""The likeness of two states' commitments year by year, from the register of foedus or one that was imported."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

import numpy as np

from foedus.aligning.measures import Row, pair
from foedus.aligning.portfolio import SPAN, Portfolio, Ties
from foedus.aligning.ties import level, levels, merged, ties_of
from foedus.errors import UsageError
from foedus.obliging.asking import EDITION
from foedus.records.alignment import CommitmentYear, Measures, Partner
from foedus.records.imported import Imported, ImportKind, Tie
from foedus.register import Register, load
from foedus.register.imported import horizon_of, register_of


class Imports(Protocol):
    """Where imported files are kept."""

    def imported(self, kind: ImportKind) -> Imported | None:
        """What was imported of a kind, None where nothing was."""


@dataclass(frozen=True)
class Source:
    """Ties with the first and last day for which they are known, the treaties' names and states' capabilities."""

    ties: Ties
    horizon: tuple[date, date]
    names: Mapping[str, str]
    shares: Mapping[tuple[str, int], float] = field(default_factory=dict)
    breaches: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)

    def named(self, treaty: str, day: str) -> str:
        """A treaty's name, with the breaches of which the register tells up to an ISO day."""
        said = [words for on, words in self.breaches.get(treaty, ()) if on <= day]
        return self.names[treaty] + (f"; breached {'; '.join(said)}" if said else "")


def source_of(register: str, store: Imports | None, obligors: Collection[str] | None = None) -> Source:
    """The ties of a register, all or those of some obligors. Raises UsageError where it was not imported."""
    listed = store.imported("states") if store is not None else None
    powers = store.imported("capabilities") if store is not None else None
    states = listed.spells if listed else ()
    shares = {(s, y): v for s, y, v in powers.shares} if powers else {}
    if register == "foedus":
        known = load()
        horizon = (known.horizon[0], EDITION)
        return Source(Ties(ties_of(known, obligors), states), _days(horizon), _names(known), shares, _breaches(known))
    found = store.imported("atop" if register == "atop" else "atop-dyads") if store is not None else None
    if found is None:
        raise UsageError(f"{register} was not imported into this store", remedy="foedus import FILE... takes it in")
    if register == "atop":
        treaties = register_of(found)
        ties = ties_of(treaties, obligors)
        return Source(Ties(ties, states), _days(treaties.horizon), _names(treaties), shares)
    ties = merged(found.ties)
    mine = tuple(t for t in ties if obligors is None or t.obligor in obligors)
    return Source(Ties(mine, states), _days(horizon_of(found)), {}, shares)


def _names(register: Register) -> dict[str, str]:
    return {t.id: t.name for t in register.treaties}


def _breaches(register: Register) -> dict[str, tuple[tuple[str, str], ...]]:
    return {
        t.id: tuple(
            (e.date, f"{e.date} by {', '.join(e.states) or 'a party'}") for e in t.events if e.kind == "breached"
        )
        for t in register.treaties
    }


def _days(horizon: tuple[str, str]) -> tuple[date, date]:
    return date.fromisoformat(horizon[0]), date.fromisoformat(horizon[1])


def commitment_years(source: Source, x: str, y: str, first: date, last: date) -> tuple[CommitmentYear, ...]:
    """Every year from `first` to `last` in which both are states, of edge years only the days asked for."""
    found = []
    spans = _spans(source, x, y)
    for year in range(first.year, last.year + 1):
        begin, end = max(first, date(year, 1, 1)), min(last, date(year, 12, 31))
        portfolio = source.ties.portfolio(begin, end)
        if x in portfolio.at and y in portfolio.at:
            found.append(_year(source, portfolio, x, y, begin, end, spans))
    return tuple(found)


def _spans(source: Source, x: str, y: str) -> dict[str, tuple[str, str]]:
    """From when to when each treaty ties the two, either way."""
    spans: dict[str, tuple[str, str]] = {}
    for tie in source.ties.ties:
        if {tie.obligor, tie.beneficiary} == {x, y}:
            since, until = spans.get(tie.treaty, ("9999", ""))
            spans[tie.treaty] = min(since, tie.since), max(until, tie.until or "9999")
    return spans


def _year(
    source: Source, portfolio: Portfolio, x: str, y: str, begin: date, end: date, spans: dict[str, tuple[str, str]]
) -> CommitmentYear:
    rows = portfolio.valued(x), portfolio.valued(y)
    weights = weights_of(source, portfolio.states, begin.year)
    held: dict[str, dict[str, list[Tie]]] = {x: defaultdict(list), y: defaultdict(list)}
    for tie in source.ties.held(begin, end):
        if tie.obligor in held:
            held[tie.obligor][tie.beneficiary].append(tie)
    between = [*held[x][y], *held[y][x]]
    partners = []
    for n, state in enumerate(portfolio.states):
        if state in (x, y) or not (rows[0][n] or rows[1][n]):
            continue
        ids = [tuple(sorted({t.treaty for t in held[one].get(state, ()) if level(t)})) for one in (x, y)]
        partners.append(Partner(state, int(rows[0][n]), int(rows[1][n]), ids[0], ids[1]))
    return CommitmentYear(
        begin.year, len(portfolio.states), _measures(rows, SPAN, weights),
        _measures((np.minimum(rows[0], 1), np.minimum(rows[1], 1)), 1, weights),
        _owes(held[x][y]), _owes(held[y][x]), tuple(sorted({t.treaty for t in between})),
        tuple(sorted(t for t, (since, _) in spans.items() if begin.isoformat() <= since <= end.isoformat())),
        tuple(sorted(t for t, (_, until) in spans.items() if begin.isoformat() < until <= end.isoformat())),
        tuple(partners),
    )  # fmt: skip


def _owes(ties: Iterable[Tie]) -> int:
    return max((levels()[t.kind] for t in ties), default=0)


def weights_of(source: Source, states: Sequence[str], year: int) -> Row | None:
    """The states' capabilities of a year, None where they are not known for any."""
    found = np.array([source.shares.get((s, year), 0.0) for s in states])
    return found if found.any() else None


def _measures(rows: tuple[Row, Row], span: int, weights: Row | None) -> Measures:
    plain = pair(*rows, span)
    weighted = pair(*rows, span, weights).s if weights is not None else None
    return Measures(*plain, weighted)
