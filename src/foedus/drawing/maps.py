"""The map: places as marks whose area is their count, states shaded by theirs, cut to where the data lie."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from foedus.drawing.base import GRAIN, Base, base
from foedus.drawing.shapes import label_places
from foedus.drawing.signs import Sign, mark
from foedus.drawing.style import WIDE
from foedus.drawing.svg import Svg, figure, group, label, linked, tag
from foedus.drawing.text import breadth, fitted
from foedus.drawing.views import View, view_of

MOST_PLACES = 250
SHADES = 5
SMALL_STATE = 40.0
"""Square pixels below which a state gets a dot that can be seen and hit."""
NOTE = (
    "Outlines: Natural Earth 4.1 (2018), public domain. Boundaries are those then in force on the ground; dashed lines"
    " and hatched areas are disputed. No position on any claim is meant."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place where something happened; `hint` says what in words."""

    name: str
    lon: float
    lat: float
    count: int
    sign: Sign
    hint: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state to be shaded by its count; `code` is ISO 3166 alpha-3 as in states.csv."""

    code: str
    count: int
    hint: str = ""
    href: str = ""


def draw_map(
    places: Sequence[Place],
    states: Sequence[State] = (),
    *,
    width: int = WIDE,
    whole: bool = False,
    ident: str = "map",
    title: str = "Map of happenings",
) -> Markup:
    """The places with the highest counts on a map cut to where they lie; the world with `whole` or without any."""
    usable = [p for p in places if _on_earth(p)]
    shown = sorted(usable, key=lambda p: (-p.count, p.name, p.lon, p.lat))[:MOST_PLACES]
    known = label_places()
    shaded = sorted(
        (s for s in {s.code: s for s in states}.values() if s.code in known and s.count > 0),
        key=lambda s: (-s.count, s.code),
    )
    spots = [(p.lon, p.lat) for p in shown] + [known[s.code][1:] for s in shaded]
    view = view_of([] if whole else spots, width)
    under = base(view)
    parts = [
        tag("g", under.under, class_="d-base"),
        *_shades(shaded, view, under),
        tag("g", under.over, class_="d-base"),
    ]
    most = max((p.count for p in shown), default=1)
    at = [(p, *view.at(p.lon, p.lat), _radius(p.count, most, width)) for p in shown]
    inside = [a for a in at if 0 <= a[1] <= width and 0 <= a[2] <= view.height]
    parts += [
        linked(p.href, p.hint or f"{p.name}: {p.count:,}", mark(p.sign, x, y, r), class_="d-place")
        for p, x, y, r in inside
    ]
    parts += _labels([(p.name, x, y, r) for p, x, y, r in inside], view)
    desc = f"{len(inside)} places"
    if inside:
        desc += ", most at " + ", ".join(f"{p.name} ({p.count:,})" for p, *_ in inside[:3])
    desc += f"; {len(shaded)} states shaded by count." if shaded else "."
    return figure(parts, kind="map", width=width, height=view.height, ident=ident, title=title, desc=f"{desc} {NOTE}")


def _on_earth(place: Place) -> bool:
    return math.isfinite(place.lon) and math.isfinite(place.lat) and abs(place.lon) <= 180 and abs(place.lat) <= 90


def _radius(count: int, most: int, width: int) -> float:
    """Area by count: the largest 26 pixels on a wide page, 15 on a narrow one, none too small to be hit."""
    return max(3.5, (26 if width >= 620 else 15) * math.sqrt(max(0, count) / max(1, most)))


def shade_limits(counts: Sequence[int]) -> list[int]:
    """The least count of each shade: equal steps of the logarithm, whole numbers, each once."""
    top = max(counts, default=0)
    if top <= 0:
        return []
    return sorted({max(1, math.ceil(top ** (n / SHADES))) if n else 1 for n in range(SHADES)})


def _shades(shaded: Sequence[State], view: View, under: Base) -> list[Svg]:
    limits = shade_limits([s.count for s in shaded])
    drawn, dots = [], []
    for state in shaded:
        css = f"d-shade d-shade{sum(state.count >= limit for limit in limits)}"
        name, lon, lat = label_places()[state.code]
        hint = state.hint or f"{name}: {state.count:,}"
        path = under.outlines.get(state.code)
        if path:
            shape = tag("path", d=path, class_=css, transform=f"scale({1 / GRAIN:g})")
            drawn.append(linked(state.href, hint, shape))
        if under.sizes.get(state.code, 0.0) < SMALL_STATE:
            x, y = view.at(lon, lat)
            if 0 <= x <= view.width and 0 <= y <= view.height:
                dots.append(linked(state.href, hint, tag("circle", cx=x, cy=y, r=5, class_=f"{css} d-dot")))
    return drawn + dots


def _labels(spots: Sequence[tuple[str, float, float, float]], view: View) -> list[Svg]:
    """The names of the places with the highest counts, each where it meets no other name or mark."""
    wide = view.width >= 620
    size, most = 12.5, (16 if wide else 7)
    taken = [(x - r, y - r, x + r, y + r) for _, x, y, r in spots[:most]]
    drawn: list[Svg] = []
    for name, x, y, r in spots[: most * 2]:
        if len(drawn) >= most:
            break
        text = fitted(name, 150 if wide else 100, size)
        long = breadth(text) * size
        for left, top, anchor in (
            (x + r + 4, y - 7, ""),
            (x - r - 4 - long, y - 7, "end"),
            (x - long / 2, y - r - 17, "middle"),
            (x - long / 2, y + r + 3, "middle"),
        ):
            spot = (left, top, left + long, top + 15)
            if left < 2 or top < 2 or left + long > view.width - 2 or top + 15 > view.height - 2:
                continue
            if any(spot[0] < t[2] and t[0] < spot[2] and spot[1] < t[3] and t[1] < spot[3] for t in taken):
                continue
            taken.append(spot)
            at = {"": left, "end": left + long, "middle": left + long / 2}[anchor]
            drawn.append(label(at, top + 11.5, text, class_="d-where", anchor=anchor))
            break
    return [group(drawn, aria_hidden="true")] if drawn else []
