"""How much happened when, however much it is: stacked bars a period, cooperation above the axis, conflict below it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from foedus.drawing.dates import MONTHS, day_of, spoken
from foedus.drawing.style import WIDE
from foedus.drawing.svg import figure, label, linked, num, tag
from foedus.drawing.text import breadth

_LEFT, _RIGHT, _TOP, _BELOW = 48, 10, 16, 26
_SMALL = 11.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A year ("2024"), month ("2024-06") or day, with how many happenings of each sign; the link opens it."""

    period: str
    cooperation: int
    conflict: int
    neutral: int = 0
    hint: str = ""
    href: str = ""


def draw_periods(
    periods: Sequence[Period],
    *,
    width: int = WIDE,
    height: int = 0,
    ident: str = "periods",
    title: str = "Happenings over time",
) -> Markup:
    """Bars on a true axis of time: a period without happenings is a gap. Empty markup without any dated period.

    Cooperation stands above the axis, conflict below it, hatched; what is neither lies half on each side of it.
    """
    dated = {p.period: p for p in periods if day_of(p.period) is not None}
    if not dated:
        return Markup("")
    cut = max(map(len, dated))
    shown = sorted((p for p in dated.values() if len(p.period) == cut), key=lambda p: p.period)
    height = height or (260 if width >= 620 else 220)
    slots = [_slot(p.period) for p in shown]
    first, count = slots[0], slots[-1] - slots[0] + 1
    wide = (width - _LEFT - _RIGHT) / count
    up = max(p.cooperation + p.neutral / 2 for p in shown)
    down = max(p.conflict + p.neutral / 2 for p in shown)
    step = _step(up + down)
    scale = (height - _TOP - _BELOW) / ((max(math.ceil(up / step), 0) + max(math.ceil(down / step), 0)) * step or 1)
    axis = _TOP + math.ceil(up / step) * step * scale
    parts = _grid(axis, scale, step, up, down, width)
    for one, slot in zip(shown, slots, strict=True):
        x = _LEFT + (slot - first) * wide
        parts.append(_bar(one, x, wide, axis, scale))
    parts.append(tag("path", d=f"M{_LEFT} {num(axis)}H{width - _RIGHT}", class_="d-axis"))
    parts += _dates(shown, slots, wide, height - 8)
    total = sum(p.cooperation + p.conflict + p.neutral for p in shown)
    span = spoken(shown[0].period) if len(shown) == 1 else f"{spoken(shown[0].period)} to {spoken(shown[-1].period)}"
    unit = {4: "year", 7: "month"}.get(cut, "day")
    desc = (
        f"{total:,} happenings by {unit}, {span}: {sum(p.cooperation for p in shown):,} cooperative,"
        f" {sum(p.conflict for p in shown):,} conflictual, {sum(p.neutral for p in shown):,} neither."
    )
    return figure(parts, kind="periods", width=width, height=height, ident=ident, title=title, desc=desc)


def _slot(period: str) -> int:
    """The place of a period among all of its kind."""
    day = day_of(period)
    assert day is not None
    return (day.year, day.year * 12 + day.month - 1, day.toordinal())[period.count("-")]


def _step(total: float) -> float:
    """A round number of which about five make the total."""
    if total <= 5:
        return 1
    size = 10 ** math.floor(math.log10(total / 5))
    return float(next(n * size for n in (1, 2, 5, 10) if n * size >= total / 5))


def _grid(axis: float, scale: float, step: float, up: float, down: float, width: int) -> list[Markup]:
    drawn = []
    for n in range(-math.ceil(down / step), math.ceil(up / step) + 1):
        y = axis - n * step * scale
        if n:
            drawn.append(tag("path", d=f"M{_LEFT} {num(y)}H{width - _RIGHT}", class_="d-grid"))
        drawn.append(label(_LEFT - 6, y + 4, f"{abs(n) * step:,.0f}", class_="d-small", anchor="end"))
    return drawn


def _bar(one: Period, x: float, wide: float, axis: float, scale: float) -> Markup:
    gap = min(2.0, wide * 0.15)
    left, broad = x + gap / 2, max(wide - gap, 0.6)
    half = one.neutral / 2 * scale
    boxes = []
    for css, top, tall in (
        ("d-bar d-ne", axis - half, 2 * half),
        ("d-bar d-co", axis - half - one.cooperation * scale, one.cooperation * scale),
        ("d-bar d-cf", axis + half, one.conflict * scale),
    ):
        if tall > 0:
            boxes.append(tag("rect", x=left, y=top, width=broad, height=max(tall, 0.8), class_=css))
    hint = one.hint or (
        f"{spoken(one.period)}: {one.cooperation:,} cooperative, {one.conflict:,} conflictual, {one.neutral:,} neither"
    )
    return linked(one.href, hint, *boxes)


def _dates(shown: Sequence[Period], slots: Sequence[int], wide: float, y: float) -> list[Markup]:
    """As many dates under the axis as there is room for, the first and round ones."""
    kind = shown[0].period.count("-")
    first, last = slots[0], slots[-1]
    most = max(1, int((last - first + 1) * wide / 78))
    steps = ((1, 2, 5, 10, 20, 25, 50, 100), (1, 2, 3, 6, 12, 24, 60, 120), (1, 2, 7, 14, 31, 92, 183, 366, 1830))[kind]
    step = next((s for s in steps if (last - first) / s < most), steps[-1] * 10)
    drawn, free = [], -math.inf
    right = _LEFT + (last - first + 1) * wide
    for slot in range(first, last + 1):
        if (slot - first if kind == 2 else slot) % step:
            continue
        text = _named(slot, kind)
        half = breadth(text) * _SMALL / 2
        x = min(max(_LEFT + (slot - first + 0.5) * wide, half + 2), right + _RIGHT - half)
        if x - half < free:
            continue
        drawn.append(label(x, y, text, class_="d-small", anchor="middle"))
        free = x + half + 8
    return drawn


def _named(slot: int, kind: int) -> str:
    if kind == 0:
        return str(slot)
    if kind == 1:
        return f"{MONTHS[slot % 12]} {slot // 12}"
    from datetime import date

    return spoken(date.fromordinal(slot).isoformat())
