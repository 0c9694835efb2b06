"""The network of parties with signed ties: two facing arcs on a wide page, a column on a narrow one."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from foedus.drawing.ring import arcs, arranged, column
from foedus.drawing.signs import CSS, GLYPHS, Sign
from foedus.drawing.style import WIDE
from foedus.drawing.svg import figure, group, label, linked, num, tag
from foedus.drawing.text import breadth, fitted

ROW, LETTER, BADGE = 46, 14, 11.5
"""Height of a party's row and sizes of letters, in pixels."""
MOST_TIES = 40
_COLUMN_BELOW = 620
_COLUMN_ROW = 34


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
class _Curve:
    path: str
    x: float
    y: float


def draw_network(
    nodes: Sequence[Node],
    ties: Sequence[Tie],
    *,
    width: int = WIDE,
    most: int = MOST_TIES,
    ident: str = "network",
    title: str = "Network of parties",
    fit: bool = True,
) -> Markup:
    """The `most` ties with the highest counts and the parties that they join; empty markup without any tie."""
    known = {node.key for node in nodes}
    usable = [tie for tie in ties if tie.a in known and tie.b in known and tie.a != tie.b]
    shown = sorted(usable, key=lambda t: (-t.count, t.a, t.b))[:most]
    if not shown:
        return Markup("")
    used = {key for tie in shown for key in (tie.a, tie.b)}
    parties = sorted(
        (n for n in {n.key: n for n in nodes}.values() if n.key in used), key=lambda n: (-n.count, n.name, n.key)
    )
    left = len(usable) - len(shown)
    desc = f"{len(parties)} parties with {len(shown)} ties between them" + (
        f"; {left} more ties are left out." if left else "."
    )
    strong = {(tie.a, tie.b): math.log2(1 + tie.count) for tie in shown}
    draw = _in_column if width < _COLUMN_BELOW else _on_arcs
    height, parts, wide = draw(parties, shown, strong, width)
    return figure(parts, kind="network", width=wide, height=height, ident=ident, title=title, desc=desc, fit=fit)


def _on_arcs(
    parties: Sequence[Node], ties: Sequence[Tie], strong: dict[tuple[str, str], float], width: int
) -> tuple[float, list[Markup], float]:
    by_key = {node.key: node for node in parties}
    places = arcs(len(parties))
    order = arranged([node.key for node in parties], strong, places)
    height = max(300, (len(parties) + 1) // 2 * ROW + 60)
    room = min(240.0, width * 0.25)
    names = {node.key: fitted(node.name, room, LETTER * 1.06) for node in parties}
    side = 36 + LETTER * 1.06 * max(breadth(name) for name in names.values())
    inner = min(width - 2 * side, 640.0)
    edge = (width - inner) / 2
    at = {key: (edge + x * inner, 30 + y * (height - 60)) for key, (x, y) in zip(order, places, strict=True)}
    taken = list(at.values())
    middle = (width / 2, height / 2)
    curves = [_across(at[tie.a], at[tie.b], middle, height, taken) for tie in ties]
    spots = []
    for key in order:
        x, y = at[key]
        outer = _radius(by_key[key]) + 8
        right = x >= middle[0]
        spots.append(_spot(by_key[key], x, y, names[key], x + outer if right else x - outer, "" if right else "end"))
    return height, [*_lines(ties, curves), *spots], width


def _across(
    one: tuple[float, float], other: tuple[float, float], middle: tuple[float, float], height: float,
    taken: list[tuple[float, float]],
) -> _Curve:  # fmt: skip
    mx, my = (one[0] + other[0]) / 2, (one[1] + other[1]) / 2
    same = (one[0] < middle[0]) == (other[0] < middle[0])
    pull = min(0.75, math.dist(one, other) / height) if same else 0.35
    control = (mx + (middle[0] - mx) * pull, my + (middle[1] - my) * min(pull, 0.35))
    x, y = _free_spot(one, control, other, taken)
    taken.append((x, y))
    path = f"M{num(one[0])} {num(one[1])}Q{num(control[0])} {num(control[1])} {num(other[0])} {num(other[1])}"
    return _Curve(path, x, y)


def _free_spot(
    one: tuple[float, float],
    control: tuple[float, float],
    other: tuple[float, float],
    taken: Sequence[tuple[float, float]],
) -> tuple[float, float]:
    """The point of a curve, from its middle outwards, that keeps 32 pixels from what is taken, else the freest."""
    best, room = (0.0, 0.0), -1.0
    for t in (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.2, 0.8):
        x = (1 - t) ** 2 * one[0] + 2 * t * (1 - t) * control[0] + t * t * other[0]
        y = (1 - t) ** 2 * one[1] + 2 * t * (1 - t) * control[1] + t * t * other[1]
        near = min((math.dist((x, y), p) for p in taken), default=math.inf)
        if near >= 32:
            return x, y
        if near > room:
            best, room = (x, y), near
    return best


def _in_column(
    parties: Sequence[Node], ties: Sequence[Tie], strong: dict[tuple[str, str], float], width: int
) -> tuple[float, list[Markup], float]:
    """Names to the left, ties as arcs to the right of them, the wider the further they reach."""
    by_key = {node.key: node for node in parties}
    order = arranged([node.key for node in parties], strong, column(len(parties)))
    names = {node.key: fitted(node.name, width * 0.42, LETTER) for node in parties}
    x = 30 + LETTER * max(breadth(name) for name in names.values())
    at = {key: 22.0 + i * _COLUMN_ROW for i, key in enumerate(order)}
    height = 44.0 + (len(order) - 1) * _COLUMN_ROW
    span = max(abs(at[t.a] - at[t.b]) for t in ties)
    reach = width - x - 34
    taken: list[tuple[float, float]] = []
    curves = []
    for tie in ties:
        top, low = sorted((at[tie.a], at[tie.b]))
        out = reach * (0.25 + 0.75 * math.sqrt((low - top) / span)) * 4 / 3
        curves.append(_beside((x, top), (x, low), out, taken))
    spots = [
        _spot(by_key[key], x, at[key], names[key], x - _radius(by_key[key]) * 0.8 - 7, "end", 0.8) for key in order
    ]
    return height, [*_lines(ties, curves), *spots], width


def _beside(
    one: tuple[float, float], other: tuple[float, float], out: float, taken: list[tuple[float, float]]
) -> _Curve:
    best, room = (0.0, 0.0), -1.0
    for t in (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74):
        x = one[0] + 3 * t * (1 - t) * out
        y = one[1] + (other[1] - one[1]) * (t * t * (3 - 2 * t))
        near = min((math.hypot((x - p[0]) / 1.6, y - p[1]) for p in taken), default=math.inf)
        if near > room:
            best, room = (x, y), near
        if near >= 20:
            break
    taken.append(best)
    far = f"{num(one[0] + out)} {num(one[1])} {num(other[0] + out)} {num(other[1])}"
    path = f"M{num(one[0])} {num(one[1])}C{far} {num(other[0])} {num(other[1])}"
    return _Curve(path, *best)


def _lines(ties: Sequence[Tie], curves: Sequence[_Curve]) -> list[Markup]:
    drawn = []
    for tie, curve in zip(ties, curves, strict=True):
        thick = min(6.0, 1.2 + 0.9 * math.log2(1 + tie.count))
        line = tag("path", d=curve.path, class_=f"d-tie {CSS[tie.sign]}", stroke_width=thick)
        text = f"{GLYPHS[tie.sign]}{tie.count:,}"
        half = 5 + BADGE * breadth(text) / 2
        box = tag("rect", x=curve.x - half, y=curve.y - 9, width=2 * half, height=18, rx=9)
        badge = group([box, label(curve.x, curve.y + 4, text, anchor="middle")], class_=f"d-badge {CSS[tie.sign]}")
        drawn.append((line, badge, tie))
    # Badges lie over all lines, so that none is struck through by a later one.
    return [line for line, _, _ in drawn] + [linked(tie.href, tie.hint, badge) for _, badge, tie in drawn]


def _radius(node: Node) -> float:
    return min(15.0, 5 + 1.6 * math.log2(1 + node.count))


def _spot(node: Node, x: float, y: float, name: str, label_x: float, anchor: str, scale: float = 1.0) -> Markup:
    r = _radius(node) * scale
    if node.kind == "state":
        shape = tag("circle", cx=x, cy=y, r=r)
    else:
        shape = tag("rect", x=x - r, y=y - r, width=2 * r, height=2 * r, rx=2)
    return linked(node.href, node.name, shape, label(label_x, y + 5, name, anchor=anchor), class_="d-spot")
