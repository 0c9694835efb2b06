"""What somebody denies or condemns behind a comma."""

import pytest

from foedus.parsing import load
from foedus.records import Block, Document


def _hung(text, *words):
    (sentence,) = load().parse(Document("d", text, blocks=(Block(0, len(text), "body"),)))
    found = {t.text: (t.dep, sentence.tokens[t.head].text) for t in sentence.tokens}
    return [found[word] for word in words]


@pytest.mark.parametrize(
    ("text", "main", "noun", "verb"),
    [
        (
            "Israel accused Syria of moving missiles to Lebanon, a charge Damascus denied.",
            "accused",
            "charge",
            "denied",
        ),
        ("Turkey closed its airspace to Armenian planes, a move Yerevan condemned.", "closed", "move", "condemned"),
    ],
)
def test_what_stands_before_the_comma_is_the_main_clause(text, main, noun, verb):
    assert _hung(text, main, verb) == [("ROOT", main), ("relcl", noun)]


def test_that_which_is_denied_is_what_that_means():
    text = "The United States accuses Rwanda of backing the M23 rebels, allegations that Kigali has repeatedly denied."
    told = _hung(text, "that", "denied")
    assert told == [("dobj", "denied"), ("relcl", "allegations")]


def test_an_allegation_is_by_whom_it_says():
    assert _hung("Uganda denied an allegation by Rwanda that it armed rebels.", "by") == [("prep", "allegation")]


@pytest.mark.parametrize("text", ["Chad rejected reports that Niger had denied it access.", "Chad denied the charge."])
def test_a_verb_with_an_object_keeps_it(text):
    assert _hung(text, "Chad")[0][0] == "nsubj"
