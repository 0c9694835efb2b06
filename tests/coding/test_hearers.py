"""Whom one meets hears what one asks and offers in the same breath, and not who is named elsewhere."""

from datetime import date

import pytest


@pytest.mark.parametrize(
    ("text", "form", "recipient"),
    [
        (
            "Malaysia's Anwar Ibrahim telephoned the leaders of Thailand and Cambodia and urged restraint; "
            "Chinese officials were not consulted.",
            "REQUEST",
            {"THA", "KHM"},
        ),
        (
            "Secretary of State Marco Rubio spoke with Israel's prime minister and pressed for a truce while Hamas "
            "fighters regrouped.",
            "REQUEST",
            {"ISR"},
        ),
        (
            "In a phone call with Russia's president, French President Emmanuel Macron demanded a ceasefire, but "
            "Ukrainian officials were not told.",
            "REQUEST",
            {"RUS"},
        ),
        (
            "After talks with Turkey's president, Zelensky promised to open the port, Russian media reported.",
            "AGREE",
            {"TUR"},
        ),
        # What is said of somebody by its own words stays.
        ("The German chancellor met India's prime minister and promised to send aid to Ukraine.", "AGREE", {"UKR"}),
    ],
)
def test_who_is_met_hears_it(code, text, form, recipient):
    (event,) = [e for e in code(text, published=date(2025, 11, 11)) if e.type == form]
    assert {a.country for a in event.recipient} == recipient


def test_a_visited_place_hears_nothing(code):
    text = "US Secretary of State Antony Blinken, passing through Bangkok, urged whoever is in charge to act quickly."
    for event in code(text, published=date(2023, 11, 11)):
        assert event.type != "REQUEST" or event.because.get("recipient") != "whom one meets"


def test_a_threat_told_to_an_ally_is_of_somebody_else(code):
    text = "In talks with the United States, the British government threatened to use force."
    (threat,) = [e for e in code(text, published=date(1956, 11, 11)) if e.type == "THREATEN"]
    assert threat.recipient == ()
