"""Where an event happened."""

import pytest


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Norway and Chad held talks in Geneva.", "Geneva", "CHE"),
        ("The Norwegian president visited Chad.", "Chad", "TCD"),
        ("The Norwegian foreign minister arrived in Lima for talks with Peru.", "Lima", "PER"),
        ("Norwegian warplanes bombed rebels in Mali.", "Mali", "MLI"),
        ("Norwegian forces were deployed in Mali.", "Mali", "MLI"),
        ("Rebels killed seven people near Kidal.", "Kidal", "MLI"),
    ],
)
def test_named(code, text, name, country):
    place = code(text)[0].place
    assert (place.name, place.country) == (name, country)
    assert text[place.start : place.end] == place.text


@pytest.mark.parametrize(
    "text",
    ["Norway condemned Chad.", "Norway recalled its ambassador from Chad.", "Norway imposed an embargo on Chad."],
)
def test_a_party_is_no_place(code, text):
    assert code(text)[0].place is None


def test_the_nearest_belongs_to_the_event(code):
    events = code("The minister, who visited Mali, held talks with Chad in Geneva.")
    assert [(e.mode, e.place.name) for e in events] == [("visit", "Mali"), (None, "Geneva")]
