"""Chains: who is drawn in by whom, a joiner being no victim."""

from obliging_samples import only, pact, statuses

ALLY = pact(id="ALLY", parties="POL FRA")
THIRD = pact(id="THIRD", parties="FRA GBR")


def test_depth_zero_stops_at_the_target(ask):
    assert statuses(ask(ALLY, THIRD)) == {("FRA", "ALLY", "bound")}


def test_a_joiner_is_no_victim(ask):
    found = only(ask(ALLY, THIRD, depth=1), state="GBR")
    assert (found.status, found.contingent_on, found.depth) == ("contingent", ("counter_attack",), 1)
    assert found.path == ("POL", "FRA", "GBR")


def test_a_joiner_that_is_struck_calls_its_allies(ask):
    assert only(ask(ALLY, THIRD, depth=1, counter="all"), state="GBR").status == "bound"
    assert only(ask(ALLY, THIRD, depth=1, counter=("FRA",)), state="GBR").status == "bound"


def test_only_those_named_enter(ask):
    assert not [f for f in ask(ALLY, THIRD, depth=1, enter=("ROU",)).findings if f.depth]


def test_pacts_signed_after_the_war_began_do_not_count(ask):
    late = pact(id="THIRD", parties="FRA GBR", signed="1935-06-02", in_force="1935-06-02")
    assert not [f for f in ask(ALLY, late, depth=1, counter="all").findings if f.depth]


def test_the_aggressors_ally_is_called_only_without_a_clause_on_provocation(ask):
    open_text = pact(id="AXIS", parties="DEU ITA")
    shut_text = pact(id="AXIS", parties="DEU ITA", after="  [treaty.obligation.when]\n  unprovoked = true")
    found = only(ask(ALLY, open_text, depth=1), state="ITA", depth=1)
    assert (found.status, found.contingent_on, found.side) == ("contingent", ("joiner_strikes",), "attacker")
    assert not [f for f in ask(ALLY, shut_text, depth=1).findings if f.depth]


def test_a_chain_ends_in_a_ring(ask):
    ring = [pact(id=f"P{i}", parties=p) for i, p in enumerate(["POL FRA", "FRA GBR", "GBR ROU", "ROU FRA"])]
    answer = ask(*ring, depth=6, counter="all")
    seen = [(f.state, f.treaty_id) for f in answer.findings if f.status != "not_bound"]
    assert len(seen) == len(set(seen))
    assert {f.state for f in answer.findings if f.depth == 1} == {"GBR", "ROU"}
    assert max(f.depth for f in answer.findings) == 1


def test_the_area_of_a_joiners_pact_counts(ask):
    far = pact(id="THIRD", parties="FRA GBR", obligation='area = "africa"')
    assert not [f for f in ask(ALLY, far, depth=1, counter="all").findings if f.depth]
