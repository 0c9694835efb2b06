"""What numbers of a sentence count, and whose they are."""

import pytest

import foedus


def _numbers(text):
    found = foedus.read(text, date="1996-07-10")
    return [(e.type, n.what, n.value, n.unit, n.bound) for e, n in _given(found)]


def _given(found):
    events = {e.id: e for e in found.events}
    for happening in found.happenings:
        for number in happening.numbers:
            assert found.document.text[number.start : number.end] == number.text
            yield events[number.event], number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Malian jets bombed a camp in Niger, killing at least 17 guerrillas.", ("killed", 17, None, "least")),
        ("Peru sent 1,200 troops to Haiti.", ("troops", 1200, None, None)),
        ("Norway gave Chad $2.5 million in aid.", ("money", 2.5e6, "USD", None)),
        ("Jordan expelled two Iraqi diplomats.", ("diplomats", 2, None, None)),
        ("Police in Togo arrested about 40 protesters.", ("held", 40, None, "about")),
        ("The rebels of Mali shelled the town of Gao and thirty-one people were killed.", ("killed", 31, None, None)),
        ("Chad and Niger signed 11 agreements.", ("agreements", 11, None, None)),
    ],
)
def test_what_is_counted(text, expected):
    assert expected in [found[1:] for found in _numbers(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Chad and Niger signed a treaty in 1996.",
        "Chad bombed Niger on 12 May, days after a meeting.",
        "Norway gave Chad aid for two years.",
        "Jordan expelled dozens of Iraqi diplomats.",
        "Chad seized 50 km ² of land from Niger, and ²3 camels.",
    ],
)
def test_what_counts_nothing(text):
    assert _numbers(text) == []
