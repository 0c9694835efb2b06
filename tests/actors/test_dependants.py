"""Somebody's allies and puppets are not he: by where they sit, or nobody known."""

import pytest
from actorcases import at, codes

MEANT = [
    ("Washington's allies in Bogota expelled the Venezuelan consul.", "allies", ["COL"]),
    ("US puppets in Vilnius and Warsaw called for arms.", "puppets", ["LTU", "POL"]),
    ("The Kremlin's stooge in Minsk jailed a reporter.", "stooge", ["BLR"]),
    ("Washington's lackeys attacked Syria.", "lackeys", [None]),
    ("The US imperialists shelled the island.", "imperialists", ["USA"]),
    ("The Zionist enemy shelled the Lebanese village.", "enemy", ["ISR"]),
    ("The House of Saud executed the sheikh.", "House", ["SAU"]),
]


@pytest.mark.parametrize(("text", "word", "countries"), MEANT)
def test_a_dependant_is_not_his_master(text, word, countries):
    assert codes(at(text, word)) == countries
