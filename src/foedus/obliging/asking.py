"""A question as a person puts it, names and all, as a checked scenario; errors say what is known instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from difflib import get_close_matches

from foedus.errors import UsageError
from foedus.records.finding import Scenario
from foedus.reference import Reference, State
from foedus.reference import load as load_reference
from foedus.register import Register
from foedus.register.check import alive
from foedus.register.tables import successions, territories

EDITION = "2026-06-30"


def checked(register: Register, scenario: Scenario) -> Scenario:
    """The scenario with names as codes, territories as their owner's places, and everything checked.

    Raises UsageError for an unknown state, one that did not exist on the day, the same state on both sides, and a day
    beyond the register's horizon; each says what is known.
    """
    day = _day(scenario.date, register.horizon)
    place = scenario.place
    sides: dict[str, list[str]] = {"attacker": [], "target": []}
    for side, names in (("attacker", scenario.attackers), ("target", scenario.targets)):
        if not names:
            raise UsageError(f"no {side} is named", remedy=f"give --{side} with a code or name")
        for name in names:
            code, where = _state(name, day, side)
            place = place or where
            if code not in sides[side]:
                sides[side].append(code)
    both = sorted(set(sides["attacker"]) & set(sides["target"]))
    if both:
        raise UsageError(f"{', '.join(both)} is attacker and target at once", remedy="name two different states")
    requests = tuple(_state(name, day, "requesting state")[0] for name in scenario.requests)
    return replace(
        scenario, attackers=tuple(sides["attacker"]), targets=tuple(sides["target"]), date=day, place=place or None,
        requests=requests,
    )  # fmt: skip


def _day(text: str, horizon: tuple[str, str]) -> str:
    try:
        day = date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise UsageError(f"{text!r} is no date", remedy="write it as 1914-08-04") from error
    first, last = horizon
    if not first <= day <= last:
        raise UsageError(f"{day} is beyond the register, which covers {first} to {last}", remedy="ask for a day in it")
    return day


def _state(name: str, day: str, role: str) -> tuple[str, str | None]:
    """A state's code, and the place meant where a territory was named instead of its owner."""
    reference = load_reference()
    code = reference.parse_country(name, date.fromisoformat(day))
    if code is None or code not in reference.states:
        raise _unknown(name, role, reference)
    holding = territories().get(code)
    owner = holding.owner(day) if holding is not None else None
    if owner is not None and owner.state and owner.state != code and owner.standing != "contested":
        return owner.state, reference.state_name(code)
    if not alive(reference.states, code, day):
        raise _gone(reference.states[code], day, reference, role)
    return code, None


def _unknown(name: str, role: str, reference: Reference) -> UsageError:
    known = {s.name: c for c, s in reference.states.items()}
    near = [f"{n} ({known[n]})" for n in get_close_matches(name.strip().title(), known, n=3, cutoff=0.6)]
    if len(name.strip()) == 3:
        near += [f"{c} ({reference.state_name(c)})" for c in get_close_matches(name.strip().upper(), reference.states)]
    hint = f"did you mean {' or '.join(dict.fromkeys(near))}?" if near else "give a code (PRK) or a state's name"
    return UsageError(f"the {role} {name!r} is no state that foedus knows", remedy=hint)


def _gone(state: State, day: str, reference: Reference, role: str) -> UsageError:
    spells = " and ".join(_spell(*s) for s in state.spells)
    then = [f"{reference.state_name(c)} ({c})" for c in _kin(state.code) if alive(reference.states, c, day)]
    if not then:
        then = [f"{reference.state_name(c)} ({c})" for c in state.successor if alive(reference.states, c, day)]
    remedy = f"on that day: {' or '.join(then)}" if then else "choose another day or state"
    problem = f"the {role} {state.name} ({state.code}) did not exist as a state on {day}; it did {spells}"
    return UsageError(problem, remedy=remedy)


def _kin(code: str) -> list[str]:
    """The states that a state followed and that followed it, nearest first."""
    found = [code]
    for one in found:
        for step in successions():
            other = {step.former: step.state, step.state: step.former}.get(one)
            if other is not None and other not in found:
                found.append(other)
    return found[1:]


def _spell(since: str, until: str) -> str:
    if since and until:
        return f"from {since} to {until}"
    return f"from {since}" if since else (f"until {until}" if until else "all along")


def scenario_of(attackers: Sequence[str], targets: Sequence[str], on: str | date | None) -> Scenario:
    """A plain scenario; without a day, the last one the register knows of."""
    day = on.isoformat() if isinstance(on, date) else on or EDITION
    return Scenario(tuple(attackers), tuple(targets), day)
