"""The typer: which type of event, if any, a word tells where it stands, by a model that knows no lexicon.

One hidden layer over the senses of a token, of those around it and of all in its sentence (vectors.py,
surroundings.py), and over who stands there. Weights: data/typer.npz, made by scripts/train_typer.py.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise, zip_longest
from typing import Any

import numpy as np
from numpy.typing import NDArray

from foedus.coding.surroundings import SLOTS, Surroundings, surrounded
from foedus.coding.vectors import WIDE, senses, vectors
from foedus.coding.voice import Voice
from foedus.errors import DataError
from foedus.records import EVENT_TYPES, EventType, Mention, Mentions, Sentence
from foedus.records.quick import quick
from foedus.weights import ALONE, product, weights, words

FILE = "typer.npz"
ARRAYS = ("flags", "first", "first_bias", "second", "second_bias")
# Signs of the text besides the flags: too short to say how public it is, and how public.
TEXT = 2
# Flags weigh as much as SCALE times a coordinate of a sense, whose length is one; the mean of a sentence's senses
# counts TOGETHER times.
SCALE, TOGETHER = 4.0, 2.0
Floats = NDArray[np.float32]

_PLACES: Mapping[str, int] = {form: place for place, form in enumerate(EVENT_TYPES)}
# Beyond so many words in their slots (some 40 MB) all are forgotten.
_MOST = 20_000


@quick
@dataclass(frozen=True, slots=True)
class Typed:
    """How likely a word tells an event of each type, in the order of EVENT_TYPES, and none: they add up to one.

    `place` is where the likeliest type stands, None where it is yet to be looked for.
    """

    shares: tuple[float, ...]
    none: float
    place: int | None = None

    def of(self, form: str) -> float:
        """The share of a type."""
        return self.shares[_PLACES[form]]

    @property
    def first(self) -> EventType:
        """The likeliest type."""
        return EVENT_TYPES[self.shares.index(max(self.shares)) if self.place is None else self.place]

    @property
    def most(self) -> float:
        """The share of the likeliest type."""
        return max(self.shares) if self.place is None else self.shares[self.place]


@dataclass(frozen=True, slots=True, eq=False)
class TyperModel:
    """The weights of both layers, and the row of each flag in the first."""

    flags: Mapping[str, int]
    first: Floats
    first_bias: Floats
    second: Floats
    second_bias: Floats

    def shares(self, inputs: Floats) -> Floats:
        """The shares of every type and, last, of none: (rows, types and one)."""
        return self.of_hidden(product(inputs, self.first) + self.first_bias)

    def of_hidden(self, sums: Floats) -> Floats:
        """The shares by the first layer's sums."""
        odds = np.maximum(sums, 0) @ self.second + self.second_bias
        odds = np.exp(odds - odds.max(1, keepdims=True))
        found: Floats = odds / odds.sum(1, keepdims=True)
        return found


def typed(
    sentences: Sequence[Sentence], mentions: Mentions, heard: Voice, model: TyperModel | None = None
) -> list[dict[int, Typed]]:
    """What each sentence's words could tell, by their indices; those that can carry no event are left out, and so are
    the words of sentences that name no actor: nothing is looked for there but what frames find."""
    (found,) = all_typed([sentences], [mentions], [heard], model)
    return found


def all_typed(
    parsed: Sequence[Sequence[Sentence]],
    mentions: Sequence[Mentions],
    heard: Sequence[Voice],
    model: TyperModel | None = None,
) -> list[list[dict[int, Typed]]]:
    """What `typed` gives for each of several documents; the model takes all their words together."""
    model = load() if model is None else model
    found: list[list[dict[int, Typed]]] = [[{} for _ in sentences] for sentences in parsed]
    at = [
        (told[n], i, seen, voice.public)
        for told, sentences, named, voice in zip(found, parsed, mentions, heard, strict=True)
        for n, i, seen in _asked(sentences, named)
    ]
    if not at:
        return found
    layer = _first_layer(model)
    for first in range(0, len(at), layer.rows):
        here = at[first : first + layer.rows]
        sums = layer.sums([seen for _, _, seen, _ in here], [public for _, _, _, public in here])
        shares = model.of_hidden(sums)
        places = shares[:, :-1].argmax(1).tolist()
        for (told, i, _, _), row, place in zip(here, shares.tolist(), places, strict=True):
            none = row.pop()
            told[i] = Typed(tuple(row), none, place)
    return found


def _asked(sentences: Sequence[Sentence], mentions: Mentions) -> Iterator[tuple[int, int, Surroundings]]:
    """The words of a document that the typer is asked about: the place of the sentence, the word's, what is around."""
    named: dict[int, list[tuple[int, Mention]]] = {}
    naming: set[int] = set()
    for (index, head), mention in mentions.items():
        if mention.land is not None:
            continue
        named.setdefault(index, []).append((head, mention))
        if mention.actors:
            naming.add(index)
    for n, sentence in enumerate(sentences):
        if sentence.index in naming:
            for i, seen in surrounded(sentence, named[sentence.index]):
                yield n, i, seen


class FirstLayer:
    """The first layer's sums, with what a word adds in a slot found once: it is the same in every text.

    They are what `inputs` times the first layer's weights gives, but for rounding. Not shared between threads: it
    remembers the words that it has seen.
    """

    def __init__(self, model: TyperModel) -> None:
        self.rows = max(1, ALONE // model.second.size)
        self._model = model
        words, flags = len(SLOTS) * WIDE, len(model.flags)
        self._blocks = model.first[:words].reshape(len(SLOTS), WIDE, -1)
        self._company = model.first[words : words + WIDE]
        words += WIDE
        # First what each flag adds, then what a word without a vector does, then words in their slots and standings.
        self._flags = model.flags
        most = flags + 1 + _MOST + self.rows * (len(SLOTS) + 1)
        self._table = np.zeros((most, model.first.shape[1]), dtype=np.float32)
        self._table[:flags] = model.first[words : words + flags]
        self._nothing = flags
        self._forget()

    def _forget(self) -> None:
        self._known: list[dict[str, int]] = [{} for _ in SLOTS]
        self._standings: dict[tuple[str, ...], int] = {}
        self._used = self._nothing + 1

    def sums(self, seen: Sequence[Surroundings], public: Sequence[float | None]) -> Floats:
        """The sums for no more than `rows` words, each of a text that is so public: (words, width of the layer)."""
        if self._used > len(self._flags) + _MOST:
            self._forget()
        new: list[tuple[int, int, int]] = []
        rows = [self._rows(s, new) for s in seen]
        self._learn(new)
        texts = {share: self._text(share) for share in dict.fromkeys(public)}
        found = np.array([texts[share] for share in public])
        companies = {company: n for n, company in enumerate(dict.fromkeys(s.company for s in seen))}
        found += product(_together(list(companies)), self._company)[[companies[s.company] for s in seen]]
        # The first rows of all, then the second: taken all at once they would be too large for the fast memory. Rows of
        # zeros, which change no sum, stand for what a word lacks.
        for column in zip_longest(*rows, fillvalue=self._nothing):
            found += self._table.take(column, axis=0)
        return found

    def _text(self, public: float | None) -> Floats:
        """What the sums of all words of a text begin with."""
        short, share = self._model.first[-2], self._model.first[-1]
        found: Floats = self._model.first_bias + (short if public is None else np.float32(min(public, 0.6)) * share)
        return found

    def _rows(self, seen: Surroundings, new: list[tuple[int, int, int]]) -> list[int]:
        """The rows of the table that add up for a word; those yet to be learned are noted in `new`."""
        rows: list[int] = []
        for slot, (of, word) in enumerate(zip(self._known, seen.words, strict=True)):
            if word is not None:
                row = of.get(word)
                rows.append(self._added(slot, word, new) if row is None else row)
        standing = self._standings.get(seen.standing)
        rows.append(self._stood(seen.standing) if standing is None else standing)
        if seen.around:
            flags = self._flags
            rows += dict.fromkeys([flags[flag] for flag in seen.around if flag in flags])
        return rows

    def _added(self, slot: int, word: str, new: list[tuple[int, int, int]]) -> int:
        """The row of a word not seen before in a slot; slot, row and vector are noted in `new`."""
        vector = vectors().rows.get(word)
        row = self._nothing
        if vector is not None:
            row = self._taken()
            new.append((slot, row, vector))
        self._known[slot][word] = row
        return row

    def _stood(self, standing: tuple[str, ...]) -> int:
        """The row of a standing not seen before: the sum of its flags'."""
        row = self._standings[standing] = self._taken()
        flags = [self._flags[flag] for flag in standing if flag in self._flags]
        self._table[row] = self._table.take(flags, axis=0).sum(0)
        return row

    def _taken(self) -> int:
        """A row that nothing stands in yet."""
        self._used += 1
        return self._used - 1

    def _learn(self, new: list[tuple[int, int, int]]) -> None:
        """Fills rows of the table with what words add in their slots, to the same bits whatever words are beside."""
        if new:
            slots, rows, taken = zip(*sorted(new), strict=True)
            scaled = _scaled(taken)
            ends = [bisect_right(slots, slot) for slot in range(-1, len(SLOTS))]
            sums = [product(scaled[a:b], self._blocks[slot]) for slot, (a, b) in enumerate(pairwise(ends)) if a < b]
            self._table[list(rows)] = np.concatenate(sums)


@lru_cache(maxsize=1)
def _first_layer(model: TyperModel) -> FirstLayer:
    return FirstLayer(model)


def _scaled(rows: Sequence[int] | Sequence[Sequence[int]]) -> Floats:
    """Vectors as the first layer takes them, zeros for a row of -1: the shape of `rows`, WIDE."""
    at = np.array(rows)
    taken: Floats = senses()[at].astype(np.float32)
    length = np.sqrt((taken * taken).sum(-1, keepdims=True))
    taken *= SCALE * (at >= 0)[..., None] / np.maximum(length, 1)
    return taken


def _together(companies: Sequence[Sequence[str]]) -> Floats:
    """The means of the senses of words that stand together, as the first layer takes them: (companies, WIDE)."""
    rows = vectors().rows
    known = [[row for word in some if (row := rows.get(word)) is not None] for some in companies]
    taken = _scaled([row for some in known for row in some or [-1]])
    counts = [max(len(some), 1) for some in known]
    starts = np.cumsum([0, *counts[:-1]])
    found: Floats = np.add.reduceat(taken, starts, axis=0) * (TOGETHER / np.array(counts, dtype=np.float32)[:, None])
    return found


def inputs(seen: Sequence[Surroundings], public: Sequence[float | None], flags: Mapping[str, int]) -> Floats:
    """What the first layer is given: (rows, SLOTS and one times WIDE, flags and TEXT)."""
    known = vectors()
    taken = _scaled([[known.rows.get(w, -1) if w is not None else -1 for w in s.words] for s in seen])
    marks = np.zeros((len(seen), len(flags) + TEXT), dtype=np.float32)
    for n, s in enumerate(seen):
        for flag in s.flags:
            if (column := flags.get(flag)) is not None:
                marks[n, column] = 1
        share = public[n]
        marks[n, -2] = share is None
        marks[n, -1] = 0 if share is None else min(share, 0.6)
    companies = {company: n for n, company in enumerate(dict.fromkeys(s.company for s in seen))}
    together = _together(list(companies))[[companies[s.company] for s in seen]]
    return np.concatenate([taken.reshape(len(seen), len(SLOTS) * WIDE), together, marks], axis=1)


@cache
def load() -> TyperModel:
    """The model that comes with foedus. Raises DataError where its file is not what it should be."""
    return model_of(weights("foedus.coding", FILE, ARRAYS, "train_typer.py"))


def model_of(found: Mapping[str, NDArray[Any]]) -> TyperModel:
    """The model of the named ARRAYS. Raises DataError where their sizes do not fit."""
    flags = words(found["flags"])
    first, second = found["first"].astype(np.float32), found["second"].astype(np.float32)
    size = (len(SLOTS) + 1) * WIDE + len(flags) + TEXT
    if len(first) != size or second.shape != (first.shape[1], len(EVENT_TYPES) + 1):
        remedy = "make it again with scripts/train_typer.py"
        raise DataError("holds layers of another size than its flags ask for", where=FILE, remedy=remedy)
    rows = {flag: row for row, flag in enumerate(flags)}
    return TyperModel(
        rows, first, found["first_bias"].astype(np.float32), second, found["second_bias"].astype(np.float32)
    )
