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
