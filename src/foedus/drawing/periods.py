"""How much happened when, however much it is: stacked bars a period, cooperation above the axis, conflict below it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from foedus.drawing.dates import MONTHS, day_of, spoken
from foedus.drawing.style import FOLD, WIDE
from foedus.drawing.svg import Svg, figure, label, linked, num, tag
from foedus.drawing.text import breadth

_LEFT, _RIGHT, _TOP, _BELOW = 48, 10, 12, 26
_SMALL = 11.5
_BROADEST = 56.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A year ("2024"), month ("2024-06") or day, with how many happenings of each sign; the link opens it."""

    period: str
    cooperation: int
    conflict: int
    neutral: int = 0
    hint: str = ""
    href: str = ""

    @property
    def total(self) -> int:
        """All of them."""
        return self.cooperation + self.conflict + self.neutral


def draw_periods(
    periods: Sequence[Period],
    *,
    width: int = WIDE,
    ident: str = "periods",
    title: str = "Happenings over time",
) -> Markup:
    """Bars on a true axis of time: a period without happenings is a gap. Empty without any dated period.

    Cooperation stands above the axis and conflict below it; what is neither lies half on each side. Days that are more
    than there is room for are summed to months, months to years; these have no links.
    """
    shown = _roomy(periods, (width - _LEFT - _RIGHT) // 2)
    if not shown:
        return Markup()
    height = 260 if width >= FOLD else 220
    kind = shown[0].period.count("-")
    slots = [_slot(p.period) for p in shown]
    up = max(p.cooperation + p.neutral / 2 for p in shown)
    down = max(p.conflict + p.neutral / 2 for p in shown)
    scale = (height - _TOP - _BELOW) / max(up + down, 1)
    axis = _TOP + up * scale
    wide = (width - _LEFT - _RIGHT) / (slots[-1] - slots[0] + 1)
    parts = _grid(axis, scale, up, down, width)
    for one, slot in zip(shown, slots, strict=True):
        parts.append(_bar(one, _LEFT + (slot - slots[0]) * wide, wide, axis, scale))
    parts.append(tag("path", d=f"M{_LEFT} {num(axis)}H{width - _RIGHT}", class_="d-axis"))
    parts += _dates(kind, slots[0], slots[-1], wide, height - 7)
    return figure(
        parts, kind="periods", width=width, height=height, ident=ident, title=title, desc=_described(shown, kind)
    )


def _described(shown: Sequence[Period], kind: int) -> str:
    first, last = spoken(shown[0].period), spoken(shown[-1].period)
    most = max(shown, key=lambda p: p.total)
    return (
        f"{sum(p.total for p in shown):,} happenings by {('year', 'month', 'day')[kind]}, {first} to {last}:"
        f" {sum(p.cooperation for p in shown):,} cooperative, {sum(p.conflict for p in shown):,} conflictual,"
        f" {sum(p.neutral for p in shown):,} neither; most in {spoken(most.period)} ({most.total:,})."
    )


def _roomy(periods: Sequence[Period], most: int) -> list[Period]:
    """The dated periods of the finest unit among them, in order, summed to a larger unit until at most `most` fit."""
    dated = {p.period: p for p in periods if day_of(p.period) is not None}
    if not dated:
        return []
    kind = max(p.count("-") for p in dated)
    shown = sorted((p for p in dated.values() if p.period.count("-") == kind), key=lambda p: _slot(p.period))
    while kind and _slot(shown[-1].period) - _slot(shown[0].period) + 1 > most:
        kind -= 1
        sums: dict[str, list[Period]] = {}
        for one in shown:
            sums.setdefault(one.period.rpartition("-")[0], []).append(one)
        shown = [
            Period(
                period=period,
                cooperation=sum(p.cooperation for p in parts),
                conflict=sum(p.conflict for p in parts),
                neutral=sum(p.neutral for p in parts),
            )
            for period, parts in sums.items()
        ]
    return shown


def _slot(period: str) -> int:
    """The place of a period among all of its kind."""
    day = day_of(period)
    assert day is not None
    return (day.year, day.year * 12 + day.month - 1, day.toordinal())[period.count("-")]


def _step(total: float) -> float:
    """A round number of which four to ten make the total."""
    if total <= 5:
        return 1
    size = 10 ** math.floor(math.log10(total / 5))
    return float(next(n * size for n in (1, 2, 5, 10) if n * size >= total / 6))


def _grid(axis: float, scale: float, up: float, down: float, width: int) -> list[Svg]:
    step = _step(up + down)
    drawn = []
    for n in range(-math.floor(down / step), math.floor(up / step) + 1):
        y = axis - n * step * scale
        if n:
            drawn.append(tag("path", d=f"M{_LEFT} {num(y)}H{width - _RIGHT}", class_="d-grid"))
        drawn.append(label(_LEFT - 6, y + 4, f"{abs(n) * step:,.0f}", class_="d-small", anchor="end"))
    return drawn


def _bar(one: Period, x: float, wide: float, axis: float, scale: float) -> Svg:
    broad = min(max(wide - min(2.0, wide * 0.15), 0.6), _BROADEST)
    left = x + (wide - broad) / 2
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


def _dates(kind: int, first: int, last: int, wide: float, y: float) -> list[Svg]:
    """As many dates under the axis as there is room for, the round ones."""
    most = max(1, int((last - first + 1) * wide / 78))
    steps = ((1, 2, 5, 10, 20, 25, 50, 100, 500), (1, 2, 3, 6, 12, 24, 60, 120, 600), (1, 2, 7, 14, 31, 92, 183, 366))
    step = next((s for s in steps[kind] if (last - first) / s < most), steps[kind][-1])
    drawn, free = [], -math.inf
    right = _LEFT + (last - first + 1) * wide
    for slot in range(first, last + 1):
        if (slot - first if kind == 2 else slot) % step:
            continue
        text = _named(slot, kind)
        half = breadth(text) * _SMALL / 2
        x = min(max(_LEFT + (slot - first + 0.5) * wide, half + 2), right + _RIGHT - half)
        if x - half >= free:
            drawn.append(label(x, y, text, class_="d-small", anchor="middle"))
            free = x + half + 8
    return drawn


def _named(slot: int, kind: int) -> str:
    if kind == 2:
        return spoken(date.fromordinal(slot).isoformat())
    return f"{MONTHS[slot % 12]} {slot // 12}" if kind else str(slot)
