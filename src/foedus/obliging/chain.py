"""Chains: what follows for others when a helper enters the war and is itself attacked, or attacks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from foedus.obliging.case import Case
from foedus.obliging.conditions import PROTECTING, judge
from foedus.obliging.duties import finding
from foedus.records.finding import Assumptions, Condition, Finding, Side
from foedus.records.treaty import Obligation, Treaty
from foedus.register import existed
from foedus.register.days import first_day

# What a chain itself leaves open; a finding that hangs on nothing else carries the chain on.
_OF_CHAINS = frozenset({"counter_attack", "joiner_strikes"})


def chain(case: Case, first: tuple[Finding, ...], assumptions: Assumptions) -> tuple[Finding, ...]:
    """The findings at depth 1 to `assumptions.depth`.

    An ally that enters is a joiner, no victim: a pact of its own is triggered only if the attacker strikes it in turn
    (`assumptions.counter`), and an attack of it on the aggressor triggers the aggressor's pacts only where their text
    has no clause on provocation, and then only contingently. Each state and treaty is followed once.
    """
    found: list[Finding] = []
    told: set[tuple[str, str, str, str, str]] = set()
    seen = {(f.state, f.treaty_id) for f in first if f.status != "not_bound"}
    joined: dict[str, tuple[Side, tuple[str, ...]]] = {}
    fresh = _joiners(first, assumptions, joined, set(case.victims) | set(case.aggressors))
    for depth in range(1, assumptions.depth + 1):
        level: list[Finding] = []
        for state, (side, path) in fresh.items():
            for one in _of_joiner(case, state, side, path, depth, assumptions):
                same_side = one.state in joined and joined[one.state][0] == one.side
                key = (one.state, one.treaty_id, one.article, one.kind, one.beneficiary)
                if (one.state, one.treaty_id) not in seen and key not in told and not same_side:
                    told.add(key)
                    level.append(one)
        seen |= {(f.state, f.treaty_id) for f in level}
        found += level
        taken = set(case.victims) | set(case.aggressors) | set(joined)
        fresh = _joiners(tuple(level), assumptions, joined, taken)
        if not fresh:
            break
    return tuple(dict.fromkeys(found))


def _joiners(
    findings: tuple[Finding, ...],
    assumptions: Assumptions,
    joined: dict[str, tuple[Side, tuple[str, ...]]],
    taken: set[str],
) -> dict[str, tuple[Side, tuple[str, ...]]]:
    """Who enters on these findings: state to the side it enters on and the path to it; `joined` gains them."""
    fresh: dict[str, tuple[Side, tuple[str, ...]]] = {}
    for one in findings:
        if one.state in taken or one.state in fresh or one.kind not in PROTECTING | {"offence"} or one.short_of_treaty:
            continue
        if assumptions.enter == "bound":
            enters = one.status == "bound" or (one.status == "contingent" and set(one.contingent_on) <= _OF_CHAINS)
        else:
            enters = one.state in assumptions.enter and one.status != "not_bound"
        if enters:
            fresh[one.state] = (one.side, one.path)
    joined.update(fresh)
    return fresh


def _of_joiner(
    case: Case, joiner: str, side: Side, path: tuple[str, ...], depth: int, assumptions: Assumptions
) -> Iterator[Finding]:
    if side == "target":
        struck = replace(case, victims=(joiner,), spot=None, unplaced="", provoked=False)
        yield from _for_struck(struck, joiner, path, depth, _counter(case, joiner, assumptions))
        for aggressor in case.aggressors:
            yield from _for_retaliated(case, joiner, aggressor, path, depth)
        return
    struck = replace(case, aggressors=case.victims, victims=(joiner,), spot=None, unplaced="", provoked=None)
    yield from _for_struck(struck, joiner, path, depth, _counter(case, joiner, assumptions), side="attacker")


def _counter(case: Case, joiner: str, assumptions: Assumptions) -> Condition:
    sure = assumptions.counter == "all" or (assumptions.counter != "none" and joiner in assumptions.counter)
    return Condition("counter_attack", True if sure else None, f"the other side attacks {joiner} itself")


def _for_struck(
    case: Case, joiner: str, path: tuple[str, ...], depth: int, counter: Condition, side: Side = "target"
) -> Iterator[Finding]:
    """The pacts of a joiner, should the other side attack it."""
    for treaty, obligation, state in _owing(case, joiner):
        told = [*judge(case, treaty, obligation, state, joiner), counter]
        if any(c.met is False for c in told):
            continue
        yield finding(
            case, treaty, obligation, state, joiner, told, side, depth=depth, path=(*path, state),
        )  # fmt: skip


def _for_retaliated(case: Case, joiner: str, aggressor: str, path: tuple[str, ...], depth: int) -> Iterator[Finding]:
    """The aggressor's pacts, as the joiner strikes it: no fresh attack, unless the text knows no provocation."""
    struck = replace(case, aggressors=(joiner,), victims=(aggressor,), spot=None, unplaced="", provoked=False)
    for treaty, obligation, state in _owing(struck, aggressor):
        if obligation.when.unprovoked or state == joiner:
            continue
        words = f"{aggressor} began it; whether {joiner}'s entry counts as an attack on it (no clause on provocation)"
        told = [*judge(struck, treaty, obligation, state, aggressor), Condition("joiner_strikes", None, words)]
        if any(c.met is False for c in told):
            continue
        yield finding(
            struck, treaty, obligation, state, aggressor, told, depth=depth, path=(*path, aggressor, state),
            side="attacker",
        )  # fmt: skip


def _owing(case: Case, beneficiary: str) -> Iterator[tuple[Treaty, Obligation, str]]:
    """Who owes help to a state that was struck, under a treaty that was signed before the war began."""
    parties = {*case.scenario.attackers, *case.scenario.targets}
    for treaty in case.register.by_state.get(beneficiary, ()):
        if treaty.signed and first_day(treaty.signed) > case.scenario.date:
            continue
        if not case.standing.parties(treaty):
            continue
        for obligation, bound_states, owed_to in case.register.rows(treaty):
            if obligation.kind not in PROTECTING or beneficiary not in owed_to:
                continue
            for state in bound_states:
                if state != beneficiary and state not in parties and existed(state, case.day):
                    yield treaty, obligation, state
