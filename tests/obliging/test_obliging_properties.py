"""What holds of any question: no exception, nothing bound out of force, the same answer in any order."""

from datetime import date
from functools import cache
from time import perf_counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foedus.errors import UsageError
from foedus.obliging import checked, obligations, told
from foedus.records.finding import ACTS, FIRST_RESORTS, Assumptions, Scenario
from foedus.reference import load as load_reference
from foedus.register import Register, Standing, load
from foedus.register.tables import territories

CODES = st.sampled_from(sorted(load_reference().states))
DAYS = st.dates(date(1900, 1, 1), date(2026, 12, 31)).map(str)
PLACES = st.sampled_from([None, *sorted(t.name for t in territories().values())])


@cache
def _reversed():
    register = load()
    return Register(tuple(reversed(register.treaties)), dict(reversed(list(register.areas.items()))))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(CODES, CODES, DAYS, PLACES, st.sampled_from(ACTS), st.sampled_from(FIRST_RESORTS), st.integers(0, 2))
def test_any_question_has_an_answer(attacker, target, day, place, act, first, depth):
    register = load()
    try:
        scenario = checked(register, Scenario((attacker,), (target,), day, place, act, first_resort=first))
    except UsageError:
        return
    assumed = Assumptions(depth, counter="all")
    answer = obligations(register, scenario, assumptions=assumed)
    assert told(answer, everything=True)
    standing = Standing(day)
    for finding in answer.findings:
        treaty = register.by_id[finding.treaty_id]
        if finding.status == "bound":
            assert standing.bound(treaty, finding.state)
            assert not treaty.short_of_treaty
            assert all(c.met for c in finding.conditions)
        assert bool(finding.contingent_on) == (finding.status == "contingent")
        assert bool(finding.failed) == (finding.status == "not_bound")
        assert finding.state not in scenario.targets
        assert finding.state not in scenario.attackers or finding.side == "attacker"
    assert obligations(_reversed(), scenario, assumptions=assumed) == answer


def test_a_query_takes_less_than_a_tenth_of_a_second():
    register = load()
    scenario = checked(register, Scenario(("CHN",), ("USA",), "2025-06-01", "Guam"))
    taken = []
    for _ in range(8):
        began = perf_counter()
        obligations(register, scenario)
        taken.append(perf_counter() - began)
    assert min(taken) < 0.1


@pytest.mark.parametrize("name", ["NATO", "CSTO"])
def test_without_a_treaty_it_is_not_found(name):
    register = load()
    if name not in register.by_id:
        pytest.skip(f"{name} is not in the register")
    scenario = (
        Scenario(("RUS",), ("POL",), "2025-06-01") if name == "NATO" else Scenario(("AZE",), ("ARM",), "2022-09-13")
    )
    with_it = obligations(register, scenario)
    without = obligations(register.without(name), scenario)
    assert name in {f.treaty_id for f in with_it.findings}
    assert {f.treaty_id for f in without.findings} == {f.treaty_id for f in with_it.findings} - {name}
