from __future__ import annotations

from foedus.claims import cues
from foedus.records import CERTAINTIES


def test_the_tables_load_and_hold_only_known_values() -> None:
    table = cues.load()
    entries = [c for words in (table.verbs, table.nouns) for entry in words.values() for c in entry.values()]
    entries += [*table.adverbs.values(), *table.adjectives.values()]
    assert all(c.kind in cues.KINDS and c.certainty in CERTAINTIES for c in entries)


def test_words_of_saying_attribute_in_their_constructions_only() -> None:
    table = cues.load()
    say = table.of("verb", "say", "clause")
    assert say is not None
    assert say.kind == "say"
    assert table.of("verb", "walk", "clause") is None


def test_an_unknown_word_is_an_act_and_a_known_one_keeps_its_kind_in_clauses() -> None:
    table = cues.load()
    assert table.guess("verb", "walk", "clause").kind == "act"
    assert table.guess("verb", "say", "infinitive").kind == "say"
    assert table.guess("verb", "say", "prep:of").kind == "act"
