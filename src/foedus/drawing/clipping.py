"""Rings and lines cut to a rectangle, and rings filled with hatching, on arrays of points."""

from __future__ import annotations

from collections.abc import Iterator

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
        after = np.roll(ring, -1, axis=0)
        beyond = np.roll(over, -1)
        crosses = inside != (beyond >= 0)
        share = np.where(crosses, over / np.where(crosses, over - beyond, 1.0), 0.0)
        cut = ring + (after - ring) * share[:, None]
        cut[crosses, axis] = sign * limit
        both = np.stack((ring, cut), axis=1)
        ring = both[np.stack((inside, crosses), axis=1)]
    return ring


def clipped_line(line: Points, box: Box) -> Iterator[Points]:
    """The pieces of an open line that lie in a box."""
    inside = (line[:, 0] >= box[0]) & (line[:, 0] <= box[2]) & (line[:, 1] >= box[1]) & (line[:, 1] <= box[3])
    if inside.all():
        yield line
        return
    x0, y0, x1, y1 = bounds(line)
    if x1 < box[0] or y1 < box[1] or x0 > box[2] or y0 > box[3]:
        return
    piece: list[tuple[float, float]] = []
    rows = line.tolist()
    for n in range(len(rows) - 1):
        cut = _segment(rows[n], rows[n + 1], box)
        if cut is None:
            continue
        if piece and piece[-1] == cut[0]:
            piece.append(cut[1])
        else:
            if piece:
                yield np.array(piece)
            piece = list(cut)
    if piece:
        yield np.array(piece)


def _segment(a: list[float], b: list[float], box: Box) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """The part of a segment in a box (Liang and Barsky 1984)."""
    start, end = 0.0, 1.0
    dx, dy = b[0] - a[0], b[1] - a[1]
    for step, room in ((-dx, a[0] - box[0]), (dx, box[2] - a[0]), (-dy, a[1] - box[1]), (dy, box[3] - a[1])):
        if step == 0:
            if room < 0:
                return None
        elif step < 0:
            start = max(start, room / step)
        else:
            end = min(end, room / step)
    if start > end:
        return None
    return (a[0] + start * dx, a[1] + start * dy), (a[0] + end * dx, a[1] + end * dy)


def area(ring: Points) -> float:
    """The area of a closed ring."""
    x, y = ring[:, 0], ring[:, 1]
    return abs(float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1)))) / 2


def holds(ring: Points, point: tuple[float, float]) -> bool:
    """Whether a point lies in a closed ring."""
    after = np.roll(ring, -1, axis=0)
    crosses = (ring[:, 1] > point[1]) != (after[:, 1] > point[1])
    one, other = ring[crosses], after[crosses]
    at = one[:, 0] + (other[:, 0] - one[:, 0]) * (point[1] - one[:, 1]) / (other[:, 1] - one[:, 1])
    return bool(np.count_nonzero(at > point[0]) % 2)


def hatching(rings: list[Points], apart: float) -> Iterator[Points]:
    """Diagonal lines, `apart` pixels from each other, inside rings by the even-odd rule."""
    if not rings:
        return
    starts = np.concatenate(rings)
    ends = np.concatenate([np.roll(ring, -1, axis=0) for ring in rings])
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
