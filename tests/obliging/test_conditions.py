"""Each condition of an obligation: met, failed, or open, by a register of one treaty."""

import pytest
from obliging_samples import only, pact, statuses

from foedus.records.treaty import SHORT_OF_TREATY


def test_an_ally_is_bound(ask):
    found = only(ask(pact()))
    assert (found.status, found.side, found.path, found.failed) == ("bound", "target", ("POL", "FRA"), ())


@pytest.mark.parametrize(
    ("date", "status", "why"),
    [
        ("1930-12-31", "not_bound", "in force for FRA only from 1931-01-01"),
        ("1931-01-01", "bound", ""),
        ("1938-12-31", "bound", ""),
        ("1939-01-01", "not_bound", "ended for FRA on 1939-01-01 (denounced)"),
    ],
)
def test_dates_hold_to_the_day(ask, date, status, why):
    found = only(ask(pact(more='ended = "1939-01-01"\nend_mode = "denounced"'), date=date))
    assert found.status == status
    assert why in found.why


@pytest.mark.parametrize(("clock", "status"), [("in_force", "not_bound"), ("signature", "bound")])
def test_signature_is_not_force(ask, clock, status):
    assert only(ask(pact(), date="1930-06-01", clock=clock)).status == status


def test_a_treaty_never_in_force_binds_nobody(ask):
    found = only(ask(pact(in_force="")))
    assert found.status == "not_bound"
    assert "never came into force" in found.why


@pytest.mark.parametrize(
    ("date", "status"), [("1932-06-30", "not_bound"), ("1933-06-01", "contingent"), ("1934-01-01", "bound")]
)
def test_a_year_alone_leaves_its_days_open(ask, date, status):
    found = only(ask(pact(parties="POL FRA:1933"), date=date))
    assert found.status == status


def test_two_spells_leave_a_gap(ask):
    text = pact(parties="POL FRA:1931-01-01:1933-01-01 FRA:1936-01-01")
    assert [only(ask(text, date=d)).status for d in ("1932-01-01", "1934-01-01", "1937-01-01")] == [
        "bound", "not_bound", "bound",
    ]  # fmt: skip


def test_one_way_promises_are_not_mutual(ask):
    text = pact(kind="guarantee", obligation='obligors = ["FRA"]\nbeneficiaries = ["POL"]')
    assert only(ask(text)).status == "bound"
    assert not [f for f in ask(text, target="FRA").findings if f.state == "POL"]


def test_a_guaranteed_state_need_not_be_party(ask):
    text = pact(parties="FRA GBR", kind="guarantee", obligation='beneficiaries = ["BEL"]')
    assert statuses(ask(text, target="BEL")) == {("FRA", "PACT", "bound"), ("GBR", "PACT", "bound")}


def test_a_suspended_pair_owes_nothing_and_the_others_do(ask):
    event = '[[treaty.event]]\nkind = "suspended"\ndate = "1934-01-01"\nstates = ["FRA"]\ntoward = ["POL"]'
    answer = ask(pact(parties="POL FRA ROU", after=event))
    assert statuses(answer) == {("FRA", "PACT", "not_bound"), ("ROU", "PACT", "bound")}
    assert only(answer).failed == ("suspended",)
    assert only(ask(pact(after=event), target="FRA"), state="POL").failed == ("suspended",)


def test_a_suspension_ends_when_resumed(ask):
    event = '[[treaty.event]]\nkind = "{}"\ndate = "{}"\n'
    events = event.format("suspended", "1932-01-01") + event.format("resumed", "1934-01-01")
    assert [only(ask(pact(after=events), date=d)).status for d in ("1933-01-01", "1935-01-01")] == [
        "not_bound",
        "bound",
    ]


def test_a_contested_suspension_is_open(ask):
    event = '[[treaty.event]]\nkind = "suspended"\ndate = "1934-01-01"\nstates = ["POL"]\ncontested = true'
    assert only(ask(pact(after=event))).contingent_on == ("suspended",)


@pytest.mark.parametrize(
    ("trigger", "act", "status"),
    [
        ("armed attack", "armed attack", "bound"),
        ("armed attack", "invasion", "bound"),
        ("armed attack", "incident", "contingent"),
        ("armed attack", "threat", "not_bound"),
        ("attack or threat", "threat", "bound"),
        ("threat to security", "incident", "bound"),
        ("internal disorder", "armed attack", "not_bound"),
        ("coup or subversion", "coup", "bound"),
        ("ongoing war", "armed attack", "contingent"),
        ("none", "armed attack", "not_bound"),
    ],
)
def test_the_act_must_be_what_the_article_covers(ask, trigger, act, status):
    assert only(ask(pact(obligation=f'trigger = "{trigger}"'), act=act)).status == status


@pytest.mark.parametrize(
    ("place", "act"), [("Gdynia shelling", "incident"), ("Poland (threat)", "threat"), ("Warsaw", "armed attack")]
)
def test_words_of_the_place_say_how_grave_it_was(ask, place, act):
    expected = {"incident": "contingent", "threat": "not_bound", "armed attack": "bound"}[act]
    assert only(ask(pact(), place=place)).status == expected


def test_below_an_armed_attack_is_the_threshold(ask):
    assert only(ask(pact(), place="border incident")).contingent_on == ("threshold",)


def test_a_contested_shoal_is_below_the_threshold_unless_said(ask):
    text = pact(
        parties="PHL USA", in_force="1952-08-27", obligation='objects = ["territory", "forces", "vessels", "aircraft"]'
    )
    case = {"attacker": "CHN", "target": "PHL", "date": "2024-06-17", "place": "Second Thomas Shoal"}
    assert only(ask(text, **case), state="USA").contingent_on == ("threshold",)
    assert only(ask(text, **case, act="armed attack"), state="USA").status == "bound"


@pytest.mark.parametrize(
    ("when", "status"),
    [
        ('adversary = ["DEU"]', "bound"),
        ('adversary = ["ITA"]', "not_bound"),
        ('adversary = ["european_power"]', "bound"),
        ('adversary = ["communist"]', "not_bound"),
        ('adversary = ["non_party"]', "bound"),
        ('not_adversary = ["DEU"]', "not_bound"),
        ("min_attackers = 2", "not_bound"),
        ("unprovoked = true", "bound"),
        ("ongoing_war = true", "contingent"),
        ('third_party_first = "GBR"', "contingent"),
        ("demand_first = true", "contingent"),
        ("request = true", "contingent"),
        ('organ_decision = "League Council"', "contingent"),
        ("joint_finding = true", "contingent"),
        ('exclude = ["Asia"]', "contingent"),
    ],
)
def test_conditions_are_true_false_or_open(ask, when, status):
    found = only(ask(pact(after=f"  [treaty.obligation.when]\n  {when}")))
    assert found.status == status
    assert bool(found.contingent_on) == (status == "contingent")
    assert bool(found.failed) == (status == "not_bound")


def test_two_attackers_meet_a_clause_on_two(ask):
    text = pact(after="  [treaty.obligation.when]\n  min_attackers = 2")
    assert only(ask(text, attacker=("DEU", "ITA"))).status == "bound"


def test_what_the_scenario_says_closes_what_was_open(ask):
    assert only(ask(pact(obligation='strength = "on request"'), requests=("POL",))).status == "bound"
    organ = pact(after='  [treaty.obligation.when]\n  organ_decision = "League Council"')
    assert only(ask(organ, decisions=("League Council",))).status == "bound"
    war = pact(after="  [treaty.obligation.when]\n  ongoing_war = true")
    assert [only(ask(war, ongoing_war=w)).status for w in (True, False)] == ["bound", "not_bound"]


@pytest.mark.parametrize(("date", "status"), [("1935-06-30", "bound"), ("1936-06-01", "contingent")])
def test_an_invocation_near_the_day_is_a_request(ask, date, status):
    event = '[[treaty.event]]\nkind = "invoked"\ndate = "1935-06-20"\nstates = ["POL"]'
    assert only(ask(pact(obligation='strength = "on request"', after=event), date=date)).status == status


def test_an_invocation_of_another_article_is_none(ask):
    event = '[[treaty.event]]\nkind = "invoked"\ndate = "1935-06-01"\nstates = ["POL"]\nnote = "article 4, a crisis"'
    assert only(ask(pact(obligation='strength = "on request"', after=event))).status == "contingent"


def test_an_aggressor_cannot_call_its_allies(ask):
    answer = ask(pact(), attacker="POL", target="DEU")
    assert (only(answer).status, only(answer).side, only(answer).failed) == ("not_bound", "attacker", ("aggressor",))
    assert only(answer).other_reading == "bound"


@pytest.mark.parametrize(
    ("first", "status"), [("attacker", "bound"), ("disputed", "contingent"), ("target", "not_bound")]
)
def test_who_struck_first_decides(ask, first, status):
    assert only(ask(pact(), first_resort=first)).status == status


def test_an_ally_of_both_is_contingent(ask):
    found = only(ask(pact(parties="POL FRA DEU")), side="target")
    assert found.contingent_on == ("intra_alliance",)
    open_to_all = pact(parties="POL FRA DEU", after='  [treaty.obligation.when]\n  adversary = ["party"]')
    assert only(ask(open_to_all), side="target").status == "bound"


def test_a_guarantor_that_attacks_frees_no_other(ask):
    text = pact(parties="FRA GBR DEU", kind="guarantee", obligation='beneficiaries = ["BEL"]')
    answer = ask(text, target="BEL")
    assert statuses(answer, breach=False) == {("FRA", "PACT", "bound"), ("GBR", "PACT", "bound")}
    assert statuses(answer, breach=True) == {("DEU", "PACT", "bound")}


def test_offence_pacts_serve_the_attacker(ask):
    text = pact(parties="DEU ITA", kind="offence")
    assert only(ask(text), state="ITA").side == "attacker"
    assert only(ask(text), state="ITA").status == "bound"
    assert not [f for f in ask(text, attacker="POL", target="DEU").findings if f.status != "not_bound"]


def test_an_attack_may_be_what_was_promised(ask):
    text = pact(parties="DEU ITA", kind="offence", after='  [treaty.obligation.when]\n  adversary = ["POL"]')
    assert only(ask(text), state="DEU").status == "bound"


@pytest.mark.parametrize(
    ("trigger", "target", "status"),
    [("armed attack", "POL", "bound"), ("armed attack", "GBR", "not_bound"), ("state of war", "GBR", "bound")],
)
def test_neutrality_toward_one_attacked_and_in_any_war(ask, trigger, target, status):
    text = pact(parties="POL FRA", kind="neutrality", obligation=f'trigger = "{trigger}"')
    attacker = "DEU" if target == "POL" else "POL"
    assert only(ask(text, attacker=attacker, target=target)).status == status


def test_nonaggression_binds_the_attacker_and_no_other(ask):
    answer = ask(pact(parties="POL DEU FRA", kind="nonaggression"))
    assert statuses(answer) == {("DEU", "PACT", "bound")}
    assert only(answer, state="DEU").breach
    assert only(ask(pact(parties="POL DEU", kind="nonaggression"), act="threat"), state="DEU").status == "contingent"


@pytest.mark.parametrize("form", sorted(SHORT_OF_TREATY))
def test_short_of_a_treaty_never_binds(ask, form):
    found = only(ask(pact(form=form)))
    assert (found.status, found.short_of_treaty, found.failed) == ("not_bound", True, ("legal_form",))
    assert "would apply" in found.why


@pytest.mark.parametrize(
    "form", ["treaty", "executive_agreement", "exchange_of_notes", "memorandum", "ratified_declaration"]
)
def test_other_forms_bind(ask, form):
    assert only(ask(pact(form=form))).status == "bound"


def test_consultation_is_no_defence(ask):
    found = only(ask(pact(kind="consultation")))
    assert (found.kind, found.strength, found.status) == ("consultation", "consult only", "bound")


def test_an_unpublished_text_is_not_taken_as_sure(ask):
    assert only(ask(pact(more='text = "unpublished"'))).contingent_on == ("text",)
    assert only(ask(pact(more='confidence = "unsure"\ndoubt = "the dates"'))).contingent_on == ("register",)


def test_a_discretionary_promise_is_never_bound(ask):
    assert only(ask(pact(obligation='strength = "discretionary"'))).contingent_on == ("discretion",)


def test_a_pact_signed_after_the_war_began_does_not_count(ask):
    found = only(ask(pact(signed="1935-07-15", in_force="1935-08-01")))
    assert found.failed == ("in_force",)


def test_a_threat_lasts_until_a_treaty_comes(ask):
    text = pact(signed="1935-06-10", in_force="1935-06-20", obligation='trigger = "attack or threat"')
    assert only(ask(text, act="threat")).contingent_on == ("in_force",)


def test_consultation_asked_for_by_one_who_was_not_attacked(ask):
    event = '[[treaty.event]]\nkind = "invoked"\ndate = "1935-06-02"\nstates = ["ROU"]\nnote = "the attack on Poland"'
    text = pact(parties="ROU FRA", kind="consultation", after=event)
    assert statuses(ask(text)) == {("ROU", "PACT", "bound"), ("FRA", "PACT", "bound")}
    assert not ask(text, target="GRC", attacker="ITA").findings
