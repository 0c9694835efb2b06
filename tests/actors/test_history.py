"""States and leaders of the eighteenth and nineteenth centuries, in texts of today that tell of their years."""

import pytest
from actorcases import at, codes

MEANT = [
    ("In 1862 Bismarck mocked the deputies in Berlin.", "Bismarck", ["DEU"]),
    ("In 1812 Napoleon invaded Russia.", "Napoleon", ["FRA"]),
    ("Tsar Nicholas II abdicated in March 1917.", "II", ["RUS"]),
    ("In 1896 the Emperor Menelik beat an Italian army.", "Menelik", ["ETH"]),
    ("In 1904 General von Trotha fired on the village.", "Trotha", ["DEU"]),
    ("Prussia attacked Denmark in 1864.", "Prussia", ["DEU"]),
    ("Tsarist Russia took the town from the Turks.", "Russia", ["RUS"]),
]


@pytest.mark.parametrize(("text", "word", "countries"), MEANT)
def test_history_has_its_states_and_leaders(text, word, countries):
    assert codes(at(text, word, "1995-01-01")) == countries


def test_of_who_led_a_state_a_surname_is_enough():
    assert codes(at("Reagan met the boxer.", "Reagan", "2015-05-01")) == ["USA"]
    assert codes(at("Gorbachev's withdrawal was a recognition of defeat.", "Gorbachev", "2015-05-01")) == ["SUN"]
    assert codes(at("Gorbachev was here.", "Gorbachev", "2015-05-01")) == []
