"""Headlines that the parser misreads are read once more, with words that it knows better."""

from datetime import date

import pytest

from foedus.parsing import load
from foedus.records import Block, Document


def _parsed(text):
    (sentence,) = load().parse(Document("d", text, blocks=(Block(0, len(text), "body"),)))
    for token in sentence.tokens:
        assert text[token.start : token.end] == token.text
    return sentence


def _stands(text, word):
    sentence = _parsed(text)
    token = next(t for t in sentence.tokens if t.text == word)
    return token.pos, token.lemma, token.dep, sentence.tokens[token.head].text


@pytest.mark.parametrize(
    ("headline", "verb", "lemma", "object_"),
    [
        ("Bandits free pupils after ransom", "free", "free", "pupils"),
        ("Peru declares emergency after gangs storm prison", "storm", "storm", "prison"),
        ("Chadian police fire rubber bullets at marchers", "fire", "fire", "bullets"),
        ("Togo summons Ghanaian envoy over border raid", "summons", "summon", "envoy"),
        ("Togo sentences dissident Kofi Mensah to 11 years", "sentences", "sentence", "Mensah"),
        ("Nigeria troops free hostages, Red Cross flies in aid", "free", "free", "hostages"),
        ("Togo signs deal with Chad for ten ferries", "signs", "sign", "deal"),
        ("Erdogan hosts Putin", "hosts", "host", "Putin"),
        ("Macron thanks Trump for support", "thanks", "thank", "Trump"),
        ("Putin congratulates Trump on win", "congratulates", "congratulate", "Trump"),
        ("Netanyahu praises Trump over Gaza plan", "praises", "praise", "Trump"),
        ("Zelensky thanks Biden for military aid", "thanks", "thank", "Biden"),
        ("Togo forces airliner to land, arrests opposition journalist", "arrests", "arrest", "journalist"),
        ("Trump cancels summit with Maduro", "cancels", "cancel", "summit"),
        ("Merkel cancels visit to Chad", "cancels", "cancel", "visit"),
    ],
)
def test_a_verb_taken_for_a_noun_is_one(headline, verb, lemma, object_):
    pos, found, *_ = _stands(headline, verb)
    assert (pos, found) == ("VERB", lemma)
    assert _stands(headline, object_)[2:] == ("dobj", verb)


@pytest.mark.parametrize(
    ("headline", "first", "second", "verb"),
    [
        ("Peru, Chad veto resolution on Syria", "Peru", "Chad", "veto"),
        ("Togo, Ghana sign deal on border patrols", "Togo", "Ghana", "sign"),
        ("Togo, Ghana to share water", "Togo", "Ghana", "share"),
    ],
)
def test_subjects_with_a_comma_between_act_together(headline, first, second, verb):
    assert _stands(headline, first)[2:] == ("nsubj", verb)
    assert _stands(headline, second)[2:] == ("conj", first)


def test_to_stays_the_mark_of_what_is_to_come():
    sentence = _parsed("Togo, Ghana to share water")
    assert [(t.tag, t.dep) for t in sentence.tokens if t.lower == "to"] == [("TO", "aux")]


def test_single_quotation_marks_are_no_possessives():
    assert _stands("Togo blames 'elements in Ghana' for bomb attacks", "Ghana")[2:] == ("pobj", "in")
    assert _stands("Togo blames 'elements in Ghana' for bomb attacks", "for")[2:] == ("prep", "blames")


def test_a_noun_with_a_subject_is_a_verb():
    assert _stands("Togo declares emergency as Ghanaian Forces advance on capital", "advance")[0] == "VERB"


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Rwanda peace talks deadline", "talks"),
        ("Lome peace talks resume in Accra", "talks"),
        ("US air strikes on rebels in Syria", "strikes"),
        ("Togo forces capture town of Kara", "forces"),
        ("Protesters in Lome threw stones at a prison.", "prison"),
    ],
)
def test_nouns_stay_nouns(text, noun):
    assert _stands(text, noun)[0] == "NOUN"


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Togo shells port, Ghana provides intelligence", "shells", "provides"),
        ("Togo charges two Ghanaians over poisoning, Ghana denies involvement", "charges", "denies"),
        ("Togo condemned the raid, Ghana refused to take part in it.", "condemned", "refused"),
    ],
)
def test_two_sentences_with_a_comma_between_stand_side_by_side(text, first, second):
    assert _stands(text, second)[2:] == ("conj", first)


def test_what_somebody_is_told_is_what_he_is_told():
    assert _stands("The rebels had left the town, the minister told parliament.", "left")[2:] == ("ccomp", "told")


@pytest.mark.parametrize(
    ("headline", "word"),
    [
        ("Kenyan rebel leader freed after 27 years in prison", "freed"),
        ("Chadian opposition leader Adoum poisoned, spokeswoman says", "poisoned"),
        ("Peru's army chief sacked over raid", "sacked"),
    ],
)
def test_what_a_headline_tells_in_the_past_was_done_to_somebody(headline, word):
    sentence = _parsed(headline)
    verb = next(t for t in sentence.tokens if t.text == word)
    assert verb.tag == "VBN"
    assert any(t.dep == "nsubjpass" and t.head == verb.i for t in sentence.tokens)


def test_verbs_without_objects_stay_active():
    assert _stands("Peru police, protesters clashed in Lima", "protesters")[2:] == ("conj", "police")
    assert _stands("Peru police, protesters clashed in Lima", "police")[2] == "nsubj"


@pytest.mark.parametrize(("year", "pos"), [(2017, "PROPN"), (1950, "NOUN"), (None, "NOUN")])
def test_a_sentence_can_begin_with_a_name_that_is_a_word(year, pos):
    text = "Trump threatens Peru with sanctions."
    day = None if year is None else date(year, 3, 1)
    (sentence,) = load().parse(Document("d", text, published=day, blocks=(Block(0, len(text), "body"),)))
    assert sentence.tokens[0].pos == pos


def test_what_was_shot_down_is_no_doer():
    sentence = _parsed("Malaysian airliner shot down over eastern Ukraine")
    verb = next(t for t in sentence.tokens if t.text == "shot")
    assert [t.text for t in sentence.tokens if t.dep == "nsubjpass" and t.head == verb.i] == ["airliner"]
