"""Verbs without an auxiliary and without an object, as lists of incidents have them, are passives."""

import pytest

from foedus.parsing import load
from foedus.records import Block, Document


def _parse(text):
    return load().parse(Document("d", text, blocks=(Block(0, len(text), "body"),)))[0]


@pytest.mark.parametrize(
    ("text", "passive"),
    [
        ("5 soldiers killed.", ["killed"]),
        ("Five passengers killed, two abducted.", ["killed"]),
        ("Chilean troops killed dozens of rebels.", []),
        ("Chilean troops killed and wounded dozens of rebels.", []),
        ("Militants attacked a base in the north; 24 soldiers killed.", ["killed"]),
        ("They killed.", []),
        ("The soldiers were killed.", ["killed"]),
    ],
)
def test_what_was_undergone(text, passive):
    sentence = _parse(text)
    heads = [t.head for t in sentence.tokens if t.dep == "nsubjpass"]
    assert [
        sentence.tokens[h].text for h in heads if sentence.tokens[h].text in ("killed", "arrested", "detained")
    ] == (passive)


def test_shops_that_are_looted_loot_nothing():
    sentence = _parse("Five buses were damaged, ten shops looted and two offices of the ruling party ransacked.")
    assert not any(t.dep == "nsubj" for t in sentence.tokens)
