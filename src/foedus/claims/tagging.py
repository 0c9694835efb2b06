"""What the tagger sees of a sentence: of each word itself, of its place there, and which words stand beside it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat
from typing import NamedTuple

from foedus.claims.drafts import Draft
from foedus.records import Sentence, Token

# Counted from either end of the sentence; farther off is all one.
_EDGE = 3
_MOST_HOLDERS = 2


class Word(NamedTuple):
    """A word wherever it stands: what of it does not depend on its sentence but for its place in the parse."""

    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    sense: str

    def features(self) -> list[str]:
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
            f"n{self.sense}{self.dep}",
        ]


class Place(NamedTuple):
    """Where a word stands: what the rules say of it there, whether it is quoted, how near the sentence's ends."""

    part: str
    holders: int
    rule: str
    quoted: bool
    some_quoted: bool
    capital: bool
    before: int
    after: int

    def features(self) -> list[str]:
        """The features of the place."""
        return [
            f"r{self.part}{self.holders}",
            f"d{self.rule}",
            f"q{self.quoted}{self.some_quoted}",
            f"h{self.capital}{self.before == 0}",
            f"b{self.before}{self.after}",
        ]


def places(sentence: Sentence, drafted: dict[int, Draft], quoted: Sequence[bool]) -> list[Place]:
    """The place of each token. `drafted` are the rules' drafts by cue, `quoted` judging.quoted_words."""
    n = len(sentence.tokens)
    part, holders, rules = ["-"] * n, [0] * n, ["-"] * n
    for held, name in (("content", "t"), ("source", "s"), ("cue", "c")):
        for draft in drafted.values():
            for i in getattr(draft, held):
                part[i] = name
    for at, draft in drafted.items():
        rules[at] = f"{draft.kind}/{draft.construction}"
        for i in draft.content:
            holders[i] = min(holders[i] + 1, _MOST_HOLDERS)
    capitals = [t.text[:1].isupper() for t in sentence.tokens]
    before = [*range(min(n, _EDGE)), *repeat(_EDGE, n - _EDGE)]
    some = [any(quoted)] * n
    columns = zip(part, holders, rules, quoted, some, capitals, before, reversed(before), strict=True)
    return list(map(Place._make, columns))


def word(token: Token, sense: str) -> Word:
    """The word of a token."""
    return Word(token.text, token.lemma, token.pos, token.tag, token.dep, sense)


class Beside(NamedTuple):
    """For each word of some sentences the rows of the words before it, after it and above it, counted from 1 over all
    of them; 0 where there is none."""

    before: list[int]
    after: list[int]
    above: list[int]


def beside(sentences: Sequence[Sentence]) -> Beside:
    """Which words stand beside which."""
    found = Beside([], [], [])
    first = 1
    for sentence in sentences:
        end = first + len(sentence.tokens)
        found.before.extend((0, *range(first, end - 1)) if sentence.tokens else ())
        found.after.extend((*range(first + 1, end), 0) if sentence.tokens else ())
        found.above.extend(0 if t.head == t.i else first + t.head for t in sentence.tokens)
        first = end
    return found
