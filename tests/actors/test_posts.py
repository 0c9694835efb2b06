"""Whose post a text is, and who acts in it where "I" is left out."""

import pytest

from foedus import read


def told(text):
    return [
        (e.type, {a.country for a in e.actor}, {a.country for a in e.recipient})
        for e in read(text, date="2023-05-12").events
    ]


HEAD = "Emmanuel Macron @EmmanuelMacron\nThe day has been long.\n"
CASES = [
    ("Spoke with Prime Minister Kishida.", ("CONSULT", {"FRA", "JPN"}, set())),
    ("Met with President Biden today.", ("CONSULT", {"FRA", "USA"}, set())),
    ("Had a phone call with @JoeBiden.", ("CONSULT", {"FRA", "USA"}, set())),
    ("Strongly condemn the invasion.", ("ACCUSE", {"FRA"}, set())),
    ("1/4 We condemn #Norway.", ("ACCUSE", {"FRA"}, {"NOR"})),
    ("We imposed sanctions against 🇳🇴.", ("SANCTION", {"FRA"}, {"NOR"})),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_who_posts_it_acts(text, expected):
    assert expected in told(HEAD + text)


def test_what_is_asked_of_others_is_not_done_by_who_posts_it():
    assert not any("FRA" in actor for _, actor, _ in told(HEAD + "Release the hostages now!"))


def test_nobody_posts_a_report():
    assert ("CONSULT", {"FRA", "JPN"}, set()) not in told("The day was long.\nSpoke with Prime Minister Kishida.")
