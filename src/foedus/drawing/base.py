"""What lies under every map: sea, graticule, land, the lines between states, and what is disputed."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from foedus.drawing.clipping import (
    Box,
    Points,
    area,
    bounds,
    clipped_line,
    clipped_lines,
    clipped_ring,
    hatching,
    holds,
)
from foedus.drawing.projections import Azimuthal, EqualEarth, vectors
from foedus.drawing.shapes import Lines, label_places, level
from foedus.drawing.svg import NOTHING, Svg, group, tag
from foedus.drawing.views import View

GRAIN = 3
"""Units a pixel in the paths of the base, which stand in a group that is scaled back: whole numbers are short."""
_HATCH, _SPECK, _MARGIN = 5.0, 600.0, 16.0
_REACH = 0.17
"""Cosine of how far from the centre a line may begin to be drawn on a region's map: beyond it all is distorted."""


@dataclass(frozen=True, slots=True, eq=False)
class Base:
    """The base of a view: `under` goes below the shades of states, `over` above them.

    `outlines`: each state's path in units of GRAIN, by code. `sizes`: its area in square pixels in the view. `names`:
    code, name, place and area of the greatest visible piece of each state that is no speck, the greatest first.
    """

    under: Svg
    over: Svg
    outlines: Mapping[str, str]
    sizes: Mapping[str, float]
    names: tuple[tuple[str, str, float, float, float], ...]


@lru_cache(maxsize=128)
def base(view: View) -> Base:
    """The base of a view."""
    shown = level(view.detail)
    box = (-2.0, -2.0, view.width + 2.0, view.height + 2.0)
    cuts = [
        (n, cut)
        for n, ring, inside in _placed(shown.rings, view, box, closed=True)
        if len(cut := ring if inside else clipped_ring(ring, box)) > 2
    ]
    pieces: dict[int, list[tuple[Points, str]]] = {}
    # The paths of all at once: a few large arrays rather than hundreds of small ones.
    for (n, cut), path in zip(cuts, _paths([cut for _, cut in cuts]), strict=True):
        pieces.setdefault(n, []).append((cut, _closed(path)))
    outlines: dict[str, str] = {}
    sizes: dict[str, float] = {}
    land: list[str] = []
    hatched: list[Points] = []
    names: list[tuple[str, str, float, float, float]] = []
    for shape in shown.shapes:
        placed = [piece for n in shape.rings for piece in pieces.get(n, ())]
        if not placed:
            continue
        rings = [ring for ring, _ in placed]
        path = "".join(drawn for _, drawn in placed)
        land.append(path)
        if shape.hatched:
            hatched += hatching(rings, _HATCH)
        if shape.code:
            areas = [area(ring) for ring in rings]
            outlines[shape.code] = outlines.get(shape.code, "") + path
            sizes[shape.code] = sizes.get(shape.code, 0.0) + sum(areas)
            if max(areas) > _SPECK:
                spot = _middle(rings[areas.index(max(areas))], view.at(shape.lon, shape.lat), view)
                if spot is not None:
                    names.append((shape.code, label_places()[shape.code][0], *spot, max(areas)))
    names.sort(key=lambda n: (-n[4], n[0]))
    under = [_sea(view), _graticule(view, box), _path("".join(land), "d-land")]
    over = [
        _path(_open(hatched), "d-hatch"),
        _path(_lines(shown.borders, view, box), "d-border"),
        _path(_lines(shown.disputed, view, box), "d-disputed"),
    ]
    scaled = {"transform": f"scale({1 / GRAIN:.6g})", "aria_hidden": "true"}
    return Base(group(under, **scaled), group(over, **scaled), outlines, sizes, tuple(names))


def _placed(lines: Lines, view: View, box: Box, *, closed: bool) -> Iterator[tuple[int, Points, bool]]:
    """The lines that may show in a view, with their numbers, in pixels, and whether all of it does: all are projected
    at once."""
    whole = np.ones(len(lines), dtype=bool)
    points = lines.points
    if isinstance(view.projection, EqualEarth):
        west, east, width, y = _widths(lines)
        turns = np.rint((view.projection.lon - (west + east) / 2) / 360.0) * 360.0
        whole = (west + turns >= view.projection.lon - 180) & (east + turns <= view.projection.lon + 180)
        lon = points[:, 0] + np.repeat(turns, lines.lengths())
        placed, near = view.scaled(*view.projection.of_widths(lon, width, y)), whole
    else:
        globe = _globe(lines)
        near = lines.greatest(view.projection.facing(globe)) > _REACH
        placed = view.scaled(*view.projection.of_vectors(globe))
    x, y = placed[:, 0], placed[:, 1]
    left, right, top, low = lines.least(x), lines.greatest(x), lines.least(y), lines.greatest(y)
    shows = near & (right >= box[0]) & (left <= box[2]) & (low >= box[1]) & (top <= box[3])
    inside = (left >= box[0]) & (right <= box[2]) & (top >= box[1]) & (low <= box[3])
    shown = np.flatnonzero(shows)
    for n, first, end, in_it in zip(
        shown.tolist(),
        lines.starts[shown].tolist(),
        lines.starts[shown + 1].tolist(),
        inside[shown].tolist(),
        strict=True,
    ):
        yield n, placed[first:end], in_it
    for n in np.flatnonzero(~whole).tolist():
        for part in _cut(lines.line(n), view.projection.lon, closed=closed):
            yield n, view.place(part), False


@lru_cache(maxsize=8)
def _globe(lines: Lines) -> Points:
    """The points of lines on the unit sphere."""
    return vectors(lines.points[:, 0], lines.points[:, 1])


@lru_cache(maxsize=8)
def _widths(lines: Lines) -> tuple[Points, Points, Points, Points]:
    """Each line's least and greatest longitude, and of each point what Equal Earth makes of its latitude."""
    lon, lat = lines.points[:, 0], lines.points[:, 1]
    return lines.least(lon), lines.greatest(lon), *EqualEarth.widths(lat)


def _cut(line: Points, middle: float, *, closed: bool) -> Iterator[Points]:
    """A line or ring that runs over the edge of a map of the world, in its parts."""
    if closed and abs(line[-1, 0] - line[0, 0]) > 180:
        pole = math.copysign(90.0, float(line[:, 1].mean()))
        line = np.concatenate((line, [[line[-1, 0], pole], [line[0, 0], pole]]))
    window = (middle - 180, -90.0, middle + 180, 90.0)
    for turn in (-360.0, 0.0, 360.0):
        moved = line + np.array([turn, 0.0])
        if closed:
            cut = clipped_ring(moved, window)
            if len(cut) > 2:
                yield cut
        else:
            yield from clipped_line(moved, window)


def _middle(ring: Points, wanted: tuple[float, float], view: View) -> tuple[float, float] | None:
    """The wanted place if it lies in the ring, else the point of a grid in it that is farthest from its corners."""
    if (
        _MARGIN < wanted[0] < view.width - _MARGIN
        and _MARGIN < wanted[1] < view.height - _MARGIN
        and holds(ring, wanted)
    ):
        return wanted
    x0, y0, x1, y1 = bounds(ring)
    corners = ring[:: max(1, len(ring) // 40)]
    grid = [(x0 + (x1 - x0) * i / 8, y0 + (y1 - y0) * j / 8) for i in range(1, 8) for j in range(1, 8)]
    gaps = np.array(grid)[:, None, :] - corners[None, :, :]
    near = (gaps**2).sum(axis=2).min(axis=1)
    for n in np.argsort(-near, kind="stable").tolist():
        if holds(ring, grid[n]):
            x, y = grid[n]
            return x, y
    return None


def _lines(lines: Lines, view: View, box: Box) -> str:
    placed = [line for _, line, _ in _placed(lines, view, box, closed=False)]
    if not placed:
        return ""
    starts = np.cumsum([0, *map(len, placed)])
    return _open(clipped_lines(np.concatenate(placed), starts, box))


def _closed(path: str) -> str:
    """A ring's path, nothing where it has no more than one step."""
    return f"{path}z" if path.count(" ") + path.count("-") > 2 else ""


def _open(lines: Iterable[Points]) -> str:
    return "".join(_paths([*lines]))


def _paths(lines: Sequence[Points]) -> list[str]:
    """Paths in whole units, each point as the step from the one before; steps of nothing are left out, and what has no
    other is empty."""
    if not lines:
        return []
    lengths = [len(line) for line in lines]
    ends = np.cumsum(lengths)
    whole = np.rint(np.concatenate(lines) * GRAIN).astype(np.int64)
    steps = np.diff(whole, axis=0)
    moves = (steps[:, 0] != 0) | (steps[:, 1] != 0)
    moves[ends[:-1] - 1] = False
    told = [*map(str, steps[moves].ravel().tolist())]
    until = 2 * np.concatenate((np.cumsum(moves), [np.count_nonzero(moves)]))[ends - 2]
    first = whole[ends - lengths].tolist()
    found, begin = [], 0
    for (x, y), end in zip(first, until.tolist(), strict=True):
        text = " ".join(told[begin:end])
        found.append(f"M{x} {y}l{text.replace(' -', '-')}" if text else "")
        begin = end
    return found


def _path(d: str, css: str) -> Svg:
    return tag("path", d=d, class_=css) if d else NOTHING


def _sea(view: View) -> Svg:
    if isinstance(view.projection, Azimuthal):
        return tag("rect", width=view.width * GRAIN, height=view.height * GRAIN, class_="d-sea")
    north = np.linspace(90, -90, 61)
    edge = np.concatenate(
        [
            np.stack((np.full(61, view.projection.lon + 180.0), north), axis=1),
            np.stack((np.full(61, view.projection.lon - 180.0), north[::-1]), axis=1),
        ]
    )
    (path,) = _paths([clipped_ring(view.place(edge), (0, 0, view.width, view.height))])
    return _path(_closed(path), "d-sea")


def _across(lat: float, half: float) -> float:
    """How many degrees of longitude, in steps of 2, a circle of `half` degrees about a latitude reaches each way."""
    if abs(lat) + half > 85:
        return 180.0
    return 2.0 * math.ceil(math.degrees(math.asin(math.sin(math.radians(half)) / math.cos(math.radians(lat)))) / 2)


def _graticule(view: View, box: Box) -> Svg:
    reach = math.degrees(view.width / view.scale)
    step = next(s for s in (1, 2, 5, 10, 15, 30) if reach / s <= 14 or s == 30)
    if isinstance(view.projection, EqualEarth):
        west, east, south, north = view.projection.lon - 180, view.projection.lon + 180, -90.0, 90.0
    else:
        half = min(80.0, reach)
        across = _across(view.projection.lat, half)
        west, east = view.projection.lon - across, view.projection.lon + across
        south, north = max(-90.0, view.projection.lat - half), min(90.0, view.projection.lat + half)
    lines = []
    for lon in np.arange(math.ceil(west / step) * step, east + 0.001, step):
        lats = np.arange(max(south, -90 + step), min(north, 90 - step) + 0.001, min(2.0, step / 2))
        lines.append(np.stack((np.full(len(lats), lon), lats), axis=1))
    for lat in np.arange(math.ceil(south / step) * step, north + 0.001, step):
        lons = np.arange(west, east + 0.001, min(2.0, step / 2))
        lines.append(np.stack((lons, np.full(len(lons), lat)), axis=1))
    points, of = np.concatenate(lines), np.repeat(np.arange(len(lines)), [len(line) for line in lines])
    if isinstance(view.projection, Azimuthal):
        seen = view.projection.facing(vectors(points[:, 0], points[:, 1])) > 0.1
        points, of = points[seen], of[seen]
    starts = np.concatenate(([0], np.flatnonzero(np.diff(of)) + 1, [len(of)]))
    return _path(_open(clipped_lines(view.place(points), starts, box)), "d-graticule")
