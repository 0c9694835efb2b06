"""The duties of one case at depth 0: every obligation between a state and the sides, with its status and reason."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.obliging.case import Case
from foedus.obliging.conditions import PROTECTING, invoked, judge, near, ties
from foedus.records.finding import Condition, Finding, FindingStatus, Side
from foedus.records.treaty import Obligation, Treaty
from foedus.reference import load as load_reference
from foedus.register import benefits, obligors
from foedus.register.check import alive

_WAR_OF_ANY_KIND = frozenset({"state of war", "ongoing war", "none"})


def duties(case: Case) -> tuple[Finding, ...]:
    """The findings of a case: what third states owe either side, and which duties the aggressors break or fulfil."""
    found: list[Finding] = []
    for treaty in case.register.of(*case.victims, *case.aggressors):
        for obligation in treaty.obligations:
            for state in obligors(treaty, obligation):
                if state not in case.victims and alive(load_reference().states, state, case.day):
                    found += _of_state(case, treaty, obligation, state)
        found += _consultations(case, treaty)
    return tuple(dict.fromkeys(found))


def _of_state(case: Case, treaty: Treaty, obligation: Obligation, state: str) -> Iterator[Finding]:
    if state in case.aggressors:
        yield from _of_aggressor(case, treaty, obligation, state)
        return
    for victim in case.victims:
        if obligation.kind not in ("offence", "nonaggression") and _owed(treaty, obligation, state, victim):
            yield finding(case, treaty, obligation, state, victim, judge(case, treaty, obligation, state, victim))
    for aggressor in case.aggressors:
        if obligation.kind != "nonaggression" and _owed(treaty, obligation, state, aggressor):
            told = _for_aggressor(case, treaty, obligation, state, aggressor)
            yield finding(case, treaty, obligation, state, aggressor, told, side="attacker")


def _owed(treaty: Treaty, obligation: Obligation, state: str, beneficiary: str) -> bool:
    return state != beneficiary and benefits(treaty, obligation, beneficiary)


def _for_aggressor(case: Case, treaty: Treaty, obligation: Obligation, state: str, aggressor: str) -> list[Condition]:
    """What a third state owes the one who struck: offence, neutrality in any war; nothing that an attack triggers."""
    tied = list(ties(case, treaty, obligation, state, aggressor))
    if any(c.met is False for c in tied):
        return tied
    offensive = obligation.kind == "offence"
    neutral = obligation.kind == "neutrality" and obligation.trigger in _WAR_OF_ANY_KIND
    if (offensive or neutral) and not obligation.when.unprovoked:
        mirrored = _mirrored(case)
        return [
            c for c in judge(mirrored, treaty, obligation, state, aggressor)
            if c.name not in ("object", "unprovoked", "first_resort")
        ]  # fmt: skip
    if case.provoked is None:
        mirrored = _mirrored(case)
        return judge(mirrored, treaty, obligation, state, aggressor)
    return [*tied, Condition("aggressor", False, f"{aggressor} is the attacker, not the one attacked")]


def _mirrored(case: Case) -> Case:
    """The same case with the sides exchanged, for what the aggressor's partners promised."""
    provoked = None if case.provoked is None else not case.provoked
    return Case(
        case.register, case.scenario, case.victims, case.aggressors, case.day, case.act, case.act_words, case.spot,
        provoked,
    )  # fmt: skip


def _of_aggressor(case: Case, treaty: Treaty, obligation: Obligation, state: str) -> Iterator[Finding]:
    if obligation.kind == "offence":
        yield from _promised_attack(case, treaty, obligation, state)
        return
    if obligation.kind not in ("nonaggression", "neutrality", "guarantee"):
        return
    for victim in case.victims:
        if not _owed(treaty, obligation, state, victim):
            continue
        told = list(ties(case, treaty, obligation, state, victim))
        if not any(c.met is False for c in told):
            if case.act in ("threat", "incident"):
                told.append(Condition("threshold", None, f"whether {case.act} breaks it"))
            if case.provoked is not False:
                told.append(Condition("first_resort", None, "whether it is the one that struck first"))
            told.append(Condition("breach", True, f"{state}'s act breaks its duty to {victim}"))
        yield finding(case, treaty, obligation, state, victim, told, side="attacker", breach=True)


def _promised_attack(case: Case, treaty: Treaty, obligation: Obligation, state: str) -> Iterator[Finding]:
    """An attack that the attacker had promised its partners."""
    if not set(obligation.when.adversary) & set(case.victims):
        return
    partners = [b for b in _partners(treaty, obligation) if b != state and b not in case.victims]
    for partner in partners:
        told = list(ties(case, treaty, obligation, state, partner))
        if any(c.met is False for c in told):
            continue
        told.append(Condition("promise", True, f"the attack is what it promised {partner}"))
        yield finding(case, treaty, obligation, state, partner, told, side="attacker")
        return


def _partners(treaty: Treaty, obligation: Obligation) -> tuple[str, ...]:
    if obligation.beneficiaries == ("*",):
        return tuple(dict.fromkeys(p.state for p in treaty.parties))
    return obligation.beneficiaries


def _consultations(case: Case, treaty: Treaty) -> Iterator[Finding]:
    """Consultations that a party asked for about this very case without being attacked (NATO article 4)."""
    sides = (*case.victims, *case.aggressors)
    for event in treaty.events:
        if event.kind != "invoked" or not event.states or not near(event.date, case.day):
            continue
        if not any((load_reference().state_name(s) or s) in event.note or s in event.toward for s in sides):
            continue
        for obligation in treaty.obligations:
            if obligation.kind != "consultation":
                continue
            if event.article and event.article.split("(")[0] not in obligation.article:
                continue
            for state in obligors(treaty, obligation):
                for asking in event.states:
                    if asking in sides or state in sides or not benefits(treaty, obligation, asking):
                        continue
                    told = list(ties(case, treaty, obligation, state, asking))
                    if any(c.met is False for c in told):
                        continue
                    told.append(Condition("request", True, f"{asking} asked for consultation on {event.date}"))
                    yield finding(case, treaty, obligation, state, asking, told)
                    break


def status_of(conditions: list[Condition]) -> FindingStatus:
    """The three-valued AND of conditions."""
    if any(c.met is False for c in conditions):
        return "not_bound"
    return "contingent" if any(c.met is None for c in conditions) else "bound"


def finding(
    case: Case, treaty: Treaty, obligation: Obligation, state: str, beneficiary: str, conditions: list[Condition],
    *, side: Side = "target", breach: bool = False, depth: int = 0, path: tuple[str, ...] = (),
) -> Finding:  # fmt: skip
    """One finding from its conditions. Commitments short of a treaty bind nobody, whatever their conditions say."""
    status = status_of(conditions)
    failed = tuple(dict.fromkeys(c.name for c in conditions if c.met is False))
    open_ones = tuple(dict.fromkeys(c.name for c in conditions if c.met is None)) if not failed else ()
    why = _why(conditions, status, obligation)
    if treaty.short_of_treaty and status != "not_bound":
        form = treaty.form.replace("_", " ")
        why = f"short of a treaty ({form}): {'would apply' if status == 'bound' else 'might apply'}, {why}"
        status, failed = "not_bound", ("legal_form",)
    return Finding(
        state=state, side=side, kind=obligation.kind, strength=obligation.strength, treaty=treaty.name,
        treaty_id=treaty.id, article=obligation.article, status=status, why=why, depth=depth,
        path=path or (beneficiary, state), beneficiary=beneficiary,
        trigger=obligation.trigger_words or obligation.trigger, contingent_on=open_ones, failed=failed,
        owed=obligation.owed, automatic=obligation.automatic, breach=breach and not failed,
        short_of_treaty=treaty.short_of_treaty, legal_form=treaty.form, confidence=treaty.confidence,
        doubt="; ".join(d for d in (treaty.doubt, obligation.doubt) if d) or None, conditions=tuple(conditions),
    )  # fmt: skip


def _why(conditions: list[Condition], status: FindingStatus, obligation: Obligation) -> str:
    wanted = {"not_bound": False, "contingent": None, "bound": True}[status]
    words = [c.words for c in conditions if c.met is wanted]
    if status == "contingent":
        words = [f"depends on: {'; '.join(words)}"]
    if not words:
        words = [f"{obligation.trigger_words or obligation.kind}: holds"]
    if obligation.when.exclude and status != "not_bound":
        words.append(f"excluded: {'; '.join(obligation.when.exclude)}")
    return "; ".join(words)


__all__ = ["PROTECTING", "duties", "finding", "invoked", "status_of"]
