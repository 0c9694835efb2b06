"""Duties that pull apart are named, each kind of them."""

import pytest
from obliging_samples import only, pact

HELP = pact(id="HELP", parties="POL FRA")


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        (pact(id="OTHER", parties="DEU FRA"), "BOTH_SIDES"),
        (pact(id="OTHER", parties="DEU FRA", kind="offence"), "BOTH_SIDES"),
        (pact(id="OTHER", parties="DEU FRA", kind="nonaggression"), "FIGHT_VS_NONAGGRESSION"),
        (pact(id="OTHER", parties="DEU FRA", kind="neutrality"), "FIGHT_VS_NEUTRALITY"),
    ],
)
def test_help_against_a_partner(ask, other, kind):
    answer = ask(HELP, other)
    assert {(c.kind, c.state, c.treaties) for c in answer.contradictions} == {(kind, "FRA", ("HELP", "OTHER"))}
    assert [c.kind for c in only(answer, treaty_id="HELP").contradictions] == [kind]


def test_one_treaty_of_all_three(ask):
    kinds = {(c.kind, c.state) for c in ask(pact(parties="POL FRA DEU")).contradictions}
    assert kinds == {("INTRA_ALLIANCE", "FRA"), ("INTRA_ALLIANCE", "DEU")}


def test_a_guarantor_that_attacks(ask):
    text = pact(parties="DEU FRA", kind="guarantee", obligation='beneficiaries = ["BEL"]')
    assert ("ATTACKER_IS_GUARANTOR", "DEU") in {(c.kind, c.state) for c in ask(text, target="BEL").contradictions}


def test_consulting_both_is_weak(ask):
    texts = [pact(id="A", parties="POL FRA", kind="consultation"), pact(id="B", parties="DEU FRA", kind="consultation")]
    assert [c.kind for c in ask(*texts).contradictions] == ["CONSULT_BOTH"]
    assert [c.kind for c in ask(*texts, pact(id="C", parties="DEU FRA")).contradictions] == ["BOTH_SIDES"]


def test_a_treaty_and_the_one_it_replaced(ask):
    newer = pact(id="NEW", parties="POL FRA", more='supersedes = ["HELP"]')
    assert ("SUPERSEDED", ("NEW", "HELP")) in {(c.kind, c.treaties) for c in ask(HELP, newer).contradictions}


def test_ended_treaties_contradict_nothing(ask):
    assert not ask(HELP, pact(id="OTHER", parties="DEU FRA", more='ended = "1934-01-01"')).contradictions
