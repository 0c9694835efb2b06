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
    table = _words()
    found = set(given)
    for token in sentence.tokens:
        names = table.get(token.lemma) or table.get(token.lower)
        if names:
            found.update(names)
    return tuple(sorted(found))
