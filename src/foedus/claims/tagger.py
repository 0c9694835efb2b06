"""The tagger: how likely each word is the head of a cue, in a cue, in a source, in a content, whoever's they are.

A small network over the line and the parse at once. A word begins as the sum of the vectors of its features and of its
word vector (coding/vectors.py); each layer adds to it what it makes of the word, the one before, the one after, the one
above and the sum of those that hang on it. scripts/train_claims.py trains it.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from foedus.claims.tagging import Beside, Place, Word, beside
from foedus.coding.vectors import SIZE as VECTOR
from foedus.coding.vectors import vectors
from foedus.errors import DataError
from foedus.records import Sentence
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
# Beyond so many words (8 MB) all are forgotten.
_MOST_REMEMBERED = 30_000
Floats = NDArray[np.float32]


class Tagger:
    """A network in use. Not shared between threads: it remembers the words that it has met."""

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
        self._words = _Known(_MOST_REMEMBERED)
        self._places = _Known(_MOST_REMEMBERED)

    def tell(self, sentences: Sequence[Sentence], words: Sequence[Word], places: Sequence[Place]) -> Floats:
        """Log odds of HEAD, CUE, SOURCE and CONTENT for each word of the sentences in order: (words, TOLD)."""
        if not words:
            return np.zeros((0, TOLD), dtype=np.float32)
        first = np.maximum(self._words.of(words, self._word) + self._places.of(places, self._place), 0)
        # Row 0 stands for the word that is not there.
        x = np.concatenate((np.zeros((1, WIDTH), dtype=np.float32), first))
        around = _Around(beside(sentences))
        for weights, shift in zip(self._layers, self._shifts[1:], strict=True):
            x[1:] += np.maximum(product(around.look(x), weights) + shift, 0)
        told: Floats = product(np.concatenate((x[1:], first), axis=1), self._told) + self._told_shift
        return told

    def _word(self, word: Word) -> Floats:
        vector: Floats = self._sum(word.features()) + meaning(word) @ self._meaning + self._shifts[0]
        return vector

    def _place(self, place: Place) -> Floats:
        return self._sum(place.features())

    def _sum(self, features: list[str]) -> Floats:
        rows: Floats = self._table[[row(f) for f in features]].sum(axis=0, dtype=np.float32) * self._scale
        return rows


def row(feature: str) -> int:
    """The row of a feature's vector."""
    return zlib.crc32(feature.encode()) & (ROWS - 1)


def meaning(word: Word) -> Floats:
    """The word vector of a word, or of its lemma where it has none: (VECTOR,)."""
    low = word.text.lower()
    found: Floats = vectors().of([low if low in vectors().rows else word.lemma.lower()])[0]
    return found


class _Known:
    """Vectors by what they are of, each computed once."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._rows: dict[Any, int] = {}
        self._vectors = np.zeros((1024, WIDTH), dtype=np.float32)

    def of(self, things: Sequence[Any], compute: Any) -> Floats:
        """The vectors of things, in their order."""
        if len(self._rows) > self._most:
            self._rows.clear()
        at = []
        for thing in things:
            found = self._rows.get(thing)
            if found is None:
                found = self._rows[thing] = len(self._rows)
                if found == len(self._vectors):
                    self._vectors = np.concatenate((self._vectors, np.zeros_like(self._vectors)))
                self._vectors[found] = compute(thing)
            at.append(found)
        return self._vectors[at]


class _Around:
    """What each word looks at."""

    def __init__(self, rows: Beside) -> None:
        words = len(rows.above)
        # The last place is for those that hang on the word.
        self._rows = np.zeros((words, LOOKS), dtype=np.intp)
        self._rows[:, 0] = np.arange(1, words + 1)
        self._rows[:, 1], self._rows[:, 2], self._rows[:, 3] = rows
        above = self._rows[:, 3]
        below = np.flatnonzero(above)
        self._order = below[np.argsort(above[below], kind="stable")]
        above = above[self._order]
        self._starts = np.flatnonzero(np.diff(above, prepend=0))
        self._holding = above[self._starts] - 1
        self._share = 1 / np.sqrt(np.diff(self._starts, append=len(above)), dtype=np.float32)[:, None]
        self._order += 1

    def look(self, x: Floats) -> Floats:
        """The vectors side by side: (words, LOOKS * WIDTH). Row 0 of `x` is none, the words' begin with 1."""
        seen: Floats = x.take(self._rows, axis=0)
        if len(self._order):
            seen[self._holding, LOOKS - 1] = np.add.reduceat(x.take(self._order, axis=0), self._starts) * self._share
        return seen.reshape(len(seen), -1)
