"""Which coded event is which hand-coded one: hits with what is right of each, missed ones, made up ones."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from foedus.evaluation.gold import GoldDocument, GoldEvent, GoldParty
from foedus.records import Actor, Event

_STOP = frozenset(
    "the and of for a an its his her their state states government mr president".split()
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hit:
    """A hand-coded and a coded event that are one, by their places in the lists, and what is right of it.

    `status` and `source` are None where the hand coding leaves the status out; `status` also where the coder does.
    """

    gold: int
    coded: int
    actor: bool
    recipient: bool
    status: bool | None
    source: bool | None


@dataclass(frozen=True, slots=True)
class Alignment:
    """A document's hand-coded and coded events, one to one. `places` are the sentences of the coded ones.

    `forgiven` are coded events that only an optional one matches; `taken` are pairs (hand, coded) of different types on
    the same words, which count as missed and made up all the same.
    """

    gold: GoldDocument
    events: tuple[Event, ...]
    places: tuple[int, ...]
    hits: tuple[Hit, ...]
    forgiven: frozenset[int]
    taken: tuple[tuple[int, int], ...]

    @property
    def missed(self) -> tuple[int, ...]:
        """The places of the hand-coded events that nothing hits."""
        hit = {h.gold for h in self.hits}
        return tuple(i for i in range(len(self.gold.events)) if i not in hit)

    @property
    def false(self) -> tuple[int, ...]:
        """The places of the coded events that hit nothing and are not forgiven."""
        hit = {h.coded for h in self.hits}
        return tuple(i for i in range(len(self.events)) if i not in hit and i not in self.forgiven)


def words(*texts: str | None) -> set[str]:
    """The words that two names are compared by, short ones and initials included."""
    found: set[str] = set()
    for text in texts:
        tokens = re.findall(r"[a-z0-9]+", (text or "").lower())
        found |= {t for t in tokens if len(t) > 2 and t not in _STOP}
        initials = "".join(t[0] for t in tokens if t not in _STOP)
        if len(initials) > 1:
            found.add(initials)
        found |= {t for t in tokens if len(t) in (2, 3)}
    return found


def is_state(country: str | None) -> bool:
    """Whether a party's country says which state it is: it is compared by that, others by name."""
    return bool(country) and country != "IGO"


def same_side(gold: Sequence[GoldParty], coded: Sequence[Actor]) -> bool:
    """Whether two sides name the same states, and the same others by name."""
    if {p.country for p in gold if is_state(p.country)} != {a.country for a in coded if is_state(a.country)}:
        return False
    left = [a for a in coded if not is_state(a.country)]
    for party in gold:
        if is_state(party.country):
            continue
        known = words(party.name, party.text)
        match = next((a for a in left if known & words(a.name, a.text)), None)
        if match is None:
            return False
        left.remove(match)
    return not left


def align(gold: GoldDocument, events: Sequence[Event]) -> Alignment:
    """A document's events paired: a coded event hits a hand-coded one of the same sentence and type, one to one, the
    pairs with the most agreeing roles first, then those on the same words, then in the order of the text."""
    places = tuple(max(0, bisect_right(gold.starts, e.start) - 1) for e in events)
    pairs = []
    for gi, g in enumerate(gold.events):
        for ci, e in enumerate(events):
            if places[ci] == g.sentence and e.type == g.type:
                a = _right(g, "actor", e.actor)
                r = _right(g, "recipient", e.recipient)
                pairs.append((a + r, bool(words(g.trigger) & words(e.trigger)), -gi, -ci, a, r))
    hits: dict[int, Hit] = {}
    used: set[int] = set()
    for _, _, gi, ci, a, r in sorted(pairs, reverse=True):
        if -gi in hits or -ci in used:
            continue
        used.add(-ci)
        g, e = gold.events[-gi], events[-ci]
        status = g.status == e.status if g.status is not None and e.status else None
        hits[-gi] = Hit(-gi, -ci, a, r, status, None if g.status is None else _same_source(g, e))
    forgiven = _forgiven(gold, events, places, used)
    left = [ci for ci in range(len(events)) if ci not in used and ci not in forgiven]
    taken = []
    for gi, g in enumerate(gold.events):
        same = (ci for ci in left if places[ci] == g.sentence and words(g.trigger) & words(events[ci].trigger))
        ci = -1 if gi in hits else next(same, -1)
        if ci >= 0:
            taken.append((gi, ci))
            left.remove(ci)
    in_order = tuple(hits[gi] for gi in sorted(hits))
    return Alignment(gold, tuple(events), places, in_order, forgiven, tuple(taken))


def _right(event: GoldEvent, role: str, coded: Sequence[Actor]) -> bool:
    implied = getattr(event, f"implied_{role}")
    return event.disputed or same_side(getattr(event, role), coded) or (bool(implied) and same_side(implied, coded))


def _same_source(gold: GoldEvent, event: Event) -> bool:
    if not gold.source or event.source is None:
        return not gold.source and event.source is None
    return bool(words(gold.source) & words(f"{event.source.text} {event.source.name}"))


def _forgiven(gold: GoldDocument, events: Sequence[Event], places: Sequence[int], used: set[int]) -> frozenset[int]:
    left = [(o.sentence, o.type) for o in gold.optional]
    found = set()
    for ci, e in enumerate(events):
        if ci not in used and (places[ci], e.type) in left:
            left.remove((places[ci], e.type))
            found.add(ci)
    return frozenset(found)
