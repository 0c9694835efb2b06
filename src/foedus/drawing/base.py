"""What lies under every map: sea, graticule, land, the lines between states, and what is disputed."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from foedus.drawing.clipping import Box, Points, area, bounds, clipped_line, clipped_ring, hatching, holds
from foedus.drawing.projections import Azimuthal, EqualEarth
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


@lru_cache(maxsize=64)
def base(view: View) -> Base:
    """The base of a view."""
    shown = level(view.detail)
    box = (-2.0, -2.0, view.width + 2.0, view.height + 2.0)
    pieces: dict[int, list[Points]] = {}
    for n, ring in _placed(shown.rings, view, box, closed=True):
        cut = clipped_ring(ring, box)
        if len(cut) > 2:
            pieces.setdefault(n, []).append(cut)
    outlines: dict[str, str] = {}
    sizes: dict[str, float] = {}
    land: list[str] = []
    hatched: list[Points] = []
    names: list[tuple[str, str, float, float, float]] = []
    for shape in shown.shapes:
        rings = [piece for n in shape.rings for piece in pieces.get(n, ())]
        if not rings:
            continue
        path = "".join(map(_closed, rings))
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
        _path("".join(map(_open, hatched)), "d-hatch"),
        _path(_lines(shown.borders, view, box), "d-border"),
        _path(_lines(shown.disputed, view, box), "d-disputed"),
    ]
    scaled = {"transform": f"scale({1 / GRAIN:.6g})", "aria_hidden": "true"}
    return Base(group(under, **scaled), group(over, **scaled), outlines, sizes, tuple(names))


def _placed(lines: Lines, view: View, box: Box, *, closed: bool) -> Iterator[tuple[int, Points]]:
    """The lines that may show in a view, with their numbers, in pixels: all are projected at once."""
    whole = np.ones(len(lines), dtype=bool)
    points = lines.points
    if isinstance(view.projection, EqualEarth):
        west, east = lines.least(points[:, 0]), lines.greatest(points[:, 0])
        turns = np.rint((view.projection.lon - (west + east) / 2) / 360.0) * 360.0
        whole = (west + turns >= view.projection.lon - 180) & (east + turns <= view.projection.lon + 180)
        points = points + np.stack((np.repeat(turns, lines.lengths()), np.zeros(len(points))), axis=1)
        near = whole
    else:
        near = lines.greatest(view.projection.facing(points[:, 0], points[:, 1])) > _REACH
    placed = view.place(points)
    x, y = placed[:, 0], placed[:, 1]
    shows = near & (lines.greatest(x) >= box[0]) & (lines.least(x) <= box[2])
    shows &= (lines.greatest(y) >= box[1]) & (lines.least(y) <= box[3])
    for n in np.flatnonzero(shows).tolist():
        yield n, placed[lines.starts[n] : lines.starts[n + 1]]
    for n in np.flatnonzero(~whole).tolist():
        for part in _cut(lines.line(n), view.projection.lon, closed=closed):
            yield n, view.place(part)


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
    placed = _placed(lines, view, box, closed=False)
    return "".join(_open(piece) for _, line in placed for piece in clipped_line(line, box))


def _closed(points: Points) -> str:
    made = _steps(points)
    return made + "z" if made.count(" ") + made.count("-") > 2 else ""


def _open(points: Points) -> str:
    return _steps(points)


def _steps(points: Points) -> str:
    """A path in whole units, each point as the step from the one before; steps of nothing are left out."""
    whole = np.rint(points * GRAIN).astype(np.int64)
    steps = np.diff(whole, axis=0)
    steps = steps[steps.any(axis=1)]
    if len(steps) == 0:
        return ""
    text = " ".join(map(str, steps.ravel().tolist())).replace(" -", "-")
    return f"M{whole[0, 0]} {whole[0, 1]}l{text}"


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
    return _path(_closed(clipped_ring(view.place(edge), (0, 0, view.width, view.height))), "d-sea")


def _graticule(view: View, box: Box) -> Svg:
    reach = math.degrees(view.width / view.scale)
    step = next(s for s in (1, 2, 5, 10, 15, 30) if reach / s <= 14 or s == 30)
    if isinstance(view.projection, EqualEarth):
        west, east, south, north = view.projection.lon - 180, view.projection.lon + 180, -90.0, 90.0
    else:
        half = min(80.0, reach)
        west, east = view.projection.lon - 180, view.projection.lon + 180
        south, north = max(-90.0, view.projection.lat - half), min(90.0, view.projection.lat + half)
    lines = []
    for lon in np.arange(math.ceil(west / step) * step, east + 0.001, step):
        lats = np.arange(max(south, -90 + step), min(north, 90 - step) + 0.001, min(2.0, step / 2))
        lines.append(np.stack((np.full(len(lats), lon), lats), axis=1))
    for lat in np.arange(math.ceil(south / step) * step, north + 0.001, step):
        lons = np.arange(west, east + 0.001, min(2.0, step / 2))
        lines.append(np.stack((lons, np.full(len(lons), lat)), axis=1))
    pieces = []
    for line in lines:
        if len(line) < 2:
            continue
        if isinstance(view.projection, Azimuthal):
            line = line[view.projection.facing(line[:, 0], line[:, 1]) > 0.1]
        if len(line) > 1:
            pieces += list(clipped_line(view.place(line), box))
    return _path("".join(map(_open, pieces)), "d-graticule")
