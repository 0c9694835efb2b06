"""Ambassadors who are called in, and what for."""

import pytest

from foedus.parsing import load
from foedus.records import Block, Document


def _hung(text, *words):
    (sentence,) = load().parse(Document("d", text, blocks=(Block(0, len(text), "body"),)))
    found = {t.text: (t.dep, sentence.tokens[t.head].text) for t in sentence.tokens}
    return [found[word] for word in words]


@pytest.mark.parametrize(
    ("text", "verb", "dep"),
    [
        ("Poland summoned the Russian ambassador to voice a strong protest over the missile.", "voice", "advcl"),
        ("Berlin summoned the Chinese ambassador to demand an explanation.", "demand", "advcl"),
        ("Denmark summoned the American envoy to explain the remarks.", "explain", "xcomp"),
        ("The court summoned the minister to demand an explanation.", "demand", "xcomp"),
    ],
)
def test_what_is_said_to_an_ambassador_is_not_said_by_him(text, verb, dep):
    assert _hung(text, verb)[0][0] == dep


def test_an_ambassador_is_called_in():
    assert _hung("Morocco called in the Spanish ambassador to convey its displeasure.", "in", "ambassador") == [
        ("prt", "called"),
        ("dobj", "called"),
    ]


def test_a_meeting_called_in_a_place_is_none():
    assert _hung("Norway called in Oslo for talks.", "Oslo") == [("pobj", "in")]
