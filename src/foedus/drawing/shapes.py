"""The outlines of states, read once from data/shapes.txt, whose header explains its form."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

Ring = NDArray[np.float64]
"""Longitude and latitude in degrees, a row a point; longitudes go on beyond 180 where the date line is crossed."""
LEVELS = (110, 50)


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """A state or a disputed area (`hatched`), with the place of its label; `code` is "" for an area without one."""

    code: str
    name: str
    hatched: bool
    lon: float
    lat: float
    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Level:
    """The shapes at a scale, the lines between states, and the lines and coasts that are disputed."""

    shapes: tuple[Shape, ...]
    borders: tuple[Ring, ...]
    coasts: tuple[Ring, ...]
    disputed: tuple[Ring, ...]


@cache
def level(scale: int) -> Level:
    """The outlines at 1:110m or 1:50m. Takes about 20 milliseconds, once."""
    text = (files("foedus.drawing") / "data" / "shapes.txt").read_text("utf-8")
    arcs: list[tuple[str, Ring]] = []
    shapes: list[Shape] = []
    claimed: list[Ring] = []
    at = 0
    for line in text.splitlines():
        letter, _, rest = line.partition(" ")
        if letter == "l":
            at = int(rest)
        elif letter == "k":
            claimed.append(_points(rest))
        elif at != scale:
            continue
        elif letter == "a":
            kind, _, packed = rest.partition(" ")
            arcs.append((kind, _points(packed)))
        elif letter in ("s", "h"):
            code, lon, lat, rings, name = rest.split(" ", 4)
            made = tuple(_ring(ring, arcs) for ring in rings.split(";"))
            shapes.append(Shape(code.strip("-"), name, letter == "h", int(lon) / 100, int(lat) / 100, made))
    lines = {kind: tuple(arc for k, arc in arcs if k == kind) for kind in "bcd"}
    return Level(tuple(shapes), lines["b"], lines["c"], (*lines["d"], *claimed))


@cache
def label_places() -> dict[str, tuple[str, float, float]]:
    """Name, longitude and latitude of the label of each state, by code."""
    return {s.code: (s.name, s.lon, s.lat) for s in level(50).shapes if s.code}


def _points(packed: str) -> Ring:
    digits = np.frombuffer(packed.encode("ascii"), dtype=np.uint8).astype(np.int64) - 63
    ends = np.flatnonzero(digits < 32)
    starts = np.concatenate(([0], ends[:-1] + 1))
    place = np.arange(len(digits)) - np.repeat(starts, ends - starts + 1)
    values = np.add.reduceat((digits & 31) << (5 * place), starts)
    signed = np.where(values & 1, -(values + 1) // 2, values // 2)
    return unwrapped(np.cumsum(signed.reshape(-1, 2), axis=0) / 100)


def unwrapped(points: Ring) -> Ring:
    """The points with longitudes that go on where they would jump by 360 degrees."""
    if len(points) > 1 and np.abs(np.diff(points[:, 0])).max() > 180:
        points = points.copy()
        points[:, 0] = np.unwrap(points[:, 0], period=360)
    return points


def _ring(numbers: str, arcs: list[tuple[str, Ring]]) -> Ring:
    parts = []
    for number in numbers.split(","):
        arc = arcs[int(number.lstrip("~"))][1]
        parts.append(arc[::-1] if number.startswith("~") else arc)
    return unwrapped(np.concatenate(parts))
