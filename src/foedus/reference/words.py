"""Words as names are matched by: lower case, without diacritics, dots or apostrophes, hyphens dividing."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

NOBODY = frozenset({"nobody", "none", "nothing"})
"""Pronouns that name none at all."""

_ODD = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d",
                      "ə": "e", "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'"})  # fmt: skip
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?\.?")
_PIECE = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def fold(text: str) -> str:
    """The text in lower case without diacritics."""
    lower = text.lower()
    if lower.isascii():
        return lower
    plain = unicodedata.normalize("NFKD", lower)
    return "".join(c for c in plain if not unicodedata.combining(c)).lower().translate(_ODD)


@lru_cache(maxsize=100_000)
def pieces(token: str) -> tuple[tuple[str, str], ...]:
    """The (folded, written) words of a token: "U.S.-led" gives us and led, "d'Ivoire" divoire, "'s" s, a comma none."""
    if token.isascii() and token.isalnum():
        return ((token.lower(), token),)
    found: list[tuple[str, str]] = []
    for part in re.split(r"[-–‑/&]", token.replace("’", "'")):
        if _ACRONYM.fullmatch(part) and len(part) > 2:
            written = part.replace(".", "")
            found.append((fold(written), written))
            continue
        for piece in _PIECE.findall(part):
            stem, s, _ = piece.rpartition("'s")
            if s and stem and not _:
                found += [(fold(stem).replace("'", ""), stem), ("s", "s")]
            else:
                written = piece.replace("'", "")
                found.append((fold(written), written))
    return tuple(found)


def key(name: str) -> tuple[str, ...]:
    """The folded words of a name, as the index of names has them."""
    if name.isascii() and name.isalnum():
        return (name.lower(),)
    if name.isascii() and name.replace(" ", "").replace("-", "").isalnum():
        return tuple(name.lower().replace("-", " ").split())
    return tuple(folded for word in name.split() for folded, _ in pieces(word))
