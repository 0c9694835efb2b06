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
    # Who stands at each place, and where each stands.
    order, where = list(range(n)), list(range(n))

    def cost(one: int, at: int) -> float:
        row, total = apart[at], 0.0
        for other, weight in near[one]:
            total += weight * row[where[other]]
        return total

    costs = [cost(one, at) for at, one in enumerate(order)]
    for _ in range(_ROUNDS):
        better = False
        for i in range(n):
            for j in range(i + 1, n):
                a, b = order[i], order[j]
                before = costs[i] + costs[j]
                where[a], where[b] = j, i
                if cost(a, j) + cost(b, i) < before - 1e-9:
                    order[i], order[j] = b, a
                    costs = [cost(one, at) for at, one in enumerate(order)]
                    better = True
                else:
                    where[a], where[b] = i, j
        if not better:
            break
    return [keys[i] for i in order]


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
