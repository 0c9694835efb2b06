"""What sentences show of their author's hand: words, their pieces, word classes in a row, and a few counts."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from foedus.claims.forms import Arrays, Forms, Numbers, Told
from foedus.claims.tagging import Word
from foedus.records import Claim, Sentence, Span, Token

# Features are hashed into this many weights; pieces of words are of these lengths.
SIZE = 1 << 17
_PIECES = (4, 5)
# The hash of what a piece's feature begins with, from which its own goes on.
_PIECE = crc32(b"c=")
DENSE = (
    "length", "adjectives", "adverbs", "names", "numbers", "modals", "past", "present", "first person", "second person",
    "superlative", "question", "exclamation", "quotation", "attributed", "says", "no claim", "other claim", "dash",
    "negation", "bracket", "word length", "one",
)  # fmt: skip
DENSE_WEIGHT = 0.3
# Classes of the words that can be loaded.
OPEN = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
# What `gathered` gives of a sentence's words, and the score below which none falls.
GATHERED = ("strongest", "any", "share", "mean")
_LEAST = -4.0
_FIRST, _SECOND = frozenset({"i", "we", "our", "us", "my"}), frozenset({"you", "your"})
_MARKS = frozenset({"PUNCT", "SYM"})
_DASHES = frozenset({"-", "–", "—"})
# A run of one to three word classes is a number: those of its classes, which count from 1, so many bits for each.
_BITS = 12
_TAG, _RUN = (1 << _BITS) - 1, (1 << 3 * _BITS) - 1
_WEIGHED = np.array([5, 5, 3, 5, 5, 5, 5])
_start = attrgetter("start")
Floats = NDArray[np.float64]


class Chance(NamedTuple):
    """How likely a word is to be loaded: a score (log odds), the chance, and the log of the chance that it is not."""

    score: float
    chance: float
    none: float


def chance_of(score: float) -> Chance:
    """The chance that a score stands for."""
    likely = 1 / (1 + math.exp(-max(-30.0, score)))
    return Chance(score, likely, math.log1p(-min(likely, 0.97)))


# Word classes that are counted, two of which count as one, and how much there is that is counted of a word.
_CLASSES = ("ADJ", "ADV", "PROPN", "NUM", "MD", "VBD", "VBZ VBP")
_COUNTS = 1 + len(_CLASSES) + 9


class Lexicon:
    """What the features need of the forms of words, found once for each. Not shared between threads."""

    def __init__(self, forms: Forms) -> None:
        self.forms = forms
        self._told = Told(forms, self._describe)
        self._age = -1

    def told(self) -> Arrays:
        """By the number of a form: what of it is counted (`_counted`); the numbers of its word, -1 where it is none,
        and of its class; whether it can be loaded."""
        return self._told.arrays()

    def run(self, code: int) -> str:
        """The word classes in a row that a number stands for."""
        return " ".join(self._tags[code >> at & _TAG] for at in range(0, 3 * _BITS, _BITS) if code >> at & _TAG)

    def _describe(self, words: Sequence[Word]) -> Arrays:
        if self._age != self.forms.age:
            self._age, self._words, self._tags, self._tag_of = self.forms.age, dict[str, int](), [""], dict[str, int]()
        for word in words:
            if word.tag not in self._tag_of:
                self._tag_of[word.tag] = len(self._tags)
                self._tags.append(word.tag)
        counted = np.array([_counted(word) for word in words], dtype=np.float64).reshape(len(words), _COUNTS)
        numbers = [-1 if _wordless(w) else self._words.setdefault(word_of(w), len(self._words)) for w in words]
        tags = [self._tag_of[word.tag] for word in words]
        opened = np.array([word.pos in OPEN for word in words], dtype=np.bool_)
        return counted, np.array(numbers, dtype=np.int64), np.array(tags, dtype=np.int64), opened


def _wordless(word: Word) -> bool:
    return word.pos in _MARKS or word.pos == "NUM"


def _counted(word: Word) -> tuple[float, ...]:
    """Letters, word classes, and what a sentence is asked to have one of."""
    low, mark = word.text.lower(), word.text if word.pos in _MARKS else ""
    if _wordless(word):
        low = ""
    return (
        len(low),
        *(word.pos == kind or word.tag in kind.split() for kind in _CLASSES),
        low in _FIRST,
        low in _SECOND,
        word.tag in ("JJS", "RBS"),
        mark == "?",
        mark == "!",
        mark == '"',
        mark in _DASHES,
        word.dep == "neg",
        mark == "(",
    )


@dataclass(frozen=True, slots=True)
class Features:
    """What some sentences show, one after another: how many tokens each has, and the forms of all of them by number;
    the forms of the words that count, each once a sentence, and of the open words, with the numbers of their sentences;
    their runs of word classes by number (Lexicon.run), each once a sentence, with those too; DENSE of each sentence."""

    sizes: Numbers
    forms: Numbers
    words: Numbers
    of_words: Numbers
    open: Numbers
    of_open: Numbers
    runs: list[int]
    of_runs: Numbers
    dense: Floats


def features(
    sentences: Sequence[Sentence], attributed: Sequence[Sequence[Span]], made: Sequence[Sequence[Claim]], known: Lexicon
) -> Features:
    """The features of sentences. For each of them: `attributed` are the spans that are others' statements, `made` the
    claims made in it."""
    rows = known.forms.rows(sentences)
    counted, numbers, tags, opened = known.told()
    sizes = np.array([len(s.tokens) for s in sentences], dtype=np.int64)
    of = np.repeat(np.arange(len(sentences)), sizes)
    own = numbers.take(rows)
    places = np.flatnonzero(own >= 0)
    runs = _runs(tags.take(rows), of)
    words = places.take(_first(of.take(places) << 32 | own.take(places)))
    loadable = np.flatnonzero(opened.take(rows))
    return Features(
        sizes,
        rows,
        rows.take(words),
        of.take(words),
        rows.take(loadable),
        of.take(loadable),
        (runs & _RUN).tolist(),
        runs >> 3 * _BITS,
        _dense(sums(counted.take(rows, axis=0), sizes), sizes, list(map(share, sentences, attributed)), made),
    )


def _runs(tags: Numbers, of: Numbers) -> Numbers:
    """The runs of one, two and three word classes, each once a sentence, whose number stands before the run's."""
    second, third = np.zeros_like(tags), np.zeros_like(tags)
    second[:-1] = tags[1:] * (of[1:] == of[:-1])
    third[:-2] = tags[2:] * (of[2:] == of[:-2])
    one = of << 3 * _BITS | tags
    two = one | second << _BITS
    three = two | third << 2 * _BITS
    every = np.concatenate((one, two[second > 0], three[third > 0]))
    found: Numbers = every[_first(every)]
    return found


def _first(numbers: Numbers) -> Numbers:
    """Where each number stands first, in order: sums of weights are to be the same whatever was read before."""
    # numpy.unique takes thrice as long with so few.
    order = numbers.argsort(kind="stable")
    ordered = numbers.take(order)
    new = np.ones(len(numbers), dtype=np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    found: Numbers = order[new]
    found.sort()
    return found


def sums(values: Floats, sizes: Numbers) -> Floats:
    """The sums of so many rows for each sentence, of all one after another."""
    found = np.zeros((len(sizes), values.shape[1]))
    if len(values):
        held = sizes > 0
        found[held] = np.add.reduceat(values, (sizes.cumsum() - sizes)[held], axis=0)
    return found


def _dense(counts: Floats, sizes: Numbers, shares: Sequence[float], made: Sequence[Sequence[Claim]]) -> Floats:
    """DENSE of each sentence, given the sums of what is counted of its words."""
    n = np.maximum(sizes, 1)
    found = np.ones((len(sizes), len(DENSE)))
    found[:, 0] = np.minimum(n, 60) / 30
    found[:, 1:8] = counts[:, 1:8] * _WEIGHED / n[:, None]
    found[:, 8:14] = counts[:, 8:14] > 0
    found[:, 14] = shares
    found[:, 15:18] = np.array(list(map(_said, made)), dtype=np.bool_).reshape(-1, 3)
    found[:, 18:21] = counts[:, 14:17] > 0
    found[:, 21] = counts[:, 0] / n / 5
    return found


def _said(claims: Sequence[Claim]) -> tuple[bool, bool, bool]:
    """Whether somebody named says something, nobody claims anything, something is claimed otherwise than by saying."""
    says = otherwise = False
    for claim in claims:
        if claim.kind != "say":
            otherwise = True
        elif claim.source:
            says = True
    return says, not claims, otherwise


def gathered(chances: Floats, sizes: Numbers) -> Floats:
    """What the chances of sentences' open words to be loaded come to: (sentences, GATHERED).

    `chances` (words, Chance) are those of all, one sentence after another, `sizes` how many each has. The highest
    score; minus the log of the chance that none is loaded; their mean chance, fivefold; their mean score.
    """
    found = np.zeros((len(sizes), len(GATHERED)))
    found[:, 0] = found[:, 3] = _LEAST
    if len(chances):
        held = sizes > 0
        n, added = sizes[held], sums(chances, sizes)[held]
        highest = np.maximum.reduceat(chances[:, 0], n.cumsum() - n)
        found[held] = np.stack(
            (np.maximum(highest, _LEAST), -added[:, 2], 5 * added[:, 1] / n, added[:, 0] / n), axis=1
        )
    return found


def word_of(word: Token | Word) -> str:
    """The form that a word counts by: its lemma, a name's its lower-cased self."""
    return word.text.lower() if word.pos == "PROPN" else word.lemma


def share(sentence: Sentence, spans: Sequence[Span]) -> float:
    """The share of the sentence's tokens that start within one of the spans."""
    if not spans or not sentence.tokens:
        return 0.0
    starts = list(map(_start, sentence.tokens))
    inside = 0
    for a, b in spans:
        # The tokens as the bits of a number, so that one within two spans counts once.
        inside |= (1 << bisect_left(starts, b)) - (1 << bisect_left(starts, a)) if a < b else 0
    return inside.bit_count() / len(starts)


def word_ids(word: str) -> list[int]:
    """The weights of a word: its own and those of its pieces."""
    marked = f"<{word}>"
    # In an order of their own: sums of weights are to be the same in every process.
    if marked.isascii():
        # A letter is a byte: encoded once and then cut.
        letters = marked.encode()
        cut = dict.fromkeys([letters[i : i + n] for n in _PIECES for i in range(len(letters) - n + 1)])
        return [_id("u=" + word), *[crc32(piece, _PIECE) % SIZE for piece in cut]]
    pieces = dict.fromkeys([marked[i : i + n] for n in _PIECES for i in range(len(marked) - n + 1)])
    return [_id("u=" + word), *[crc32(piece.encode(), _PIECE) % SIZE for piece in pieces]]


def run_id(run: str) -> int:
    """The weight of a run of word classes."""
    return _id("t=" + run)


def _id(feature: str) -> int:
    return crc32(feature.encode()) % SIZE
