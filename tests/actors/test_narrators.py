"""First persons that are no state's: of memoirs, and of papers that speak for themselves."""

from actorcases import at, codes

MEMOIR = """The Congolese president lived in a villa by the lake. He kept a parrot. The garden was full of soldiers.
The road was bad. The rain had stopped. The guards were asleep. The dogs were not. The lamps had gone out.
The cook was singing. The parrot was silent. I reached the gate at noon. I listened to the guns."""

LEADER = """The President of Turkey has shown patience. We called for it in this space two years ago; we were wrong.
Our advice to him has not changed."""


def test_a_narrator_is_no_state():
    assert codes(at(MEMOIR, "I")) == []
    assert codes(at(MEMOIR, "I#2")) == []


def test_a_paper_is_no_state():
    assert codes(at(LEADER, "We")) == []
    assert codes(at(LEADER, "we")) == []


def test_a_states_own_statement_keeps_its_voice():
    text = "Norway regrets the raid. We condemn it. We call on Chad to withdraw. Our ambassador has protested to Chad."
    assert codes(at(text, "We")) == ["NOR"]


def test_the_administration_in_american_papers():
    text = "The United States mined the port of Managua. The Administration has said nothing. Nicaragua protested."
    assert codes(at(text, "Administration")) == ["USA"]
    assert codes(at("Nicaragua protested. The administration is silent.", "administration")) == ["NIC"]
