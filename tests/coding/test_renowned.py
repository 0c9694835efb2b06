"""Happenings that everybody knows by name, and their sides."""

import pytest

from foedus.coding import lexicon

CASES = [
    ("The Tet Offensive shook Norway.", ["VNM"], ["RVN"]),
    ("The Six-Day War left the peninsula in other hands.", ["ISR", "EGY", "SYR", "JOR"], []),
    ("The Crimean War cost half a million lives.", ["RUS", "TUR", "GBR", "FRA"], []),
    ("Operation Olive Branch began in January.", ["TUR"], ["SYR"]),
    ("The outbreak of the Korean War surprised Norway.", ["PRK"], ["KOR"]),
]


@pytest.mark.parametrize(("text", "actors", "recipients"), CASES)
def test_a_name_tells_its_sides(told, text, actors, recipients):
    assert ("ASSAULT", actors, recipients) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "During the Korean War, Norway bought ships.",
        "The senator, a veteran of the Korean War, thanked Norway.",
        "The Danish minister wrote a book about the Six-Day War.",
    ],
)
def test_a_name_that_only_dates_or_describes_is_no_event(told, text):
    assert [found for found in told(text) if found[0] == "ASSAULT"] == []


def test_named_happenings_have_known_sides():
    named = [frame for frame in lexicon().frames if frame.sides[0]]
    assert len(named) > 80
    assert all(len(code) == 3 and code.isupper() for frame in named for side in frame.sides for code in side)
