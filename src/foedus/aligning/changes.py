"""Where a series of numbers changes its mean: PELT with a penalty.

Killick, Fearnhead and Eckley (2012), "Optimal Detection of Changepoints With a Linear Computational Cost", JASA 107.
The cost is the sum of squared deviations from the segment's mean; the penalty 2 s^2 log n (Yao 1988) with s from the
median step between neighbours, but no less than one point of the scale.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import log
from statistics import median

SHORTEST = 3
_LEAST_SPREAD = 1.0
_MAD_TO_SD = 1.4826


def change_points(values: Sequence[float], weights: Sequence[float] | None = None) -> tuple[int, ...]:
    """The indices at which a new segment begins, none where fewer than two segments of three values fit.

    `weights` (positive) say how many observations a value is the mean of.
    """
    n = len(values)
    if n < 2 * SHORTEST:
        return ()
    of = list(weights) if weights is not None else [1.0] * n
    cost = _costs(values, of)
    penalty = 2 * _spread(values) ** 2 * log(sum(of))
    best = [-penalty] + [float("inf")] * n
    last = [0] * (n + 1)
    open_starts = [0]
    for end in range(SHORTEST, n + 1):
        totals = {s: best[s] + cost(s, end) + penalty for s in open_starts if end - s >= SHORTEST}
        if totals:
            last[end] = min(totals, key=lambda s: (totals[s], s))
            best[end] = totals[last[end]]
        # PELT's pruning: a start that is already dearer than the best can never win again.
        open_starts = [s for s in open_starts if s not in totals or totals[s] - penalty <= best[end]]
        open_starts.append(end - SHORTEST + 1)
        open_starts = sorted({s for s in open_starts if s == 0 or s >= SHORTEST})
    found = []
    at = n
    while last[at] > 0:
        at = last[at]
        found.append(at)
    return tuple(reversed(found))


def _spread(values: Sequence[float]) -> float:
    steps = [abs(b - a) for a, b in pairwise(values)]
    return max(_LEAST_SPREAD, _MAD_TO_SD * median(steps) / 2**0.5)


def _costs(values: Sequence[float], weights: Sequence[float]) -> Callable[[int, int], float]:
    whole, first, second = [0.0], [0.0], [0.0]
    for value, weight in zip(values, weights, strict=True):
        whole.append(whole[-1] + weight)
        first.append(first[-1] + weight * value)
        second.append(second[-1] + weight * value * value)

    def cost(start: int, end: int) -> float:
        total = first[end] - first[start]
        return max(0.0, second[end] - second[start] - total * total / (whole[end] - whole[start]))

    return cost
