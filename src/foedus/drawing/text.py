"""Text for drawings: made harmless, on one line, measured and cut, since a drawing cannot wrap or escape by itself."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ODD = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # what turns the direction of the text around it
    "\ud800-\udfff\ufffe\uffff]"  # what no encoding can write
)
_THIN = frozenset("iljtfrI.,:;'|!()[]/ -·’‘`")
_BROAD = frozenset("mwMW@%—…−+=<>")
_SPACE = 0.4
BOLD = 1.1
"""How much wider bold letters are than plain ones."""


def clean(text: str) -> str:
    """The text with control, direction and unencodable characters replaced by U+FFFD; offsets stay as they are."""
    # What is to be replaced never counts as printable, and most texts have no other unprintable characters either.
    return text if text.isprintable() else _ODD.sub("\ufffd", text)


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


@lru_cache(maxsize=8192)
def breadth(text: str) -> float:
    """How wide the text is, in ems, in a common sans-serif: never much under what a browser makes of it."""
    return sum(map(_em, text))


@lru_cache(maxsize=4096)
def _em(sign: str) -> float:
    if sign in _THIN:
        return 0.4
    if sign in _BROAD:
        return 0.95
    if sign.isascii():
        return 0.72 if sign.isupper() else 0.62
    if unicodedata.combining(sign):
        return 0.0
    return 1.05 if unicodedata.east_asian_width(sign) in "WF" or ord(sign) > 0xFFFF else 0.75


def fitted(text: str, room: float, size: float) -> str:
    """The text on one line, cut with an ellipsis to at most `room` pixels in letters of `size` pixels."""
    text = squeezed(text)
    ems = room / size
    if breadth(text) <= ems:
        return text
    left = ems - breadth("…")
    cut = 0
    for sign in text:
        left -= _em(sign)
        if left < 0:
            break
        cut += 1
    return text[:cut].rstrip(" ,;:") + "…" if cut else ""


def wrapped(text: str, room: float, size: float, most: int) -> list[str]:
    """The text in at most `most` lines of at most `room` pixels, the last cut with an ellipsis where there is more."""
    words = squeezed(text).split(" ")
    ems = room / size
    lines: list[str] = []
    line, long = "", 0.0
    for n, word in enumerate(words):
        wide = breadth(word)
        if line and long + _SPACE + wide > ems:
            if len(lines) == most - 1:
                line = " ".join([line, *words[n : n + 40]])
                break
            lines.append(line)
            line, long = word, wide
        else:
            line, long = (f"{line} {word}", long + _SPACE + wide) if line else (word, wide)
    return [fitted(each, room, size) for each in [*lines, line] if each]
