"""The vectors of words: what a word is like, and its sense in the news."""

import numpy as np
import pytest

from foedus.coding import vectors as module
from foedus.coding.vectors import WIDE, senses, vectors
from foedus.errors import DataError


def _alike(one, other):
    rows = vectors().rows
    a, b = (senses()[rows[word]].astype(float) for word in (one, other))
    return a @ b / np.linalg.norm(a) / np.linalg.norm(b)


def test_every_word_has_a_sense():
    assert senses().shape == (len(vectors().rows), WIDE)


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [("bomb", "shell", "praise"), ("expel", "deport", "meet"), ("talks", "negotiation", "missile")],
)
def test_words_that_the_news_uses_alike_are_alike(word, near, far):
    assert _alike(word, near) > _alike(word, far)


def test_senses_of_another_vocabulary_are_an_error(monkeypatch):
    monkeypatch.setattr(module, "weights", lambda *_: {"senses": np.zeros((3, WIDE), np.int8)})
    with pytest.raises(DataError, match="another number of words"):
        senses.__wrapped__()
