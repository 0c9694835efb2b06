"""A past verb with an object of its own is no participle of the noun before it."""

from dataclasses import replace
from datetime import date

import pytest

from foedus.parsing import load
from foedus.parsing.participles import acts
from foedus.records import Block, Document, Token


def _hung(text, day="2019-06-15"):
    document = Document("d", text, published=date.fromisoformat(day), blocks=(Block(0, len(text), "body"),))
    (sentence,) = load().parse(document)
    return {t.text: (t.dep, sentence.tokens[t.head].text) for t in sentence.tokens}


def test_who_hands_something_over_is_the_subject():
    hung = _hung("The UN mission handed over its base in Kidal.")
    assert (hung["mission"], hung["base"]) == (("nsubj", "handed"), ("dobj", "handed"))


def test_a_participle_of_two_objects_stays_one():
    words = [("boats", "NNS", "ROOT", 0), ("given", "VBN", "acl", 0), ("engines", "NNS", "dobj", 1)]
    tokens = tuple(
        Token(i, w, w, "give" if i == 1 else w, "X", tag, dep, head, 0, 0)
        for i, (w, tag, dep, head) in enumerate(words)
    )
    assert not acts(tokens, tokens[1])
    assert acts(tokens, replace(tokens[1], lemma="seize"))


@pytest.mark.parametrize(
    ("text", "verb", "thing"),
    [
        ("Trump halted funding for the agency.", "halted", "funding"),
        ("Trump banned travel from Chad.", "banned", "travel"),
    ],
)
def test_a_name_that_is_a_word_is_the_subject(text, verb, thing):
    hung = _hung(text)
    assert hung["Trump"] == ("nsubj", verb)
    assert hung[verb] == ("ROOT", verb)
    assert hung[thing] == ("dobj", verb)


def test_a_verb_with_an_auxiliary_describes_nothing():
    text = "The minister said hackers working for the agency had stolen emails from the ministry and the commission."
    hung = _hung(text)
    assert (hung["hackers"], hung["emails"]) == (("nsubj", "stolen"), ("dobj", "stolen"))
    assert hung["stolen"] == ("ccomp", "said")


def test_to_before_a_noun_is_no_infinitive():
    hung = _hung("The European Commission took Norway to arbitration under the agreement.")
    assert (hung["to"], hung["arbitration"]) == (("prep", "took"), ("pobj", "to"))
    assert _hung("The commission asked Norway to fish under the agreement.")["to"][0] == "aux"


def test_nobody_in_the_news_is_no_name():
    assert _hung("Trump halted funding for the agency.", "1931-06-15")["Trump"][0] != "nsubj"


def test_those_who_threaten_to_act_are_no_video_that_is_threatened():
    hung = _hung("A paper in Ghana reported that gunmen in a viral video threatened to kidnap the mayor of Tamale.")
    assert (hung["gunmen"], hung["threatened"]) == (("nsubj", "threatened"), ("ccomp", "reported"))
    assert _hung("Gunmen in a viral video threatened to kidnap the mayor of Tamale.")["threatened"][0] == "ROOT"


def test_people_are_called_by_what_was_done_to_them():
    document = Document("d", "The judge freed two of the accused.", blocks=(Block(0, 35, "body"),))
    (sentence,) = load().parse(document)
    assert sentence.tokens[6].pos == "NOUN"
