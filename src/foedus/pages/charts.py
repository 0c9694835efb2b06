"""The geometry of the page's two drawings, the timeline and the network, in pixels."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from foedus.answers import Entry, Names, Network, Pair, party, short_label, spoken_date
from foedus.answers.words import counted
from foedus.pages.anchors import Anchors
from foedus.pages.clean import shortened
from foedus.pages.wording import SIGN_GLYPHS, sign_class, signed

COLUMN, NARROW, GAP, STEP, MARGIN, AXIS = 196, 74, 64, 24, 24, 40
"""Widths of a labelled and of a bare column and of a break in time; height of a mark; margins."""
MOST_LABELLED, MOST_COLUMNS = 70, 36
LONG = {"day": 62, "month": 93, "year": 550}
"""Days from which on a silence before a column of each unit is said."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A happening on the timeline; `css` is its sign and status, `label` stands beside it, `hint` says it in full."""

    x: float
    y: float
    css: str
    status: str
    href: str
    label: str
    hint: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A date on the axis, and how long after the one before it, where that is long."""

    x: float
    label: str
    later: str
    later_x: float


@dataclass(frozen=True, slots=True)
class Chart:
    """The timeline as drawn."""

    width: int
    height: int
    axis: float
    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]
    unit: str


def chart(entries: Sequence[Entry], names: Names, anchors: Anchors) -> Chart | None:
    """The dated entries as columns of marks, cooperation above the axis and the rest below; None without any.

    A column is a date; with many dates it is a month or a year, so that the drawing stays of a size to scroll.
    """
    dated = [entry for entry in entries if entry.date]
    if not dated:
        return None
    columns, unit = _columns(dated)
    labelled = len(dated) <= MOST_LABELLED
    width_of = COLUMN if labelled else NARROW
    stacks = [_stack(column) for column in columns.values()]
    per = 1 if labelled else 4
    above = max(math.ceil(len(up) / per) for up, _ in stacks)
    below = max(math.ceil(len(down) / per) for _, down in stacks)
    axis = MARGIN + above * STEP + 4
    dots: list[Dot] = []
    ticks: list[Tick] = []
    x, before = float(MARGIN), None
    for day, (up, down) in zip(columns, stacks, strict=True):
        later = _later(before, day, unit)
        if later:
            x += GAP
        ticks.append(Tick(x, spoken_date(day), later, x - GAP / 2))
        for side, stack in ((-1, up), (1, down)):
            for n, entry in enumerate(stack):
                column, row = n % per, n // per
                y = axis + side * ((row + 0.5) * STEP + (2 if side < 0 else AXIS - 12))
                dots.append(_dot(entry, x + 8 + column * 16, y, labelled, names, anchors))
        x += width_of
        before = day
    return Chart(math.ceil(x + MARGIN), math.ceil(axis + AXIS + below * STEP), axis, tuple(dots), tuple(ticks), unit)


def _columns(dated: Sequence[Entry]) -> tuple[dict[str, list[Entry]], str]:
    """The entries by date, or by month or year where that makes fewer columns than MOST_COLUMNS; and which of these."""
    days, months, years = (_by_date(dated, cut) for cut in (10, 7, 4))
    if len(days) <= MOST_COLUMNS:
        return days, "day"
    return (months, "month") if len(months) <= MOST_COLUMNS else (years, "year")


def _by_date(dated: Sequence[Entry], cut: int) -> dict[str, list[Entry]]:
    columns: dict[str, list[Entry]] = {}
    for entry in sorted(dated, key=lambda e: (e.date or "")[:cut]):
        columns.setdefault((entry.date or "")[:cut], []).append(entry)
    return columns


def _stack(column: Sequence[Entry]) -> tuple[list[Entry], list[Entry]]:
    ordered = sorted(column, key=lambda e: (-abs(e.occurrence.intensity), e.occurrence.order))
    up = [e for e in ordered if sign_class(e.occurrence.intensity) == "co"]
    return up, [e for e in ordered if sign_class(e.occurrence.intensity) != "co"]


def _dot(entry: Entry, x: float, y: float, labelled: bool, names: Names, anchors: Anchors) -> Dot:
    occurrence = entry.occurrence
    label = ""
    if labelled:
        happening = occurrence.happening
        triggers = tuple(event.trigger for event in occurrence.reports)
        short = short_label(happening.type, happening.mode, triggers)
        sides = (*happening.actors, *happening.recipients)
        found = dict.fromkeys(p[1] for p in (party(a, names) for a in sides) if p is not None)
        label = shortened(f"{short}: {', '.join(found)}" if found else short, 29)
    return Dot(
        round(x, 1),
        round(y, 1),
        sign_class(occurrence.intensity),
        entry.status,
        f"#e{anchors.events[occurrence.first.id]}",
        label,
        entry.line.text,
    )


def _later(before: str | None, day: str, unit: str) -> str:
    """How long after the date before, in words, where that is long for columns of this unit."""
    if before is None:
        return ""
    days = (_day(day) - _day(before)).days
    if days < LONG[unit]:
        return ""
    return counted(round(days / 30.44), "month") if days < 700 else counted(round(days / 365.25), "year")


def _day(text: str) -> date:
    parts = [int(p) for p in text.split("-")] if text.replace("-", "").isdecimal() else [1]
    year, month, day = (*parts, 1, 1)[:3]
    try:
        return date(year, month, day)
    except ValueError:
        return date(min(max(year, 1), 9999), 1, 1)


@dataclass(frozen=True, slots=True)
class Spot:
    """A party on the network; `anchor` is the SVG text-anchor of its label."""

    x: float
    y: float
    radius: float
    name: str
    label_x: float
    anchor: str
    css: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie on the network: its path, and the badge with its sign and count."""

    path: str
    width: float
    css: str
    badge_x: float
    badge_y: float
    badge: str
    badge_width: float
    hint: str
    href: str


@dataclass(frozen=True, slots=True)
class Web:
    """The network as drawn."""

    width: int
    height: int
    spots: tuple[Spot, ...]
    ties: tuple[Tie, ...]
    left_out: int


WEB_INNER, WEB_ROW, WEB_LETTER = 380, 46, 7.9


def web(network: Network, every: Sequence[Pair]) -> Web | None:
    """The network between two facing arcs, labels outside; None without any tie. Ties link to the rows of `every`."""
    if not network.edges:
        return None
    rows = (len(network.nodes) + 1) // 2
    height = max(300, rows * WEB_ROW + 60)
    names = {node.key: shortened(node.name, 26) for node in network.nodes}
    side = 44 + WEB_LETTER * max(len(name) for name in names.values())
    width = math.ceil(2 * side + WEB_INNER)
    at = {node.key: (side + node.x * WEB_INNER, 30 + node.y * (height - 60)) for node in network.nodes}
    spots = []
    for node in network.nodes:
        x, y = at[node.key]
        radius = min(15.0, 5 + 1.6 * math.log2(1 + node.ties))
        right = x >= width / 2
        label_x = x + radius + 8 if right else x - radius - 8
        kind = "body" if node.key.startswith("*") else "state"
        anchor = "start" if right else "end"
        spots.append(Spot(round(x, 1), round(y, 1), round(radius, 1), names[node.key], round(label_x, 1), anchor, kind))
    taken = [(spot.x, spot.y) for spot in spots]
    row = {(pair.a, pair.b): n for n, pair in enumerate(every, 1)}
    ties = [_tie(row[pair.a, pair.b], pair, at, (width, height), taken) for pair in network.edges]
    return Web(width, height, tuple(spots), tuple(ties), network.left_out)


def _tie(
    n: int, pair: Pair, at: dict[str, tuple[float, float]], size: tuple[int, int], taken: list[tuple[float, float]]
) -> Tie:
    (x1, y1), (x2, y2) = at[pair.a], at[pair.b]
    middle = (size[0] / 2, size[1] / 2)
    mx, my = (x1 + x2) / 2, (y1 + y2) / 2
    pull = min(0.75, math.dist((x1, y1), (x2, y2)) / size[1]) if (x1 < middle[0]) == (x2 < middle[0]) else 0.35
    cx, cy = mx + (middle[0] - mx) * pull, my + (middle[1] - my) * min(pull, 0.35)
    bx, by = _free_spot((x1, y1), (cx, cy), (x2, y2), taken)
    taken.append((bx, by))
    css = "ne" if pair.mean is None else sign_class(pair.mean)
    done = pair.cooperation + pair.conflict + pair.neutral
    parts = [
        counted(pair.cooperation, "time cooperative", "times cooperative") if pair.cooperation else "",
        counted(pair.conflict, "time conflictual", "times conflictual") if pair.conflict else "",
        f"{pair.neutral} neither" if pair.neutral else "",
        f"{pair.open} planned, possible or denied" if pair.open else "",
        f"mean {signed(pair.mean)}" if pair.mean is not None else "",
    ]
    badge = f"{SIGN_GLYPHS[css] if done else '?'}{pair.count}"
    return Tie(
        path=f"M{x1:.1f} {y1:.1f}Q{cx:.1f} {cy:.1f} {x2:.1f} {y2:.1f}",
        width=round(min(6.0, 1.2 + 0.9 * math.log2(1 + pair.count)), 1),
        css=css if done else "op",
        badge_x=round(bx, 1),
        badge_y=round(by, 1),
        badge=badge,
        badge_width=round(10 + 7.6 * len(badge), 1),
        hint=f"{pair.a_name} and {pair.b_name}: " + ", ".join(part for part in parts if part),
        href=f"#p{n}",
    )


def _free_spot(
    one: tuple[float, float],
    control: tuple[float, float],
    other: tuple[float, float],
    taken: Sequence[tuple[float, float]],
) -> tuple[float, float]:
    """The point of a curve, from its middle outwards, that keeps 30 pixels from what is taken, else the freest."""
    best, room = (0.0, 0.0), -1.0
    for t in (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.2, 0.8):
        x = (1 - t) ** 2 * one[0] + 2 * t * (1 - t) * control[0] + t * t * other[0]
        y = (1 - t) ** 2 * one[1] + 2 * t * (1 - t) * control[1] + t * t * other[1]
        near = min((math.dist((x, y), p) for p in taken), default=math.inf)
        if near >= 30:
            return x, y
        if near > room:
            best, room = (x, y), near
    return best
