"""What the tagger sees of a sentence: of each word itself, of its place there, and which words stand beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from foedus.claims.drafts import Draft
from foedus.records import Sentence

# What of a token Word keeps, in its order.
FORM = attrgetter("text", "lemma", "pos", "tag", "dep")
# Counted from either end of the sentence; farther off is all one.
_EDGE = 3
_MOST_HOLDERS = 2
# The parts that a rule's draft gives a word, and what a place's code (`codes`) consists of: how many values each has.
PARTS = ("-", "t", "s", "c")
CODED = (len(PARTS), _MOST_HOLDERS + 1, 2, 2, _EDGE + 1, _EDGE + 1, 2)
_PART, _HOLDER, _QUOTED, _SOME, _BEFORE, _AFTER, _CAPITAL = (int(np.prod(CODED[n + 1 :])) for n in range(len(CODED)))
_heads = attrgetter("head")


class Word(NamedTuple):
    """A word wherever it stands: what of it does not depend on its sentence but for its place in the parse."""

    text: str
    lemma: str
    pos: str
    tag: str
    dep: str

    def features(self, sense: str) -> list[str]:
        """The features of the word; `sense` is the kind of cue that the tables take it for."""
        low, lemma = self.text.lower(), self.lemma.lower()
        return [
            f"w{low}",
            f"l{self.pos[0]}{lemma}",
            f"p{self.pos}{self.dep}",
            f"t{self.tag}",
            f"x{low[-3:]}",
            f"f{low[:4]}",
            f"wd{low}{self.dep}",
            f"n{sense}{self.dep}",
        ]

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[:1].isupper()


def held(part: str, holders: int) -> str:
    """The feature of what the rules make of a word, and of how many statements that they find hold it."""
    return f"r{part}{holders}"


def ruled(rule: str) -> str:
    """The feature of the cue that the rules take a word for."""
    return f"d{rule}"


def quoted(own: bool, some: bool) -> str:
    """The feature of whether a word is quoted, and whether some word of the sentence is."""
    return f"q{own}{some}"


def opening(capital: bool, first: bool) -> str:
    """The feature of a capital, and of the first word."""
    return f"h{capital}{first}"


def near(before: int, after: int) -> str:
    """The feature of how near the sentence's ends a word stands."""
    return f"b{before}{after}"


def features(code: int, rule: str) -> list[str]:
    """The features of a place, given its code."""
    part, holders, own, some, before, after, capital = (int(n) for n in np.unravel_index(code, CODED))
    return [
        held(PARTS[part], holders),
        ruled(rule),
        quoted(bool(own), bool(some)),
        opening(bool(capital), before == 0),
        near(before, after),
    ]


class Places(NamedTuple):
    """Where the words of a sentence stand: a number for each that says what of CODED is true of it, but for whether it
    has a capital, which its form says; and the rules that take words for cues, by word."""

    codes: list[int]
    rules: dict[int, str]


def places(sentence: Sentence, drafted: Mapping[int, Draft], quoted: Sequence[bool]) -> Places:
    """The places of the tokens. `drafted` are the rules' drafts by cue, `quoted` judging.quoted_words."""
    codes = list(_ends(len(sentence.tokens)))
    if True in quoted:
        codes = [code + _SOME + _QUOTED * own for code, own in zip(codes, quoted, strict=True)]
    if not drafted:
        return Places(codes, {})
    part: dict[int, int] = {}
    holders: dict[int, int] = {}
    for draft in drafted.values():
        for i in draft.content:
            part[i] = 1
            holders[i] = holders.get(i, 0) + 1
    for draft in drafted.values():
        part.update(dict.fromkeys(draft.source, 2))
    for draft in drafted.values():
        part.update(dict.fromkeys(draft.cue, 3))
    for i, own in part.items():
        codes[i] += _PART * own
    for i, number in holders.items():
        codes[i] += _HOLDER * min(number, _MOST_HOLDERS)
    return Places(codes, {at: f"{draft.kind}/{draft.construction}" for at, draft in drafted.items()})


@lru_cache(maxsize=512)
def _ends(words: int) -> tuple[int, ...]:
    """The codes of the words of a sentence of which nothing but their nearness to its ends is told."""
    return tuple(_BEFORE * min(i, _EDGE) + _AFTER * min(words - 1 - i, _EDGE) for i in range(words))


class Beside(NamedTuple):
    """For each word of some sentences the rows of the words before it, after it and above it, counted from 1 over all
    of them; 0 where there is none."""

    before: NDArray[np.intp]
    after: NDArray[np.intp]
    above: NDArray[np.intp]


def beside(sentences: Sequence[Sentence]) -> Beside:
    """Which words stand beside which."""
    heads: list[int] = []
    for sentence in sentences:
        heads.extend(map(_heads, sentence.tokens))
    sizes = np.array([len(s.tokens) for s in sentences], dtype=np.intp)
    ends = np.cumsum(sizes)
    rows = np.arange(1, len(heads) + 1)
    before, after = rows - 1, rows + 1
    before[(ends - sizes)[sizes > 0]] = 0
    after[ends[sizes > 0] - 1] = 0
    above = np.array(heads, dtype=np.intp) + np.repeat(ends - sizes + 1, sizes)
    above[above == rows] = 0
    return Beside(before, after, above)


# The words, counted from 0 over some sentences, that others hang on, and the rows of these, counted from 1.
Below = list[tuple[int, list[int]]]


def below(sentences: Sequence[Sentence]) -> Below:
    """Which words hang on which."""
    found: Below = []
    first = 0
    for sentence in sentences:
        found += [(first + at, [first + 1 + k for k in kids]) for at, kids in enumerate(sentence.children) if kids]
        first += len(sentence.tokens)
    return found
