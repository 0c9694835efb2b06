"""Demands by duty: "must" in somebody's mouth."""

import pytest

DEMANDS = [
    ("Chad must free the hostages, the Norwegian president said.", "must", "yield", ["NOR"], ["TCD"]),
    ("The Norwegian minister said that Chad must withdraw its troops.", "must", "yield", ["NOR"], ["TCD"]),
    ('"Chad must free the hostages," the Norwegian president said.', "must", "yield", ["NOR"], ["TCD"]),
    ("Chad ought to free the hostages, Norway said.", "ought", "yield", ["NOR"], ["TCD"]),
    ("Chad has to free the hostages, the Norwegian foreign minister said.", "has", "yield", ["NOR"], ["TCD"]),
    ("The statement from Norway said that Chad must hold elections.", "must", None, ["NOR"], ["TCD"]),
    ("All countries must free their hostages, the Norwegian president said.", "must", "yield", ["NOR"], []),
]


@pytest.mark.parametrize(("text", "trigger", "mode", "actor", "recipient"), DEMANDS, ids=[d[0] for d in DEMANDS])
def test_demanded(code, text, trigger, mode, actor, recipient):
    (event,) = code(text)
    assert (event.type, event.trigger, event.mode) == ("REQUEST", trigger, mode)
    assert ([a.country for a in event.actor], [a.country for a in event.recipient]) == (actor, recipient)
    assert text[event.start : event.end] == trigger
    assert ("actor" in event.because, "recipient" in event.because) == (bool(actor), bool(recipient))


NONE = [
    "Chad must free the hostages.",
    "Chad should have freed the hostages, the Norwegian minister said.",
    "We must free the hostages, the Norwegian president said.",
    "The shop must close early, the Norwegian president said.",
    "Chad shall free the hostages.",
    '"Chad must free the hostages."',
    "It must be said that Chad is large, the Norwegian president said.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_demand(told, text):
    assert "REQUEST" not in [t for t, _, _ in told(text)]


def test_what_is_to_be_done_is_no_event(told):
    assert [t for t, _, _ in told("Chad must free the hostages, the Norwegian president said.")] == ["REQUEST"]


def test_a_demand_is_told_once(code):
    (event,) = code("Norway demanded that Chad must free the hostages.")
    assert event.trigger == "demanded"


def test_a_statement_speaks_for_its_author(told):
    """Where the text itself says "we", its duties are demands without a speaker named beside them."""
    text = "We, the government of Norway, condemn the attack. Chad must free the hostages."
    assert ("REQUEST", [], ["TCD"]) in told(text) or ("REQUEST", ["NOR"], ["TCD"]) in told(text)


def test_what_a_body_decides_that_another_shall_do_is_a_demand(told):
    assert ("REQUEST", ["IGO"], ["TCD"]) in told("The Security Council decides that Chad shall free the hostages.")
