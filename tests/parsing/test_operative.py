"""The paragraphs of resolutions, whose subject is left out."""

import pytest

from foedus.parsing import load
from foedus.reading import read_text

RESOLUTION = """The Security Council,

Recalling its resolution 12 (1951) on Chad,

Deeply alarmed by the shelling of Sarh by Libyan troops,

Having considered the report of the mediator,

1. Requests the mediator to report by 3 May;

2. Also calls upon Libya to withdraw its troops;

3. DECIDES ALSO to remain in session; and

4. Regrets the refusal of Libya to attend; urges it to reconsider; and thanks Niger for its help."""


def _sentences(text):
    return load().parse(read_text(text))


def _left_out(sentence):
    return [t.lower for t in sentence.tokens if t.start == t.end]


def test_each_paragraph_has_a_subject_without_width_and_its_own_words():
    opening, *paragraphs = _sentences(RESOLUTION)
    assert _left_out(opening) == []
    for sentence in paragraphs:
        first = sentence.tokens[0]
        assert (first.lower, first.dep, first.start) == ("it", "nsubj", sentence.tokens[1].start)
        assert sentence.tokens[first.head].pos in ("VERB", "AUX")
        for token in sentence.tokens:
            if token.end > token.start:
                assert RESOLUTION[token.start : token.end] == token.text
    assert [s.tokens[s.tokens[0].head].lemma for s in paragraphs] == [
        "recall", "be", "consider", "request", "call", "decide", "regret",
    ]  # fmt: skip


def test_clauses_that_a_semicolon_parts_have_a_subject_each():
    last = _sentences(RESOLUTION)[-1]
    acting = {last.tokens[t.head].lemma for t in last.tokens if t.start == t.end}
    assert acting == {"regret", "urge", "thank"}


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("We, the leaders of Chad and Niger:\n\nCondemn the raid on Sarh;\n\nCall upon Libya to leave.", "we"),
        ("The Ministers of Chad and Niger,\n\n1. CONDEMN the raid.\n2. CALL UPON Libya to leave.", "they"),
        ("I, Jo Berg, President of Chad, do\n\n1. Hereby prohibit exports; and\n2. Direct the guards to act.", "i"),
        ("The Arab Council,\n\nDecides:\n\n1. To condemn the raid;\n2. To call on Libya to leave.", "it"),
    ],
)
def test_the_line_before_says_in_which_person(text, pronoun):
    *_, one, two = _sentences(text)
    assert _left_out(one) == _left_out(two) == [pronoun]


@pytest.mark.parametrize(
    "text",
    [
        "Calls for reform grew louder on Monday.\n\nDemands that the king resign were heard.",
        "- Calls for a ceasefire in Chad mounted\n- Protests in Niger went on",
        "Noting the attack, the minister left Chad.\n\nDeeply concerned by the siege, Niger sent food.",
        "* Call your senator today\n* Urge Congress to act\n* Demand justice for Chad",
        "We met the ministers, who said:\n\nSupport for Chad is strong; demand for salt rose.",
        "The king met the envoys to reject the plan.\n\nTo reject the plan would be wrong.",
    ],
)
def test_other_sentences_stay_as_they_are(text):
    assert all(_left_out(sentence) == [] for sentence in _sentences(text))


def test_who_agrees_to_do_something_only_agrees():
    *_, one, two = _sentences(
        "The Ministers of Chad and Niger,\n\nAgree:\n\n1. To condemn the raid.\n\n2. To establish a committee."
    )
    assert (_left_out(one), _left_out(two)) == (["they"], [])


def test_the_number_may_run_into_the_verb():
    _, one, two = _sentences("The Assembly,\n\n1.WELCOMES the signing of the pact;\n\n113. Urges Chad to sign it.")
    assert [[t.text for t in s.tokens[:2]] for s in (one, two)] == [["It", "WELCOMES"], ["It", "Urges"]]
