"""What lies under every map: sea, graticule, land, the lines between states, and what is disputed."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from foedus.drawing.clipping import Box, Points, area, bounds, clipped_line, clipped_ring, hatching
from foedus.drawing.projections import Azimuthal, EqualEarth
from foedus.drawing.shapes import Ring, Shape, level
from foedus.drawing.svg import NOTHING, Svg, group, tag
from foedus.drawing.views import View

GRAIN = 5
"""Units a pixel in the paths of the base, which stand in a group that is scaled back: whole numbers are short."""
_HATCH = 5.0
_REACH = 80.0


@dataclass(frozen=True, slots=True, eq=False)
class Base:
    """The base of a view: `under` goes below the shades of states, `over` above them.

    `outlines`: each state's path in units of GRAIN, by code. `sizes`: its area in square pixels in the view.
    """

    under: Svg
    over: Svg
    outlines: Mapping[str, str]
    sizes: Mapping[str, float]


@lru_cache(maxsize=64)
def base(view: View) -> Base:
    """The base of a view."""
    shown = level(view.detail)
    box = (-2.0, -2.0, view.width + 2.0, view.height + 2.0)
    outlines: dict[str, str] = {}
    sizes: dict[str, float] = {}
    land: list[str] = []
    hatched: list[Points] = []
    for shape in shown.shapes:
        rings = list(_shape(shape, view, box))
        if not rings:
            continue
        path = "".join(_closed(ring) for ring in rings)
        land.append(path)
        if shape.code:
            outlines[shape.code] = outlines.get(shape.code, "") + path
            sizes[shape.code] = sizes.get(shape.code, 0.0) + sum(map(area, rings))
        if shape.hatched:
            hatched += hatching(rings, _HATCH)
    borders = _lines(shown.borders, view, box)
    coasts = _lines(shown.coasts, view, box)
    disputed = _lines(shown.disputed, view, box)
    under = [_sea(view), _graticule(view, box), _path("".join(land), "d-land")]
    over = [
        _path("".join(map(_open, hatched)), "d-hatch"),
        _path(coasts, "d-coast"),
        _path(borders, "d-border"),
        _path(disputed, "d-disputed"),
    ]
    scaled = {"transform": f"scale({1 / GRAIN:g})", "aria_hidden": "true"}
    return Base(group(under, **scaled), group(over, **scaled), outlines, sizes)


def _shape(shape: Shape, view: View, box: Box) -> Iterator[Points]:
    for ring in shape.rings:
        for part in _turned(ring, view):
            cut = clipped_ring(view.place(part), box)
            if len(cut) > 2:
                yield cut


def _turned(ring: Ring, view: View, *, closed: bool = True) -> Iterator[Ring]:
    """A ring or line as the view's projection can take it: nothing from the far side, nothing across the map's edge."""
    if isinstance(view.projection, Azimuthal):
        if _near(ring, view):
            yield ring
        return
    middle = view.projection.lon
    whole = ring
    if closed and abs(ring[-1, 0] - ring[0, 0]) > 180:
        pole = math.copysign(90.0, float(ring[:, 1].mean()))
        whole = np.concatenate((ring, [[ring[-1, 0], pole], [ring[0, 0], pole]]))
    west, _, east, _ = bounds(whole)
    window = (middle - 180, -90.0, middle + 180, 90.0)
    for turn in (-360.0, 0.0, 360.0):
        if west + turn >= middle + 180 or east + turn <= middle - 180:
            continue
        moved = whole + np.array([turn, 0.0])
        if window[0] <= west + turn and east + turn <= window[2]:
            yield moved
        elif closed:
            cut = clipped_ring(moved, window)
            if len(cut) > 2:
                yield cut
        else:
            yield from clipped_line(moved, window)


def _near(ring: Ring, view: View) -> bool:
    """Whether any of it lies within reach of the centre: what is further off would be turned inside out."""
    assert isinstance(view.projection, Azimuthal)
    phi, phi0 = np.radians(ring[:, 1]), math.radians(view.projection.lat)
    away = np.radians(ring[:, 0] - view.projection.lon)
    cos = np.sin(phi0) * np.sin(phi) + np.cos(phi0) * np.cos(phi) * np.cos(away)
    return bool(cos.max() > math.cos(math.radians(_REACH)))


def _lines(lines: Iterable[Ring], view: View, box: Box) -> str:
    return "".join(
        _open(piece)
        for line in lines
        for part in _turned(line, view, closed=False)
        for piece in clipped_line(view.place(part), box)
    )


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
    if not view.world:
        return tag("rect", width=view.width * GRAIN, height=view.height * GRAIN, class_="d-sea")
    assert isinstance(view.projection, EqualEarth)
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
            line = _facing(line, view)
        if len(line) > 1:
            pieces += list(clipped_line(view.place(line), box))
    return _path("".join(map(_open, pieces)), "d-graticule")


def _facing(line: Ring, view: View) -> Ring:
    assert isinstance(view.projection, Azimuthal)
    away = np.radians(line[:, 0] - view.projection.lon)
    phi, phi0 = np.radians(line[:, 1]), math.radians(view.projection.lat)
    facing: Ring = line[np.sin(phi0) * np.sin(phi) + np.cos(phi0) * np.cos(phi) * np.cos(away) > 0.1]
    return facing
