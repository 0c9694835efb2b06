"""What the parser hangs wrongly is hung where the forms of the words show."""

import pytest

from foedus.parsing import load
from foedus.records import Block, Document


def _parsed(text):
    (sentence,) = load().parse(Document("d", text, blocks=(Block(0, len(text), "body"),)))
    return sentence


def _head(text, word):
    sentence = _parsed(text)
    token = next(t for t in sentence.tokens if t.text == word)
    assert token.i in sentence.children[token.head]
    return sentence.tokens[token.head].text


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        ("Togo denied that anyone had been beaten and accused Ghana of lying.", "accused", "denied"),
        ("Peru said that two soldiers had been wounded and expelled the Chilean consul.", "expelled", "said"),
        ("Peru denied that rebels had been given shelter and called on Chile to free them.", "called", "denied"),
        ("Peru said Chile had attacked a post, and accused it of lying.", "accused", "said"),
        ("The report said the army carried out raids, and also accused the rebels of theft.", "accused", "said"),
        ("Peru said Chile rejected the offer, and accused it of lying.", "accused", "rejected"),
        ("Peru said the rebels had been given weapons and taught the use of mortars.", "taught", "given"),
        ("Peru said that two men had been arrested and charged on Monday.", "charged", "arrested"),
        ("Peru's efforts to court Chad, which included sending gifts, failed.", "included", "efforts"),
        ("Peru's talks with Chad, which were broken off in May, have resumed.", "broken", "talks"),
        ("Peru's talks with Chad, which was hit by a drought, have resumed.", "hit", "Chad"),
        ("Norwegian civilians are facing ongoing shelling and airstrikes by the army.", "airstrikes", "shelling"),
        ("Norway faced raids and airstrikes by Chad.", "airstrikes", "raids"),
    ],
)
def test_a_verb_hangs_where_it_belongs(text, word, head):
    assert _head(text, word) == head


def test_a_sentence_taken_for_a_name_gets_its_verb_back():
    sentence = _parsed("Following their discussions, Nasser chauffeured Tito in a big Egyptian limousine.")
    told = {t.text: (t.dep, sentence.tokens[t.head].text) for t in sentence.tokens}
    assert told["chauffeured"] == ("ROOT", "chauffeured")
    assert told["Nasser"] == ("nsubj", "chauffeured")
    assert told["Tito"] == ("dobj", "chauffeured")
    assert told["in"] == ("prep", "chauffeured")


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("The Serbs shelled Sarajevo and the Croats shelled the Serbs.", "Croats", ("nsubj", 7)),
        ("The Houthis fired a missile at Saudi Arabia and the Saudis bombed Sanaa.", "Saudis", ("nsubj", 11)),
        ("Norway shelled Togo and Ghana.", "Ghana", ("conj", 2)),
        ("Belize accused Guatemala's army of massing on the Sarstoon river.", "Belize", ("nsubj", 1)),
    ],
)
def test_who_acts_is_a_subject_of_the_verb_right_behind(text, word, told):
    token = next(t for t in _parsed(text).tokens if t.text == word)
    assert (token.dep, token.head) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Ghana's president, who met both foreign ministers in Accra last week, offered to mediate.",
            ("ROOT", "offered"),
        ),
        ("Ghana's president, who met both ministers in Accra, was loved in Accra.", None),
    ],
)
def test_the_verb_behind_a_clause_in_commas_is_the_main_one(text, told):
    sentence = _parsed(text)
    subject = next(t for t in sentence.tokens if t.text == "president")
    verb = sentence.tokens[subject.head]
    assert subject.dep in ("nsubj", "nsubjpass")
    assert told is None or (verb.dep, verb.text) == told


@pytest.mark.parametrize(
    ("text", "subject", "verb"),
    [
        ("Trump hosted Zelensky at the White House.", "Trump", "hosted"),
        ("Turkey hosted talks between Russia and Ukraine.", "Turkey", "hosted"),
        ("The Chinese envoy left for Tehran.", "envoy", "left"),
    ],
)
def test_a_verb_taken_to_describe_a_noun_beside_it_is_the_main_one(text, subject, verb):
    tokens = _parsed(text).tokens
    token = next(t for t in tokens if t.text == subject)
    assert (token.dep, tokens[token.head].text, tokens[token.head].dep) == ("nsubj", verb, "ROOT")


def test_nobody_is_a_subject_and_no_part_of_a_name():
    sentence = _parsed("In the hills above Bissau nobody has fired a gun.")
    told = {t.text: (t.dep, sentence.tokens[t.head].text) for t in sentence.tokens}
    assert told["nobody"] == ("nsubj", "fired")
    assert told["Bissau"] == ("pobj", "above")


def test_a_semicolon_parts_two_sentences():
    text = "The Indian home minister called Pakistan a terrorist state on Tuesday; on Friday Indian shells killed nine."
    assert _head(text, "minister") == "called"
    assert _head(text, "shells") == "killed"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The navies of Iran and Oman were holding drills together in the strait.",
            {"together": ("advmod", "holding")},
        ),
        (
            "Ugandan soldiers have been hunting the ADF side by side in the Ituri forest.",
            {"ADF": ("dobj", "hunting"), "side": ("npadvmod", "hunting"), "in": ("prep", "hunting")},
        ),
        ("The two armies marched together with the Chinese.", {"together": ("advmod", "with")}),
    ],
)
def test_what_is_done_together_or_side_by_side_is_done_so(text, told):
    sentence = _parsed(text)
    found = {t.text: (t.dep, sentence.tokens[t.head].text) for t in reversed(sentence.tokens)}
    assert {word: found[word] for word in told} == told


def test_a_list_of_names_is_no_second_subject():
    sentence = _parsed("The air forces of the Philippines, Indonesia and Malaysia began joint patrols.")
    told = {t.text: (t.dep, sentence.tokens[t.head].text) for t in sentence.tokens}
    assert told["Indonesia"] == ("conj", "Philippines")
    assert told["forces"] == ("nsubj", "began")


def test_three_verbs_of_one_subject_stand_side_by_side():
    text = "The rebel leaders rejected his plan, demanded a new government and vowed to resist."
    assert _head(text, "demanded") == "rejected"
    assert _head(text, "leaders") == "rejected"


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Mogherini met EU leaders at the end of last year, who invited her to build on it.", "leaders"),
        ("Modi received Putin in New Delhi on Friday, who promised India more oil.", "Putin"),
    ],
)
def test_who_behind_a_time_is_somebody(text, whom):
    sentence = _parsed(text)
    clause = next(t for t in sentence.tokens if t.dep == "relcl")
    assert sentence.tokens[clause.head].text == whom
