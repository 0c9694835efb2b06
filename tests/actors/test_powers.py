"""States and forces that are called together, not by name."""

import pytest
from actorcases import at, codes

COLD = "The United States, Britain and France sent notes to Moscow. "
MEANT = [
    (COLD + "The Western powers rejected the claim.", "powers", "1961-08-16", ["USA", "GBR", "FRA"]),
    (COLD + "Moscow accused the Allies of provocation.", "Allies", "1961-08-16", ["USA", "GBR", "FRA"]),
    (COLD + "The Western powers rejected the claim.", "powers", "2012-08-16", []),
    ("NATO bombed Serbia. The allies bombed a bridge.", "allies", "1999-04-02", ["IGO"]),
    ("The African Union met. Member states agreed to send troops.", "states", None, ["IGO"]),
    ("The African Union met the Arab League. Member states agreed to send troops.", "states", None, []),
    ("A combined Afghan and coalition force killed rebels.", "force", None, ["AFG", "IGO"]),
    ("A Kenyan-NATO patrol killed rebels.", "patrol", None, ["KEN", "IGO"]),
    ("A Kenyan force landed in Chad. The force shelled a camp.", "force#2", None, ["KEN"]),
    ("Peruvian troops fought the Shining Path. Enemy fire hit a bus.", "Enemy", None, ["PER"]),
    ("Kenya threatened Chad with force.", "force", None, []),
]


@pytest.mark.parametrize(("text", "word", "day", "whose"), MEANT)
def test_states_and_forces_are_meant_by_what_they_are(text, word, day, whose):
    assert [code for code in codes(at(text, word, day)) if code] == whose


def test_several_leaders_lead_delegations_of_several_states():
    text = "Delegations led by Norway's foreign minister Jo Berg and Chad's president met in Oslo."
    assert codes(at(text, "Delegations")) == ["NOR", "TCD"]


def test_those_to_whom_something_was_done_are_people_of_the_place():
    assert codes(at("Peru's president spoke in Lima. Those arrested in Lima were freed.", "Those")) == ["PER"]


def test_refugees_are_not_of_the_state_that_takes_them_in():
    assert codes(at("Peru closed its border. Peru turned back refugees.", "refugees")) == [None]


def test_marines_are_of_the_state_that_has_them_among_those_named():
    assert codes(at("U.S. officials spoke in Iraq. Marines raided a house in Iraq.", "Marines")) == ["USA"]


def test_who_speaks_for_what_one_state_alone_has_is_that_state_s():
    text = "Malaysia turned away boats. Jeff Rathke, the State Department spokesperson, called it wrong."
    assert codes(at(text, "Rathke")) == ["USA"]


def test_the_governments_of_a_region_are_of_no_one_state():
    assert codes(
        at("Malaysia acted. Malaysia spoke. The envoy urged the governments of the region to act.", "governments")
    ) == [None]


def test_others_of_a_region_are_not_of_the_state_beside_them():
    assert "USA" not in codes(at("The U.S. and other Western navies escorted ships.", "navies"))


def test_the_warring_sides_are_those_whose_armies_and_groups_fight():
    text = (
        "Israeli troops shelled Gaza. Hamas fired rockets at Israel. France and Qatar spoke. The warring sides agreed."
    )
    assert sorted(map(str, codes(at(text, "sides")))) == ["ISR", "PSE"]


def test_settlements_in_a_held_land_are_the_holder_s():
    text = (
        "Palestinian gunmen met in Nablus in the West Bank. Israeli troops left. They attacked the Jewish settlement."
    )
    assert codes(at(text, "Jewish")) == ["ISR"]


def test_a_sentence_may_open_on_a_surname_that_looks_like_a_noun():
    text = "The US State Department spokesperson Jeff Rathke spoke. Rathke also asked the governments to act."
    assert codes(at(text, "Rathke#2")) == ["USA"]
