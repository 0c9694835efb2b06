"""The slant models: small logistic regressions, their weights in the package."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from operator import mul
from typing import Any

import numpy as np
from numpy.typing import NDArray

from foedus.claims.slant_features import (
    DENSE,
    DENSE_WEIGHT,
    GATHERED,
    SIZE,
    Chance,
    Features,
    Run,
    chance_of,
    gathered,
    run_id,
    word_ids,
)
from foedus.claims.slant_pieces import UNKNOWN, cut
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
        self._sentence, self._word = [*map(_numbers, arrays["sentence"])], _numbers(arrays["word"])
        self._vocabulary = {piece: n for n, piece in enumerate(pieces)}
        if UNKNOWN not in self._vocabulary:
            raise DataError(f"no {UNKNOWN} among the pieces", where=WEIGHTS, remedy=_REMEDY)
        self._piece = [*map(_numbers, arrays["piece"])]
        self._word_piece, self._marked = _numbers(arrays["word_piece"]), _numbers(arrays["marked"])
        self._gathered = arrays["gathered"].tolist()
        self._dense = arrays["dense"].tolist()
        self._scale = arrays["scale"].tolist()
        self._word_scale = arrays["word_scale"].tolist()
        self._words: dict[str, tuple[float, float, int]] = {}
        self._runs: dict[Run, tuple[float, float]] = {}
        self._forms: dict[str, tuple[float, float, int, Chance]] = {}
        self._loaded: dict[str, float] = {}

    def judge(self, found: Features) -> tuple[float, float]:
        """The probabilities that the sentence is commentary and that its wording is loaded."""
        if len(self._forms) > _MOST_REMEMBERED:
            self._forms.clear()
        words, runs, forms = self._words, self._runs, self._forms
        weighed = [words.get(word) or self._of_word(word) for word in found.words]
        commentary, loaded, n = map(sum, zip(*weighed, strict=True)) if weighed else (0.0, 0.0, 0)
        ran = [runs.get(run) or self._of_run(run) for run in found.runs]
        if ran:
            one, two = map(sum, zip(*ran, strict=True))
            commentary, loaded, n = commentary + one, loaded + two, n + len(ran)
        norm = 1 / math.sqrt(max(n, 1))
        sums = [commentary * norm, loaded * norm]
        pieced = [forms.get(form) or self._of_form(form) for form in found.forms]
        if pieced:
            ones, twos, sizes, _ = zip(*pieced, strict=True)
            n = max(sum(sizes), 1)
            sums[0] += sum(ones) / n
            sums[1] += sum(twos) / n
        marked = (*gathered([forms[form][3] for form in found.open]), 1.0)
        for k in (0, 1):
            sums[k] += sum(map(mul, self._gathered[k], marked))
            sums[k] += DENSE_WEIGHT * sum(map(mul, self._dense[k], found.dense))
            slope, offset = self._scale[k]
            sums[k] = _logistic(slope * sums[k] + offset)
        return sums[0], sums[1]

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

    def _of_word(self, word: str) -> tuple[float, float, int]:
        ids = word_ids(word)
        one, two = (_sum(row, ids) for row in self._sentence)
        if len(self._words) > _MOST_REMEMBERED:
            self._words.clear()
        found = self._words[word] = (one, two, len(ids))
        return found

    def _of_form(self, form: str) -> tuple[float, float, int, Chance]:
        """The sums of its pieces' weights and their number; how likely it is to be marked."""
        ids = cut(form, self._vocabulary)
        one, two = (_sum(row, ids) for row in self._piece)
        marked = _sum(self._marked, ids) / len(ids) if ids else 0.0
        found = self._forms[form] = (one, two, len(ids), chance_of(marked))
        return found

    def _of_run(self, run: Run) -> tuple[float, float]:
        at = run_id(run)
        found = self._runs[run] = (self._sentence[0][at], self._sentence[1][at])
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
