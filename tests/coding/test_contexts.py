"""PLOVER contexts: a frame's own, and those that the sentence's words show."""

import pytest

from foedus.coding.contexts import contexts


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Norway sent soldiers to Chad.", {"military"}),
        ("Norway raised tariffs on Chad.", {"economic"}),
        ("Norway closed its embassy in Chad.", {"diplomatic"}),
        ("The court jailed a Chadian drug smuggler.", {"legal", "illegal_drugs", "trafficking"}),
        ("Norway gave Chad vaccines after the earthquake.", {"health", "disasters"}),
        ("Norway met Chad.", set()),
    ],
)
def test_by_words(parse, text, shown):
    sentence = parse(text)[0][0]
    assert set(contexts(sentence, "CONSULT", ())) == shown


def test_a_word_can_show_two(parse):
    sentence = parse("Norway bought oil from Chad.")[0][0]
    assert contexts(sentence, "COOPERATE", ()) == ("economic", "natural_resource")


def test_the_frames_own_come_too_and_all_are_sorted(parse):
    sentence = parse("Norway bought oil from Chad.")[0][0]
    assert contexts(sentence, "COOPERATE", ("military", "economic")) == ("economic", "military", "natural_resource")


def test_on_the_event(code):
    (event,) = code("Norway withdrew its troops from Chad.")
    assert "military" in event.context
