"""Who fills a role: the actor's own people, and others."""

import pytest


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Benjamin Netanyahu accused his predecessors of sleeping.", ["ISR"]),
        ("The king of Norway called on his people to defend the building.", ["NOR"]),
        ("The president of Peru dismissed his prime minister.", ["PER"]),
        ("Peru recalled its ambassador.", []),
        ("Norway condemned its invasion.", []),
        ("Norway has promised to send soldiers.", []),
        ("Germany offered to send doctors.", []),
        ("Norway promised to send Chad arms.", ["TCD"]),
    ],
)
def test_one_s_own_people_are_addressed_and_blamed_but_no_deed_s_victim(code, text, countries):
    event = code(text)[0]
    assert [a.country for a in event.recipient] == countries


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Egyptian warplanes struck Islamic State positions in Derna.", ["Islamic State"]),
        ("Egyptian warplanes struck positions in Derna.", ["positions"]),
    ],
)
def test_what_a_group_holds_is_struck_as_the_group_s(code, text, names):
    assert [a.name for a in code(text)[0].recipient] == names
