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
