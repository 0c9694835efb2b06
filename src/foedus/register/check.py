"""What must hold of the register as a whole: ids, dates in order, codes and areas that there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from foedus.records.treaty import EVERY, Area, Obligation, Treaty
from foedus.reference import State, covers
from foedus.register.days import first_day, is_date, last_day
from foedus.register.tables import classes, regions, territories

_ENGINE_CLASSES = frozenset({"party", "non_party"})


def problems_of(treaties: Iterable[Treaty], areas: Mapping[str, Area], states: Mapping[str, State]) -> list[str]:
    """Everything that breaks the format's rules across tables, each with its file and treaty."""
    found: list[str] = []
    seen: dict[str, str] = {}
    listed = list(treaties)
    for treaty in listed:
        where = f"{treaty.file}: {treaty.id}"
        if treaty.id in seen:
            found.append(f"{where}: the id stands in {seen[treaty.id]} too")
        seen[treaty.id] = treaty.file
    for treaty in listed:
        where = f"{treaty.file}: {treaty.id}"
        found += [f"{where}: {p}" for p in _of_treaty(treaty, areas, states, seen)]
    for area in areas.values():
        found += [f"{area.file}: area {area.id}: {p}" for p in _of_area(area, states)]
    return found


def notices_of(treaties: Iterable[Treaty], states: Mapping[str, State]) -> list[str]:
    """What is odd but may be right: parties that did not exist as states during their time in the treaty."""
    found: list[str] = []
    for treaty in treaties:
        for party in treaty.parties:
            state = states.get(party.state)
            since = party.since or treaty.in_force or treaty.signed
            until = party.until or treaty.ended
            if state is not None and since and not _lived(state, since, until):
                found.append(f"{treaty.file}: {treaty.id}: {party.state} was no state from {since} to {until}")
    return found


def _lived(state: State, since: str, until: str | None) -> bool:
    last = last_day(until) if until else "9999"
    return any(
        (not begun or last >= first_day(begun)) and (not over or first_day(since) <= last_day(over))
        for begun, over in state.spells
    )


def _of_treaty(
    treaty: Treaty, areas: Mapping[str, Area], states: Mapping[str, State], ids: Mapping[str, str]
) -> Iterator[str]:
    if not all(c.isupper() or c.isdigit() or c == "_" for c in treaty.id):
        yield "an id is of capitals, digits and _"
    if not treaty.parties:
        yield "it has no parties"
    if treaty.confidence != "sure" and not treaty.doubt:
        yield f"confidence is {treaty.confidence} and no doubt says why"
    if treaty.signed is None and treaty.in_force is None:
        yield "neither signed nor in_force is given"
    yield from _in_order(("signed", treaty.signed), ("in_force", treaty.in_force), ("ended", treaty.ended))
    if treaty.end_mode and not treaty.ended:
        yield "end_mode without ended"
    for other in treaty.supersedes:
        if other not in ids:
            yield f"supersedes {other}, which is not in the register"
    for party in treaty.parties:
        if party.state not in states:
            yield f"party {party.state}: states.csv has no such code"
        yield from (f"party {party.state}: {p}" for p in _in_order(("from", party.since), ("to", party.until)))
    members = {p.state for p in treaty.parties}
    for obligation in treaty.obligations:
        named = f"article {obligation.article or '-'} ({obligation.kind})"
        yield from (f"{named}: {p}" for p in _of_obligation(obligation, members, areas, states))
    for event in treaty.events:
        for code in (*event.states, *event.toward):
            if code not in states and code not in EVERY:
                yield f"event {event.kind} {event.date}: states.csv has no {code}"
        yield from (f"event {event.kind}: {p}" for p in _in_order(("date", event.date or None), ("until", event.until)))


def _of_obligation(
    obligation: Obligation, members: set[str], areas: Mapping[str, Area], states: Mapping[str, State]
) -> Iterator[str]:
    for code in obligation.obligors:
        if code not in EVERY and code not in members:
            yield f"obligor {code} is no party"
    for code in obligation.beneficiaries:
        if code not in EVERY and code not in states and code not in territories():
            yield f"beneficiary {code}: states.csv has no such code"
    if obligation.area is not None and obligation.area not in areas:
        yield f"there is no area {obligation.area!r}"
    for code in (*obligation.when.adversary, *obligation.when.not_adversary):
        if code not in states and code not in classes() and code not in _ENGINE_CLASSES:
            yield f"adversary {code!r} is neither a code nor a class of classes.csv"
    first = obligation.when.third_party_first
    if first is not None and first not in states:
        yield f"third_party_first {first!r} is no code"
    yield from _in_order(("from", obligation.since), ("to", obligation.until))


def _of_area(area: Area, states: Mapping[str, State]) -> Iterator[str]:
    if area.id != area.id.lower():
        yield "an area's id is lower case"
    for token in (*area.include, *area.exclude):
        code, *dates = token.split(":")
        if code.startswith("@"):
            if code != "@home" and code[1:] not in regions():
                yield f"there is no region {code[1:]!r} (use one of {', '.join(sorted(regions()))})"
        elif code not in states and code not in territories():
            yield f"{code!r} is neither in states.csv nor in territories.csv"
        if any(d and not is_date(d) for d in dates):
            yield f"{token!r} holds what is no date"


def _in_order(*named: tuple[str, str | None]) -> Iterator[str]:
    known = [(name, day) for name, day in named if day]
    for (earlier, a), (later, b) in pairwise(known):
        if first_day(a) > last_day(b):
            yield f"{earlier} {a} is after {later} {b}"


def alive(states: Mapping[str, State], code: str, day: str) -> bool:
    """Whether a state (or a territory, always) existed on an ISO day."""
    state = states.get(code)
    return state is not None and any(covers(since, until, day) for since, until in state.spells)
