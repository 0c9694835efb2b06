"""Slips of the parser in official papers."""

import pytest

from foedus.parsing import load
from foedus.records import Block, Document


def _hung(text):
    (sentence,) = load().parse(Document("d", text, blocks=(Block(0, len(text), "body"),)))
    return {t.text: (t.dep, sentence.tokens[t.head].text) for t in sentence.tokens}


@pytest.mark.parametrize(
    ("text", "verb", "subject", "thing"),
    [
        ("Chad reserves the right to respond.", "reserves", "Chad", "right"),
        ("The Government of Peru reserves the right to respond.", "reserves", "Government", "right"),
        ("The Republic of Korea fully reserves its right to respond.", "reserves", "Republic", "right"),
        ("Chad strongly thanks Norway for its help.", "thanks", "Chad", "Norway"),
        ("Turkey views with concern the actions of Norway.", "views", "Turkey", "actions"),
    ],
)
def test_a_verb_taken_for_a_noun_has_its_subject_and_its_object(text, verb, subject, thing):
    hung = _hung(text)
    assert hung[verb] == ("ROOT", verb)
    assert hung[subject] == ("nsubj", verb)
    assert hung[thing] == ("dobj", verb)


def test_a_second_verb_taken_for_a_noun_is_joined_to_the_first():
    hung = _hung("India condemns the raid and reserves the right to respond.")
    assert hung["reserves"] == ("conj", "condemns")
    assert hung["right"] == ("dobj", "reserves")


def test_reserves_of_oil_stay_a_noun():
    assert _hung("The oil reserves of Chad fell.")["reserves"] == ("nsubj", "fell")


def test_who_acts_at_the_invitation_of_another_is_the_subject():
    hung = _hung("At the invitation of King Hassan, the President of Mali paid a visit to Morocco.")
    assert hung["President"] == ("nsubj", "paid")


@pytest.mark.parametrize(
    ("text", "word", "deed"),
    [
        ("France deplores the execution of the prisoners by the Iranian authorities.", "by", "execution"),
        ("Kuwait denounced the aggression of Iraq against its territory.", "against", "aggression"),
    ],
)
def test_who_did_a_deed_hangs_on_the_deed_and_not_on_its_judge(text, word, deed):
    assert _hung(text)[word] == ("prep", deed)


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("The Royal Government protests against the raid and demands an answer.", "protests", "Government"),
        ("The Ministry of Foreign Affairs protests against the raid.", "protests", "Ministry"),
        ("His Majesty's Government protest against the arrest.", "protest", "Government"),
        ("The Chinese side appeals to Japan to withdraw.", "appeals", "side"),
    ],
)
def test_what_a_government_does_is_no_noun(text, verb, subject):
    (sentence,) = load().parse(Document("d", text, blocks=(Block(0, len(text), "body"),)))
    root = next(t for t in sentence.tokens if t.text == verb)
    assert (root.pos, root.dep) == ("VERB", "ROOT")
    assert _hung(text)[subject] == ("nsubj", verb)


def test_pursuant_is_a_preposition():
    assert _hung("The general was designated pursuant to an order.")["pursuant"] == ("prep", "designated")
