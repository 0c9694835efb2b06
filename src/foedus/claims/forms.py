"""What the models of claims know of each form of a word, found once: its vector, whether it may be a cue."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from foedus.claims.tagging import FORM, Word
from foedus.records import Sentence

Floats = NDArray[np.float32]
# Of some words their vectors (words, width) and, for each, the log odds of being a cue's head from which it is judged.
Describe = Callable[[Sequence[Word]], tuple[Floats, list[float]]]


class Forms:
    """The forms of words met so far, by rows of arrays. Not shared between threads."""

    def __init__(self, width: int, most: int, describe: Describe) -> None:
        """Beyond `most` forms all are forgotten."""
        self._width, self._most, self._describe = width, most, describe
        self._forget()

    def _forget(self) -> None:
        self._rows: dict[Any, int] = {}
        self.vectors = np.zeros((0, self._width), dtype=np.float32)
        self.limits = np.zeros(0, dtype=np.float32)
        self.capitals = np.zeros(0, dtype=np.intp)

    def rows(self, sentences: Sequence[Sentence]) -> NDArray[np.intp]:
        """The rows of the words of sentences, one after another."""
        if len(self._rows) > self._most:
            self._forget()
        forms: list[Any] = []
        for sentence in sentences:
            forms.extend(map(FORM, sentence.tokens))
        found = list(map(self._rows.get, forms))
        if None in found:
            self._add([Word(*form) for form in dict.fromkeys(forms) if form not in self._rows])
            found = list(map(self._rows.get, forms))
        return np.array(found, dtype=np.intp)

    def _add(self, words: Sequence[Word]) -> None:
        known = len(self._rows)
        vectors, limits = self._describe(words)
        if known + len(words) > len(self.vectors):
            more = max(1024, known, len(words))
            self.vectors = np.concatenate((self.vectors, np.zeros((more, self._width), dtype=np.float32)))
            self.limits = np.concatenate((self.limits, np.zeros(more, dtype=np.float32)))
            self.capitals = np.concatenate((self.capitals, np.zeros(more, dtype=np.intp)))
        rows = slice(known, known + len(words))
        self.vectors[rows], self.limits[rows] = vectors, limits
        self.capitals[rows] = [word.capital for word in words]
        self._rows.update(zip(map(tuple, words), range(known, known + len(words)), strict=True))
