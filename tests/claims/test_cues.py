from __future__ import annotations

from foedus.claims import cues
from foedus.records import CERTAINTIES


def test_the_tables_load_and_hold_only_known_values() -> None:
    table = cues.load()
    entries = [c for words in (table.verbs, table.nouns) for entry in words.values() for c in entry.values()]
    entries += [*table.adverbs.values(), *table.adjectives.values()]
    assert all(c.kind in cues.KINDS and c.certainty in CERTAINTIES for c in entries)


def test_learned_counts_make_sense() -> None:
    rows = cues.rates()
    assert len(rows) > 300
    assert all(0 < kept <= seen for *_, seen, kept in rows)
    assert len({row[:3] for row in rows}) == len(rows)


def test_the_hand_made_table_stands_without_the_learned_one() -> None:
    table = cues.load(learned=False)
    say = table.of("verb", "say", "clause")
    assert say is not None
    assert say.kind == "say"
    assert table.of("verb", "walk", "clause") is None
