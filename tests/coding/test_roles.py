"""Who fills a role: the actor's own people, and others."""

import pytest


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Benjamin Netanyahu accused his predecessors of sleeping.", ["ISR"]),
        ("The king of Norway called on his people to defend the building.", ["NOR"]),
        ("Norway condemned its invasion.", []),
        ("Norway has promised to send soldiers.", []),
        ("Germany offered to send doctors.", []),
        ("Norway promised to send Chad arms.", ["TCD"]),
    ],
)
def test_one_s_own_people_are_addressed_and_blamed_but_no_deed_s_victim(code, text, countries):
    event = code(text)[0]
    assert [a.country for a in event.recipient] == countries
