"""Where a series of numbers changes its mean: PELT with a penalty.

Killick, Fearnhead and Eckley (2012), "Optimal Detection of Changepoints With a Linear Computational Cost", JASA 107.
The cost is the sum of squared deviations from the segment's mean; the penalty 2 s^2 log n (Yao 1988) with s from the
median step between neighbours, but no less than one point of the scale.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import log
from statistics import median

import numpy as np
from numpy.typing import NDArray

SHORTEST = 3
_LEAST_SPREAD = 1.0
_MAD_TO_SD = 1.4826
_AT_ONCE = 128
"""So many ends are reckoned at once."""


def change_points(values: Sequence[float], weights: Sequence[float] | None = None) -> tuple[int, ...]:
    """The indices at which a new segment begins, none where fewer than two segments of three values fit.

    `weights` (positive) say how many observations a value is the mean of.
    """
    n = len(values)
    if n < 2 * SHORTEST:
        return ()
    of = np.ones(n) if weights is None else np.array(weights, dtype=np.float64)
    costs = Costs(values, of)
    penalty = penalty_of(values, of)
    best = np.full(n + 1, np.inf)
    best[0] = -penalty
    last = [0] * (n + 1)
    starts, added = np.zeros(1, np.int64), SHORTEST
    for first in range(SHORTEST, n + 1, _AT_ONCE):
        ends = np.arange(first, min(first + _AT_ONCE, n + 1))
        starts = np.concatenate((starts, np.arange(added, ends[-1] - SHORTEST + 1)))
        added = max(added, int(ends[-1]) - SHORTEST + 1)
        totals = costs.of(starts, ends)
        ready = np.searchsorted(starts, ends - SHORTEST, side="right").tolist()
        for end, row, count in zip(ends.tolist(), totals, ready, strict=True):
            row[:count] += best[starts[:count]]
            cheapest = int(row[:count].argmin())
            last[end], best[end] = int(starts[cheapest]), row[cheapest] + penalty
        # PELT's pruning: a start dearer than the best at some end can never win again once a segment can begin there.
        settled = ends <= ends[-1] + 1 - SHORTEST
        dear = (totals > best[ends][:, None]) & (starts <= ends[:, None] - SHORTEST) & settled[:, None]
        starts = starts[~dear.any(axis=0)]
    found = []
    at = n
    while last[at] > 0:
        at = last[at]
        found.append(at)
    return tuple(reversed(found))


def penalty_of(values: Sequence[float], weights: NDArray[np.float64]) -> float:
    """What one more segment must save."""
    return float(2 * _spread(values) ** 2 * log(weights.sum()))


def _spread(values: Sequence[float]) -> float:
    steps = [abs(b - a) for a, b in pairwise(values)]
    return max(_LEAST_SPREAD, _MAD_TO_SD * median(steps) / 2**0.5)


class Costs:
    """The weighted squared deviations from their mean of any stretch of a series."""

    def __init__(self, values: Sequence[float], weights: NDArray[np.float64]) -> None:
        given = np.array(values, dtype=np.float64)
        self._sums = [np.concatenate(([0.0], np.cumsum(weights * given**power))) for power in (0, 1, 2)]

    def of(self, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.float64]:
        """The costs of the stretches from each start up to each end, exclusive: a row an end; 0 of those that begin no
        earlier than they end."""
        whole, first, second = (sums[ends][:, None] - sums[starts] for sums in self._sums)
        cost: NDArray[np.float64] = np.maximum(0.0, second - first * first / np.where(whole > 0, whole, 1.0))
        return np.where(whole > 0, cost, 0.0)
