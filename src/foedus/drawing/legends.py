"""What the signs of each drawing mean: short keys with a sample, for the note beside a drawing."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from foedus.drawing.maps import State, shade_limits
from foedus.drawing.obligations import status_mark
from foedus.drawing.signs import mark
from foedus.drawing.svg import Svg, escaped, tag


def network_legend() -> Markup:
    """Lines by sign, shapes by kind of party."""
    return _keys([
        _key(_line("d-tie d-co"), "+ cooperation", css="d-tco"),
        _key(_line("d-tie d-cf"), "− conflict", css="d-tcf"),
        _key(_line("d-tie d-ne"), "· neither, or only planned, possible or denied (?)"),
        _key(tag("circle", cx=7, cy=7, r=5, class_="d-party"), "state"),
        _key(tag("rect", x=2, y=2, width=10, height=10, rx=1, class_="d-party"), "body or group of its own"),
    ])  # fmt: skip


def timeline_legend() -> Markup:
    """Marks by sign and by status."""
    return _keys([
        _key(mark("cooperation", 7, 7, 5), "cooperation", css="d-tco"),
        _key(mark("conflict", 7, 7, 5), "conflict", css="d-tcf"),
        _key(mark("neutral", 7, 7, 5), "neither"),
        _key(mark("neutral", 7, 7, 5, "planned"), "hollow: planned"),
        _key(mark("neutral", 7, 7, 5, "hypothetical"), "dashed: possible"),
        _key(mark("neutral", 7, 7, 4, "denied"), "crossed: denied"),
    ])  # fmt: skip


def periods_legend() -> Markup:
    """Bars by sign."""
    return _keys([
        _key(_box("d-bar d-co"), "cooperation, above the line", css="d-tco"),
        _key(_box("d-bar d-cf"), "conflict, below", css="d-tcf"),
        _key(_box("d-bar d-ne"), "neither, on it"),
    ])  # fmt: skip


def map_legend(states: Sequence[State] = ()) -> Markup:
    """Marks by sign, lines and areas in dispute, and the counts of the shades where states are shaded."""
    limits = shade_limits([s.count for s in states])
    shades = [
        _key(_box(f"d-shade d-shade{n}"), _span(low, limits[n] - 1 if n < len(limits) else None))
        for n, low in enumerate(limits, 1)
    ]
    return _keys([
        _key(mark("cooperation", 7, 7, 5), "cooperation", css="d-tco"),
        _key(mark("conflict", 7, 7, 5), "conflict", css="d-tcf"),
        _key(mark("neutral", 7, 7, 5), "neither"),
        _key(_line("d-disputed"), "disputed"),
        *shades,
    ])  # fmt: skip


def obligations_legend() -> Markup:
    """Marks by status."""
    return _keys([
        _key(status_mark("bound", 7, 7), "bound"),
        _key(status_mark("contingent", 7, 7), "contingent: depends on what is not known"),
        _key(status_mark("not_bound", 7, 7), "not bound"),
    ])  # fmt: skip


def curves_legend() -> Markup:
    """Turns for the better and for the worse; the curves are named at their ends."""
    return _keys([
            _key(tag("path", d="M2 11h10l-5-9z", class_="d-turn d-co"), "from here on better", css="d-tco"),
            _key(tag("path", d="M2 3h10l-5 9z", class_="d-turn d-cf"), "from here on worse", css="d-tcf"),
    ])  # fmt: skip


def _keys(keys: Sequence[Svg]) -> Markup:
    return Markup(" ".join(keys))


def _key(sample: Svg, words: str, *, css: str = "") -> Svg:
    wide = 28 if "d-tie" in sample or "d-disputed" in sample else 14
    drawn = tag("svg", sample, width=wide, height=14, viewBox=f"0 0 {wide} 14", class_="drawing", aria_hidden="true")
    return tag("span", Svg(f"{drawn} {escaped(words)}"), class_=f"d-key {css}".strip())


def _line(css: str) -> Svg:
    return tag("path", d="M1 7h26", class_=css, stroke_width=2.4 if "d-tie" in css else None)


def _box(css: str) -> Svg:
    return tag("rect", x=1, y=1, width=12, height=12, class_=css)


def _span(low: int, high: int | None) -> str:
    if high is None:
        return f"{low:,} and more"
    return f"{low:,}" if low >= high else f"{low:,} to {high:,}"
