"""The forms of words that the models of claims have met, numbered, and what each model knows of them, found once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from operator import is_
from typing import Any

import numpy as np
from numpy.typing import NDArray

from foedus.claims.tagging import FORM, Word
from foedus.records import Sentence

Numbers = NDArray[np.intp]
Arrays = tuple[NDArray[Any], ...]
# What is told of some words: arrays with a row for each.
Describe = Callable[[Sequence[Word]], Arrays]
_MOST = 30_000


class Forms:
    """The forms of words met so far by number, one after another. Not shared between threads."""

    def __init__(self, most: int) -> None:
        """Beyond `most` forms all are forgotten, and `age` is another."""
        self._most, self.age = most, 0
        self._forget()

    def _forget(self) -> None:
        self._rows: dict[Any, int] = {}
        self.words: list[Word] = []
        self.age += 1
        self._last: tuple[Sequence[Sentence], Numbers] | None = None

    def rows(self, sentences: Sequence[Sentence]) -> Numbers:
        """The numbers of the words of sentences, one after another."""
        # Several models ask it of the same sentences, one after another.
        if self._last is not None and len(self._last[0]) == len(sentences) and all(map(is_, self._last[0], sentences)):
            return self._last[1]
        if len(self._rows) > self._most:
            self._forget()
        forms: list[Any] = []
        for sentence in sentences:
            forms.extend(map(FORM, sentence.tokens))
        found = list(map(self._rows.get, forms))
        if None in found:
            new = [Word(*form) for form in dict.fromkeys(forms) if form not in self._rows]
            self._rows.update(zip(map(tuple, new), range(len(self.words), len(self.words) + len(new)), strict=True))
            self.words += new
            found = list(map(self._rows.get, forms))
        rows = np.array(found, dtype=np.intp)
        if isinstance(sentences, tuple):
            self._last = (sentences, rows)
        return rows


class Told:
    """What a model tells of forms, by their numbers. Not shared between threads."""

    def __init__(self, forms: Forms, describe: Describe) -> None:
        self._forms, self._describe = forms, describe
        self._age, self._known = 0, 0
        self._arrays: Arrays = ()

    def arrays(self) -> Arrays:
        """The arrays of what is told of all forms met so far; there may be rows to spare behind."""
        if self._age != self._forms.age:
            self._age, self._known, self._arrays = self._forms.age, 0, ()
        new = self._forms.words[self._known :]
        if new or not self._arrays:
            self._add(self._describe(new))
            self._known += len(new)
        return self._arrays

    def _add(self, told: Arrays) -> None:
        known, more = self._known, len(told[0])
        if not self._arrays or known + more > len(self._arrays[0]):
            size = known + max(1024, known, more)
            grown = tuple(np.zeros((size, *array.shape[1:]), dtype=array.dtype) for array in told)
            for old, array in zip(self._arrays, grown, strict=False):
                array[:known] = old[:known]
            self._arrays = grown
        for array, own in zip(self._arrays, told, strict=True):
            array[known : known + more] = own


@cache
def load() -> Forms:
    """The forms that all models of the process share."""
    return Forms(_MOST)
