"""The map: places as marks whose area is their count, states shaded by theirs, cut to where the data lie."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from markupsafe import Markup

from foedus.drawing.base import GRAIN, Base, base
from foedus.drawing.shapes import label_places
from foedus.drawing.signs import Sign, mark
from foedus.drawing.style import FOLD, WIDE
from foedus.drawing.svg import Svg, figure, group, label, linked, tag
from foedus.drawing.text import BOLD, breadth, fitted
from foedus.drawing.views import View, view_of

MOST_PLACES = 200
SHADES = 5
SMALL_STATE = 40.0
"""Square pixels below which a state gets a dot that can be seen and hit."""
NOTE = (
    "Outlines: Natural Earth 4.1 (2018), public domain. Boundaries are those then in force on the ground; dashed lines"
    " and hatched areas are disputed. No position on any claim is meant."
)
_LETTER, _SMALL = 12.5, 11.5


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


@dataclass(frozen=True, slots=True)
class _Spot:
    place: Place
    x: float
    y: float
    r: float


class _Room:
    """The boxes that names and marks have taken."""

    def __init__(self, view: View) -> None:
        self.taken: list[tuple[float, float, float, float]] = []
        self.width, self.height = view.width, view.height

    def take(self, left: float, top: float, wide: float, tall: float) -> bool:
        """Take a box if it lies inside the drawing and meets no other."""
        right, low = left + wide, top + tall
        if left < 2 or top < 2 or right > self.width - 2 or low > self.height - 2:
            return False
        if any(left < t[2] and t[0] < right and top < t[3] and t[1] < low for t in self.taken):
            return False
        self.taken.append((left, top, right, low))
        return True


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
    counted = {s.code: s for s in states if s.code in known and s.count > 0}
    shaded = sorted(counted.values(), key=lambda s: (-s.count, s.code))
    lonlat = [(p.lon, p.lat) for p in shown] + [known[s.code][1:] for s in shaded]
    view = view_of([] if whole else lonlat, width)
    under = base(view)
    spots = _spots(shown, view)
    room = _Room(view)
    room.taken += [(s.x - s.r, s.y - s.r, s.x + s.r, s.y + s.r) for s in spots[:40]]
    named = _place_names(spots, view, room)
    parts = [
        group([under.under], class_="d-base"),
        *_shades(shaded, view, under),
        group([under.over], class_="d-base"),
        _state_names(shaded, view, under, room),
        *(_marked(s) for s in spots),
        named,
    ]
    return figure(
        parts, kind="map", width=width, height=view.height, ident=ident, title=title, desc=_described(spots, shaded)
    )


def _described(spots: Sequence[_Spot], shaded: Sequence[State]) -> str:
    said = []
    if spots:
        most = ", ".join(f"{s.place.name} ({s.place.count:,})" for s in spots[:3])
        said.append(f"{len(spots)} places, most at {most}.")
    if shaded:
        most = ", ".join(f"{label_places()[s.code][0]} ({s.count:,})" for s in shaded[:3])
        said.append(f"{len(shaded)} states shaded by count, most in {most}.")
    return " ".join([*said, NOTE])


def _on_earth(place: Place) -> bool:
    return math.isfinite(place.lon) and math.isfinite(place.lat) and abs(place.lon) <= 180 and abs(place.lat) <= 90


def _spots(places: Sequence[Place], view: View) -> list[_Spot]:
    """The marks that lie in the view, the greatest first; their area is the count, but none is too small to be hit."""
    if not places:
        return []
    at = view.place(view.turned(np.array([(p.lon, p.lat) for p in places])))
    largest = 26.0 if view.width >= FOLD else 15.0
    most = max(1, places[0].count)
    spots = []
    for place, (x, y) in zip(places, at.tolist(), strict=True):
        if 0 <= x <= view.width and 0 <= y <= view.height:
            spots.append(_Spot(place, x, y, max(3.5, largest * math.sqrt(max(0, place.count) / most))))
    return spots


def _marked(spot: _Spot) -> Svg:
    place = spot.place
    shape = mark(place.sign, spot.x, spot.y, spot.r)
    return linked(place.href, place.hint or f"{place.name}: {place.count:,}", shape, class_="d-place")


def shade_limits(counts: Sequence[int]) -> list[int]:
    """The least count of each shade: equal steps of the logarithm, whole numbers, each once."""
    top = max(counts, default=0)
    if top <= 0:
        return []
    return sorted({math.ceil(top ** (n / SHADES) - 1e-9) for n in range(SHADES)})


def _shades(shaded: Sequence[State], view: View, under: Base) -> list[Svg]:
    """The outlines of the shaded states, and dots for those that are too small to be seen."""
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


def _place_names(spots: Sequence[_Spot], view: View, room: _Room) -> Svg:
    """The names of the places with the highest counts, each where it meets no other name or mark."""
    wide = view.width >= FOLD
    most = 16 if wide else 7
    drawn: list[Svg] = []
    for spot in spots[: most * 2]:
        if len(drawn) == most:
            break
        text = fitted(spot.place.name, 150 if wide else 100, _LETTER * BOLD)
        long = breadth(text) * _LETTER * BOLD
        x, y, r = spot.x, spot.y, spot.r * (1.17 if spot.place.sign == "conflict" else 1.0)
        for left, top in (
            (x + r + 4, y - 8),
            (x - r - 4 - long, y - 8),
            (x - long / 2, y - r - 18),
            (x - long / 2, y + r + 3),
        ):
            if text and room.take(left, top, long, 15):
                anchor, at = ("", left) if left > x else ("end", x - r - 4) if left + long < x else ("middle", x)
                drawn.append(label(at, top + 12, text, class_="d-where", anchor=anchor))
                break
    return group(drawn, aria_hidden="true")


def _state_names(shaded: Sequence[State], view: View, under: Base, room: _Room) -> Svg:
    """The names of states that have room for them; on a map of the world only of those that are shaded."""
    wanted = {s.code for s in shaded[:12]}
    drawn = []
    for code, name, x, y, size in under.names:
        if view.world and code not in wanted:
            continue
        text = name if len(name) < 22 else code
        long = breadth(text) * _SMALL * 1.08
        if long > math.sqrt(size) * (1.5 if code in wanted else 1.1) or size < 700:
            continue
        if room.take(x - long / 2, y - 7, long, 14):
            drawn.append(label(x, y + 4, text, class_="d-state-name", anchor="middle"))
    return group(drawn, aria_hidden="true")
