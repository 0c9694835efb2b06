"""A name behind the main verb is its object, not a time."""

import pytest

from foedus.parsing import load
from foedus.parsing.objects import with_object
from foedus.records import Block, Document, Token


def _deps(text):
    (sentence,) = load().parse(Document("d", text, blocks=(Block(0, len(text), "body"),)))
    return {t.text: t.dep for t in sentence.tokens}


@pytest.mark.parametrize("text", ["Turkey invades Cyprus.", "Norway attacks Sweden.", "1974 - Turkey invades Cyprus."])
def test_a_name_behind_the_verb_is_its_object(text):
    subject, _, name = text.removeprefix("1974 - ").removesuffix(".").split()
    assert _deps(text)[subject] == "nsubj"
    assert _deps(text)[name] == "dobj"


@pytest.mark.parametrize("text", ["Troops return Monday.", "Ministers met Tuesday."])
def test_a_day_stays_a_time(text):
    assert _deps(text)[text.split()[-1].removesuffix(".")] == "npadvmod"


def test_a_verb_with_an_object_gets_no_other():
    words = [("Chad", "NNP", "nsubj"), ("left", "VBD", "ROOT"), ("Sudan", "NNP", "npadvmod"), ("hungry", "JJ", "acomp")]
    tokens = tuple(Token(i, w, w.lower(), w.lower(), "X", tag, dep, 1, 0, 0) for i, (w, tag, dep) in enumerate(words))
    assert with_object(tokens, tokens[2]) is tokens


@pytest.mark.parametrize(
    "text", ["The army denied UN agencies access to the north.", "Chad granted aid workers access."]
)
def test_who_is_denied_access(text):
    deps = _deps(text)
    assert deps["agencies" if "agencies" in deps else "workers"] == "dative"
    assert deps["access"] == "dobj"


def test_what_sort_of_access_it_is_stays():
    assert _deps("The army denied internet access.")["internet"] == "compound"
