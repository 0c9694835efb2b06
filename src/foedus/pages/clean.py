"""Hostile text made harmless before it meets a template: what markup cannot escape is replaced, one for one."""

from __future__ import annotations

import re

_ODD = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # what turns the direction of the text around it
    "\ud800-\udfff\ufffe\uffff]"  # what no encoding can write
)


def clean(text: str) -> str:
    """The text with control, direction and unencodable characters replaced by U+FFFD; offsets stay as they are."""
    return _ODD.sub("\ufffd", text)


def squeezed(text: str) -> str:
    """The text on one line, white space made single."""
    return " ".join(clean(text).split())


def shortened(text: str, most: int) -> str:
    """The text on one line, cut after a word to at most `most` characters with an ellipsis."""
    text = squeezed(text)
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    whole = cut.rpartition(" ")[0] if len(cut) > 30 else ""
    return (whole if len(whole) > most * 0.6 else cut).rstrip(" ,;:") + "…"
