"""The conditions of an obligation in a case, each met, failed or not known, with the reason in words."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from foedus.obliging.case import Case
from foedus.records.finding import Act, Condition
from foedus.records.treaty import EVERY, Obligation, Treaty, TreatyEvent
from foedus.register import existed, spell
from foedus.register.days import first_day, within
from foedus.register.places import Spot, descends, inside
from foedus.register.tables import classes, continuator

PROTECTING = frozenset({"defence", "assistance", "guarantee"})
_GRAVE = frozenset({"armed attack", "invasion", "occupation"})
# What is said to have been asked or decided within this many days of the attack counts for it.
_NEAR_DAYS = 60


def judge(case: Case, treaty: Treaty, obligation: Obligation, obligor: str, beneficiary: str) -> list[Condition]:
    """Every condition that decides whether `obligor` owes `beneficiary`, one of the case's victims, what it promised.

    Conditions that the treaty does not set are left out. The list ends early where the treaty does not bind the two.
    """
    tied = list(ties(case, treaty, obligation, obligor, beneficiary))
    if any(c.met is False for c in tied):
        return tied
    return [
        *tied,
        *_trigger(case, obligation, beneficiary),
        *_where(case, treaty, obligation, beneficiary),
        *_against(case, treaty, obligation, obligor),
        *_further(case, treaty, obligation, beneficiary),
    ]


def ties(case: Case, treaty: Treaty, obligation: Obligation, obligor: str, beneficiary: str) -> Iterator[Condition]:
    """Whether the treaty binds the two to each other on the day: in force for both, not suspended, surely known."""
    standing = case.standing
    held_by = standing.parties(treaty)
    for state in (obligor, beneficiary):
        held = held_by.get(state, False)
        if held is True:
            continue
        if state == beneficiary and obligation.beneficiaries != EVERY and all(p.state != state for p in treaty.parties):
            if not existed(state, case.day):
                yield Condition("in_force", False, f"{state} did not exist as a state on {case.day}")
            continue
        words = standing.why_not(treaty, state) if held is False else f"for {state} the exact day is not known"
        soon = _soon(case, treaty, state) if held is False else None
        if soon is not None:
            held, words = None, f"in force for {state} only from {soon}, if the threat lasts until then"
        yield Condition("in_force", held, words)
        if held is False:
            return
    if obligation.since or obligation.until:
        held = within(obligation.since, obligation.until, case.day)
        if held is not True:
            span = f"{obligation.since or ''} to {obligation.until or ''}"
            yield Condition("in_force", held, f"the article held from {span}")
    event = standing.suspended(treaty, obligor, beneficiary) if treaty.events else None
    if event is not None:
        alone = event.states if len(event.states) == 1 and not event.toward else ()
        whom = f"for {alone[0]}" if alone else f"between {obligor} and {beneficiary}"
        since = f"suspended {whom} since {event.date}"
        words = since + (f": {event.note}" if event.note else "")
        yield Condition("suspended", None if event.contested else False, words)
    for broken in treaty.events:
        mine = broken.kind == "breached" and beneficiary in broken.states and broken.until
        if mine and within(broken.date, broken.until, standing.day) is not False:
            yield Condition("breached", None, f"{beneficiary} broke the treaty on {broken.date}: {broken.note}")
    if treaty.confidence == "unsure":
        yield Condition("register", None, f"the register is not sure of it: {treaty.doubt}")
    elif treaty.text == "unpublished":
        yield Condition("text", None, "the text is not published")


def _soon(case: Case, treaty: Treaty, state: str) -> str | None:
    """The day, within two months, on which a treaty reaches a state that is threatened but not yet attacked."""
    if case.act != "threat":
        return None
    for party in treaty.parties:
        since, _ = spell(treaty, party, case.scenario.clock)
        if party.state == state and since and first_day(since) > case.day and near(since, case.day):
            return since
    return None


def _trigger(case: Case, obligation: Obligation, beneficiary: str) -> Iterator[Condition]:
    if obligation.kind == "nonaggression":
        return
    met = _GRAVITY.get(obligation.trigger, {}).get(_grade(case.act))
    if obligation.trigger == "none":
        # A standing promise: to stay out of wars it is one of any war's; to help, none that an attack calls up.
        met = obligation.kind in ("neutrality", "offence")
    if obligation.trigger == "ongoing war":
        met = case.scenario.ongoing_war
    name = "threshold" if met is None and case.act == "incident" else "trigger"
    yield Condition(name, met, _trigger_words(case, obligation, met, beneficiary))
    if obligation.kind in PROTECTING and case.provoked is not False and not obligation.when.unprovoked:
        if case.provoked:
            yield Condition("first_resort", False, f"{beneficiary} struck first")
        else:
            yield Condition("first_resort", None, "it is disputed who struck first")
    if obligation.when.unprovoked:
        met = {True: False, False: True, None: None}[case.provoked]
        word = {True: "was not provoked", False: f"was provoked: {beneficiary} struck first"}
        yield Condition("unprovoked", met, "the attack " + (word[met] if met is not None else "may have been provoked"))


def _grade(act: Act) -> str:
    return "grave" if act in _GRAVE else act


_GRAVITY: dict[str, dict[str, bool | None]] = {
    "armed attack": {"grave": True, "incident": None, "threat": False, "coup": False},
    "attack or threat": {"grave": True, "incident": True, "threat": True, "coup": None},
    "state of war": {"grave": True, "incident": None, "threat": False, "coup": False},
    "aggression": {"grave": True, "incident": None, "threat": False, "coup": False},
    "threat to security": {"grave": True, "incident": True, "threat": True, "coup": True},
    "violation of neutrality": {"grave": True, "incident": None, "threat": False, "coup": False},
    "internal disorder": {"grave": False, "incident": False, "threat": False, "coup": True},
    "coup or subversion": {"grave": False, "incident": False, "threat": False, "coup": True},
}


def _trigger_words(case: Case, obligation: Obligation, met: bool | None, beneficiary: str) -> str:
    said = obligation.trigger_words or obligation.trigger
    if met:
        return said
    if met is False:
        return f"{case.act} is not what it covers ({said})" if obligation.trigger != "none" else f"standing: {said}"
    if obligation.trigger == "ongoing war":
        return f"only in the war it was made for ({said})"
    return f"whether this amounts to it ({said})"


def _where(case: Case, treaty: Treaty, obligation: Obligation, victim: str) -> Iterator[Condition]:
    spot = case.place_for(victim)
    here = spot.name or f"{victim} at home"
    if obligation.area is not None:
        area = case.register.areas[obligation.area]
        inner = inside(area, spot, case.standing.parties(treaty), case.day)
        if inner and case.unplaced:
            inner, here = None, repr(case.unplaced)
        what = {True: "lies in the area", False: "lies outside the area", None: "may lie in the area"}[inner]
        words = f"{here} {what}"
        yield Condition("area", inner, words if inner else f"{words} ({area.words})")
    if obligation.kind not in PROTECTING:
        return
    struck = _objects(case, obligation, spot, victim)
    if struck is not True:
        yield Condition("object", struck, _object_words(obligation, spot, victim, here))
    elif obligation.doubt and obligation.area is None and not _at_home(spot, victim):
        yield Condition("coverage", None, obligation.doubt)


def _at_home(spot: Spot, victim: str) -> bool:
    return spot.standing == "home" and (spot.state == victim or descends(spot.state, victim))


def _objects(case: Case, obligation: Obligation, spot: Spot, victim: str) -> bool | None:
    allowed = obligation.objects or ("territory",)
    movable = bool({"forces", "vessels", "aircraft"} & set(allowed))
    if case.scenario.objects:
        if set(case.scenario.objects) & set(allowed):
            return True
        if _at_home(spot, victim):
            return True if not obligation.objects else None
        return None if not obligation.objects and spot.standing in ("sea", "none") else False
    mine = spot.state == victim or descends(spot.state, victim)
    if mine and spot.standing in ("home", "dependent", "leased"):
        return True if "territory" in allowed else None
    if mine and spot.standing == "contested":
        return True if "administered" in spot.hints or movable else None
    if spot.standing in ("sea", "none"):
        return True if movable else (None if not obligation.objects else False)
    if victim in spot.claimants:
        return None
    if spot.standing == "contested" and not spot.state:
        return None
    # Another state's territory: only the victim's forces can be struck there.
    return None if movable else False


def _object_words(obligation: Obligation, spot: Spot, victim: str, here: str) -> str:
    covered = ", ".join(obligation.objects or ("territory",))
    if spot.standing == "contested":
        rivals = ", ".join(c for c in (spot.state, *spot.claimants) if c and c != victim)
        return f"{here} is disputed with {rivals or 'others'}; covered: {covered}"
    if spot.state and spot.state != victim:
        return f"{here} is territory of {spot.state}, not of {victim}; covered: {covered}"
    return f"what was attacked at {here}; covered: {covered}"


def _against(case: Case, treaty: Treaty, obligation: Obligation, obligor: str) -> Iterator[Condition]:
    when = obligation.when
    foes = case.aggressors
    parties = case.standing.parties(treaty)
    if when.adversary:
        met = any(_is(f, when.adversary, parties, case.day) for f in foes)
        yield Condition("adversary", met, _foe_words(foes, when.adversary, met, "binds only against"))
    if when.not_adversary:
        named = [_is(f, when.not_adversary, parties, case.day) for f in foes]
        held = False if all(named) else (None if any(named) else True)
        yield Condition("adversary", held, _foe_words(foes, when.not_adversary, bool(held), "does not bind against"))
    if when.min_attackers > 1:
        met = len(foes) >= when.min_attackers
        yield Condition("attackers", met, f"needs {when.min_attackers} attackers, here {len(foes)}")
    # A guarantor that attacks what it guarantees frees no other guarantor; an ally that attacks an ally divides all.
    inner = [f for f in foes if f in parties and (obligation.kind != "guarantee" or _shielded(obligation, f))]
    if inner and obligation.kind in PROTECTING and "party" not in when.adversary:
        event = invoked(case, treaty, obligation, None)
        words = f"the attacker {', '.join(inner)} is a party to the same treaty"
        yield Condition("intra_alliance", True if event else None, words)


def _shielded(obligation: Obligation, state: str) -> bool:
    return obligation.beneficiaries == EVERY or state in obligation.beneficiaries


def _foe_words(foes: tuple[str, ...], named: tuple[str, ...], met: bool, verb: str) -> str:
    who = ", ".join(n.replace("_", " ") for n in named)
    return f"{verb} {who}; the attacker is {', '.join(foes)}"


def _is(state: str, named: tuple[str, ...], parties: Collection[str], day: str) -> bool:
    for name in named:
        if name == state:
            return True
        if (name == "party" and state in parties) or (name == "non_party" and state not in parties):
            return True
        follows = continuator(name)
        if follows is not None and follows.state == state:
            return True
        for since, until in classes().get(name, {}).get(state, ()):
            if within(since, until, day) is not False:
                return True
    return False


def _further(case: Case, treaty: Treaty, obligation: Obligation, beneficiary: str) -> Iterator[Condition]:
    when, scenario = obligation.when, case.scenario
    if when.ongoing_war and obligation.trigger != "ongoing war":
        yield Condition("ongoing_war", scenario.ongoing_war, "only within the war that the treaty was made for")
    if when.third_party_first:
        yield Condition("third_party_first", None, f"only if {when.third_party_first} acts first")
    if when.demand_first:
        yield Condition("demand_first", None, "a demand must go before")
    if when.request or obligation.strength == "on request":
        asked = beneficiary in scenario.requests
        event = None if asked else invoked(case, treaty, obligation, beneficiary)
        words = f"{beneficiary} asked" + (f" on {event.date}" if event else "")
        known = asked or event is not None
        yield Condition("request", True if known else None, words if known else f"{beneficiary} must ask for it")
    if when.organ_decision:
        event = invoked(case, treaty, obligation, None)
        decided = event is not None or when.organ_decision in scenario.decisions
        words = f"decision of {when.organ_decision}" + (f" on {event.date}" if event else "")
        yield Condition("organ_decision", True if decided else None, words)
    if when.joint_finding:
        yield Condition("joint_finding", None, "the parties must agree that the case has arisen")
    for words in when.exclude:
        yield Condition("exclude", None, f"unless the case is excluded: {words}")
    for words in when.unstated:
        yield Condition("unstated", None, words)
    if obligation.strength == "discretionary":
        yield Condition("discretion", None, "left to the discretion of the one bound")


def invoked(case: Case, treaty: Treaty, obligation: Obligation, beneficiary: str | None) -> TreatyEvent | None:
    """The register's event that tells of the treaty invoked about the day of the case, by the beneficiary if given."""
    for event in treaty.events:
        if event.kind != "invoked" or not near(event.date, case.day):
            continue
        if event.article and not same_article(event.article, obligation.article):
            continue
        if event.toward and set(event.toward).isdisjoint(case.aggressors):
            continue
        if beneficiary is None or not event.states or beneficiary in event.states:
            return event
    return None


def same_article(one: str, other: str) -> bool:
    """Whether two ways to name articles name the same one ("4", "IV" and "4(1)" are read as written)."""
    listed = [part.strip() for part in other.replace("-", ",").split(",")]
    return one.split("(")[0].strip() == other.split("(")[0].strip() or one in listed


def near(when: str, day: str) -> bool:
    """Whether a date lies within two months of a day."""
    one, other = date.fromisoformat(first_day(when)), date.fromisoformat(day)
    return abs((one - other).days) <= _NEAR_DAYS
