"""Two sides that share one noun."""

import pytest

from actors.actorcases import at


@pytest.mark.parametrize(
    ("text", "word", "sides"),
    [
        ("Sudanese government and rebel negotiators met in Abuja.", "negotiators", [("SDN", "GOV"), ("SDN", "REB")]),
        ("Rebel and government troops exchanged fire in Yemen.", "troops", [("YEM", "REB"), ("YEM", "MIL")]),
        ("Syrian government and opposition delegations met.", "delegations", [("SYR", "GOV"), ("SYR", "OPP")]),
        ("The Ivorian army and rebel leaders met.", "leaders", [("CIV", "MIL"), ("CIV", "REB")]),
        ("Chadian rebel forces attacked the town.", "forces", [("TCD", "REB")]),
        ("Chadian and rebel forces fought.", "forces", [("TCD", "REB")]),
    ],
)
def test_government_and_rebel_forces_are_two(text, word, sides):
    assert [(a.country, a.sector) for a in at(text, word).actors] == sides


def test_who_is_for_a_side_is_not_of_it():
    assert len(at("Venezuelan government and opposition supporters clashed.", "supporters").actors) == 1


def test_each_side_has_its_own_name():
    told = at("Sudanese government and rebel negotiators met in Abuja.", "negotiators")
    assert [a.name for a in told.actors] == ["Sudanese government negotiators", "Sudanese rebel negotiators"]
