"""Whether a text is English, by its function words, where it is long enough to tell."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files
from itertools import chain, repeat

_SAMPLE = 20_000
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FEW_LETTERS = 40
_FEW_WORDS = 12
_MANY_WORDS = 80


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    """The languages that each function word is one of; a word that is English counts for no other."""
    table = tomllib.loads((files("foedus.reading") / "function_words.toml").read_text("utf-8"))
    english = table.pop("en")
    found: dict[str, tuple[str, ...]] = {}
    for name, words in table.items():
        for word in dict.fromkeys(words):
            found[word] = (*found.get(word, ()), name)
    return found | dict.fromkeys(english, ("en",))


def looks_english(text: str) -> bool | None:
    """True where the text is English, False where it is not, None where it is too short, or too full of names, to tell.

    Another script than Latin, or more function words of another language than of English, make it False; so does a text
    of 80 words and more that has hardly any English ones.
    """
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample.lower())
    letters = sum(map(len, words))
    plain = letters if sample.isascii() else sum(len(w) for w in words if w.isascii())
    if letters >= _FEW_LETTERS and plain < 0.4 * letters and not _mostly_latin(sample):
        return False
    if len(words) < _FEW_WORDS:
        return None
    counts = Counter(chain.from_iterable(map(_languages().get, words, repeat(()))))
    mine = counts.pop("en", 0) / len(words)
    other = max(counts.values(), default=0) / len(words)
    if other > 0.1 and other > 1.3 * mine:
        return False
    if mine >= 0.15:
        return True
    return False if mine < 0.04 and len(words) >= _MANY_WORDS else None


def _mostly_latin(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return sum(c < "\u0250" or "\u1e00" <= c < "\u1f00" for c in letters) > 0.5 * len(letters)
