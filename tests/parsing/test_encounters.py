"""Calls and meetings of which the parser made names."""

import pytest

from foedus.parsing import load
from foedus.records import Block, Document


def _parsed(text):
    (sentence,) = load().parse(Document("d", text, blocks=(Block(0, len(text), "body"),)))
    return sentence


def _told(text, *words):
    sentence = _parsed(text)
    found = {t.text: (t.dep, sentence.tokens[t.head].text) for t in sentence.tokens}
    return [found[word] for word in words]


@pytest.mark.parametrize("text", ["Angela Merkel rang Vladimir Putin to remind him.", "The king rang Washington."])
def test_who_rings_up_whom(text):
    sentence = _parsed(text)
    verb = next(t for t in sentence.tokens if t.text == "rang")
    assert (verb.pos, verb.lemma, verb.dep) == ("VERB", "ring", "ROOT")
    assert {t.dep for t in sentence.kids(verb.i)} >= {"nsubj", "dobj"}


def test_who_is_called_and_then_urged_is_telephoned():
    told = _told("Macron called Putin and urged him to leave.", "Macron", "Putin", "urged")
    assert told == [("nsubj", "called"), ("dobj", "called"), ("conj", "called")]


def test_who_is_called_on_a_day_is_telephoned():
    assert _told("Macron called Putin on Monday and demanded that Russia leave.", "Putin") == [("dobj", "called")]


def test_what_somebody_is_called_is_no_second_name_of_his():
    told = _told("Duterte called Obama a son of a whore.", "Obama", "son")
    assert told == [("dobj", "called"), ("oprd", "called")]


@pytest.mark.parametrize("text", ["The group called Serval left Mali.", "The island is called Ceylon by its owners."])
def test_what_a_thing_is_called_is_its_name(text):
    sentence = _parsed(text)
    assert next(t.dep for t in sentence.tokens if t.text in ("Serval", "Ceylon")) == "oprd"


@pytest.mark.parametrize(
    "text", ["Meeting Putin in Moscow, Modi offered to mediate.", "Hosting Blinken in Cairo, Sisi urged restraint."]
)
def test_whom_somebody_meets_before_he_speaks_is_no_subject(text):
    sentence = _parsed(text)
    verb, whom = sentence.tokens[0], sentence.tokens[1]
    assert (verb.dep, verb.tag, verb.lemma) == ("advcl", "VBG", verb.lower.removesuffix("ing"))
    assert (whom.dep, whom.head) == ("dobj", 0)
    assert [t.dep for t in sentence.tokens if t.text == "in" and t.head == 0] == ["prep"]
