"""Which happening a unit belongs to, given those of the units before it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from foedus.happenings.unit import Unit, alike

WINDOW = 32
"""Of the units that share a key, so many before a unit (in their order) are held against it."""
FIRST = 16
"""So many of a happening's first units stand for all of them."""


def best(unit: Unit, happenings: Iterable[tuple[str, Sequence[Unit]]], threshold: float) -> str | None:
    """The id of the happening that a unit belongs to, None where it opens one.

    `happenings` are those that hold a unit like this one, each with its first units (`FIRST`), all before this one in
    their order. The likest is taken, by the mean likeness to the liker half of its first units (what is told in passing
    is like nothing much), if that reaches `threshold` and none of them all contradicts the unit; of equals the one with
    the smaller id.
    """
    found: tuple[float, str] | None = None
    for name, members in sorted(happenings, key=lambda h: h[0]):
        scores = sorted((alike(member, unit) for member in members), reverse=True)
        liker = scores[: (len(scores) + 1) // 2]
        mean = sum(liker) / len(liker)
        if scores[-1] > 0 and mean >= threshold and (found is None or mean > found[0]):
            found = (mean, name)
    return None if found is None else found[1]
