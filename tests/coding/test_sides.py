"""Who stands on which side where grammar hides it."""

import pytest


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Guerrillas released a Danish engineer kidnapped and tortured by Norwegian soldiers.",
            [("ASSAULT", ["NOR"], ["DNK"])] * 2,
        ),
        ("The plan was criticised as too lax by Danish leaders who favour a ban.", [("ACCUSE", ["DNK"], [])]),
        ("Bombings this month of Danish embassies in Oslo angered Europe.", [("ASSAULT", [], ["DNK"])]),
        (
            "Chad's president accused Denmark for the first time of supporting Norway.",
            [("ACCUSE", ["TCD"], ["DNK"]), ("SUPPORT", ["DNK"], ["NOR"])],
        ),
        (
            "They arrived in Chad, with Denmark, Norway, and Sweden providing medical aid to the refugees.",
            [("AID", ["DNK", "NOR", "SWE"], ["TCD"])],
        ),
        (
            "It said that Cuba continued to oppress its people and former President Barack Obama had made concessions.",
            [("COERCE", ["CUB"], ["CUB"])],
        ),
    ],
)
def test_a_side_hung_on_the_wrong_word_is_found(told, text, events):
    found = told(text)
    assert [e for e in found if e in events] == events
    assert not [e for e in found if e[0] == events[-1][0] and e not in events]
