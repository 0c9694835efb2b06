"""Rings and lines cut to a rectangle, and rings filled with hatching, on arrays of points."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
"""x and y, a row a point."""
Box = tuple[float, float, float, float]
"""Least x, least y, greatest x, greatest y."""


def bounds(points: Points) -> Box:
    """The least box around the points."""
    (x0, y0), (x1, y1) = points.min(axis=0), points.max(axis=0)
    return float(x0), float(y0), float(x1), float(y1)


def following(ring: Points) -> Points:
    """For each point of a closed ring the one after it."""
    return np.concatenate((ring[1:], ring[:1]))


def clipped_ring(ring: Points, box: Box) -> Points:
    """A closed ring cut to a box, one half-plane after the other (Sutherland and Hodgman 1974); may be empty."""
    x0, y0, x1, y1 = bounds(ring)
    if x1 < box[0] or y1 < box[1] or x0 > box[2] or y0 > box[3]:
        return ring[:0]
    for axis, sign, limit in ((0, 1.0, box[0]), (0, -1.0, -box[2]), (1, 1.0, box[1]), (1, -1.0, -box[3])):
        if len(ring) == 0:
            return ring
        over = sign * ring[:, axis] - limit
        inside = over >= 0
        if inside.all():
            continue
        after = following(ring)
        beyond = following(over)
        crosses = inside != (beyond >= 0)
        share = np.where(crosses, over / np.where(crosses, over - beyond, 1.0), 0.0)
        cut = ring + (after - ring) * share[:, None]
        cut[crosses, axis] = sign * limit
        both = np.stack((ring, cut), axis=1)
        ring = both[np.stack((inside, crosses), axis=1)]
    return ring


def clipped_line(line: Points, box: Box) -> Iterator[Points]:
    """The pieces of an open line that lie in a box."""
    return clipped_lines(line, np.array([0, len(line)]), box)


def clipped_lines(points: Points, starts: NDArray[np.int64], box: Box) -> Iterator[Points]:
    """The pieces in a box of many open lines at once, one after the other in `points`; `starts` are their first rows
    and the end of all. Every segment is cut by itself (Liang and Barsky 1984)."""
    from_, to = points[:-1], points[1:]
    step = to - from_
    first, last = np.zeros(len(from_)), np.ones(len(from_))
    kept = np.ones(len(from_), np.bool_)
    kept[starts[1:-1] - 1] = False
    for axis, low, high in ((0, box[0], box[2]), (1, box[1], box[3])):
        along, at = step[:, axis], from_[:, axis]
        level = along == 0
        kept &= ~level | ((at >= low) & (at <= high))
        safe = np.where(level, 1.0, along)
        # Along a step too small to divide by a limit is infinitely far, which is right.
        with np.errstate(over="ignore"):
            one, other = (low - at) / safe, (high - at) / safe
        first = np.where(level, first, np.maximum(first, np.minimum(one, other)))
        last = np.where(level, last, np.minimum(last, np.maximum(one, other)))
    found = np.flatnonzero(kept & (first <= last))
    if not len(found):
        return
    first, last, step = first[found, None], last[found, None], step[found]
    begin = np.where(first > 0, from_[found] + first * step, from_[found])
    end = np.where(last < 1, from_[found] + last * step, to[found])
    # A piece goes on where the segment before it was left at its end and this one is entered at its beginning.
    parts = (np.diff(found) > 1) | (last[:-1, 0] < 1) | (first[1:, 0] > 0)
    edges = [0, *(np.flatnonzero(parts) + 1).tolist(), len(found)]
    for one_, next_ in pairwise(edges):
        yield np.concatenate((begin[one_ : one_ + 1], end[one_:next_]))


def area(ring: Points) -> float:
    """The area of a closed ring."""
    x, y = ring[:, 0], ring[:, 1]
    return abs(float(np.dot(x, following(y)) - np.dot(y, following(x)))) / 2


def holds(ring: Points, point: tuple[float, float]) -> bool:
    """Whether a point lies in a closed ring."""
    after = following(ring)
    crosses = (ring[:, 1] > point[1]) != (after[:, 1] > point[1])
    one, other = ring[crosses], after[crosses]
    at = one[:, 0] + (other[:, 0] - one[:, 0]) * (point[1] - one[:, 1]) / (other[:, 1] - one[:, 1])
    return bool(np.count_nonzero(at > point[0]) % 2)


def hatching(rings: list[Points], apart: float) -> Iterator[Points]:
    """Diagonal lines, `apart` pixels from each other, inside rings by the even-odd rule."""
    if not rings:
        return
    starts = np.concatenate(rings)
    ends = np.concatenate([following(ring) for ring in rings])
    from_, to = starts.sum(axis=1), ends.sum(axis=1)
    step = apart * 2**0.5
    first, last = np.ceil(from_.min() / step), np.floor(from_.max() / step)
    for n in np.arange(first, last + 1):
        level = n * step
        hit = (from_ > level) != (to > level)
        share = (level - from_[hit]) / (to[hit] - from_[hit])
        x = np.sort(starts[hit, 0] + share * (ends[hit, 0] - starts[hit, 0]))
        for k in range(0, len(x) - 1, 2):
            yield np.array([[x[k], level - x[k]], [x[k + 1], level - x[k + 1]]])
