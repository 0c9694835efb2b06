"""PLOVER contexts of an event, from the words of its sentence; the words are data/contexts.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from foedus.records import EventType, Sentence


@cache
def _words() -> Mapping[str, tuple[str, ...]]:
    raw = tomllib.loads((files("foedus.coding") / "data" / "contexts.toml").read_text("utf-8"))
    by_word: dict[str, list[str]] = {}
    for name, words in raw["contexts"].items():
        for word in words:
            by_word.setdefault(word, []).append(name)
    return {word: tuple(names) for word, names in by_word.items()}


def contexts(sentence: Sentence, event_type: EventType, given: Sequence[str]) -> tuple[str, ...]:
    """The contexts that a frame gives and those that the sentence's words show, in alphabetical order."""
    return with_given(shown(sentence), given)


def with_given(shown: Sequence[str], given: Sequence[str]) -> tuple[str, ...]:
    """The contexts that a sentence shows and those that a frame gives, in alphabetical order."""
    return tuple(sorted({*given, *shown}))


def shown(sentence: Sentence) -> tuple[str, ...]:
    """The contexts that a sentence's words show, some of them twice."""
    names = _words().get
    found: list[str] = []
    for token in sentence.tokens:
        there = names(token.lemma) or names(token.lower)
        if there:
            found += there
    return tuple(found)
