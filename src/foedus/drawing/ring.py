"""Orders of parties that keep their ties short: around two facing arcs, or down a column."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

Weights = Mapping[tuple[str, str], float]
"""How strong the tie between two parties is."""
_ROUNDS = 12


def arranged(keys: Sequence[str], weights: Weights, places: Sequence[tuple[float, float]]) -> list[str]:
    """The keys in the order of `places` that keeps ties short: swaps from the given order until none helps."""
    n = len(keys)
    number = {key: i for i, key in enumerate(keys)}
    near: list[list[tuple[int, float]]] = [[] for _ in keys]
    for (one, other), weight in weights.items():
        near[number[one]].append((number[other], weight))
        near[number[other]].append((number[one], weight))
    apart = [[math.dist(one, other) for other in places] for one in places]
    # Who stands at each place; the strength of a tie; and what each one's ties would cost at each place.
    order = list(range(n))
    tie = [[0.0] * n for _ in keys]
    for own, ties in zip(tie, near, strict=True):
        for to, weight in ties:
            own[to] += weight
    cost = [_summed([(apart[to], weight) for to, weight in ties], n) for ties in near]
    for _ in range(_ROUNDS):
        better = False
        for i in range(n):
            row, at_i = apart[i], order[i]
            here, mine = cost[at_i], tie[at_i]
            now = here[i]
            for j in range(i + 1, n):
                b = order[j]
                there = cost[b]
                # The tie between the two is as long as before, but stands on one place in both sums.
                if here[j] + there[i] + 2 * mine[b] * row[j] < now + there[j] - 1e-9:
                    order[i], order[j] = b, at_i
                    for to, weight in near[at_i]:
                        _move(cost[to], row, apart[j], weight)
                    for to, weight in near[b]:
                        _move(cost[to], apart[j], row, weight)
                    at_i = b
                    here, mine = cost[at_i], tie[at_i]
                    now = here[i]
                    better = True
        if not better:
            break
    return [keys[i] for i in order]


def _summed(parts: Sequence[tuple[list[float], float]], n: int) -> list[float]:
    """What ties to others at known places cost at each place, given how far those are from each, and the weights."""
    total = [0.0] * n
    for row, weight in parts:
        total = [t + weight * far for t, far in zip(total, row, strict=True)]
    return total


def _move(cost: list[float], old: list[float], new: list[float], weight: float) -> None:
    """One to whom there is a tie of this weight has moved from a place to another."""
    cost[:] = [c + weight * (far - was) for c, was, far in zip(cost, old, new, strict=True)]


def arcs(n: int) -> list[tuple[float, float]]:
    """n places around an ellipse, clockwise from the top right, at even heights on each side, in the unit square."""
    right = (n + 1) // 2
    return [_on_arc(i, right, +1) for i in range(right)] + [_on_arc(i, n - right, -1) for i in range(n - right)][::-1]


def column(n: int) -> list[tuple[float, float]]:
    """n places one under the other."""
    return [(0.0, float(i)) for i in range(n)]


def _on_arc(i: int, of: int, side: int) -> tuple[float, float]:
    y = (i + 0.5) / of
    reach = math.sqrt(max(0.0, 1 - (2 * y - 1) ** 2))
    return round(0.5 + side * (0.12 + 0.38 * reach), 4), round(y, 4)
