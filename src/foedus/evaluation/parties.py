"""What is right of the parties of hits: by country, by name, and how a side that is wrong is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from foedus.evaluation.gold import GoldEvent, GoldParty
from foedus.evaluation.match import Alignment, Hit, is_state, same_side, words
from foedus.records import Actor, Event

ROLES = ("actor", "recipient")


def meant(event: GoldEvent, role: str, coded: Sequence[Actor]) -> tuple[GoldParty, ...]:
    """The side that the hand coding means: the implied one where that is what was coded, or where no other is given."""
    said: tuple[GoldParty, ...] = getattr(event, role)
    implied: tuple[GoldParty, ...] = getattr(event, f"implied_{role}")
    if implied and (same_side(implied, coded) or (coded and not said)):
        return implied
    return said


def count_parties(found: Alignment, counts: Counter[str]) -> None:
    """Count the parties of the hits whose roles are not disputed: given by hand, coded, right by country and by name;
    and the sides that are empty, made up, exchanged or otherwise wrong."""
    for hit in found.hits:
        hand, event = found.gold.events[hit.gold], found.events[hit.coded]
        if hand.disputed:
            continue
        for role in ROLES:
            coded: tuple[Actor, ...] = getattr(event, role)
            side = meant(hand, role, coded)
            counts[f"role {role} sides"] += 1
            counts[f"role {role} {_verdict(hand, event, hit, role)}"] += 1
            counts[f"name {role} gold"] += len(side)
            counts[f"name {role} coded"] += len(coded)
            counts[f"name {role} hits"] += _named(side, coded)
            states, coded_states = _states(side), _states(coded)
            others = [p for p in side if not is_state(p.country)]
            coded_others = [a for a in coded if not is_state(a.country)]
            counts[f"country {role} gold"] += len(states) + len(others)
            counts[f"country {role} coded"] += len(coded_states) + len(coded_others)
            counts[f"country {role} hits"] += len(states & coded_states) + _named(others, coded_others)


def _states(side: Sequence[GoldParty | Actor]) -> set[str]:
    return {p.country for p in side if p.country and is_state(p.country)}


def _named(gold: Sequence[GoldParty], coded: Sequence[Actor]) -> int:
    left, found = list(coded), 0
    for party in gold:
        known = words(party.name, party.text)
        match = next((a for a in left if known & words(a.name, a.text)), None)
        if match is not None:
            left.remove(match)
            found += 1
    return found


def _verdict(hand: GoldEvent, event: Event, hit: Hit, role: str) -> str:
    """What became of a side: right, empty, made up, exchanged (the other side stands there), or other."""
    if getattr(hit, role):
        return "right"
    coded: tuple[Actor, ...] = getattr(event, role)
    side = meant(hand, role, coded)
    if not coded:
        return "empty"
    if not side:
        return "made up"
    other = "recipient" if role == "actor" else "actor"
    opposite: tuple[Actor, ...] = getattr(event, other)
    if opposite and same_side(side, opposite) and same_side(meant(hand, other, coded), coded):
        return "exchanged"
    return "other"
