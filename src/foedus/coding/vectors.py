"""Word vectors: what a word is like, and which words that the frames know are like it.

data/vectors.npz holds some 30,000 English words in 64 dimensions, distilled from a sentence encoder by
scripts/embed_words.py; rows are of unit length, so that their product is the cosine. data/senses.npz holds the same
words in 128 dimensions, by what the encoder makes of them in the sentences of the news (scripts/train_typer.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from foedus.coding.frames import Entry, TriggerKind, lexicon
from foedus.errors import DataError
from foedus.weights import weights, words

FILE = "vectors.npz"
SIZE = 64
SENSES, WIDE = "senses.npz", 128
# How many known words an unknown one is compared to, and how like it they must be.
NEIGHBOURS, ALIKE = 6, 0.45
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Vectors:
    """The vectors of the package by word; a row is scaled to unit length when it is asked for."""

    rows: Mapping[str, int]
    matrix: NDArray[np.int8]

    def of(self, words: Sequence[str]) -> Floats:
        """The vectors of words, in their order, zeros for those not known: (words, SIZE)."""
        found = np.zeros((len(words), SIZE), dtype=np.float32)
        at = [(n, row) for n, word in enumerate(words) if (row := self.rows.get(word)) is not None]
        if at:
            places, rows = zip(*at, strict=True)
            taken = self.matrix[list(rows)].astype(np.float32)
            found[list(places)] = taken / np.linalg.norm(taken, axis=1, keepdims=True)
        return found

    def of_one(self, word: str) -> Floats | None:
        """The vector of a word, to the same bits as among others; None where it is not known: (SIZE)."""
        row = self.rows.get(word)
        if row is None:
            return None
        taken = self.matrix[row].astype(np.float32)
        found: Floats = taken / np.sqrt(np.add.reduce(taken * taken))
        return found


@cache
def vectors() -> Vectors:
    """The vectors that come with foedus. Raises DataError where their file is not what it should be."""
    found = weights("foedus.coding", FILE, ("words", "vectors"), "embed_words.py")
    known, matrix = words(found["words"]), found["vectors"]
    if matrix.shape != (len(known), SIZE) or matrix.dtype != np.int8:
        remedy = "make it again with scripts/embed_words.py"
        raise DataError("holds another number of words than of vectors", where=FILE, remedy=remedy)
    return Vectors({word: row for row, word in enumerate(known)}, matrix)


@cache
def senses() -> NDArray[np.int8]:
    """The words of the vectors by how the news uses them, in the vectors' order: (words, WIDE). Raises DataError where
    their file is not what it should be."""
    matrix = weights("foedus.coding", SENSES, ("senses",), "train_typer.py")["senses"]
    if matrix.shape != (len(vectors().rows), WIDE) or matrix.dtype != np.int8:
        remedy = "make it again with scripts/train_typer.py"
        raise DataError("holds another number of words than vectors.npz", where=SENSES, remedy=remedy)
    return matrix


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A word that frames know, with those that it fires by itself, and how like it another word is: 0 to 1."""

    word: str
    entries: tuple[Entry, ...]
    likeness: float


@cache
def neighbours(kind: TriggerKind, word: str) -> tuple[Neighbour, ...]:
    """The known words of a kind that a word is like, the likest first; none where the word has no vector."""
    words, entries, known = _known(kind)
    vector = vectors().of_one(word)
    if vector is None:
        return ()
    likeness = known @ vector
    alike = np.flatnonzero(likeness >= ALIKE)
    nearest = alike[np.argsort(-likeness[alike], kind="stable")][:NEIGHBOURS]
    return tuple(Neighbour(words[n], entries[n], float(likeness[n])) for n in nearest.tolist() if words[n] != word)


@cache
def _known(kind: TriggerKind) -> tuple[tuple[str, ...], tuple[tuple[Entry, ...], ...], Floats]:
    found = {}
    for (k, word), entries in lexicon().entries.items():
        alone = tuple(e for e in entries if len(e.words) == 1)
        if k == kind and alone and word in vectors().rows:
            found[word] = alone
    words = tuple(found)
    return words, tuple(found.values()), vectors().of(words)


@lru_cache(maxsize=20_000)
def likeness(asked: frozenset[str], word: str) -> float:
    """How like a word is to the likest of what a condition asks for, noun classes included: 0 to 1."""
    known, vector = _asked(asked), _vector(word)
    return max(0.0, float((known @ vector).max())) if len(known) and vector is not None else 0.0


@lru_cache(maxsize=10_000)
def _vector(word: str) -> Floats | None:
    return vectors().of_one(word)


@cache
def _asked(asked: frozenset[str]) -> Floats:
    members = {w for item in asked if item.startswith("@") for w in _classes().get(item, ())}
    return vectors().of(sorted(members | {i for i in asked if not i.startswith("@")}))


@cache
def _classes() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for word, names in lexicon().classes.items():
        for name in names:
            found.setdefault(name, []).append(word)
    return {name: tuple(words) for name, words in found.items()}
