"""Event nouns and the verbs that lend them a subject."""

import pytest


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Rwanda denied the allegations.", [("REJECT", ["RWA"], [])]),
        ("The accusations were denied by Eritrea.", [("REJECT", ["ERI"], [])]),
        ("Israel declined an invitation to the talks.", [("REJECT", ["ISR"], [])]),
        ("Egypt denied Kenyan allegations of fraud.", [("REJECT", ["EGY"], ["KEN"]), ("ACCUSE", ["KEN"], [])]),
        ("India declined the American call for restraint.", [("REQUEST", ["USA"], ["IND"])]),
        ("Norway denied the attack.", [("ASSAULT", ["NOR"], [])]),
        ("Norway repeated its allegations against Chad.", [("ACCUSE", ["NOR"], ["TCD"])]),
    ],
)
def test_who_denies_or_declines_what_another_said_did_not_say_it(told, text, events):
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Germany's envoy flew to Paris for talks with President Emmanuel Macron.", [("CONSULT", ["DEU"], ["FRA"])]),
        ("Kenya's minister visited Kigali for trade talks with Rwandan officials.", [("CONSULT", ["KEN"], ["RWA"])]),
    ],
)
def test_who_comes_for_talks_takes_part_in_them(told, text, events):
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Egypt said the talks with Ethiopia had failed.", ["EGY", "ETH"]),
        ("Egypt said Kenya's talks with Ethiopia had failed.", ["KEN", "ETH"]),
        ("Egypt said the talks between Kenya and Ethiopia had failed.", ["KEN", "ETH"]),
    ],
)
def test_who_tells_how_talks_with_another_went_held_them(code, text, sides):
    found = [a.country for e in code(text) if e.type == "CONSULT" for a in e.actor]
    assert sorted(found) == sorted(sides)
