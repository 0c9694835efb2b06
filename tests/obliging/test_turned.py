"""Allies that turn on allies, states overrun on the day, decisions aimed at others, and what is read first."""

import pytest

import foedus
from foedus.errors import UsageError
from foedus.obliging.contradictions import CROWD
from foedus.register import load


def test_an_ally_that_turns_on_its_ally_owes_it_nothing_and_is_named():
    answer = foedus.obligations("SUN", "HUN", on="1956-11-04")
    turned = [f for f in answer.findings if f.state == "SUN" and f.treaty_id == "SUN_HUN48" and f.kind == "defence"]
    assert turned
    assert all(f.status == "not_bound" and f.failed == ("aggressor",) for f in turned)
    assert ("INTRA_ALLIANCE", "SUN") in {(c.kind, c.state) for c in answer.contradictions}


@pytest.mark.parametrize(
    ("attacker", "target", "day"),
    [("ITA", "ALB", "1939-04-07"), ("DEU", "CSK", "1939-03-15"), ("SUN", "LVA", "1940-06-17"),
     ("SUN", "LTU", "1940-06-15"), ("GBR", "ISL", "1940-05-10")],
)  # fmt: skip
def test_a_state_lives_on_the_day_on_which_it_is_overrun(attacker, target, day):
    assert foedus.obligations(attacker, target, on=day).findings


def test_an_unknown_spell_names_the_state_of_the_day():
    with pytest.raises(UsageError) as error:
        foedus.obligations("USA", "SRB", on="1999-03-24")
    assert "(YUG)" in str(error.value)


@pytest.mark.parametrize(
    ("attacker", "target", "day", "status"),
    [("SUN", "FIN", "1939-11-30", "contingent"), ("ITA", "ETH", "1935-10-03", "bound"),
     ("ITA", "ETH", "1934-12-05", "contingent")],
)  # fmt: skip
def test_the_league_waits_for_its_organs(attacker, target, day, status):
    answer = foedus.obligations(attacker, target, on=day)
    found = [f for f in answer.findings if (f.state, f.treaty_id, f.article) == ("GBR", "LEAGUE", "16")]
    assert status in {f.status for f in found}


def test_a_decision_aimed_at_another_state_does_not_count():
    answer = foedus.obligations("DEU", "NOR", on="1940-02-01")
    assert not [f for f in answer.findings if f.treaty_id == "LEAGUE" and f.status == "bound" and f.article == "16"]
    american = foedus.obligations("USA", "GRD", on="1983-10-25")
    assert not [f for f in american.findings if f.treaty_id == "OECS81" and f.status == "bound"]


def test_excluded_cases_leave_a_breach_open():
    answer = foedus.obligations("KHM", "THA", on="2025-07-24")
    (nuclear,) = (f for f in answer.findings if f.treaty_id == "BANGKOK95" and f.state == "KHM")
    assert "exclude" in nuclear.contingent_on


def test_pacts_of_nearly_all_states_are_read_last():
    answer = foedus.obligations("DEU", "POL", on="1939-09-01")
    sizes = {t.id: len(t.parties) for t in load().treaties}
    crowded = [any(sizes[t] >= CROWD for t in c.treaties) for c in answer.contradictions]
    assert crowded == sorted(crowded)
    assert True in crowded


def test_land_of_a_state_that_was_not_there_yet_is_the_targets():
    answer = foedus.obligations("DEU", "RUS", on="1914-08-01", place="Poland")
    assert ("FRA", "defence") in {(f.state, f.kind) for f in answer.findings if f.status == "bound"}


def test_a_place_that_nobody_knows_lies_in_no_area_for_sure():
    answer = foedus.obligations("IND", "PRT", on="1954-07-22", place="Qwertyville")
    assert {f.status for f in answer.findings if f.treaty_id == "NATO" and f.kind == "defence"} <= {
        "contingent",
        "not_bound",
    }
    goa = foedus.obligations("IND", "PRT", on="1954-07-22", place="Dadra")
    assert not [f for f in goa.findings if f.treaty_id == "NATO" and f.kind == "defence" and f.status != "not_bound"]


def test_what_is_owed_to_one_who_is_breaking_the_treaty_is_open():
    answer = foedus.obligations("USA", "IRQ", on="1991-01-17")
    (syrian,) = (f for f in answer.findings if (f.state, f.treaty_id, f.kind) == ("SYR", "ARABLEAGUE", "defence"))
    assert syrian.contingent_on == ("breached",)
