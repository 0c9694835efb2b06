"""To whom something is given where their name stands right before the gift."""

import pytest


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Denmark sold Chad missiles.", ("AID", ["DNK"], ["TCD"])),
        ("China lent South Korea warships.", ("AID", ["CHN"], ["KOR"])),
        ("Peru went on selling Chile rifles.", ("AID", ["PER"], ["CHL"])),
    ],
)
def test_a_name_before_a_gift_is_who_gets_it(told, text, event):
    assert event in told(text)


@pytest.mark.parametrize("text", ["Denmark sold Chadian missiles.", "Denmark sold US missiles."])
def test_whose_a_thing_is_gets_nothing(told, text):
    assert not [e for e in told(text) if e[2]]
