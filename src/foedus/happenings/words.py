"""What the words of a sentence say about which occurrence it tells: content words, names, numbers, without a parse."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from foedus.reference import fold, key
from foedus.reference.tables import rows

_WORD = re.compile(r"[^\W_]+(?:[-.'’][^\W_]+)*")
_BREAK = re.compile(r"[,;:—–()\"“”]")
_ENDINGS = (
    "ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ers", "ies", "ied", "ed", "es", "er", "al", "s",
    "e", "y",
)  # fmt: skip
_SHORTEST_STEM = 3
_STEM = 7
_FEWEST_NEAR = 2


@dataclass(frozen=True, slots=True)
class Wording:
    """The comparable words of a telling, as stems: `words` of the sentence, `near` of the trigger's clause, `names` and
    `numbers` of the sentence, `trigger` of the trigger itself.

    `pointing` says whether the trigger is a noun that points back, `anew` whether its clause sets it apart from what was
    told before, `toll` whether it tells what an attack did.
    """

    words: frozenset[str]
    near: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    trigger: frozenset[str]
    pointing: bool
    anew: bool
    toll: bool


@cache
def _tables() -> Mapping[str, frozenset[str]]:
    raw = tomllib.loads((files("foedus.happenings") / "data" / "words.toml").read_text("utf-8"))
    return {name: frozenset(words) for name, words in raw.items()}


@cache
def _state_words() -> frozenset[str]:
    """The words of the names of states and of their peoples: they say who acts, not what is done."""
    kinds = ("name", "adjective", "people")
    named = rows("state_names.csv", ("name", "kind"))
    return frozenset(word for _, (name, kind) in named if kind in kinds for word in key(name) if len(word) > 2)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A word cut to what its forms have in common ("bombing", "bombed": bomb); rough, for comparison only.

    >>> stem("expelled"), stem("invasion"), stem("talks")
    ('expell', 'invas', 'talk')
    """
    folded = fold(word).removesuffix("'s").removesuffix("’s")
    for ending in _ENDINGS:
        if folded.endswith(ending) and len(folded) - len(ending) >= _SHORTEST_STEM:
            folded = folded[: -len(ending)]
            break
    return folded[:_STEM]


def wording(text: str, start: int, end: int, parties: frozenset[str], *, noun: bool) -> Wording:
    """The words of a sentence around its trigger [start, end).

    `parties` are folded words that only name who acts, `noun` says that the trigger is an event noun.
    """
    tables = _tables()
    found: list[tuple[int, str, str]] = []
    for match in _WORD.finditer(text):
        word = match[0]
        folded = fold(word).replace("’", "'").removesuffix("'s")
        if folded in tables["empty"] or folded in parties or folded in _state_words():
            continue
        found.append((match.start(), word, folded))
    low, high = _clause(text, start, end)
    outside = [(at, w, f) for at, w, f in found if not start <= at < end]
    near = frozenset(stem(f) for at, _, f in outside if low <= at < high)
    words = frozenset(stem(f) for _, _, f in outside)
    first = _WORD.search(text)
    names = frozenset(
        stem(f) for at, w, f in outside if w[0].isupper() and (first is None or at != first.start() or not w.istitle())
    )
    before = fold(text[max(0, start - 40) : start]).split()
    clause = {fold(w) for w in _WORD.findall(text, low, high)}
    own = {fold(w) for w in _WORD.findall(text, start, end)}
    return Wording(
        words=words,
        near=near if len(near) >= _FEWEST_NEAR else words,
        names=names,
        numbers=frozenset(f for _, _, f in outside if f[0].isdigit()),
        trigger=frozenset(stem(f) for at, _, f in found if start <= at < end),
        pointing=noun and any(w in tables["pointing"] for w in before[-2:]),
        anew=bool(clause & tables["anew"]),
        toll=bool(own & tables["tolls"]),
    )


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the trigger's clause begins and ends."""
    bounds = _tables()["bounds"]
    low, high = 0, len(text)
    for match in _BREAK.finditer(text):
        if match.end() <= start:
            low = max(low, match.end())
        elif match.start() >= end:
            high = min(high, match.start())
    for match in _WORD.finditer(text, low, high):
        if match[0] in bounds:
            if match.end() <= start:
                low = match.end()
            elif match.start() >= end:
                high = match.start()
                break
    return low, high


def plain(text: str) -> tuple[str, ...]:
    """The folded words of a text, to tell copies by."""
    return tuple(fold(w) for w in _WORD.findall(text))
