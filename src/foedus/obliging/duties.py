"""The duties of one case at depth 0: every obligation between a state and the sides, with its status and reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from foedus.obliging.case import Case
from foedus.obliging.conditions import judge, near, same_article, ties
from foedus.records.finding import Condition, Finding, FindingStatus, Side
from foedus.records.treaty import Obligation, Treaty
from foedus.reference import load as load_reference
from foedus.register import existed

_WAR_OF_ANY_KIND = frozenset({"state of war", "ongoing war", "none"})


Turned = Mapping[tuple[str, str, str, str, str], FindingStatus]


def duties(case: Case, turned: Turned | None = None) -> tuple[Finding, ...]:
    """The findings of a case: what third states owe either side, and which duties the aggressors break or fulfil.

    `turned` has the statuses of the other reading, as `statuses` gives them.
    """
    found = [
        finding(case, treaty, obligation, state, beneficiary, conditions, side, breach=breach, turned=turned)
        for treaty, obligation, state, beneficiary, conditions, side, breach in _judged(case, living=False)
    ]
    asked: dict[tuple[str, str, str, str], Finding] = {}
    for treaty in case.register.with_invocations:
        for one in _consultations(case, treaty):
            asked.setdefault((one.state, one.treaty_id, one.article, one.beneficiary), one)
    known = {(f.state, f.treaty_id, f.article) for f in found if f.status == "bound"}
    return (*found, *(f for f in asked.values() if (f.state, f.treaty_id, f.article) not in known))


def statuses(case: Case) -> Turned:
    """The status of every duty of a case that is not surely unbound, by state, treaty, article, kind, beneficiary."""
    found: dict[tuple[str, str, str, str, str], FindingStatus] = {}
    for treaty, obligation, state, beneficiary, conditions, _, breach in _judged(case, living=True):
        status = status_of(conditions)
        if status != "not_bound" and not breach and not treaty.short_of_treaty:
            found[state, treaty.id, obligation.article, obligation.kind, beneficiary] = status
    return found


_Judged = tuple[Treaty, Obligation, str, str, list[Condition], Side, bool]


def _judged(case: Case, *, living: bool) -> Iterator[_Judged]:
    """Every obligation between a state and a side with its conditions; `living`: only of treaties then in force."""
    sides = (*case.victims, *case.aggressors)
    for treaty in case.register.of(*sides):
        if living and not case.standing.parties(treaty):
            continue
        for obligation, bound_states, owed_to in case.register.rows(treaty):
            if owed_to.isdisjoint(sides) and obligation.kind != "offence":
                continue
            for state in bound_states:
                if state not in case.victims and existed(state, case.day):
                    yield from _of_state(case, treaty, obligation, owed_to, state)


def _of_state(
    case: Case, treaty: Treaty, obligation: Obligation, owed_to: frozenset[str], state: str
) -> Iterator[_Judged]:
    if state in case.aggressors:
        yield from _of_aggressor(case, treaty, obligation, owed_to, state)
        return
    if obligation.kind == "nonaggression":
        return
    for victim in case.victims:
        if victim in owed_to and obligation.kind != "offence":
            told = judge(case, treaty, obligation, state, victim)
            yield treaty, obligation, state, victim, told, "target", False
    if not case.standing.parties(treaty):
        return
    for aggressor in case.aggressors:
        # A state that is neutral by a law of its own is so toward all: told once, toward the one struck.
        own_law = treaty.short_of_treaty and obligation.kind == "neutrality"
        if aggressor in owed_to and not own_law:
            told = _for_aggressor(case, treaty, obligation, state, aggressor)
            yield treaty, obligation, state, aggressor, told, "attacker", False


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
    return replace(case, aggressors=case.victims, victims=case.aggressors, provoked=provoked)


def _of_aggressor(
    case: Case, treaty: Treaty, obligation: Obligation, owed_to: frozenset[str], state: str
) -> Iterator[_Judged]:
    if obligation.kind == "offence":
        yield from _promised_attack(case, treaty, obligation, owed_to, state)
        return
    if obligation.kind in ("defence", "assistance"):
        yield from _ally_turned(case, treaty, obligation, owed_to, state)
        return
    if obligation.kind not in ("nonaggression", "neutrality", "guarantee"):
        return
    for victim in case.victims:
        if victim == state or victim not in owed_to:
            continue
        told = list(ties(case, treaty, obligation, state, victim))
        if not any(c.met is False for c in told):
            if case.act in ("threat", "incident"):
                told.append(Condition("threshold", None, f"whether {case.act} breaks it"))
            if case.provoked is not False:
                told.append(Condition("first_resort", None, "whether it is the one that struck first"))
            if obligation.strength == "discretionary":
                told.append(Condition("discretion", None, "whether it is action that the article itself allows"))
            told += [Condition("exclude", None, f"unless the case is excluded: {w}") for w in obligation.when.exclude]
            told.append(Condition("breach", True, f"{state}'s act breaks its duty to {victim}"))
        yield treaty, obligation, state, victim, told, "attacker", True


def _ally_turned(
    case: Case, treaty: Treaty, obligation: Obligation, owed_to: frozenset[str], state: str
) -> Iterator[_Judged]:
    """A promise to help the very state that the attacker attacks: it binds to nothing now, and says what is broken."""
    for victim in case.victims:
        if victim == state or victim not in owed_to:
            continue
        told = list(ties(case, treaty, obligation, state, victim))
        if not any(c.met is False for c in told):
            told.append(Condition("aggressor", False, f"{state} attacks the one it promised to help"))
            yield treaty, obligation, state, victim, told, "attacker", False


def _promised_attack(
    case: Case, treaty: Treaty, obligation: Obligation, owed_to: frozenset[str], state: str
) -> Iterator[_Judged]:
    """An attack that the attacker had promised its partners."""
    if set(obligation.when.adversary).isdisjoint(case.victims):
        return
    for partner in sorted(owed_to - {state, *case.victims}):
        told = list(ties(case, treaty, obligation, state, partner))
        if not any(c.met is False for c in told):
            told.append(Condition("promise", True, f"the attack is what it promised {partner}"))
            yield treaty, obligation, state, partner, told, "attacker", False
            return


def _consultations(case: Case, treaty: Treaty) -> Iterator[Finding]:
    """Consultations that a party asked for about this very case without being attacked (NATO article 4)."""
    sides = (*case.victims, *case.aggressors)
    for event in treaty.events:
        if event.kind != "invoked" or not event.states or not near(event.date, case.day):
            continue
        if not any((load_reference().state_name(s) or s) in event.note or s in event.toward for s in sides):
            continue
        for obligation, bound_states, owed_to in case.register.rows(treaty):
            if obligation.kind != "consultation":
                continue
            if event.article and not same_article(event.article, obligation.article):
                continue
            asking = next((s for s in event.states if s not in sides and s in owed_to), None)
            for state in bound_states if asking is not None else ():
                whom = asking if state != asking else next((s for s in event.states if s != state), None)
                if whom is None:
                    # The one that asked is itself bound to sit down with the others.
                    whom = next((m for m in case.standing.parties(treaty) if m != state and m not in sides), None)
                if whom is None or state in sides:
                    continue
                told = list(ties(case, treaty, obligation, state, whom))
                if not any(c.met is False for c in told):
                    told.append(Condition("request", True, f"{asking} asked for consultation on {event.date}"))
                    yield finding(case, treaty, obligation, state, whom, told)


def status_of(conditions: list[Condition]) -> FindingStatus:
    """The three-valued AND of conditions."""
    if any(c.met is False for c in conditions):
        return "not_bound"
    return "contingent" if any(c.met is None for c in conditions) else "bound"


def finding(
    case: Case, treaty: Treaty, obligation: Obligation, state: str, beneficiary: str, conditions: list[Condition],
    side: Side = "target", *, breach: bool = False, depth: int = 0, path: tuple[str, ...] = (),
    turned: Turned | None = None,
) -> Finding:  # fmt: skip
    """One finding from its conditions. Commitments short of a treaty bind nobody, whatever their conditions say."""
    status = status_of(conditions)
    failed = tuple(dict.fromkeys(c.name for c in conditions if c.met is False))
    open_ones = () if failed else tuple(dict.fromkeys(c.name for c in conditions if c.met is None))
    why = _why(conditions, status, obligation)
    if treaty.short_of_treaty and status != "not_bound":
        form = treaty.form.replace("_", " ")
        why = f"short of a treaty ({form}): {'would apply' if status == 'bound' else 'might apply'}, {why}"
        status, failed, open_ones = "not_bound", ("legal_form",), ()
    other = None
    if turned is not None:
        other = turned.get((state, treaty.id, obligation.article, obligation.kind, beneficiary), "not_bound")
    return Finding(
        state=state, side=side, kind=obligation.kind, strength=obligation.strength, treaty=treaty.name,
        treaty_id=treaty.id, article=obligation.article, status=status, why=why, depth=depth,
        path=path or (beneficiary, state), beneficiary=beneficiary,
        trigger=obligation.trigger_words or obligation.trigger, contingent_on=open_ones, failed=failed,
        owed=obligation.owed, automatic=obligation.automatic, breach=breach and not failed,
        short_of_treaty=treaty.short_of_treaty, legal_form=treaty.form, confidence=treaty.confidence,
        doubt="; ".join(d for d in (treaty.doubt, obligation.doubt) if d) or None, other_reading=other,
        conditions=tuple(conditions),
    )  # fmt: skip


def _why(conditions: list[Condition], status: FindingStatus, obligation: Obligation) -> str:
    wanted = {"not_bound": False, "contingent": None, "bound": True}[status]
    words = [c.words for c in conditions if c.met is wanted]
    if status == "contingent":
        words = [f"depends on: {'; '.join(words)}"]
    if not words:
        words = [f"{obligation.trigger_words or obligation.kind}: holds"]
    return "; ".join(words)
