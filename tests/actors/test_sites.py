"""In which state a thing stands that no word of its own says whose it is."""

import pytest
from actorcases import at, codes

LANDS = [
    ("Peru declared a curfew. Armed men shelled a clinic.", "clinic", "PER"),
    ("Two lorries were blown up in Mali.", "lorries", "MLI"),
    ("Peru declared a curfew. Armed men praised a poem.", "poem", None),
    ("Peru declared a curfew. Armed men sank a frigate.", "frigate", None),
    ("Peru declared a curfew. Armed men shelled several targets.", "targets", "PER"),
    ("Peru declared a curfew. Soldiers fired at a demonstration.", "demonstration", "PER"),
    ("Gunmen burned a market.", "market", None),
]


@pytest.mark.parametrize(("text", "word", "land"), LANDS)
def test_a_thing_without_an_owner_stands_where_the_text_plays(text, word, land):
    mention = at(text, word)
    assert (None if mention is None else mention.land) == land


def test_what_stands_somewhere_is_no_actor():
    mention = at("Peru declared a curfew. Armed men shelled a clinic.", "clinic")
    assert mention is not None
    assert not mention.actors
    assert mention.place is None


@pytest.mark.parametrize("word", ["quadcopters", "supertankers", "armoured personnel carriers", "surveillance drones"])
def test_what_sails_flies_and_rolls_is_of_the_state_whose_it_is(word):
    assert codes(at(f"Norwegian {word} entered Chad.", word.split()[-1])) == ["NOR"]
