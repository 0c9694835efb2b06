"""Figures that are ratios of counts, with bootstrap intervals over the documents that the counts come from.

Percentile bootstrap (Efron and Tibshirani 1993, chapter 13): units are drawn with replacement, the counts summed, the
figure taken anew. A figure that fewer than FEWEST units have anything to say on gets no interval: drawing from so few
says nothing of others. Two runs over the same units are compared on the same draws (paired).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Counts = Mapping[str, float]
DRAWS = 1000
FEWEST = 5


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value with its 95 per cent bootstrap interval; 0 to 1 where there are too few units for one."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure of two runs, `now` less `then`, and the 95 per cent interval of the difference on paired draws."""

    now: float
    then: float
    difference: float
    low: float
    high: float


class Sums(dict[str, Floats]):
    """Summed counts by name: all units first, then each draw. What was never counted is zero."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self._nothing = np.zeros(size)

    def __missing__(self, name: str) -> Floats:
        return self._nothing


Measure = Callable[[Sums], Floats]


def share(part: str, whole: str) -> Measure:
    """The share of one count in another."""
    return lambda sums: _divided(sums[part], sums[whole])


def f_measure(hits: str, coded: str, gold: str) -> Measure:
    """The harmonic mean of precision (hits of coded) and recall (hits of gold)."""
    return lambda sums: _divided(2 * sums[hits], sums[coded] + sums[gold])


def mean(*measures: Measure) -> Measure:
    """The mean of several measures."""
    return lambda sums: np.mean([m(sums) for m in measures], axis=0)


def harmonic(one: Measure, other: Measure) -> Measure:
    """The harmonic mean of two measures."""

    def both(sums: Sums) -> Floats:
        a, b = one(sums), other(sums)
        return np.where((a == 0) & (b == 0), 0.0, _divided(2 * a * b, a + b))

    return both


def three(name: str, hits: str, coded: str, gold: str) -> dict[str, Measure]:
    """Precision, recall and F1 under a name."""
    return {
        f"{name} precision".strip(): share(hits, coded),
        f"{name} recall".strip(): share(hits, gold),
        f"{name} f1".strip(): f_measure(hits, coded, gold),
    }


def estimate(
    units: Sequence[Counts], measures: Mapping[str, Measure], *, draws: int = DRAWS, seed: int = 0
) -> dict[str, Figure | None]:
    """Each measure over all units, with its interval; None where there is nothing to divide by."""
    sums, each = _sums(units, _drawn(len(units), draws, seed)), _sums(units)
    found: dict[str, Figure | None] = {}
    for name, measure in measures.items():
        values = measure(sums)
        low, high = _interval(values[1:] if _telling(measure, each) else values[:0])
        found[name] = None if np.isnan(values[0]) else Figure(float(values[0]), low, high)
    return found


def contrast(
    now: Sequence[Counts], then: Sequence[Counts], measures: Mapping[str, Measure], *, draws: int = DRAWS, seed: int = 0
) -> dict[str, Difference]:
    """Each measure of two runs over the same units; those that either run gives nothing to divide by are left out."""
    weights = _drawn(len(now), draws, seed)
    new, old, each = _sums(now, weights), _sums(then, weights), _sums(now)
    found = {}
    for name, measure in measures.items():
        a, b = measure(new), measure(old)
        if np.isnan(a[0]) or np.isnan(b[0]):
            continue
        low, high = _interval((a - b)[1:] if _telling(measure, each) else a[:0], (-1.0, 1.0))
        found[name] = Difference(float(a[0]), float(b[0]), float(a[0] - b[0]), low, high)
    return found


def _divided(part: Floats, whole: Floats) -> Floats:
    ratio: Floats = np.divide(part, whole, out=np.full(len(whole), np.nan), where=whole > 0)
    return ratio


def _telling(measure: Measure, each: Sums) -> bool:
    return int(np.count_nonzero(~np.isnan(measure(each)))) >= FEWEST


def _drawn(units: int, draws: int, seed: int) -> Floats:
    """How often each unit counts: once in the first row, as drawn in the others. One unit is not drawn from.

    RandomState's stream is frozen (NEP 19): the same numbers with every version of NumPy.
    """
    picked = np.random.RandomState(seed).randint(0, max(1, units), (draws if units > 1 else 0, units))
    rows = [np.bincount(row, minlength=units) for row in picked]
    return np.array([np.ones(units), *rows], dtype=np.float64)


def _sums(units: Sequence[Counts], weights: Floats | None = None) -> Sums:
    """The counts of the units weighted and summed, a row of weights each; without weights those of each unit."""
    names = sorted({name for unit in units for name in unit})
    sums = Sums(len(units) if weights is None else len(weights))
    if names:
        table = np.array([[unit.get(name, 0) for name in names] for unit in units], dtype=np.float64)
        table = table if weights is None else weights @ table
        sums.update({name: table[:, n] for n, name in enumerate(names)})
    return sums


def _interval(values: Floats, unknown: tuple[float, float] = (0.0, 1.0)) -> tuple[float, float]:
    known = np.sort(values[~np.isnan(values)])
    if not len(known):
        return unknown
    return float(known[int(0.025 * len(known))]), float(known[int(0.975 * len(known))])
