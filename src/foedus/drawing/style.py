"""The style sheet that all drawings share, and the two forms of a drawing for wide and for narrow pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files

from markupsafe import Markup

from foedus.drawing.svg import tag

WIDE, NARROW = 1040, 380
"""Widths in pixels for which drawings are made, when the page does not ask for another."""


@cache
def style() -> str:
    """The style sheet. Colours are the page's --ink, --card, --co and so on where it sets them, else light and dark."""
    return (files("foedus.drawing") / "static" / "drawing.css").read_text("utf-8").replace("\r\n", "\n").strip()


def both(draw: Callable[[int, str], Markup], ident: str, *, wide: int = WIDE, narrow: int = NARROW) -> Markup:
    """A drawing in two forms, of which the page shows the one that its width has room for.

    `draw` is called with the width and the ident of each form, as in
    `both(lambda width, ident: draw_map(places, width=width, ident=ident), "map")`.
    """
    return tag(
        "div",
        tag("div", draw(wide, ident), class_="d-wide") + tag("div", draw(narrow, f"{ident}-narrow"), class_="d-narrow"),
        class_="d-both",
    )
