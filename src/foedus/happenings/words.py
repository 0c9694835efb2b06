"""What the words of a sentence say about which occurrence it tells: content words, names, numbers, without a parse."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

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
_GENITIVES = ("'s", "’s", "s'", "s’")


@dataclass(frozen=True, slots=True)
class Wording:
    """The comparable words of a telling, as stems: `words` of the sentence, `near` of the trigger's clause, `names` and
    `numbers` of the sentence, `trigger` of the trigger itself.

    `pointing` says whether the trigger is a noun that points back, `anew` whether its clause sets it apart from what
    was told before, `toll` whether it tells what an attack did.
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


class _Form(NamedTuple):
    """What is known of a word by its spelling: its folded form and stem; `content` says that it helps to tell acts
    apart, `bound` that a clause ends there, `mark` that it is a number or the name of a state."""

    folded: str
    stem: str
    content: bool
    bound: bool
    mark: bool


class _Word(NamedTuple):
    """A word of a sentence: its offsets, folded form and stem; `content` as in _Form, `mark` too but of all names."""

    start: int
    end: int
    folded: str
    stem: str
    content: bool
    name: bool
    mark: bool


@lru_cache(maxsize=100_000)
def _form(word: str) -> _Form:
    folded = fold(word).replace("’", "'").removesuffix("'s")
    tables, of_state = _tables(), folded in _state_words()
    content = not of_state and folded not in tables["empty"]
    return _Form(folded, stem(folded), content, folded in tables["bounds"], of_state or folded[:1].isdigit())


@lru_cache(maxsize=2_000)
def _read(text: str) -> tuple[tuple[_Word, ...], tuple[tuple[int, int], ...]]:
    """A sentence's words, and the stretches where a clause of it ends."""
    words: list[_Word] = []
    breaks = [m.span() for m in _BREAK.finditer(text)]
    for match in _WORD.finditer(text):
        word = match[0]
        folded, stemmed, content, bound, mark = _form(word)
        start, end = match.span()
        if bound:
            breaks.append((start, end))
        name = content and word[0].isupper() and (bool(words) or not word.istitle())
        words.append(_Word(start, end, folded, stemmed, content, name, name or mark))
    return tuple(words), tuple(sorted(breaks))


def wording(text: str, start: int, end: int, parties: frozenset[str], *, noun: bool) -> Wording:
    """The words of a sentence around its trigger [start, end).

    `parties` are folded words that only name who acts, `noun` says that the trigger is an event noun.
    """
    tables = _tables()
    read, breaks = _read(text)
    low = max((b for _, b in breaks if b <= start), default=0)
    high = min((a for a, _ in breaks if a >= end), default=len(text))
    outside = [w for w in read if w.content and not start <= w.start < end and w.folded not in parties]
    near = frozenset([w.stem for w in outside if low <= w.start < high])
    words = frozenset([w.stem for w in outside])
    own = [w for w in read if start <= w.start < end]
    before = [w.folded for w in read if w.end <= start][-2:] if noun else []
    owned = text[:start].rstrip().endswith(_GENITIVES)
    return Wording(
        words=words,
        near=near if len(near) >= _FEWEST_NEAR else words,
        names=frozenset([w.stem for w in outside if w.name]),
        numbers=frozenset([w.folded for w in outside if w.mark and w.folded[0].isdigit()]),
        trigger=frozenset([w.stem for w in own if w.content]),
        pointing=noun and (owned or any(w in tables["pointing"] for w in before)),
        anew=any(w.folded in tables["anew"] for w in read if low <= w.start < high),
        toll=any(w.folded in tables["tolls"] for w in own),
    )


def marks(text: str) -> frozenset[str]:
    """The folded names, names of states and numbers of a sentence: what a copy cannot change and be one."""
    return frozenset([w.folded for w in _read(text)[0] if w.mark])


@lru_cache(maxsize=2_000)
def plain(text: str) -> tuple[str, ...]:
    """The folded words of a text, to tell copies by."""
    return tuple(map(fold, _WORD.findall(text)))
