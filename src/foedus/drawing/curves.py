"""How two states stand to each other over time: a line a source, each named at its end, with the points of change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from foedus.drawing.dates import day_of, spoken
from foedus.drawing.style import WIDE
from foedus.drawing.svg import Svg, figure, label, linked, num, tag
from foedus.drawing.text import breadth, fitted, wrapped

_LEFT, _BELOW, _ROW = 40, 28, 19
_SMALL, _LETTER = 11.5, 12.5
MOST_CURVES, MOST_CHANGES = 6, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A value from -1 to 1 on a date (ISO 8601; a year stands for its middle); None where nothing is known."""

    date: str
    value: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """One measure over time."""

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


def draw_curves(
    curves: Sequence[Curve],
    changes: Sequence[Change] = (),
    *,
    width: int = WIDE,
    ident: str = "curves",
    title: str = "How they stand to each other",
    ends: tuple[str, str] = ("opposed", "alike"),
) -> Markup:
    """At most six curves from -1 to 1, `ends` saying what these mean; empty markup where no value is known."""
    known = [(c, _days(c)) for c in curves]
    known = [(c, days) for c, days in known if any(v is not None for _, v in days)][:MOST_CURVES]
    if not known:
        return Markup()
    every = [day for _, days in known for day, _ in days]
    dated = [(day, c) for c in changes if (day := _middle(c.date)) is not None and min(every) <= day <= max(every)]
    dated = sorted(dated, key=lambda d: d[0])[-MOST_CHANGES:]
    room = min(180.0, width * 0.27)
    names = [wrapped(c.name, room - 16, _LETTER, 2) for c, _ in known]
    side = 16 + max(breadth(line) for name in names for line in name) * _LETTER
    heads = _heads(dated, _Frame(_LEFT, width - side, 0, 0, min(every), max(every)))
    top = 14 + _ROW * (1 + max((row for _, _, row, _ in heads), default=-1))
    height = top + (260 if width >= 620 else 230) + _BELOW
    frame = _Frame(_LEFT, width - side, top, height - _BELOW, min(every), max(every))
    parts = _axes(frame, ends)
    parts += [_change(frame, x, row, text, c) for (_, c), (x, _, row, text) in zip(dated, heads, strict=True)]
    for n, (curve, days) in enumerate(known):
        parts.append(linked(curve.href, curve.hint or curve.name, *_line(frame, days, n)))
    parts += _names(frame, known, names)
    first, last = (spoken(date.fromordinal(day).isoformat()[:7]) for day in (min(every), max(every)))
    told = "; ".join(f"{c.name} from {_edge(days, 0)} to {_edge(days, -1)}" for c, days in known)
    desc = f"From -1, {ends[0]}, to 1, {ends[1]}, {first} to {last}. {told}. {len(dated)} points of change."
    return figure(parts, kind="curves", width=width, height=height, ident=ident, title=title, desc=desc)


def _middle(text: str) -> int | None:
    day = day_of(text)
    return None if day is None else day.toordinal() + (182, 14, 0)[min(2, text.count("-"))]


def _days(curve: Curve) -> list[tuple[int, float | None]]:
    found = [(day, p.value) for p in curve.points if (day := _middle(p.date)) is not None]
    return sorted(((d, v if v is None or v == v else None) for d, v in found), key=lambda f: f[0])


def _edge(days: Sequence[tuple[int, float | None]], at: int) -> str:
    return f"{[v for _, v in days if v is not None][at]:.2f}".replace("-", "−")


def _axes(frame: _Frame, ends: tuple[str, str]) -> list[Svg]:
    drawn = []
    for value, css in ((1.0, "d-grid"), (0.5, "d-grid"), (0.0, "d-axis"), (-0.5, "d-grid"), (-1.0, "d-grid")):
        y = frame.y(value)
        drawn.append(tag("path", d=f"M{num(frame.left)} {num(y)}H{num(frame.right)}", class_=css))
        text = f"{value:+g}".replace("-", "−") if value else "0"
        drawn.append(label(frame.left - 6, y + 4, text, class_="d-small", anchor="end"))
    drawn.append(label(frame.left + 6, frame.y(1.0) + 14, ends[1], class_="d-small"))
    drawn.append(label(frame.left + 6, frame.y(-1.0) - 6, ends[0], class_="d-small"))
    return drawn + _dates(frame)


def _dates(frame: _Frame) -> list[Svg]:
    """Years under the plot, months where it spans less than three years."""
    first, last = date.fromordinal(frame.first), date.fromordinal(frame.last)
    most = max(2, int((frame.right - frame.left) / 70))
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    step = next(s for s in (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 12000) if months / s <= most)
    drawn, free = [], 0.0
    for n in range(first.year * 12 + first.month - 1, last.year * 12 + last.month + 1):
        if n % step:
            continue
        text = spoken(f"{n // 12:04d}-{n % 12 + 1:02d}") if step < 12 else str(n // 12)
        x = frame.x(date(n // 12, n % 12 + 1, 1).toordinal())
        half = breadth(text) * _SMALL / 2
        if x < frame.left - 1 or x > frame.right + 1 or x - half < free:
            continue
        drawn.append(tag("path", d=f"M{num(x)} {num(frame.bottom)}v5", class_="d-tick"))
        drawn.append(label(x, frame.bottom + 19, text, class_="d-small", anchor="middle"))
        free = x + half + 8
    return drawn


def _heads(dated: Sequence[tuple[int, Change]], frame: _Frame) -> list[tuple[float, float, int, str]]:
    """Where the words of each change stand: x of the change, left edge of the words, row from the top, words."""
    ends: list[float] = []
    heads = []
    for day, change in dated:
        x = frame.x(day)
        text = fitted(change.label, min(230.0, frame.right - frame.left), _SMALL)
        long = breadth(text) * _SMALL + 12
        left = max(4.0, min(x, frame.right + 60 - long))
        row = next((n for n, end in enumerate(ends) if end + 8 <= left), len(ends))
        if row == len(ends):
            ends.append(0.0)
        ends[row] = left + long
        heads.append((x, left, row, text))
    return heads


def _change(frame: _Frame, x: float, row: int, text: str, change: Change) -> Svg:
    y = 14.0 + row * _ROW
    long = breadth(text) * _SMALL + 12
    left = max(4.0, min(x, frame.right + 60 - long))
    arrow = f"M{num(x - 5)} {num(y + 3)}h10l-5-9z" if change.up else f"M{num(x - 5)} {num(y - 6)}h10l-5 9z"
    line = tag("path", d=f"M{num(x)} {num(y + 4)}V{num(frame.bottom)}", class_="d-changed")
    head = tag("path", d=arrow, class_=f"d-turn {'d-co' if change.up else 'd-cf'}")
    word = label(max(left, x) + 9 if x + long <= frame.right + 60 else left - 6, y + 2, text, class_="d-small")
    return linked(change.href, change.hint or change.label, line, head, word)


def _line(frame: _Frame, days: Sequence[tuple[int, float | None]], n: int) -> list[Svg]:
    """The curve in pieces, broken where nothing is known; a value alone is a dot."""
    pieces: list[list[str]] = [[]]
    dots = []
    for day, value in days:
        if value is None:
            pieces.append([])
        else:
            pieces[-1].append(f"{num(frame.x(day))} {num(frame.y(value))}")
    drawn = [f"M{'L'.join(piece)}" for piece in pieces if len(piece) > 1]
    dots = [piece[0].split() for piece in pieces if len(piece) == 1]
    line = [tag("path", d="".join(drawn), class_=f"d-curve d-c{n}")] if drawn else []
    return line + [tag("circle", cx=x, cy=y, r=3, class_=f"d-point d-c{n}") for x, y in dots]


def _names(
    frame: _Frame, known: Sequence[tuple[Curve, Sequence[tuple[int, float | None]]]], names: Sequence[Sequence[str]]
) -> list[Svg]:
    """The curves' names beside their ends, moved apart."""
    wanted = []
    for n, (_, days) in enumerate(known):
        day, value = next((d, v) for d, v in reversed(days) if v is not None)
        wanted.append((frame.y(value or 0.0), n, day))
    wanted.sort()
    at: list[float] = []
    for y, n, _ in wanted:
        before = at[-1] + 15 * len(names[wanted[len(at) - 1][1]]) + 3 if at else 0.0
        at.append(max(y - 7.5 * (len(names[n]) - 1), before))
    over = at[-1] + 15 * (len(names[wanted[-1][1]]) - 1) - frame.bottom
    drawn = []
    for y, (_, n, day) in zip(at, wanted, strict=True):
        y -= max(0.0, over)
        value_y = frame.y(next(v for d, v in known[n][1] if d == day and v is not None))
        x = frame.x(day)
        drawn.append(
            tag("path", d=f"M{num(x + 2)} {num(value_y)}L{num(frame.right + 10)} {num(y)}", class_=f"d-lead d-c{n}")
        )
        lines = [
            label(frame.right + 13, y + 4 + 15 * i, line, class_=f"d-name d-c{n}") for i, line in enumerate(names[n])
        ]
        drawn += lines
    return drawn
