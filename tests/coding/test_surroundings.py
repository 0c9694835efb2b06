"""Surroundings: what stands around a word, whatever the words."""

import pytest

from foedus.coding.surroundings import SLOTS, triggers
from foedus.coding.surroundings import around as all_around


@pytest.fixture(scope="module")
def around(parse):
    """The slots that are filled and the flags of a word of a text's first sentence."""

    def found(text, word):
        sentences, mentions = parse(text)
        (token,) = [t for t in sentences[0].tokens if t.text == word]
        seen = dict(all_around(sentences[0], mentions))[token.i]
        assert len(seen.words) == len(SLOTS)
        return {s: w for s, w in zip(SLOTS, seen.words, strict=True) if w is not None}, set(seen.flags)

    return found


def test_a_verb_with_its_object(around):
    slots, flags = around("Norway quickly seized the stranded trawler.", "seized")
    assert slots["self"] == "seize"
    assert slots["object"] == "trawler"
    assert "obj=thing" in flags
    assert "subject" not in slots  # a name says nothing by its letters
    assert {"dep=ROOT", "pos=VERB"} <= flags


def test_a_word_is_seen_between_its_neighbours_and_with_what_its_sentence_speaks_of(parse):
    sentences, mentions = parse("Norway quickly seized the stranded trawler.")
    ((_, seen),) = [(i, s) for i, s in all_around(sentences[0], mentions) if sentences[0].tokens[i].text == "seized"]
    slots = dict(zip(SLOTS, seen.words, strict=True))
    assert (slots["before"], slots["behind"]) == ("quickly", "the")
    assert seen.company == ("seize", "strand", "trawler")


@pytest.mark.parametrize(
    ("text", "word", "flag"),
    [
        ("The trawler was seized by Norway.", "seized", "by subj=thing"),
        ("Norway did not attack Chad.", "attack", "kid=neg"),
        ("Norway would attack Chad.", "attack", "modal=would"),
        ("Norway wants to attack Chad.", "attack", "infinitive"),
        ("Norway has attacked Chad.", "attacked", "perfect"),
        ("The cat sat on the mat.", "sat", "prep=on"),
    ],
)
def test_grammar_is_flagged(around, text, word, flag):
    assert flag in around(text, word)[1]


def test_who_stands_where_is_told_by_kind_not_by_name(around):
    one = around("Norway's army bombed the capital of Chad.", "bombed")[1]
    assert one == around("Ecuador's army bombed the capital of Peru.", "bombed")[1]


def test_an_event_noun_sees_its_verb_and_who_stands_there(around):
    slots, flags = around("Chad answered the sudden raid by Norway.", "raid")
    assert slots["above"] == "answer"
    assert slots["modifier"] == "sudden"
    assert "prep=by" in flags


def test_helping_verbs_and_bare_nouns_can_tell_nothing(parse):
    sentences, _ = parse("Norway has been sending peace envoys.")
    assert {t.text for t in triggers(sentences[0])} == {"sending", "envoys"}
