"""The enemy of communiques."""

import pytest

import foedus

NAMED = (
    "Our forces repulsed an attack at Kalix. Enemy troops withdrew from Umea. The enemy shelled Lulea. "
    "Norwegian ships sank two Swedish destroyers. Swedish aircraft raided Narvik."
)
UNNAMED = (
    "Norwegian troops repulsed an attack at Kalix. Enemy troops withdrew from the hills. The enemy shelled the port. "
    "The Norwegian air force bombed positions. A Norwegian patrol captured four men."
)


@pytest.mark.parametrize(
    ("text", "trigger", "country"),
    [
        (NAMED, "withdrew", "SWE"),
        (NAMED, "shelled", "SWE"),
        (UNNAMED, "withdrew", None),
        (UNNAMED, "shelled", None),
        (UNNAMED.replace("bombed positions", "bombed Swedish and Danish positions"), "withdrew", None),
    ],
)
def test_whose_the_enemy_is(text, trigger, country):
    events = foedus.read(text, title="Communique of the Norwegian Army", date="1971-12-05").events
    assert [a.country for e in events if e.trigger == trigger for a in e.actor] == [country]
