"""The style sheet that all drawings share, and the two forms of a drawing for wide and for narrow pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files

from markupsafe import Markup

from foedus.drawing.svg import Svg, joined, tag

WIDE, NARROW, FOLD = 800, 360, 620
"""Widths in pixels for which drawings are made, when the page does not ask for another; below FOLD they are narrow.

Drawings are scaled to the page, but never so far down that their letters are under 11 pixels (the style sheet's folds).
"""


@cache
def style() -> str:
    """The style sheet. Colours are the page's --ink, --card, --co and so on where it sets them, else light and dark."""
    return (files("foedus.drawing") / "static" / "drawing.css").read_text("utf-8").replace("\r\n", "\n").strip()


def both(draw: Callable[[int, str], Markup], ident: str, *, wide: int = WIDE, narrow: int = NARROW) -> Markup:
    """A drawing in two forms, of which the page shows the one that its width has room for; empty where it is.

    `draw` is called with the width and the ident of each form, as in
    `both(lambda width, ident: draw_map(places, width=width, ident=ident), "map")`.
    """
    first, second = draw(wide, ident), draw(narrow, f"{ident}-narrow")
    if not first and not second:
        return Markup()
    forms = [tag("div", Svg(first), class_="d-wide"), tag("div", Svg(second), class_="d-narrow")]
    return Markup(tag("div", joined(forms), class_="d-both"))
