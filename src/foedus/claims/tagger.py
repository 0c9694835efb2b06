"""The tagger: how likely each word is the head of a cue, in a cue, in a source, in a content, whoever's they are.

A small network over the line and the parse at once. A word begins as the sum of the vectors of its features and of its
word vector (coding/vectors.py); each layer adds to it what it makes of the word, the one before, the one after, the one
above and the sum of those that hang on it. scripts/train_claims.py trains it.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from foedus.claims import tagging
from foedus.claims.tagging import Below, Beside, Places, Word
from foedus.coding.vectors import SIZE as VECTOR
from foedus.coding.vectors import vectors
from foedus.errors import DataError
from foedus.weights import product

# The rows that features are hashed into, a power of two; the width of a word's vector; layers; what is told of a word.
ROWS, WIDTH, LAYERS, TOLD = 1 << 14, 64, 3, 4
HEAD, CUE, SOURCE, CONTENT = range(TOLD)
# Of a word itself, the one before, the one after, the one above, those that hang on it.
LOOKS = 5
SHAPES = {
    "table": (ROWS, WIDTH),
    "scale": (1,),
    "meaning": (VECTOR, WIDTH),
    "layers": (LAYERS, LOOKS * WIDTH, WIDTH),
    "shifts": (LAYERS + 1, WIDTH),
    "told": (2 * WIDTH, TOLD),
    "told_shift": (TOLD,),
}
Floats = NDArray[np.float32]


class Tagger:
    """A network in use."""

    def __init__(self, arrays: dict[str, NDArray[Any]]) -> None:
        """Takes the arrays of SHAPES. Raises DataError where one is missing or of another shape."""
        for name, shape in SHAPES.items():
            if name not in arrays or arrays[name].shape != shape:
                raise DataError(
                    f"no weights {name} of shape {shape}",
                    where="claims.npz",
                    remedy="make it again with scripts/train_claims.py",
                )
        self._table = arrays["table"]
        self._scale = np.float32(arrays["scale"][0])
        self._meaning, self._layers, self._shifts, self._told, self._told_shift = (
            arrays[name].astype(np.float32) for name in ("meaning", "layers", "shifts", "told", "told_shift")
        )
        self._places = self._all_places()
        # There are as many as kinds of cues and constructions together.
        self._rules: dict[str, Floats] = {}

    def tell(
        self, words: Floats, capitals: NDArray[np.intp], places: Sequence[Places], beside: Beside, below: Below
    ) -> Floats:
        """Log odds of HEAD, CUE, SOURCE and CONTENT for each word of some sentences in order: (words, TOLD).

        `words` are the vectors that `of_words` gives, `capitals` 1 where a word has one.
        """
        if not len(words):
            return np.zeros((0, TOLD), dtype=np.float32)
        codes = [code for place in places for code in place.codes]
        placed = self._places[np.array(codes) + capitals]
        first = 0
        for place in places:
            for at, rule in place.rules.items():
                placed[first + at] += self._rule(rule)
            first += len(place.codes)
        own = np.maximum(words + placed * self._scale, 0)
        # Row 0 stands for the word that is not there.
        x = np.concatenate((np.zeros((1, WIDTH), dtype=np.float32), own))
        around = _Around(beside, below)
        for weights, shift in zip(self._layers, self._shifts[1:], strict=True):
            x[1:] += np.maximum(product(around.look(x), weights) + shift, 0)
        told: Floats = product(np.concatenate((x[1:], own), axis=1), self._told) + self._told_shift
        return told

    def of_words(self, words: Sequence[Word], senses: Sequence[str]) -> Floats:
        """The vectors of words, given the kinds of cue that the tables take them for: (words, WIDTH)."""
        if not words:
            return np.zeros((0, WIDTH), dtype=np.float32)
        features = chain.from_iterable(map(Word.features, words, senses))
        rows = np.array([zlib.crc32(f.encode()) for f in features]) & (ROWS - 1)
        sums = self._table.take(rows, axis=0).reshape(len(words), -1, WIDTH).sum(axis=1, dtype=np.int16) * self._scale
        found: Floats = sums + product(meanings(words), self._meaning) + self._shifts[0]
        return found

    def _of(self, feature: str) -> Floats:
        """The row of a feature, unscaled: whole numbers, so that sums are exact in any order."""
        found: Floats = self._table[row(feature)].astype(np.float32)
        return found

    def _rule(self, rule: str) -> Floats:
        """By how much a word that a rule takes for a cue differs from one that none does."""
        found = self._rules.get(rule)
        if found is None:
            found = self._rules[rule] = self._of(tagging.ruled(rule)) - self._of(tagging.ruled("-"))
        return found

    def _all_places(self) -> Floats:
        """The sums of the features of every place that is no rule's cue, by its code, unscaled."""
        part, holders, own, some, before, after, capital = tagging.CODED
        both = (False, True)
        held = [self._of(tagging.held(p, n)) for p in tagging.PARTS for n in range(holders)]
        quoted = [self._of(tagging.quoted(q, s)) for q in both for s in both]
        near = [self._of(tagging.near(b, a)) for b in range(before) for a in range(after)]
        opening = [self._of(tagging.opening(c, b == 0)) for b in range(before) for c in both]
        whole = (
            np.reshape(held, (part, holders, 1, 1, 1, 1, 1, WIDTH))
            + np.reshape(quoted, (own, some, 1, 1, 1, WIDTH))
            + np.reshape(near, (before, after, 1, WIDTH))
            + np.reshape(opening, (before, 1, capital, WIDTH))
            + self._of(tagging.ruled("-"))
        )
        found: Floats = whole.reshape(-1, WIDTH)
        return found


def row(feature: str) -> int:
    """The row of a feature's vector."""
    return zlib.crc32(feature.encode()) & (ROWS - 1)


def meanings(words: Sequence[Word]) -> Floats:
    """The word vectors of words, or of their lemmas where they have none: (words, VECTOR)."""
    known = vectors()
    lower = [word.text.lower() for word in words]
    return known.of([low if low in known.rows else word.lemma.lower() for low, word in zip(lower, words, strict=True)])


class _Around:
    """What each word looks at."""

    def __init__(self, beside: Beside, below: Below) -> None:
        words = len(beside.above)
        # The last place is for those that hang on the word.
        self._rows = np.zeros((words, LOOKS), dtype=np.intp)
        self._rows[:, 0] = np.arange(1, words + 1)
        self._rows[:, 1], self._rows[:, 2], self._rows[:, 3] = beside
        self._holding = np.array([at for at, _ in below], dtype=np.intp)
        sizes = [len(rows) for _, rows in below]
        self._share = 1 / np.sqrt(np.array(sizes), dtype=np.float32)[:, None]
        # The first of those that hang on each word, the second, and so on, with the words that have one, by their
        # places in `_holding`.
        nth: list[tuple[list[int], list[int]]] = [([], []) for _ in range(max(sizes, default=0))]
        for place, (_, rows) in enumerate(below):
            for (having, kids), row in zip(nth, rows, strict=False):
                having.append(place)
                kids.append(row)
        self._kids = [(np.array(having), np.array(kids)) for having, kids in nth]

    def look(self, x: Floats) -> Floats:
        """The vectors side by side: (words, LOOKS * WIDTH). Row 0 of `x` is none, the words' begin with 1."""
        seen: Floats = x.take(self._rows, axis=0)
        if self._kids:
            sums = x.take(self._kids[0][1], axis=0)
            for having, kids in self._kids[1:]:
                sums[having] += x.take(kids, axis=0)
            seen[self._holding, LOOKS - 1] = sums * self._share
        return seen.reshape(len(seen), -1)
