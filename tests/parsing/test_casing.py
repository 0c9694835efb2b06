"""Headlines in the case of sentences."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.parsing import load
from foedus.parsing.casing import sentence_cased
from foedus.reading import read_text
from foedus.reference import load as load_reference


def cased(text: str) -> str:
    return sentence_cased(text, load()._lemmas.known, load_reference(), date(2018, 6, 1))


@pytest.mark.parametrize(
    ("headline", "sentence"),
    [
        ("Chad Launches New Strikes on Rebels in Tibesti", "Chad launches new strikes on rebels in Tibesti"),
        ("May Rejects EU Demand for Longer Talks", "May rejects EU demand for longer talks"),
        ("Yvette Cooper Announces New Asylum Rules", "Yvette Cooper announces new asylum rules"),
        ("White House Denies Report of Talks With Taliban", "White House denies report of talks with Taliban"),
        ("Police Arrest 20 Protesters in Aleppo", "Police arrest 20 protesters in Aleppo"),
        ("PERU RECALLS ENVOY AFTER U.S. WARNING", "Peru recalls envoy after U.S. warning"),
        ("UN SECURITY COUNCIL CONDEMNS COUP IN NIGER", "UN Security Council condemns coup in Niger"),
        ("Qatar Expels 12 UAE Diplomats From Doha", "Qatar expels 12 UAE diplomats from Doha"),
    ],
)
def test_headlines_are_read_as_sentences(headline, sentence):
    assert cased(headline) == sentence


@pytest.mark.parametrize(
    "text",
    [
        "Russia launches new strikes on Kyiv",
        "Chad condemned the raid.",
        "President Macron met Chancellor Merkel in Berlin.",
        "NATO",
        "Vladimir Putin and Emmanuel Macron",
        "",
    ],
)
def test_other_text_stays(text):
    assert cased(text) == text


@given(st.text(max_size=80))
def test_nothing_grows_or_shrinks(text):
    assert len(cased(text)) == len(text)
    assert cased(text).casefold() == text.casefold()


def test_telegrams_are_read_sentence_by_sentence():
    text = (
        "PRIME MINISTER TOLD AMBASSADOR THAT CHAD WOULD REJECT OFFER. HE WARNED THAT ARMY WOULD RESIST. KING ASKED FOR "
        "U.S. TROOPS ON MAY 4. TURKISH AMBASSADOR CALLED ON FOREIGN MINISTER AND DEMANDED THAT PERU WITHDRAW OFFICERS."
    )
    sentences = load().parse(read_text(text, id="x"))
    assert [" ".join(t.text for t in s.tokens) for s in sentences] == [
        "Prime minister told ambassador that Chad would reject offer .",
        "He warned that army would resist .",
        "King asked for U.S. troops on May 4 .",
        "Turkish ambassador called on foreign minister and demanded that Peru withdraw officers .",
    ]


def test_tokens_of_headlines_keep_their_places():
    document = read_text("China Warns U.S. Over Arms Sales to Taiwan\n\nPeru Expels Envoys of Chile", id="x")
    sentences = load().parse(document)
    assert [s.text for s in sentences] == ["China Warns U.S. Over Arms Sales to Taiwan", "Peru Expels Envoys of Chile"]
    assert [t.text for t in sentences[0].tokens][:4] == ["China", "warns", "U.S.", "over"]
    for sentence in sentences:
        for token in sentence.tokens:
            assert document.text[token.start : token.end].lower() == token.lower
