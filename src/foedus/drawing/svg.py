"""SVG by hand: elements with everything escaped, numbers kept short, links that can lead nowhere outside."""

from __future__ import annotations

import math
from collections.abc import Iterable

from markupsafe import Markup, escape

from foedus.drawing.text import clean, squeezed

INSIDE = ("/", "#", "?")


def num(value: float) -> str:
    """A coordinate in at most a tenth of a pixel; what is no finite number is 0."""
    if not math.isfinite(value):
        return "0"
    text = f"{value:.1f}"
    text = text[:-2] if text.endswith(".0") else text
    return "0" if text == "-0" else text


def tag(name: str, content: object = None, /, **attributes: object) -> Markup:
    """An element; a trailing underscore of an attribute's name is dropped, others become hyphens, None is left out."""
    made = [name]
    for key, value in attributes.items():
        if value is None or value == "":
            continue
        text = num(value) if isinstance(value, (int, float)) else escape(clean(str(value)))
        made.append(f'{key.rstrip("_").replace("_", "-")}="{text}"')
    opened = " ".join(made)
    if content is None:
        return Markup(f"<{opened}/>")
    inner = content if isinstance(content, Markup) else escape(clean(str(content)))
    return Markup(f"<{opened}>{inner}</{name}>")


def joined(parts: Iterable[Markup]) -> Markup:
    """Elements one after the other."""
    return Markup("").join(parts)


def group(parts: Iterable[Markup], **attributes: object) -> Markup:
    """Elements in a group."""
    return tag("g", joined(parts), **attributes)


def label(x: float, y: float, text: str, *, class_: str = "", anchor: str = "") -> Markup:
    """A line of text; `anchor` is SVG's text-anchor where it is not start."""
    return tag("text", text, x=x, y=y, class_=class_, text_anchor=anchor)


def linked(href: str, hint: str, *parts: Markup, class_: str = "") -> Markup:
    """What is drawn as a link that says `hint`; without an address inside the page or its site, only the hint."""
    title = tag("title", squeezed(hint)) if hint else Markup("")
    inside = href.startswith(INSIDE) and not href.startswith(("//", "/\\"))
    if inside:
        return tag("a", title + joined(parts), href=href, class_=class_)
    return tag("g", title + joined(parts), class_=class_)


def figure(
    parts: Iterable[Markup],
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
    inner = joined(
        [tag("title", squeezed(title), id=f"{ident}-t"), tag("desc", squeezed(desc), id=f"{ident}-d"), *parts]
    )
    return tag(
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
