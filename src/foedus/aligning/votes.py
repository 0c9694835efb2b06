"""How alike two states vote in the UN General Assembly, year by year: agreement, and kappa over yes, abstain and no."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from foedus.aligning.measures import Matrix, Row, pair
from foedus.records.alignment import VoteYear
from foedus.records.imported import RollCall, VoteBook

_VALUE = {"y": 2.0, "a": 1.0, "n": 0.0}
SPAN = 2.0


def vote_year(book: VoteBook, x: str, y: str, year: int) -> VoteYear | None:
    """Two states' votes of a year, abstention half way between yes and no; None where they never voted on the same."""
    one, other = book.votes.get((x, year)), book.votes.get((y, year))
    if one is None or other is None:
        return None
    both = [n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != "." and b != "."]
    if not both:
        return None
    rows = [np.array([_VALUE[line[n]] for n in both]) for line in (one, other)]
    found = pair(rows[0], rows[1], SPAN)
    calls = book.calls[year]
    against = [n for n in both if {one[n], other[n]} == {"y", "n"}]
    return VoteYear(
        year, len(both), sum(one[n] == other[n] for n in both) / len(both), found.kappa, found.pi, found.s,
        len(against), tuple(_called(calls[n]) for n in against),
    )  # fmt: skip


def _called(call: RollCall) -> str:
    return call.resolution or f"roll call {call.id}"


def vote_matrix(book: VoteBook, year: int) -> tuple[tuple[str, ...], Matrix]:
    """The states that voted in a year and the kappa of every pair of them, NaN where it says nothing."""
    states = tuple(sorted(s for s, y in book.votes if y == year))
    lines: Sequence[Row] = [np.array([_VALUE.get(c, np.nan) for c in book.votes[s, year]]) for s in states]
    kappas = np.full((len(states), len(states)), np.nan)
    for i, one in enumerate(lines):
        for j in range(i + 1, len(lines)):
            both = ~(np.isnan(one) | np.isnan(lines[j]))
            if both.sum() >= LEAST:
                kappa = pair(one[both], lines[j][both], SPAN).kappa
                kappas[i, j] = kappas[j, i] = np.nan if kappa is None else kappa
    return states, kappas


LEAST = 10
"""With fewer common votes than this two states' kappa of a year says too little to form blocs by."""
