"""The line above a statement that names who issues it: "Ministry of Foreign Affairs of Norland"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from foedus.listed import listed
from foedus.reference import load

_SMALL = frozenset("of the for and in to at on & a an with".split())
_BODIES = frozenset({"igo", "ngo", "organ", "agency", "alliance", "group", "party"})
# "Norland Parliament – Press release – Plenary session".
_RELEASED = re.compile(r"(?P<who>.{2,80}?)\s+[–—|-]\s+(?:Press|News|Media) [Rr]elease(?:\s+[–—|-]\s+.{3,24})?\Z")
_DASHED = re.compile(r"\s+[–—|-]\s+")
_MOST = 20
_LONGEST_NAME = 7


@cache
def _lists() -> tuple[frozenset[str], frozenset[str]]:
    heads, words = listed("foedus.reading", "issuers.toml", ("heads", "words"))
    return frozenset(heads.split()), frozenset(words.split())


def issuer(line: str) -> str | None:
    """The line in plain case where it names who issues what follows and says nothing else; None for other lines. Empty
    where it does not tell of what state or body that is ("Office of the Spokesperson")."""
    if (named := _RELEASED.match(line)) is not None:
        line = named["who"]
    parts = _DASHED.split(line.strip())
    if len(parts) > 1:
        # "FIDH – International Federation for Human Rights".
        each = [issuer(part) for part in parts]
        return next((name for name in each if name), "") if None not in each else None
    words = line.strip(" *_-–—").split()
    if not 0 < len(words) <= _MOST or not words[0][:1].isupper() or line.rstrip()[-1:] in ".,:;!?":
        return None
    if any(w[:1].islower() and w not in _SMALL for w in words) or not any(w[:1].isalpha() for w in words):
        return None
    bare = " ".join(words)
    names = load().names
    if any(e.kind in _BODIES for e in names.of(bare.removeprefix("The ").removeprefix("THE "))):
        return _plain(bare)
    heads, known = _lists()
    lower = [w.lower().strip(",’'()") for w in words]
    if heads.isdisjoint(lower[:3]):
        return None
    told = False
    for rest in _unnamed(words):
        if rest is None:
            told = True
        elif rest.lower().strip(",’'()").removesuffix("'s").removesuffix("’s") not in known | _SMALL:
            return None
    offices = load().titles
    told = told or any(tuple(lower[i:j]) in offices for i in range(len(lower)) for j in range(i + 2, len(lower) + 1))
    return _plain(bare) if told else ""


def _unnamed(words: Sequence[str]) -> Iterator[str | None]:
    """The words of a line that belong to no name of a state or body, and None for each name."""
    names, at = load().names, 0
    while at < len(words):
        for size in range(min(_LONGEST_NAME, len(words) - at), 0, -1):
            span = _plain(" ".join(words[at : at + size])).strip(",'’()").removesuffix("'s").removesuffix("’s")
            if any(e.country or e.kind in _BODIES for e in names.of(span)):
                yield None
                at += size
                break
        else:
            yield words[at]
            at += 1


def _plain(words: str) -> str:
    """Words in capitals as they are written in a sentence; abbreviations stay as they are."""
    if not words.isupper() or " " not in words:
        return words
    return " ".join(w.lower() if w.lower() in _SMALL else w.capitalize() for w in words.split())
