"""Which part of the world a map shows: the projection and the window that what is to be shown asks for."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from foedus.drawing.clipping import Points
from foedus.drawing.projections import Azimuthal, EqualEarth, Projection

REGION, LEAST = 33.0, 4.5
"""Degrees around the centre: up to REGION a map is a region of the globe; LEAST is the smallest."""
_MERIDIANS = (11.0, 150.0)
_NORTH, _SOUTH = 84.0, -58.0
_GROWTH = 1.25


@dataclass(frozen=True, slots=True)
class View:
    """A window on the projected globe. `left` and `top` in earth radii, `scale` in pixels an earth radius."""

    projection: Projection
    left: float
    top: float
    scale: float
    width: int
    height: int

    @property
    def detail(self) -> int:
        """The scale of the outlines that are fine enough for it."""
        return 110 if isinstance(self.projection, EqualEarth) and self.scale < 420 else 50

    @property
    def world(self) -> bool:
        """Whether it shows the whole width of the world."""
        return isinstance(self.projection, EqualEarth) and self.left <= -2.7

    def place(self, lonlat: Points) -> Points:
        """Longitudes and latitudes in pixels."""
        return self.scaled(*self.projection(lonlat[:, 0], lonlat[:, 1]))

    def scaled(self, x: Points, y: Points) -> Points:
        """What the projection gives, in pixels."""
        return np.stack(((x - self.left) * self.scale, (self.top - y) * self.scale), axis=1)

    def turned(self, lonlat: Points) -> Points:
        """Single places with longitudes as the projection takes them."""
        if isinstance(self.projection, Azimuthal):
            return lonlat
        middle = self.projection.lon
        return np.stack(((lonlat[:, 0] - middle + 180) % 360 - 180 + middle, lonlat[:, 1]), axis=1)

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """One place in pixels."""
        x, y = self.place(self.turned(np.array([[lon, lat]])))[0].tolist()
        return x, y


def view_of(places: Sequence[tuple[float, float]], width: int) -> View:
    """The window for places given as longitude and latitude; the world where there are none or they are far apart.

    Windows come in steps, so that a little more data seldom moves the map.
    """
    if not places:
        return _world(_MERIDIANS[0], width, south=False)
    points = np.array(places, dtype=np.float64)
    lon, lat = np.radians(points[:, 0]), np.radians(points[:, 1])
    every = np.stack((np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)), axis=1)
    mean = every.sum(axis=0)
    length = float(np.linalg.norm(mean))
    if length < 1e-6:
        return _widest(points, width)
    mean /= length
    radius = math.degrees(math.acos(max(-1.0, min(1.0, float((every @ mean).min())))))
    centre = math.degrees(math.atan2(mean[1], mean[0])), math.degrees(math.asin(max(-1.0, min(1.0, float(mean[2])))))
    if radius > REGION:
        return _broad(points, centre[0], width)
    step = next(s for s in (1.0, 2.0, 5.0, 10.0, 20.0) if s * 3 >= min(radius, 60.0))
    near = Azimuthal(round(centre[0] / step) * step, max(-90.0, min(90.0, round(centre[1] / step) * step)))
    return _window(near, points, width, math.radians(LEAST))


def _broad(points: Points, lon: float, width: int) -> View:
    """A window on Equal Earth about the middle of the places, or the whole world where that is most of it."""
    middle = EqualEarth(round(lon / 15) * 15.0)
    turned = points.copy()
    turned[:, 0] = (points[:, 0] - middle.lon + 180) % 360 - 180 + middle.lon
    if float(np.ptp(turned[:, 0])) > 190:
        return _widest(points, width)
    found = _window(middle, turned, width, 0.5)
    return _widest(points, width) if found.width / found.scale > 3.6 else found


def _widest(points: Points, width: int) -> View:
    """The world about the meridian that keeps the places closest together."""

    def spread(meridian: float) -> float:
        return float(np.ptp((points[:, 0] - meridian + 180) % 360))

    best = min(_MERIDIANS, key=lambda m: (round(spread(m) / 20), m))
    return _world(best, width, south=bool((points[:, 1] < _SOUTH).any()))


def _world(meridian: float, width: int, *, south: bool) -> View:
    projection = EqualEarth(meridian)
    x, _ = projection(np.array([meridian + 180.0]), np.array([0.0]))
    _, y = projection(np.array([meridian] * 2), np.array([_NORTH, -90.0 if south else _SOUTH]))
    scale = (width - 2) / (2 * float(x[0]))
    return View(projection, -1 / scale - float(x[0]), float(y[0]), scale, width, math.ceil(float(y[0] - y[1]) * scale))


def _window(projection: Projection, lonlat: Points, width: int, least: float) -> View:
    x, y = projection(lonlat[:, 0], lonlat[:, 1])
    wide = max(float(np.ptp(x)) * 1.25, 2 * least)
    tall = max(float(np.ptp(y)) * 1.3, 2 * least * 0.6)
    flat, steep = (0.42, 0.7) if width >= 620 else (0.75, 1.1)
    aspect = max(flat, min(steep, tall / wide))
    reach = max(wide, tall / aspect)
    reach = _GROWTH ** math.ceil(math.log(reach, _GROWTH) - 1e-9)
    height = round(width * aspect / 20) * 20
    scale = width / reach
    grid = reach / 16
    middle = round(float(x.min() + x.max()) / 2 / grid) * grid, round(float(y.min() + y.max()) / 2 / grid) * grid
    top = middle[1] + height / scale / 2
    if isinstance(projection, EqualEarth):
        _, edge = projection(np.array([projection.lon] * 2), np.array([_NORTH, -90.0]))
        top = max(min(top, float(edge[0])), float(edge[1]) + height / scale)
    return View(projection, middle[0] - reach / 2, top, scale, width, height)
