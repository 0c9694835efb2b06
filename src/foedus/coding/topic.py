"""Topic: how likely a text, and each of its sentences, is about politics and not about sport, business or the kitchen.

Every word has a weight (data/topic.npz, made by scripts/train_judge.py), learned from the words of training texts and
from what they are like, so that words of no training text have one too.
"""

from __future__ import annotations

import math
import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from foedus.errors import DataError
from foedus.records import Sentence
from foedus.weights import weights, words

FILE = "topic.npz"
SCORE_LINE = "#score"
_FUNCTION = frozenset("DET ADP PRON AUX CCONJ SCONJ PART NUM PUNCT SYM X SPACE".split())
_SCORE = re.compile(r"\d{1,3}[-\u2013]\d{1,3}")
# Sentences of fewer words than these are judged as if they had as many, so that one word does not decide.
SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Topic:
    """Log odds that a document, and each of its sentences by itself, is about politics: 0 is even."""

    document: float
    sentences: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class TopicModel:
    """The weights of words, for politics where above 0, and what a sentence has to begin with."""

    words: Mapping[str, float]
    offset: float


def topic(sentences: Sequence[Sentence], model: TopicModel | None = None) -> Topic:
    """The topic of a document's sentences and of the whole."""
    model = load() if model is None else model
    scores = tuple(_score(words_of(s, model.words), model) for s in sentences)
    return Topic(sum(scores) / math.sqrt(len(scores) + 1), scores)


def words_of(sentence: Sentence, known: Container[str]) -> list[str]:
    """The words of a sentence that can tell its topic: as they stand where known, else lemmas; no function words."""
    found = []
    for token in sentence.tokens:
        lower = token.lower
        if token.pos not in _FUNCTION and lower[:1].isalpha():
            found.append(lower if lower in known else token.lemma.lower())
        elif not lower.isalpha() and lower[:1].isdigit() and _SCORE.fullmatch(lower):
            found.append(SCORE_LINE)
    return found


def _score(words: Sequence[str], model: TopicModel) -> float:
    if not words:
        return 0.0
    weight = model.words.get
    return sum([weight(w, 0.0) for w in words]) / math.sqrt(max(len(words), SHORTEST)) + model.offset


@cache
def load() -> TopicModel:
    """The model that comes with foedus. Raises DataError where its file is not what it should be."""
    found = weights("foedus.coding", FILE, ("words", "weights"), "train_judge.py")
    known, learned = words(found["words"]), found["weights"].tolist()
    if len(learned) != len(known) + 1:
        remedy = "make it again with scripts/train_judge.py"
        raise DataError("holds another number of words than of weights", where=FILE, remedy=remedy)
    return TopicModel(dict(zip(known, learned, strict=False)), learned[-1])
