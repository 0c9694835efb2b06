"""Tellings to clusters: average linkage that never puts what contradicts into one cluster."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T", bound=Hashable)
_MOST_COMPARED = 16


def cluster(
    items: Sequence[T],
    candidates: Iterable[tuple[int, int]],
    likeness: Callable[[T, T], float],
    threshold: float,
) -> list[list[int]]:
    """The items' indices in clusters, each in order, the clusters by their first item.

    `candidates` are the pairs of indices (i < j) that may be one; `likeness` gives 0 for a contradiction, else up to 1.
    The likest pairs come first; two clusters are joined where the mean likeness of their members reaches `threshold`
    and no two members contradict each other. Of large clusters the first members stand for all. The result depends on
    the order of `items` only.
    """
    seen: dict[tuple[int, int], float] = {}

    def like(i: int, j: int) -> float:
        pair = (i, j) if i < j else (j, i)
        found = seen.get(pair)
        if found is None:
            found = seen[pair] = likeness(items[pair[0]], items[pair[1]])
        return found

    edges = sorted((-found, i, j) for i, j in set(candidates) if (found := like(i, j)) >= threshold)
    members = {i: [i] for i in range(len(items))}
    home = list(range(len(items)))
    for _, i, j in edges:
        a, b = home[i], home[j]
        if a == b:
            continue
        scores = [like(p, q) for p in members[a][:_MOST_COMPARED] for q in members[b][:_MOST_COMPARED]]
        if min(scores) <= 0 or sum(scores) / len(scores) < threshold:
            continue
        low, high = min(a, b), max(a, b)
        members[low] = sorted(members[low] + members.pop(high))
        for k in members[low]:
            home[k] = low
    return [members[k] for k in sorted(members)]
