"""The signs of what happened, as colour, shape, line and word at once, so that none rests on colour alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from foedus.drawing.svg import Svg, joined, num, tag

Sign = Literal["cooperation", "conflict", "neutral", "open"]
"""`open`: only planned, possible or denied."""
CSS: Mapping[str, str] = {"cooperation": "d-co", "conflict": "d-cf", "neutral": "d-ne", "open": "d-op"}
GLYPHS: Mapping[str, str] = {"cooperation": "+", "conflict": "−", "neutral": "·", "open": "?"}
NEUTRAL = 0.5
"""A mean conflict-cooperation score nearer to 0 than this has no sign."""


def sign_of(mean: float | None) -> Sign:
    """The sign of a mean conflict-cooperation score, -10 to 10; `open` for none."""
    if mean is None:
        return "open"
    if abs(mean) < NEUTRAL:
        return "neutral"
    return "cooperation" if mean > 0 else "conflict"


def mark(sign: str, x: float, y: float, size: float, status: str = "happened") -> Svg:
    """A round, a diamond or a square at a point; hollow, dashed or crossed where it did not simply happen."""
    css = f"d-mark {CSS.get(sign, 'd-ne')}"
    if status in ("planned", "hypothetical", "denied"):
        css += f" d-{status}"
    if sign == "cooperation":
        shape = tag("circle", cx=x, cy=y, r=size, class_=css)
    elif sign == "conflict":
        s = num(size * 1.17)
        shape = tag("path", d=f"M{num(x)} {num(y - size * 1.17)}l{s} {s}-{s} {s}-{s}-{s}z", class_=css)
    else:
        half = size * 0.86
        shape = tag("rect", x=x - half, y=y - half, width=2 * half, height=2 * half, class_=css)
    if status == "denied":
        reach = size * 1.3
        line = f"M{num(x - reach)} {num(y + reach)}L{num(x + reach)} {num(y - reach)}"
        shape = joined([shape, tag("path", d=line, class_="d-cross")])
    return shape
