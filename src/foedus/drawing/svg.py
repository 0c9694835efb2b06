"""SVG by hand: elements with everything escaped, numbers kept short, links that can lead nowhere outside."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from typing import NewType

from markupsafe import Markup, escape

from foedus.drawing.text import clean, squeezed

Svg = NewType("Svg", str)
"""Markup inside a drawing, made by this module only: a plain string at run time, since a drawing has thousands."""
NOTHING = Svg("")
_is_harmless = re.compile(r"[\w \-.,:;/()#?=%+]*").fullmatch


def num(value: float) -> str:
    """A coordinate in at most a tenth of a pixel; what is no finite number is 0."""
    text = f"{value:.1f}"
    if text[-2:] == ".0":
        text = text[:-2]
    return text if text != "-0" and math.isfinite(value) else "0"


def through(points: Iterable[tuple[float, float]]) -> str:
    """A path through points, all of which are finite and none of whose coordinates is negative."""
    text = "L".join([f"{x:.1f} {y:.1f}" for x, y in points])
    return f"M{text}".replace(".0 ", " ").replace(".0L", "L").removesuffix(".0")


def escaped(text: str) -> str:
    """Text as it may stand in an element or an attribute."""
    return text if _is_harmless(text) else str(escape(clean(text)))


class _Before(dict[str, str]):
    """What stands before an attribute's value."""

    def __missing__(self, key: str) -> str:
        made = self[key] = f' {key.rstrip("_").replace("_", "-")}="'
        return made


_BEFORE = _Before()


def tag(name: str, content: Svg | None = None, /, **attributes: str | float | None) -> Svg:
    """An element; a trailing underscore of an attribute's name is dropped, others become hyphens, None is left out."""
    made = name
    for key, value in attributes.items():
        if value is None or value == "":
            continue
        if isinstance(value, str):
            made += f'{_BEFORE[key]}{value if _is_harmless(value) else escaped(value)}"'
        else:
            made += f'{_BEFORE[key]}{num(value)}"'
    # At run time it is a string like any other: `Svg(...)` would be one more call for each of thousands of elements.
    return f"<{made}/>" if content is None else f"<{made}>{content}</{name}>"  # type: ignore[return-value]


def joined(parts: Iterable[Svg]) -> Svg:
    """Elements one after the other."""
    return Svg("".join(parts))


def group(parts: Iterable[Svg], **attributes: str | float | None) -> Svg:
    """Elements in a group."""
    return tag("g", joined(parts), **attributes)


def label(x: float, y: float, text: str, *, class_: str = "", anchor: str = "") -> Svg:
    """A line of text; `anchor` is SVG's text-anchor where it is not start."""
    css = f' class="{escaped(class_)}"' if class_ else ""
    at = f' text-anchor="{escaped(anchor)}"' if anchor else ""
    return Svg(f'<text x="{num(x)}" y="{num(y)}"{css}{at}>{escaped(text)}</text>')


def linked(href: str, hint: str, *parts: Svg, class_: str = "", silent: bool = False) -> Svg:
    """What is drawn as a link that says `hint`; without an address inside the page or its site, only the hint.

    `silent`: for the pointer alone, where the same link stands elsewhere.
    """
    title = f"<title>{escaped(squeezed(hint))}</title>" if hint else ""
    css = f' class="{escaped(class_)}"' if class_ else ""
    if href.startswith(("/", "#", "?")) and not href.startswith(("//", "/\\")):
        alone = ' tabindex="-1" aria-hidden="true"' if silent else ""
        return Svg(f'<a href="{escaped(href)}"{css}{alone}>{title}{"".join(parts)}</a>')
    hidden = ' aria-hidden="true"' if silent else ""
    return Svg(f"<g{css}{hidden}>{title}{''.join(parts)}</g>")


def figure(
    parts: Iterable[Svg],
    *,
    kind: str,
    width: float,
    height: float,
    ident: str,
    title: str,
    desc: str,
    fit: bool = True,
) -> Markup:
    """The whole drawing, named and described. With `fit` it takes the width that the page gives it, else its own.

    `ident` begins the ids of title and description, which must be unique on the page: lower-case letters, digits, "-".
    """
    named = tag("title", Svg(escaped(squeezed(title))), id=f"{ident}-t")
    described = tag("desc", Svg(escaped(squeezed(desc))), id=f"{ident}-d")
    inner = joined([named, described, *parts])
    return Markup(
        tag(
            "svg",
            inner,
            class_=f"drawing d-{kind}{' d-fit' if fit else ''}",
            width=width,
            height=height,
            viewBox=f"0 0 {num(width)} {num(height)}",
            role="group" if "<a " in inner else "img",
            aria_labelledby=f"{ident}-t",
            aria_describedby=f"{ident}-d",
        )
    )
