"""The outlines of states, read once from data/shapes.txt, whose header explains its form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from foedus.reference import load

Points = NDArray[np.float64]
"""Longitude and latitude in degrees, a row a point; longitudes go on beyond 180 where the date line is crossed."""
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """Many lines or rings, one after the other in one array; `starts` are their first rows and the end of all."""

    points: Points
    starts: Numbers

    def __len__(self) -> int:
        return len(self.starts) - 1

    def line(self, n: int) -> Points:
        """One of them."""
        return self.points[self.starts[n] : self.starts[n + 1]]

    def least(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """The least of the values, one a point, of each line."""
        return np.minimum.reduceat(values, self.starts[:-1])

    def greatest(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """The greatest of the values, one a point, of each line."""
        return np.maximum.reduceat(values, self.starts[:-1])

    def lengths(self) -> Numbers:
        """The number of points of each."""
        return np.diff(self.starts)


@dataclass(frozen=True, slots=True)
class Shape:
    """A state or a disputed area (`hatched`), with the place of its label; `code` is "" for an area without one.

    `rings` are its numbers among the level's; which of them are holes is told by the even-odd rule.
    """

    code: str
    name: str
    hatched: bool
    lon: float
    lat: float
    rings: range


@dataclass(frozen=True, slots=True, eq=False)
class Level:
    """The shapes at a scale, their rings, the lines between states, and the lines that are disputed."""

    shapes: tuple[Shape, ...]
    rings: Lines
    borders: Lines
    disputed: Lines


@cache
def level(scale: int) -> Level:
    """The outlines at 1:110m or 1:50m; read once."""
    kinds: list[str] = []
    packed: list[str] = []
    claimed: list[str] = []
    rows: list[tuple[str, list[str]]] = []
    at = 0
    for line in _text().splitlines():
        letter, _, rest = line.partition(" ")
        if letter == "l":
            at = int(rest)
        elif letter == "k":
            claimed.append(rest)
        elif at == scale and letter == "a":
            kinds.append(rest[0])
            packed.append(rest[2:])
        elif at == scale and letter in ("s", "h"):
            rows.append((letter, rest.split(" ", 4)))
    arcs = _unpacked(packed)
    shapes: list[Shape] = []
    rings: list[Points] = []
    for letter, (code, lon, lat, numbers, name) in rows:
        made = [_ring(ring, arcs) for ring in numbers.split(";")]
        own = range(len(rings), len(rings) + len(made))
        shapes.append(Shape(code.strip("-"), name, letter == "h", int(lon) / 100, int(lat) / 100, own))
        rings += made
    lines = {kind: [arcs.line(n) for n, k in enumerate(kinds) if k == kind] for kind in "bd"}
    claims = _unpacked(claimed)
    disputed = [*lines["d"], *(claims.line(n) for n in range(len(claims)))]
    return Level(tuple(shapes), _joined(rings), _joined(lines["b"]), _joined(disputed))


@cache
def label_places() -> dict[str, tuple[str, float, float]]:
    """Name, longitude and latitude of the label of each state, by code."""
    known = load()
    found = {s.code: (s.name, s.lon, s.lat) for s in level(50).shapes if s.code}
    for line in _text().splitlines():
        if line.startswith("p "):
            code, lon, lat, name = line[2:].split(" ", 3)
            found[code] = (name, int(lon) / 100, int(lat) / 100)
    return {code: (known.state_name(code) or name, lon, lat) for code, (name, lon, lat) in found.items()}


def _text() -> str:
    return (files("foedus.drawing") / "data" / "shapes.txt").read_text("utf-8")


def _unpacked(packed: Sequence[str]) -> Lines:
    """All lines at once: digits to numbers, numbers to differences, differences to points."""
    digits = np.frombuffer("".join(packed).encode("ascii"), dtype=np.uint8).astype(np.int64) - 63
    ends = np.flatnonzero(digits < 32)
    first = np.concatenate(([0], ends[:-1] + 1))
    place = np.arange(len(digits)) - np.repeat(first, ends - first + 1)
    values = np.add.reduceat((digits & 31) << (5 * place), first)
    steps = np.where(values & 1, -(values + 1) // 2, values // 2).reshape(-1, 2)
    letters = np.cumsum([0, *map(len, packed)])
    starts = np.searchsorted(first, letters) // 2
    sums = np.cumsum(steps, axis=0)
    before = np.concatenate(([[0, 0]], sums[starts[1:-1] - 1]))
    return _unwrapped(Lines((sums - np.repeat(before, np.diff(starts), axis=0)) / 100, starts))


def _joined(lines: Sequence[Points]) -> Lines:
    starts = np.cumsum([0, *map(len, lines)])
    return _unwrapped(Lines(np.concatenate(lines), starts))


def _unwrapped(lines: Lines) -> Lines:
    """The lines with longitudes that go on where they would jump by 360 degrees."""
    jumps = np.diff(lines.points[:, 0], prepend=lines.points[0, 0])
    jumps[lines.starts[:-1]] = 0.0
    turns = np.cumsum(-360.0 * np.rint(jumps / 360.0))
    turns -= np.repeat(turns[lines.starts[:-1]], lines.lengths())
    return Lines(lines.points + np.stack((turns, np.zeros(len(turns))), axis=1), lines.starts)


def _ring(numbers: str, arcs: Lines) -> Points:
    parts = []
    for number in numbers.split(","):
        arc = arcs.line(int(number.lstrip("~")))
        parts.append(arc[::-1] if number[0] == "~" else arc)
    return np.concatenate(parts)
