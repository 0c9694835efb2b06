"""How two states stand to each other over time: a line a source, each named at its end, with the points of change."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from markupsafe import Markup

from foedus.drawing.dates import day_of, spoken
from foedus.drawing.style import FOLD, WIDE
from foedus.drawing.svg import Svg, figure, label, linked, num, tag, through
from foedus.drawing.text import BOLD, breadth, fitted, wrapped

_LEFT, _BELOW, _ROW = 40, 28, 19
_SMALL, _LETTER = 11.5, 12.5
_MOST_ROWS, _LEAST_ROOM = 5, 90.0
MOST_CURVES, MOST_CHANGES = 6, 12

_Days = list[tuple[int, float | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A value from -1 to 1 on a date (ISO 8601; a year stands for its middle); None where nothing is known."""

    date: str
    value: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """One measure over time. `hint` says in words what it measures, the link opens what it is made of."""

    name: str
    points: tuple[Point, ...]
    href: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A date from which things were of another kind: `up` where they became better. The link opens what moved it."""

    date: str
    label: str
    up: bool
    hint: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class _Frame:
    """The plot's edges in pixels and the days at its left and right edge."""

    left: float
    right: float
    top: float
    bottom: float
    first: int
    last: int

    def x(self, day: int) -> float:
        return self.left + (day - self.first) / max(1, self.last - self.first) * (self.right - self.left)

    def y(self, value: float) -> float:
        return self.bottom - (max(-1.0, min(1.0, value)) + 1) / 2 * (self.bottom - self.top)


@dataclass(frozen=True, slots=True)
class _Head:
    """A change's head: its x, the row of its words from the plot upwards, the words, and its number in a list below."""

    change: Change
    x: float
    row: int
    text: str
    number: int


def draw_curves(
    curves: Sequence[Curve],
    changes: Sequence[Change] = (),
    *,
    width: int = WIDE,
    ident: str = "curves",
    title: str = "How they stand to each other",
    ends: tuple[str, str] = ("opposed", "alike"),
) -> Markup:
    """At most six curves from -1 to 1, `ends` saying what these mean; empty where no value is known.

    The latest MOST_CHANGES changes stand above the plot, or numbered in a list below it where there is no room.
    """
    known = [(c, days) for c, days in ((c, _days(c)) for c in curves) if any(v is not None for _, v in days)]
    known = known[:MOST_CURVES]
    if not known:
        return Markup()
    every = [day for _, days in known for day, _ in days]
    first, last = min(every), max(every)
    names = [wrapped(c.name, min(180.0, width * 0.3), _LETTER * BOLD, 2) for c, _ in known]
    side = 18 + max((breadth(line) for name in names for line in name), default=0.0) * _LETTER * BOLD
    right = width - side
    heads = _heads(changes, _Frame(_LEFT, right, 0, 0, first, last), width)
    listed = bool(heads) and heads[0].number > 0
    top = 12.0 + _ROW * (1 + max((head.row for head in heads), default=-1))
    bottom = top + (260 if width >= FOLD else 220)
    frame = _Frame(_LEFT, right, top, bottom, first, last)
    parts = _axes(frame, ends)
    parts += [_change(frame, head) for head in heads]
    for n, (curve, days) in enumerate(known):
        parts.append(linked(curve.href, curve.hint or curve.name, *_line(frame, days, n)))
    parts += _names(frame, [days for _, days in known], names)
    height = bottom + _BELOW
    if listed:
        parts += _list(heads, height + 12, width)
        height += 10 + _ROW * len(heads)
    told = "; ".join(f"{c.name} from {_edge(days, 0)} to {_edge(days, -1)}" for c, days in known)
    span = " to ".join(spoken(date.fromordinal(day).isoformat()[:7]) for day in (first, last))
    desc = f"From −1, {ends[0]}, to 1, {ends[1]}, {span}. {told}. {len(heads)} points of change."
    return figure(parts, kind="curves", width=width, height=height, ident=ident, title=title, desc=desc)


@lru_cache(maxsize=16_384)
def _middle(text: str) -> int | None:
    day = day_of(text)
    return None if day is None else day.toordinal() + (182, 14, 0)[min(2, text.count("-"))]


def _days(curve: Curve) -> _Days:
    found = [(day, p.value) for p in curve.points if (day := _middle(p.date)) is not None]
    return sorted(((d, v if v is not None and math.isfinite(v) else None) for d, v in found), key=lambda f: f[0])


def _edge(days: _Days, at: int) -> str:
    return f"{[v for _, v in days if v is not None][at]:.2f}".replace("-", "−")


def _axes(frame: _Frame, ends: tuple[str, str]) -> list[Svg]:
    drawn = []
    for value in (1.0, 0.5, 0.0, -0.5, -1.0):
        y = frame.y(value)
        css = "d-grid" if value else "d-axis"
        drawn.append(tag("path", d=f"M{num(frame.left)} {num(y)}H{num(frame.right)}", class_=css))
        text = f"{value:+g}".replace("-", "−") if value else "0"
        drawn.append(label(frame.left - 6, y + 4, text, class_="d-small", anchor="end"))
    drawn.append(label(frame.left + 6, frame.y(1.0) + 14, fitted(ends[1], 150, _SMALL), class_="d-small d-end"))
    drawn.append(label(frame.left + 6, frame.y(-1.0) - 6, fitted(ends[0], 150, _SMALL), class_="d-small d-end"))
    return drawn + _dates(frame)


def _dates(frame: _Frame) -> list[Svg]:
    """Years under the plot, months where it spans less than three years."""
    first, last = date.fromordinal(frame.first), date.fromordinal(frame.last)
    most = max(2, int((frame.right - frame.left) / 70))
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    step = next(s for s in (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 12000, 120000) if months / s <= most)
    drawn, free = [], 0.0
    for n in range(-(-(first.year * 12 + first.month - 1) // step) * step, last.year * 12 + last.month + 1, step):
        year, month = divmod(n, 12)
        if not 1 <= year <= 9999:
            continue
        text = spoken(f"{year:04d}-{month + 1:02d}") if step < 12 else str(year)
        x = frame.x(date(year, month + 1, 1).toordinal())
        half = breadth(text) * _SMALL / 2
        if x < frame.left - 1 or x > frame.right + 1 or x - half < free:
            continue
        drawn.append(tag("path", d=f"M{num(x)} {num(frame.bottom)}v5", class_="d-tick"))
        drawn.append(label(x, frame.bottom + 19, text, class_="d-small", anchor="middle"))
        free = x + half + 8
    return drawn


def _heads(changes: Sequence[Change], frame: _Frame, width: int) -> list[_Head]:
    """The changes within the frame: words right of each head, in rows so that no later change's line runs through them.

    A head lies lower the later it is among those whose words overlap. Where that takes too many rows, or words have
    no room, all are numbered instead.
    """
    dated = [(day, c) for c in changes if (day := _middle(c.date)) is not None and frame.first <= day <= frame.last]
    dated = sorted(dated, key=lambda d: (d[0], d[1].label))[-MOST_CHANGES:]
    placed: list[tuple[float, float, int]] = []
    heads: list[_Head] = []
    for day, change in reversed(dated):
        x = frame.x(day)
        text = fitted(change.label, min(230.0, width - x - 12), _SMALL)
        end = x + 22 + breadth(text) * _SMALL
        row = 1 + max((r for left, _, r in placed if left < end), default=-1)
        placed.append((x, end, row))
        heads.append(_Head(change, x, row, text, 0))
    cramped = any(width - head.x < _LEAST_ROOM and head.text.endswith("…") for head in heads)
    if cramped or any(head.row >= _MOST_ROWS for head in heads):
        return _numbered([(frame.x(day), change) for day, change in dated])
    return heads[::-1]


def _numbered(dated: Sequence[tuple[float, Change]]) -> list[_Head]:
    rows: list[float] = []
    heads = []
    for n, (x, change) in enumerate(dated, 1):
        row = next((r for r, end in enumerate(rows) if end <= x), len(rows))
        rows[row:] = [x + 32, *rows[row + 1 :]]
        heads.append(_Head(change, x, row, str(n), n))
    return heads


def _change(frame: _Frame, head: _Head) -> Svg:
    y = frame.top - 10 - head.row * _ROW
    x = head.x
    words = label(x + 9, y + 4, head.text, class_="d-small")
    line = tag("path", d=f"M{num(x)} {num(y + 6)}V{num(frame.bottom)}", class_="d-changed")
    return linked(
        head.change.href, head.change.hint or f"{spoken(head.change.date)}: {head.change.label}",
        line, _turn(x, y, head.change.up), words, silent=head.number > 0,
    )  # fmt: skip


def _turn(x: float, y: float, up: bool) -> Svg:
    path = f"M{num(x - 5)} {num(y + 5)}h10l-5-10z" if up else f"M{num(x - 5)} {num(y - 5)}h10l-5 10z"
    return tag("path", d=path, class_=f"d-turn {'d-co' if up else 'd-cf'}")


def _list(heads: Sequence[_Head], top: float, width: int) -> list[Svg]:
    """The numbered changes in words."""
    drawn = []
    for n, head in enumerate(heads):
        y = top + n * _ROW
        words = fitted(f"{spoken(head.change.date)}: {head.change.label}", width - 60, _LETTER)
        texts = (label(20, y + 4, head.text, class_="d-small", anchor="end"), label(44, y + 4, words))
        hint = head.change.hint or f"{spoken(head.change.date)}: {head.change.label}"
        drawn.append(linked(head.change.href, hint, _turn(32, y, head.change.up), *texts))
    return drawn


def _line(frame: _Frame, days: _Days, n: int) -> list[Svg]:
    """The curve in pieces, broken where nothing is known; a value alone is a dot."""
    pieces: list[list[tuple[float, float]]] = [[]]
    for day, value in days:
        if value is None:
            pieces.append([])
        else:
            pieces[-1].append((frame.x(day), frame.y(value)))
    path = "".join(through(piece) for piece in pieces if len(piece) > 1)
    drawn = [tag("path", d=path, class_=f"d-curve d-c{n}")] if path else []
    alone = [piece[0] for piece in pieces if len(piece) == 1]
    return drawn + [tag("circle", cx=x, cy=y, r=3, class_=f"d-point d-c{n}") for x, y in alone]


def _names(frame: _Frame, known: Sequence[_Days], names: Sequence[Sequence[str]]) -> list[Svg]:
    """The curves' names beside their ends, moved apart, each with a line to its end."""
    ends = []
    for n, days in enumerate(known):
        day, value = next((d, v) for d, v in reversed(days) if v is not None)
        ends.append((frame.y(value or 0.0), n, frame.x(day)))
    ends.sort()
    tall = {n: 15.0 * max(1, len(names[n])) + 3 for _, n, _ in ends}
    tops: list[float] = []
    free = -math.inf
    for y, n, _ in ends:
        tops.append(max(y - (tall[n] - 18) / 2, free))
        free = tops[-1] + tall[n]
    limit = frame.bottom + 18
    drawn = []
    for (y, n, x), wanted in zip(reversed(ends), reversed(tops), strict=True):
        top = min(wanted, limit - tall[n])
        limit = top
        lead = f"M{num(x + 2)} {num(y)}L{num(frame.right + 10)} {num(top + (tall[n] - 18) / 2)}"
        drawn.append(tag("path", d=lead, class_=f"d-lead d-c{n}"))
        for i, line in enumerate(names[n]):
            drawn.append(label(frame.right + 13, top + 4 + 15 * i, line, class_=f"d-name d-c{n}"))
    return drawn
