"""Blocs of a day: who clusters with whom by commitments and, apart from that, by what is told and by UN votes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from datetime import date, timedelta

import numpy as np

from foedus.aligning.asking import Store, told_of
from foedus.aligning.blocs import MODERATE, clusters, mean_within
from foedus.aligning.commitments import Source, source_of
from foedus.aligning.measures import Matrix, all_pairs
from foedus.aligning.portfolio import SPAN
from foedus.aligning.stream import HALF_LIFE, Told, acts, score_on, stream
from foedus.aligning.ties import level
from foedus.aligning.votes import vote_matrix
from foedus.errors import UsageError
from foedus.records.alignment import AlignmentSource, Bloc, Blocs
from foedus.records.imported import VoteBook
from foedus.reference import load as load_reference
from foedus.register.importing_rows import polity

FRIENDLY = 1.0
"""The mean balance of happenings, -10 to 10, from which states form a bloc by what is told of them."""
_HALF_LIVES = 10


def blocs(
    *, store: Store | None = None, on: date | None = None, register: str = "foedus", votes: VoteBook | None = None,
    half_life: float = HALF_LIFE,
) -> Blocs:  # fmt: skip
    """The blocs of a day (the last that the register knows, if none is given), from each source apart.

    Raises UsageError for a day that the register does not cover, and for one that was not imported.
    """
    source = source_of(register, store)
    day = on or source.horizon[1]
    if not source.horizon[0] <= day <= source.horizon[1]:
        span = f"{source.horizon[0]} to {source.horizon[1]}"
        raise UsageError(f"{day} is beyond the register {register}, which covers {span}", remedy="ask for a day in it")
    notes: list[str] = []
    found, alone = _by_commitments(source, day)
    rest: list[tuple[AlignmentSource, tuple[str, ...]]] = [("commitments", alone)]
    if store is None:
        notes.append("happenings: no store was given")
    else:
        more, lonely = _by_happenings(store, day, half_life)
        found += more
        rest.append(("happenings", lonely))
        if not more and not lonely:
            notes.append(f"happenings: the store tells of nothing between states before {day}")
    book = votes or (kept.book if store is not None and (kept := store.imported("un")) is not None else None)
    if book is None:
        notes.append("UN votes: none were imported (foedus import un-votes.csv un-roll-calls.csv)")
    elif day.year not in book.calls:
        notes.append(f"UN votes: none of {day.year}; the imported ones are of {min(book.calls)} to {max(book.calls)}")
    else:
        states, kappas = vote_matrix(book, day.year)
        made = (f"{len(book.calls[day.year])} roll calls of {day.year}",)
        more, lonely = _blocs("votes", day, states, kappas, MODERATE, lambda members: made)
        found += more
        rest.append(("votes", lonely))
    return Blocs(day.isoformat(), tuple(found), tuple(rest), tuple(notes))


def _blocs(
    source: AlignmentSource, day: date, states: Sequence[str], likeness: Matrix, bound: float,
    made_of: Callable[[frozenset[str]], tuple[str, ...]],
) -> tuple[list[Bloc], tuple[str, ...]]:  # fmt: skip
    found: list[Bloc] = []
    alone: list[str] = []
    for members in clusters(likeness, bound):
        codes = tuple(states[n] for n in members)
        if len(codes) == 1:
            alone += codes
        else:
            mean, made = mean_within(likeness, members), made_of(frozenset(codes))
            found.append(Bloc(source, day.isoformat(), codes, mean, made, _near(states, likeness, members, bound)))
    return found, tuple(alone)


def _near(
    states: Sequence[str], likeness: Matrix, members: tuple[int, ...], bound: float
) -> tuple[tuple[str, float], ...]:
    means = np.nan_to_num(likeness[:, list(members)]).mean(axis=1)
    close = [(states[n], float(means[n])) for n in range(len(states)) if n not in members and means[n] >= bound]
    return tuple(sorted(close, key=lambda c: (-round(c[1], 9), c[0])))


def _by_commitments(source: Source, day: date) -> tuple[list[Bloc], tuple[str, ...]]:
    portfolio = source.ties.portfolio(day, day)
    bound = [n for n, row in enumerate(portfolio.levels) if (row > 0).sum() > 1]
    kappas = all_pairs(portfolio.levels, SPAN).kappa[np.ix_(bound, bound)]
    pairs: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for tie in source.ties.held(day, day):
        if level(tie):
            pairs[tie.treaty][tie.obligor, tie.beneficiary] += 1

    def made_of(members: frozenset[str]) -> tuple[str, ...]:
        within = {t: sum(a in members and b in members for a, b in of) for t, of in pairs.items()}
        return tuple(sorted((t for t, n in within.items() if n), key=lambda t: (-within[t], t)))

    states = [portfolio.states[n] for n in bound]
    found, alone = _blocs("commitments", day, states, kappas, MODERATE, made_of)
    without = set(portfolio.states) - set(states)
    return found, tuple(sorted({*alone, *without}))


def _by_happenings(store: Store, day: date, half_life: float) -> tuple[list[Bloc], tuple[str, ...]]:
    reference = load_reference()
    oldest = (day - timedelta(days=_HALF_LIVES * half_life)).isoformat()
    # The store dates no happening by its report, so that one without a date of its own is looked at here.
    recent = [h for h in store.happenings() if h.first is None or oldest[: len(h.first)] <= h.first <= day.isoformat()]
    told = told_of(store, recent)
    sides: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, happening in enumerate(recent):
        parties = (*happening.actors, *happening.recipients)
        named = sorted({polity(a.country) for a in parties if a.country in reference.states})
        for i, one in enumerate(named):
            for other in named[i + 1 :]:
                sides[one, other].append(n)
    states = sorted({s for pair in sides for s in pair})
    at = {s: n for n, s in enumerate(states)}
    codes = {s: [c for c in reference.states if polity(c) == s] for s in states}
    balance = np.zeros((len(states), len(states)))
    within: dict[tuple[str, str], tuple[str, ...]] = {}
    for (one, other), of in sides.items():
        mine = acts(
            Told([recent[n] for n in of], told.events, told.sentences, told.published), codes[one], codes[other]
        )
        known = [a for a in mine if a.counts and a.day <= day.isoformat()]
        score = score_on(stream(known, documents=0, half_life=half_life).days, day, half_life)
        balance[at[one], at[other]] = balance[at[other], at[one]] = score
        within[one, other] = tuple(a.happening for a in known)

    def made_of(members: frozenset[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(h for pair, of in within.items() if members.issuperset(pair) for h in of))

    return _blocs("happenings", day, states, balance, FRIENDLY, made_of) if states else ([], ())
