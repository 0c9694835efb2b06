"""The network of parties with signed ties: two facing arcs on a wide page, a column on a narrow one."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from foedus.drawing.ring import arcs, arranged, column
from foedus.drawing.signs import CSS, GLYPHS, Sign
from foedus.drawing.style import FOLD, WIDE
from foedus.drawing.svg import Svg, figure, group, label, linked, num, tag
from foedus.drawing.text import BOLD, breadth, wrapped

ROW, LETTER, BADGE = 46, 14, 11.5
"""Height of a party's row and sizes of letters, in pixels."""
MOST_TIES, MOST_BADGES = 40, 26
_COLUMN_ROW = 36
_PLACES = (0.5, 0.43, 0.57, 0.36, 0.64, 0.29, 0.71, 0.23, 0.77, 0.17, 0.83)
_Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A party: a state, or a body or group of its own. `count` (happenings it is in) sets its size."""

    key: str
    name: str
    count: int = 1
    kind: Literal["state", "body"] = "state"
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What passed between two parties, by their keys; `hint` says it in words."""

    a: str
    b: str
    sign: Sign
    count: int
    hint: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A tie's path, and where its badge stands if it has one."""

    tie: Tie
    path: str
    badge: _Point | None


def draw_network(
    nodes: Sequence[Node],
    ties: Sequence[Tie],
    *,
    width: int = WIDE,
    most: int = MOST_TIES,
    ident: str = "network",
    title: str = "Network of parties",
) -> Markup:
    """The `most` ties with the highest counts and the parties that they join; empty without any tie.

    Where there are many, only the strongest MOST_BADGES ties bear their sign and count; the others say them as hints.
    """
    by_key = {node.key: node for node in nodes}
    usable = [tie for tie in ties if tie.a in by_key and tie.b in by_key and tie.a != tie.b]
    shown = sorted(usable, key=lambda t: (-t.count, t.a, t.b))[:most]
    if not shown:
        return Markup()
    used = {key for tie in shown for key in (tie.a, tie.b)}
    parties = sorted((by_key[key] for key in used), key=lambda n: (-n.count, n.name, n.key))
    draw = _in_column if width < FOLD else _on_arcs
    height, parts = draw({node.key: node for node in parties}, shown, width)
    left = len(usable) - len(shown)
    desc = f"{len(parties)} parties with {len(shown)} ties between them{f'; {left} more are left out' if left else ''}."
    return figure(parts, kind="network", width=width, height=height, ident=ident, title=title, desc=desc)


def _strength(ties: Iterable[Tie]) -> dict[tuple[str, str], float]:
    return {(tie.a, tie.b): math.log2(1 + max(0, tie.count)) for tie in ties}


def _on_arcs(parties: Mapping[str, Node], ties: Sequence[Tie], width: int) -> tuple[float, list[Svg]]:
    places = arcs(len(parties))
    order = arranged(list(parties), _strength(ties), places)
    height = max(260, (len(parties) + 1) // 2 * ROW + 60)
    names = {key: wrapped(node.name, min(220.0, width * 0.23), LETTER * BOLD, 2) for key, node in parties.items()}
    side = 34 + LETTER * BOLD * max((breadth(line) for lines in names.values() for line in lines), default=0.0)
    inner = min(width - 2 * side, 640.0)
    edge = (width - inner) / 2
    at = {key: (edge + x * inner, 30 + y * (height - 60)) for key, (x, y) in zip(order, places, strict=True)}
    taken = list(at.values())
    drawn = [_across(tie, at[tie.a], at[tie.b], (width, height), taken, n) for n, tie in enumerate(ties)]
    spots = []
    for key in order:
        x, y = at[key]
        outer = _radius(parties[key]) + 8
        right = x >= width / 2
        spots.append(_spot(parties[key], x, y, names[key], x + outer if right else x - outer, "" if right else "end"))
    return height, [*_ties(drawn), *spots]


def _across(tie: Tie, one: _Point, other: _Point, size: _Point, taken: list[_Point], n: int) -> _Drawn:
    mx, my = (one[0] + other[0]) / 2, (one[1] + other[1]) / 2
    same = (one[0] < size[0] / 2) == (other[0] < size[0] / 2)
    pull = min(0.85, 0.22 + 0.75 * math.dist(one, other) / size[1]) if same else 0.35
    control = (mx + (size[0] / 2 - mx) * pull, my + (size[1] / 2 - my) * min(pull, 0.35))

    def point(t: float) -> _Point:
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
        return a * one[0] + b * control[0] + c * other[0], a * one[1] + b * control[1] + c * other[1]

    path = f"M{num(one[0])} {num(one[1])}Q{num(control[0])} {num(control[1])} {num(other[0])} {num(other[1])}"
    return _Drawn(tie, path, _free(map(point, _PLACES), taken) if n < MOST_BADGES else None)


def _free(places: Iterable[_Point], taken: list[_Point]) -> _Point:
    """The first place that keeps clear of all badges and parties, else the clearest; it is taken from then on."""
    best, room = (0.0, 0.0), -1.0
    for x, y in places:
        near = math.inf
        for px, py in taken:
            gap = max(abs(x - px) / 1.9, abs(y - py))
            if gap < near:
                near = gap
                if near <= room:
                    break
        if near > room:
            best, room = (x, y), near
        if near >= 22:
            break
    taken.append(best)
    return best


def _in_column(parties: Mapping[str, Node], ties: Sequence[Tie], width: int) -> tuple[float, list[Svg]]:
    """Names to the left, ties as arcs to the right of them, the wider the further they reach."""
    order = arranged(list(parties), _strength(ties), column(len(parties)))
    names = {key: wrapped(node.name, width * 0.4, LETTER * BOLD, 2) for key, node in parties.items()}
    x = 26 + LETTER * BOLD * max((breadth(line) for lines in names.values() for line in lines), default=0.0)
    at = {key: 22.0 + i * _COLUMN_ROW for i, key in enumerate(order)}
    span = max(abs(at[tie.a] - at[tie.b]) for tie in ties)
    taken: list[_Point] = []
    drawn = []
    for n, tie in enumerate(ties):
        top, low = sorted((at[tie.a], at[tie.b]))
        out = min((width - x - 34) * (0.25 + 0.75 * math.sqrt((low - top) / span)), low - top + 60) * 4 / 3
        drawn.append(_beside(tie, x, top, low, out, taken, n))
    spots = [_spot(parties[k], x, at[k], names[k], x - _radius(parties[k]) * 0.8 - 7, "end", 0.8) for k in order]
    return 44.0 + (len(order) - 1) * _COLUMN_ROW, [*_ties(drawn), *spots]


def _beside(tie: Tie, x: float, top: float, low: float, out: float, taken: list[_Point], n: int) -> _Drawn:
    def point(t: float) -> _Point:
        return x + 3 * t * (1 - t) * out, top + (low - top) * t * t * (3 - 2 * t)

    path = f"M{num(x)} {num(top)}C{num(x + out)} {num(top)} {num(x + out)} {num(low)} {num(x)} {num(low)}"
    return _Drawn(tie, path, _free(map(point, _PLACES), taken) if n < MOST_BADGES else None)


def _ties(drawn: Sequence[_Drawn]) -> list[Svg]:
    """All lines, the strongest on top, and over them the badges, so that none is struck through.

    A tie's link is its badge, or its line where it has none; a badge's line is a link for the pointer alone.
    """
    lines, badges = [], []
    for one in reversed(drawn):
        tie = one.tie
        thick = min(6.0, 1.2 + 0.9 * math.log2(1 + max(0, tie.count)))
        line = tag("path", d=one.path, class_=f"d-tie {CSS[tie.sign]}", stroke_width=thick)
        lines.append(linked(tie.href, tie.hint, line, class_="d-line", silent=one.badge is not None))
        if one.badge is not None:
            badges.append(linked(tie.href, tie.hint, _badge(tie, *one.badge)))
    return [*lines, *reversed(badges)]


def _badge(tie: Tie, x: float, y: float) -> Svg:
    text = f"{GLYPHS[tie.sign]}{tie.count:,}"
    half = 5 + BADGE * BOLD * breadth(text) / 2
    box = tag("rect", x=x - half, y=y - 9, width=2 * half, height=18, rx=9)
    return group([box, label(x, y + 4, text, anchor="middle")], class_=f"d-badge {CSS[tie.sign]}")


def _radius(node: Node) -> float:
    return min(15.0, 5 + 1.6 * math.log2(1 + max(0, node.count)))


def _spot(node: Node, x: float, y: float, lines: Sequence[str], label_x: float, anchor: str, scale: float = 1.0) -> Svg:
    r = _radius(node) * scale
    if node.kind == "state":
        shape = tag("circle", cx=x, cy=y, r=r)
    else:
        shape = tag("rect", x=x - r, y=y - r, width=2 * r, height=2 * r, rx=2)
    top = y + 5 - 8.5 * (len(lines) - 1)
    words = [label(label_x, top + 17 * n, line, anchor=anchor) for n, line in enumerate(lines)]
    return linked(node.href, node.name, shape, *words, class_="d-spot")
