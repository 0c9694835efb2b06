"""The network of parties with signed ties."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from foedus.answers.pairs import Pair, pairs
from foedus.records import CodedDocument


@dataclass(frozen=True, slots=True)
class Node:
    """A party; `ties` counts the happenings it is in."""

    key: str
    name: str
    ties: int


@dataclass(frozen=True, slots=True)
class Network:
    """The parties with most ties and the pairs between them; `left_out` counts the parties not shown."""

    nodes: tuple[Node, ...]
    edges: tuple[Pair, ...]
    left_out: int


def network(documents: Iterable[CodedDocument], most: int = 24) -> Network:
    """The network of the `most` parties with most ties, in that order."""
    found = pairs(documents)
    ties: dict[str, int] = {}
    called: dict[str, str] = {}
    for pair in found:
        for key, name in ((pair.a, pair.a_name), (pair.b, pair.b_name)):
            ties[key] = ties.get(key, 0) + pair.count
            called[key] = name
    shown = sorted(ties, key=lambda k: (-ties[k], called[k], k))[:most]
    edges = tuple(pair for pair in found if pair.a in shown and pair.b in shown)
    return Network(tuple(Node(k, called[k], ties[k]) for k in shown), edges, len(ties) - len(shown))
