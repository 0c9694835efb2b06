"""The timeline of single happenings: a column a date, cooperation above the axis, conflict and the rest below it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from foedus.drawing.dates import day_of, since, spoken
from foedus.drawing.signs import Sign, mark
from foedus.drawing.style import FOLD
from foedus.drawing.svg import Svg, figure, group, label, linked, num, tag
from foedus.drawing.text import fitted

COLUMN, BARE, GAP, STEP, MARGIN, AXIS = 196, 74, 64, 24, 24, 40
"""Widths of a labelled and of a bare column and of a break in time; height of a mark; margins."""
MOST_LABELLED, MOST_COLUMNS = 70, 36
LONG = {"day": 62, "month": 93, "year": 550}
"""Days from which on a silence before a column of each unit is said."""
_PER = 4
Unit = Literal["day", "month", "year"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A dated happening; `date` is ISO 8601 cut to its precision. `label` stands beside it, `hint` says it in full."""

    date: str
    sign: Sign
    status: str = "happened"
    label: str = ""
    hint: str = ""
    href: str = ""
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Column:
    """The marks of a date: those above the axis and those below it, the heaviest next to it."""

    date: str
    up: tuple[Mark, ...]
    down: tuple[Mark, ...]
    later: str


def draw_timeline(
    marks: Sequence[Mark],
    *,
    width: int | None = None,
    ident: str = "timeline",
    title: str = "Timeline of happenings",
) -> Markup:
    """Each mark in the column of its date, or of its month or year where there are many; empty without a date.

    Without `width` one row of its own length, to be scrolled; with it, as many rows as that width needs, or on a
    narrow page an axis that runs downwards.
    """
    columns, unit = columned(marks)
    if not columns:
        return Markup()
    count = sum(len(c.up) + len(c.down) for c in columns)
    labelled = count <= MOST_LABELLED
    parts: list[Svg] = []
    top, longest = 0.0, 0.0
    if width is not None and width < FOLD:
        parts, top = _upright(columns, labelled, width)
    else:
        for row in _rows(columns, labelled, width):
            drawn, height, length = _row(row, labelled, top, width)
            parts += drawn
            top += height
            longest = max(longest, length)
    first, last = spoken(columns[0].date), spoken(columns[-1].date)
    return figure(
        parts, kind="timeline", width=width or math.ceil(longest), height=math.ceil(top), ident=ident, title=title,
        desc=f"{count} dated happenings by {unit}, {first} to {last}.", fit=width is not None,
    )  # fmt: skip


def columned(marks: Sequence[Mark]) -> tuple[list[Column], Unit]:
    """The marks by date, or by month or year where that makes fewer columns than MOST_COLUMNS; and which of these."""
    dated = [m for m in marks if day_of(m.date) is not None]
    units: tuple[tuple[Unit, int], ...] = (("day", 10), ("month", 7), ("year", 4))
    for unit, cut in units:
        by: dict[str, list[Mark]] = {}
        for one in sorted(dated, key=lambda m: m.date[:cut]):
            by.setdefault(one.date[:cut], []).append(one)
        if len(by) <= MOST_COLUMNS or unit == "year":
            break
    columns: list[Column] = []
    before: str | None = None
    for day, stack in by.items():
        ordered = sorted(stack, key=lambda m: -m.weight)
        up = tuple(m for m in ordered if m.sign == "cooperation")
        columns.append(Column(day, up, tuple(m for m in ordered if m.sign != "cooperation"), _later(before, day, unit)))
        before = day
    return columns, unit


def _later(before: str | None, day: str, unit: str) -> str:
    """How long after the date before, in words, where that is long for columns of this unit."""
    one, other = day_of(before or ""), day_of(day)
    if one is None or other is None or (other - one).days < LONG[unit]:
        return ""
    return since((other - one).days)


def _rows(columns: Sequence[Column], labelled: bool, width: int | None) -> list[list[Column]]:
    if width is None:
        return [list(columns)]
    rows: list[list[Column]] = [[]]
    x = float(MARGIN)
    step = COLUMN if labelled else BARE
    for column in columns:
        need = step + (GAP if column.later else 0)
        if rows[-1] and x + need > width - MARGIN / 2:
            rows.append([])
            x = float(MARGIN)
        rows[-1].append(column)
        x += need
    return rows


def _row(columns: Sequence[Column], labelled: bool, top: float, width: int | None) -> tuple[list[Svg], float, float]:
    per = 1 if labelled else _PER
    above = max(math.ceil(len(c.up) / per) for c in columns)
    below = max(math.ceil(len(c.down) / per) for c in columns)
    axis = top + MARGIN + above * STEP + 4
    drawn: list[Svg] = []
    x = float(MARGIN)
    for i, column in enumerate(columns):
        if column.later:
            x += GAP
            word = label(x - GAP / 2 - 4, axis + 4, column.later, anchor="middle")
            drawn.append(
                group([tag("rect", x=x - GAP / 2 - 34, y=axis - 8, width=60, height=16), word], class_="d-later")
            )
        drawn.append(tag("path", d=f"M{x + 8:.0f} {axis:.0f}v6", class_="d-tick"))
        drawn.append(label(x, axis + 21, spoken(column.date), class_="d-date"))
        for side, stack in ((-1, column.up), (1, column.down)):
            for n, one in enumerate(stack):
                y = axis + side * ((n // per + 0.5) * STEP + (2 if side < 0 else AXIS - 12))
                drawn.append(_mark(one, x + 8 + n % per * 16, y, _room(columns[i + 1 :], side, n) if labelled else 0.0))
        x += COLUMN if labelled else BARE
    length = x + MARGIN
    line = tag("path", d=f"M0 {axis:.0f}H{width or math.ceil(length)}", class_="d-axis")
    return [line, *drawn], axis - top + AXIS + below * STEP, length


def _upright(columns: Sequence[Column], labelled: bool, width: int) -> tuple[list[Svg], float]:
    """The columns one under the other, dates to the left of the axis and marks to the right of it."""
    axis = 100.0
    per = 1 if labelled else max(1, int((width - axis - 24) / 16))
    drawn: list[Svg] = []
    y = 8.0
    for column in columns:
        if column.later:
            drawn.append(group([label(axis + 16, y + 12, f"{column.later} later")], class_="d-later"))
            y += STEP
        drawn.append(label(axis - 12, y + 16, spoken(column.date), class_="d-date", anchor="end"))
        drawn.append(tag("path", d=f"M{num(axis - 6)} {num(y + 12)}h6", class_="d-tick"))
        for n, one in enumerate((*column.up, *column.down)):
            x = axis + 18 + n % per * 16
            drawn.append(_mark(one, x, y + 12 + n // per * STEP, width - x - 16 if labelled else 0.0))
        y += math.ceil((len(column.up) + len(column.down)) / per) * STEP + 6
    return [tag("path", d=f"M{num(axis)} 0V{num(y)}", class_="d-axis"), *drawn], y + 4


def _room(after: Sequence[Column], side: int, n: int) -> float:
    """The pixels that a label may take: up to the next column with a mark at its height, at most two columns."""
    if not after:
        return COLUMN - 26.0
    free = len(after[0].up if side < 0 else after[0].down) <= n
    return (2 if free else 1) * COLUMN + (GAP if after[0].later else 0) - 26.0


def _mark(one: Mark, x: float, y: float, room: float) -> Svg:
    shape = mark(one.sign, x, y, 6, one.status)
    words = fitted(one.label, room, 12.5) if room else ""
    return linked(one.href, one.hint or one.label, shape, *([label(x + 12, y + 4, words)] if words else ()))
