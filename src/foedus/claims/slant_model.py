"""The slant models: small logistic regressions, their weights in the package."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from foedus.claims.forms import Arrays, Numbers, Told
from foedus.claims.forms import load as load_forms
from foedus.claims.slant_features import (
    DENSE,
    DENSE_WEIGHT,
    GATHERED,
    SIZE,
    Features,
    Floats,
    Lexicon,
    chance_of,
    gathered,
    run_id,
    sums,
    word_ids,
    word_of,
)
from foedus.claims.slant_pieces import UNKNOWN, cut
from foedus.claims.tagging import Word
from foedus.errors import DataError
from foedus.weights import weights, words

WEIGHTS, VOCABULARY, SCRIPT = "slant.npz", "vocabulary", "train_slant.py"
_REMEDY = f"make it again with scripts/{SCRIPT}"
ARRAYS = ("sentence", "dense", "piece", "marked", "gathered", "scale", "word", "word_piece", "word_scale")
_MOST_REMEMBERED = 200_000


class Model:
    """Weights in use. Not shared between threads: it remembers the sums of the words that it has met.

    `sentence` is (2, SIZE): commentary and loaded wording; `dense` (2, len(DENSE)); `scale` (2, 2), slope and offset
    that make probabilities of the scores; `word` (SIZE,), `word_piece` and `word_scale` (2,) are the same of words.
    `pieces` are word pieces; `piece` (2, pieces) is what each weighs: its vector in an encoder times the weights learnt
    for the vector's dimensions, so that words never trained on weigh what words like them do. A sentence has the mean
    of its pieces. `marked` (pieces,) is how likely annotators are to mark a piece as loaded, as log odds; an open word
    has the mean of its pieces, and `gathered` (2, len(GATHERED) + 1) weighs what a sentence's words
    come to, an offset last.
    """

    def __init__(self, arrays: Mapping[str, NDArray[np.float32]], pieces: list[str]) -> None:
        shapes = {
            "sentence": (2, SIZE),
            "piece": (2, len(pieces)),
            "dense": (2, len(DENSE)),
            "marked": (len(pieces),),
            "gathered": (2, len(GATHERED) + 1),
            "scale": (2, 2),
            "word": (SIZE,),
            "word_piece": (len(pieces),),
            "word_scale": (2,),
        }
        for name, shape in shapes.items():
            if name not in arrays or arrays[name].shape != shape:
                raise DataError(f"no weights {name} of shape {shape}", where=WEIGHTS, remedy=_REMEDY)
        # Of a few weights at a time, numbers one by one take less time than arrays of them.
        self._sentence = arrays["sentence"].astype(np.float64)
        self._numbers, self._word = [*map(_numbers, arrays["sentence"])], _numbers(arrays["word"])
        self._vocabulary = {piece: n for n, piece in enumerate(pieces)}
        if UNKNOWN not in self._vocabulary:
            raise DataError(f"no {UNKNOWN} among the pieces", where=WEIGHTS, remedy=_REMEDY)
        self._piece = [*map(_numbers, arrays["piece"])]
        self._word_piece, self._marked = _numbers(arrays["word_piece"]), _numbers(arrays["marked"])
        self._gathered = arrays["gathered"].tolist()
        self._dense = arrays["dense"].tolist()
        self._scale = arrays["scale"].tolist()
        self._word_scale = arrays["word_scale"].tolist()
        self.lexicon = Lexicon(load_forms())
        self._told = Told(self.lexicon.forms, self._describe)
        self._runs: dict[int, int] = {}
        self._age = -1
        self._loaded: dict[str, float] = {}

    def judge(self, found: Features) -> list[tuple[float, float]]:
        """The probabilities that each sentence is commentary and that its wording is loaded."""
        count = len(found.sizes)
        worded, pieced, chances = self._told.arrays()
        words = sums(worded.take(found.words, axis=0), _sizes(found.of_words, count))
        runs = self._sentence.take(self._runs_of(found.runs), axis=1)
        norm = 1 / np.sqrt(np.maximum(words[:, 2] + _sizes(found.of_runs, count), 1))
        pieces = sums(pieced.take(found.forms, axis=0), found.sizes)
        cuts = np.maximum(pieces[:, 2], 1)
        marked = np.ones((count, len(GATHERED) + 1))
        marked[:, :-1] = gathered(chances.take(found.open, axis=0), _sizes(found.of_open, count))
        judged = []
        for k in (0, 1):
            scores = (words[:, k] + np.bincount(found.of_runs, runs[k], count)) * norm + pieces[:, k] / cuts
            scores += _weighed(marked, self._gathered[k]) + DENSE_WEIGHT * _weighed(found.dense, self._dense[k])
            slope, offset = self._scale[k]
            judged.append([_logistic(slope * score + offset) for score in scores.tolist()])
        return list(zip(*judged, strict=True))

    def _runs_of(self, codes: Sequence[int]) -> list[int]:
        """The weights of runs of word classes, given their numbers in the lexicon."""
        if self._age != self.lexicon.forms.age:
            self._age, self._runs = self.lexicon.forms.age, {}
        found = list(map(self._runs.get, codes))
        if None in found:
            for code in codes:
                if code not in self._runs:
                    self._runs[code] = run_id(self.lexicon.run(code))
            found = list(map(self._runs.get, codes))
        return found  # type: ignore[return-value]

    def loaded_word(self, word: str) -> float:
        """The probability that a word, in a sentence of loaded wording, is one of the loaded words."""
        found = self._loaded.get(word)
        if found is None:
            ids = word_ids(word)
            score = _sum(self._word, ids) / math.sqrt(len(ids))
            if pieces := cut(word, self._vocabulary):
                score += _sum(self._word_piece, pieces) / len(pieces)
            if len(self._loaded) > _MOST_REMEMBERED:
                self._loaded.clear()
            found = self._loaded[word] = _logistic(self._word_scale[0] * score + self._word_scale[1])
        return found

    def _describe(self, words: Sequence[Word]) -> Arrays:
        """Of words the sums and number of their weights, the same of their pieces, how likely they are to be marked."""
        worded, pieced, chances = [], [], []
        for word in words:
            ids, pieces = word_ids(word_of(word)), cut(word.text.lower(), self._vocabulary)
            worded.append((*(_sum(row, ids) for row in self._numbers), len(ids)))
            pieced.append((*(_sum(row, pieces) for row in self._piece), len(pieces)))
            chances.append(chance_of(_sum(self._marked, pieces) / len(pieces) if pieces else 0.0))
        return tuple(np.array(told, dtype=np.float64).reshape(len(words), 3) for told in (worded, pieced, chances))


def _sizes(of: Numbers, sentences: int) -> Numbers:
    """How many are of each sentence."""
    return np.bincount(of, minlength=sentences)


def _weighed(rows: Floats, weights: Sequence[float]) -> Floats:
    """Rows times weights, added up from left to right."""
    found: Floats = (rows * weights).cumsum(axis=1)[:, -1]
    return found


def _numbers(array: NDArray[np.float32]) -> Sequence[float]:
    """The array's own memory, read as Python's numbers."""
    held: Any = np.ascontiguousarray(array)
    found: memoryview[float] = memoryview(held)
    return found


def _sum(weights: Sequence[float], ids: Sequence[int]) -> float:
    return sum(map(weights.__getitem__, ids))


def _logistic(x: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, x))))


@cache
def load() -> Model:
    """The package's model, loaded once. Raises DataError where its file is missing, damaged or of another shape."""
    found = weights("foedus.claims", WEIGHTS, (*ARRAYS, VOCABULARY), SCRIPT)
    arrays = {name: found[name].astype(np.float32) for name in ARRAYS}
    try:
        return Model(arrays, words(found[VOCABULARY]))
    except UnicodeDecodeError as error:
        raise DataError(f"holds pieces that are no text: {error}", where=WEIGHTS, remedy=_REMEDY) from error
