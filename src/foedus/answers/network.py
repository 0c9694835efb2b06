"""The network of parties with signed ties, laid out on two facing arcs so that no label meets another."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from foedus.answers.pairs import Pair, pairs
from foedus.records import CodedDocument


@dataclass(frozen=True, slots=True)
class Node:
    """A party. `x` and `y` lie on an ellipse between 0 and 1, y downwards; `ties` counts the happenings it is in."""

    key: str
    name: str
    ties: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Network:
    """The parties with most ties and the pairs between them; `left_out` counts the parties not shown."""

    nodes: tuple[Node, ...]
    edges: tuple[Pair, ...]
    left_out: int


def network(documents: Iterable[CodedDocument], most: int = 24) -> Network:
    """The network of the `most` parties with most ties. The same documents give the same positions."""
    found = pairs(documents)
    ties: dict[str, int] = {}
    called: dict[str, str] = {}
    for pair in found:
        for key, name in ((pair.a, pair.a_name), (pair.b, pair.b_name)):
            ties[key] = ties.get(key, 0) + pair.count
            called[key] = name
    shown = sorted(ties, key=lambda k: (-ties[k], called[k], k))[:most]
    edges = tuple(pair for pair in found if pair.a in shown and pair.b in shown)
    order = ring(shown, edges)
    nodes = tuple(Node(k, called[k], ties[k], *spot) for k, spot in zip(order, spots(len(order)), strict=True))
    return Network(nodes, edges, len(ties) - len(shown))


def ring(keys: Sequence[str], edges: Sequence[Pair]) -> list[str]:
    """The keys in the order around the ellipse that keeps ties short: swaps from the given order until none helps."""
    order = list(keys)
    n = len(order)
    tie = {(p.a, p.b): math.log2(1 + p.count) for p in edges}
    near: dict[str, list[tuple[str, float]]] = {k: [] for k in order}
    for (a, b), w in tie.items():
        near[a].append((b, w))
        near[b].append((a, w))
    places = spots(n)

    def cost(key: str, at: int, where: dict[str, int]) -> float:
        x, y = places[at]
        return sum(w * math.dist((x, y), places[where[other]]) for other, w in near[key])

    where = {k: i for i, k in enumerate(order)}
    for _ in range(12):
        better = False
        for i in range(n):
            for j in range(i + 1, n):
                a, b = order[i], order[j]
                before = cost(a, i, where) + cost(b, j, where)
                where[a], where[b] = j, i
                after = cost(a, j, where) + cost(b, i, where)
                if after < before - 1e-9:
                    order[i], order[j] = b, a
                    better = True
                else:
                    where[a], where[b] = i, j
        if not better:
            break
    return order


def spots(n: int) -> list[tuple[float, float]]:
    """n places around an ellipse, clockwise from the top right, at even heights on each side, in the unit square."""
    right = (n + 1) // 2
    places = [_on_arc(i, right, +1) for i in range(right)]
    return places + [_on_arc(i, n - right, -1) for i in range(n - right)][::-1]


def _on_arc(i: int, of: int, side: int) -> tuple[float, float]:
    y = (i + 0.5) / of
    reach = math.sqrt(max(0.0, 1 - (2 * y - 1) ** 2))
    return round(0.5 + side * (0.12 + 0.38 * reach), 4), round(y, 4)
