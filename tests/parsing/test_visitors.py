"""Guests by their "visiting", which the parser takes for a verb."""

import pytest

from foedus.parsing import load
from foedus.records import Block, Document


def _hung(text, *words):
    (sentence,) = load().parse(Document("d", text, blocks=(Block(0, len(text), "body"),)))
    found = {t.text: (t.dep, sentence.tokens[t.head].text) for t in sentence.tokens}
    return [found[word] for word in words]


@pytest.mark.parametrize(
    ("text", "visiting", "guest"),
    [
        ("Norway's premier met visiting Kenyan Foreign Minister Juma on Monday.", "Juma", ("dobj", "met")),
        ("The Thai king received visiting US envoy John Berg on Monday.", "Berg", ("dobj", "received")),
        ("He told visiting Turkish President Kemal Demir that trade had grown.", "Demir", ("dobj", "told")),
        ("Oslo discussed trade with visiting Indian Foreign Minister Rao.", "Rao", ("pobj", "with")),
        (
            "Peruvian President Rosa Paz and visiting Lao Prime Minister Bounmy Keo signed a treaty.",
            "Keo",
            ("conj", "Paz"),
        ),
        (
            "The talks between Modi and visiting French President Emmanuel Macron focused on trade.",
            "Macron",
            ("conj", "Modi"),
        ),
        (
            "Visiting British Foreign Secretary Ann Hill on Tuesday condemned the killings.",
            "Hill",
            ("nsubj", "condemned"),
        ),
        ("Visiting Chinese President Xi Jinping was welcomed by Kim.", "Jinping", ("nsubjpass", "welcomed")),
    ],
)
def test_a_guest_stands_where_his_visiting_stood(text, visiting, guest):
    first = "Visiting" if text.startswith("Visiting") else "visiting"
    assert _hung(text, first, visiting) == [("amod", visiting), guest]


@pytest.mark.parametrize(
    "text",
    [
        "Macron arrived in Beirut after visiting President Assad in Damascus.",
        "Visiting Damascus on Monday, Iranian Foreign Minister Reza Amini condemned Israel.",
        "Berg met Sund before visiting Premier Lund in Oslo.",
        "She began visiting officials in Kabul.",
        "Norway's premier met reporters while visiting troops.",
    ],
)
def test_a_verb_of_visiting_stays_one(text):
    first = "Visiting" if text.startswith("Visiting") else "visiting"
    assert _hung(text, first)[0][0] in ("pcomp", "advcl", "xcomp")
