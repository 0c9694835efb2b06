"""Whose the hardware is that the text gives to nobody."""

import pytest
from actorcases import at, codes

TOLD = [
    # The army of the text that does not stand on the other side.
    ("Russian forces neared Kharkiv. Tanks shelled a hospital in Kharkiv.", "Tanks", ["RUS"]),
    ("Israeli forces entered Nablus. Helicopters fired on the Palestinian gunmen.", "Helicopters", ["ISR"]),
    ("Iraqi troops fought Iranian troops. Gunboats sank two Iranian tugs.", "Gunboats", ["IRQ"]),
    ("NATO began a bombardment of Serbia. Warplanes hit a bridge in Serbia.", "Warplanes", ["IGO"]),
    # Rebels are bombed by the army of their own state.
    ("Sri Lankan troops neared Jaffna. Jets bombed Tamil Tiger bunkers.", "Jets", ["LKA"]),
    # Convoys and vehicles that are attacked: the army that the attackers face.
    ("Ukrainian troops held Sumy. Russian troops fled. Ukrainian drones hit a convoy.", "convoy", ["RUS"]),
    ("Israeli forces entered Nablus. Tanks and helicopters fought the Palestinian gunmen.", "helicopters", ["ISR"]),
    ("Israeli forces entered Nablus. Gunmen in Nablus shot at border police.", "police", ["ISR"]),
    # Armed groups of one state fight the army that the text tells of, of another.
    ("Israeli warplanes bombed Beirut. Hezbollah fighters blew up a tank.", "tank", ["ISR"]),
    ("Israeli warplanes bombed Beirut. Hezbollah fighters captured two soldiers.", "soldiers", ["ISR"]),
    # The same hardware by another word.
    ("Indian jets crossed the border. Gunners fired on the planes.", "planes", ["IND"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "whose"), TOLD)
def test_hardware_is_of_the_army_that_the_other_side_leaves(text, word, whose):
    assert codes(at(text, word)) == (whose or [])


NOBODYS = [
    ("Indian troops fought Pakistani troops. Tanks rolled through the valley.", "Tanks"),
    ("Peruvian troops fought rebels. The rebels seized a plane.", "plane"),
    ("Israeli forces entered Nablus. An aid convoy was attacked.", "convoy"),
    ("Hamas fighters fought Israeli troops. Rockets hit a kibbutz.", "Rockets"),
]


@pytest.mark.parametrize(("text", "word"), NOBODYS)
def test_hardware_that_may_be_anybodys_is_nobodys(text, word):
    assert not {*codes(at(text, word))} - {None}
