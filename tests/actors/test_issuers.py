"""Who resolves what is resolved where no paragraph says so."""

import pytest

import foedus


def _sides(text):
    return {
        e.trigger.lower(): ({a.name for a in e.actor}, {a.country for a in e.recipient})
        for e in foedus.read(text).events
    }


@pytest.mark.parametrize(
    ("opening", "actor"),
    [
        ("The Security Council,\n\n", "United Nations Security Council"),
        (
            "Resolution 7 (1951)\n\nTHE COUNCIL OF THE ORGANIZATION OF AMERICAN STATES,\n\n",
            "Organization of American States",
        ),
        ("Document 4 of the session\n\nThe Security Council\n\n", "United Nations Security Council"),
        ("European Parliament resolution of 3 May 2021 on Chad\n\n", "European Parliament"),
        ("COMMUNIQUÉ\n\nThe Peace and Security Council,\n\n", "African Union Peace and Security Council"),
    ],
)
def test_the_line_that_opens_or_the_title_names_the_body(opening, actor):
    text = (
        f"{opening}Expressing grave concern at the shelling of Sarh by Libya,\n\n"
        "1. Urges Libya to withdraw its troops from Chad;\n\n2. Thanks the Government of Niger for its mediation."
    )
    sides = _sides(text)
    assert sides["expressing"] == ({actor}, {"LBY"})
    assert sides["urges"] == ({actor}, {"LBY"})
    assert sides["thanks"] == ({actor}, {"NER"})


def test_those_who_sign_condemn():
    text = (
        "We, the Heads of State of ECOWAS, meeting in Abuja on 3 May 2023:\n\nStrongly condemn the coup in Niger;\n\n"
        "Call on Mali to withdraw its envoys."
    )
    sides = _sides(text)
    assert sides["condemn"][0] == sides["call"][0] == {"Economic Community of West African States"}
    assert sides["call"][1] == {"MLI"}


def test_its_means_the_body():
    text = (
        "The General Assembly,\n\n1. Expresses its support for Chad;\n\n2. Condemns the attack by Libya on its envoy;"
    )
    assert _sides(text)["expresses"] == ({"United Nations General Assembly"}, {"TCD"})


def test_the_first_paragraphs_may_stand_in_the_line_that_opens():
    text = (
        "UNITED NATIONS\n\nThe Security Council, Recalling its resolution 12 (1951), Deploring the attacks on Sarh, "
        "1. Calls on Libya to withdraw its troops; 2. Thanks Niger for its mediation."
    )
    sides = _sides(text)
    assert sides["calls"] == ({"United Nations Security Council"}, {"LBY"})
    assert sides["thanks"] == ({"United Nations Security Council"}, {"NER"})


def test_a_board_that_no_table_knows_is_of_the_agency_above_it():
    text = "Resolution of the IAEA on Chad\n\nThe Board of Governors,\n\n1. Urges Chad to act;\n2. Thanks Niger;"
    urges = next(e for e in foedus.read(text).events if e.trigger == "Urges")
    assert [(a.name, a.country) for a in urges.actor] == [("Board of Governors", "IGO")]


def test_a_senate_resolves():
    text = "Resolved, That the Senate--\n\n(1) condemns Chad for the raid on Niger; and\n\n(2) urges Chad to withdraw."
    assert [[a.country for a in e.actor] for e in foedus.read(text).events if e.type == "REQUEST"] == [["USA"]]


def test_the_secretary_general_is_no_secretary():
    text = "The Security Council asked the Secretary-General of 3 May (S/2023/208) to report on Chad."
    (asked,) = foedus.read(text).events
    assert {a.country for a in (*asked.actor, *asked.recipient)} == {"IGO"}


def test_a_mission_that_is_spoken_to_does_not_resolve():
    sides = _sides("2. Requests UNMIL to support Liberia;\n\n3. Condemns the attack by Guinea on Monrovia;")
    assert sides["condemns"][0] == set()
