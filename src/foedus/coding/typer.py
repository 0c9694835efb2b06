"""The typer: which type of event, if any, a word tells where it stands, by a model that knows no lexicon.

One hidden layer over the word vectors of a token and of those around it (surroundings.py), and over who stands there.
Weights: data/typer.npz, made by scripts/train_typer.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from foedus.coding.surroundings import SLOTS, Surroundings, surroundings, triggers
from foedus.coding.vectors import SIZE, vectors
from foedus.coding.voice import Voice
from foedus.errors import DataError
from foedus.records import EVENT_TYPES, EventType, Mentions, Sentence
from foedus.weights import weights, words

FILE = "typer.npz"
ARRAYS = ("flags", "first", "first_bias", "second", "second_bias")
# Signs of the text besides the flags: too short to say how public it is, and how public.
TEXT = 2
# Flags weigh as much as SCALE times a coordinate of a word vector, whose length is one.
SCALE = 4.0
Floats = NDArray[np.float32]

_ALONE = 1 << 18
"""Multiplications up to which OpenBLAS keeps a product of matrices to one thread."""


@dataclass(frozen=True, slots=True)
class Typed:
    """How likely a word tells an event of each type, in the order of EVENT_TYPES, and none: they add up to one."""

    shares: tuple[float, ...]
    none: float

    def of(self, form: str) -> float:
        """The share of a type."""
        return self.shares[EVENT_TYPES.index(form)]

    @property
    def first(self) -> EventType:
        """The likeliest type."""
        return EVENT_TYPES[max(range(len(EVENT_TYPES)), key=self.shares.__getitem__)]


@dataclass(frozen=True, slots=True)
class TyperModel:
    """The weights of both layers, and the row of each flag in the first."""

    flags: Mapping[str, int]
    first: Floats
    first_bias: Floats
    second: Floats
    second_bias: Floats

    def shares(self, inputs: Floats) -> Floats:
        """The shares of every type and, last, of none: (rows, types and one)."""
        # A few rows at a time: a larger product would be parted among threads, which spin on while others work.
        step = max(1, _ALONE // self.first.size)
        parts = [inputs[at : at + step] @ self.first for at in range(0, len(inputs), step)]
        hidden = np.maximum(np.concatenate(parts) + self.first_bias, 0)
        odds = hidden @ self.second + self.second_bias
        odds = np.exp(odds - odds.max(1, keepdims=True))
        found: Floats = odds / odds.sum(1, keepdims=True)
        return found


def typed(
    sentences: Sequence[Sentence], mentions: Mentions, heard: Voice, model: TyperModel | None = None
) -> list[dict[int, Typed]]:
    """What each sentence's words could tell, by their indices; those that can carry no event are left out."""
    model = load() if model is None else model
    found: list[dict[int, Typed]] = [{} for _ in sentences]
    at = [(n, token.i) for n, sentence in enumerate(sentences) for token in triggers(sentence)]
    if not at:
        return found
    seen = [surroundings(sentences[n], mentions, sentences[n].tokens[i]) for n, i in at]
    shares = model.shares(inputs(seen, [heard.public] * len(seen), model.flags)).tolist()
    for (n, i), row in zip(at, shares, strict=True):
        found[n][i] = Typed(tuple(row[:-1]), row[-1])
    return found


def inputs(seen: Sequence[Surroundings], public: Sequence[float | None], flags: Mapping[str, int]) -> Floats:
    """What the first layer is given: (rows, SLOTS times SIZE, flags and TEXT)."""
    known = vectors()
    rows = np.array([[known.rows.get(w, -1) if w is not None else -1 for w in s.words] for s in seen])
    taken = known.matrix[rows].astype(np.float32)
    length = np.sqrt((taken * taken).sum(2, keepdims=True))
    taken *= SCALE * (rows >= 0)[:, :, None] / np.maximum(length, 1)
    marks = np.zeros((len(seen), len(flags) + TEXT), dtype=np.float32)
    for n, s in enumerate(seen):
        for flag in s.flags:
            if (column := flags.get(flag)) is not None:
                marks[n, column] = 1
        share = public[n]
        marks[n, -2] = share is None
        marks[n, -1] = 0 if share is None else min(share, 0.6)
    return np.concatenate([taken.reshape(len(seen), len(SLOTS) * SIZE), marks], axis=1)


@cache
def load() -> TyperModel:
    """The model that comes with foedus. Raises DataError where its file is not what it should be."""
    return model_of(weights("foedus.coding", FILE, ARRAYS, "train_typer.py"))


def model_of(found: Mapping[str, NDArray[Any]]) -> TyperModel:
    """The model of the named ARRAYS. Raises DataError where their sizes do not fit."""
    flags = words(found["flags"])
    first, second = found["first"].astype(np.float32), found["second"].astype(np.float32)
    size = len(SLOTS) * SIZE + len(flags) + TEXT
    if len(first) != size or second.shape != (first.shape[1], len(EVENT_TYPES) + 1):
        remedy = "make it again with scripts/train_typer.py"
        raise DataError("holds layers of another size than its flags ask for", where=FILE, remedy=remedy)
    rows = {flag: row for row, flag in enumerate(flags)}
    return TyperModel(
        rows, first, found["first_bias"].astype(np.float32), second, found["second_bias"].astype(np.float32)
    )
