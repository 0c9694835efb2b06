"""How well coded events agree with hand-coded ones: hits, roles, status, source, with bootstrap intervals."""

from __future__ import annotations

import random
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from foedus.evaluation.gold import GoldDocument, GoldParty
from foedus.records import EVENT_TYPES, Actor, Event

_STOP = frozenset(
    {
        "the",
        "and",
        "of",
        "for",
        "a",
        "an",
        "its",
        "his",
        "her",
        "their",
        "state",
        "states",
        "government",
        "mr",
        "president",
    }
)


@dataclass(slots=True)
class Tally:
    """Counts over documents; every figure is a ratio of these."""

    gold: int = 0
    coded: int = 0
    hits: int = 0
    tuples: int = 0
    actor: int = 0
    recipient: int = 0
    with_status: int = 0
    status: int = 0
    source: int = 0
    by_type: dict[str, list[int]] = field(default_factory=lambda: {t: [0, 0, 0, 0] for t in EVENT_TYPES})
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    statuses: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        """Take another document's counts in."""
        for name in ("gold", "coded", "hits", "tuples", "actor", "recipient", "with_status", "status", "source"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for kind, row in other.by_type.items():
            self.by_type[kind] = [a + b for a, b in zip(self.by_type[kind], row, strict=True)]
        self.confusion += other.confusion
        self.statuses += other.statuses


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value with its 95 per cent bootstrap interval over documents."""

    value: float
    low: float
    high: float


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


def same_side(gold: Sequence[GoldParty], coded: Sequence[Actor]) -> bool:
    """Whether two sides name the same states, and the same others by name."""
    mine = {p.country for p in gold if p.country and p.country != "IGO"}
    theirs = {a.country for a in coded if a.country and a.country != "IGO"}
    if mine != theirs:
        return False
    left = [a for a in coded if not a.country or a.country == "IGO"]
    for party in gold:
        if party.country and party.country != "IGO":
            continue
        known = words(party.name, party.text)
        match = next((a for a in left if known & words(a.name, a.text)), None)
        if match is None:
            return False
        left.remove(match)
    return not left


def _right(gold: Sequence[GoldParty], implied: Sequence[GoldParty], coded: Sequence[Actor], disputed: bool) -> bool:
    return disputed or same_side(gold, coded) or (bool(implied) and same_side(implied, coded))


def _same_source(gold: str | None, event: Event) -> bool:
    if not gold or event.source is None:
        return not gold and event.source is None
    return bool(words(gold) & words(event.source.text, event.source.name))


def tally(gold: GoldDocument, events: Sequence[Event]) -> Tally:
    """One document's counts. A coded event hits a gold event of the same sentence and type, one to one, the pairs with
    the most agreeing roles first; a coded event that hits nothing but an optional one is not counted."""
    found = Tally(gold=len(gold.events), coded=len(events))
    mine = [(bisect_right(gold.starts, e.start) - 1, e) for e in events]
    for g in gold.events:
        found.by_type[g.type][0] += 1
    for _, e in mine:
        found.by_type[e.type][1] += 1
    pairs = []
    for gi, g in enumerate(gold.events):
        for ci, (sentence, e) in enumerate(mine):
            if sentence == g.sentence and e.type == g.type:
                a = _right(g.actor, g.implied_actor, e.actor, g.disputed)
                r = _right(g.recipient, g.implied_recipient, e.recipient, g.disputed)
                trigger = bool(words(g.trigger) & words(e.trigger))
                pairs.append((a + r, trigger, -gi, -ci, a, r))
    used_gold: set[int] = set()
    used_coded: set[int] = set()
    for _, _, gi, ci, a, r in sorted(pairs, reverse=True):
        if -gi in used_gold or -ci in used_coded:
            continue
        used_gold.add(-gi)
        used_coded.add(-ci)
        g, e = gold.events[-gi], mine[-ci][1]
        found.hits += 1
        found.by_type[g.type][2] += 1
        found.actor += a
        found.recipient += r
        found.tuples += a and r
        found.by_type[g.type][3] += a and r
        if g.status is not None:
            found.with_status += 1
            found.status += g.status == e.status
            found.source += _same_source(g.source, e)
            found.statuses[(g.status, e.status)] += 1
    _optional(gold, mine, used_coded, found)
    _confuse(gold, mine, used_gold, used_coded, found)
    return found


def _optional(gold: GoldDocument, mine: Sequence[tuple[int, Event]], used: set[int], found: Tally) -> None:
    left = [(o.sentence, o.type) for o in gold.optional]
    for ci, (sentence, e) in enumerate(mine):
        if ci not in used and (sentence, e.type) in left:
            left.remove((sentence, e.type))
            used.add(ci)
            found.coded -= 1
            found.by_type[e.type][1] -= 1


def _confuse(
    gold: GoldDocument, mine: Sequence[tuple[int, Event]], used_gold: set[int], used_coded: set[int], found: Tally
) -> None:
    """What was coded on the same trigger with another type; "-" stands for nothing."""
    left = [ci for ci in range(len(mine)) if ci not in used_coded]
    for gi, g in enumerate(gold.events):
        if gi in used_gold:
            continue
        hit = next(
            (ci for ci in left if mine[ci][0] == g.sentence and words(g.trigger) & words(mine[ci][1].trigger)), None
        )
        found.confusion[(g.type, "-" if hit is None else mine[hit][1].type)] += 1
        if hit is not None:
            left.remove(hit)
    for ci in left:
        found.confusion[("-", mine[ci][1].type)] += 1


def f1(hits: int, coded: int, gold: int) -> tuple[float, float, float]:
    """Precision, recall and F1; 0 where there is nothing to divide by."""
    p, r = hits / coded if coded else 0.0, hits / gold if gold else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


MEASURES: Mapping[str, Callable[[Tally], float]] = {
    "events precision": lambda t: f1(t.hits, t.coded, t.gold)[0],
    "events recall": lambda t: f1(t.hits, t.coded, t.gold)[1],
    "events f1": lambda t: f1(t.hits, t.coded, t.gold)[2],
    "tuples precision": lambda t: f1(t.tuples, t.coded, t.gold)[0],
    "tuples recall": lambda t: f1(t.tuples, t.coded, t.gold)[1],
    "tuples f1": lambda t: f1(t.tuples, t.coded, t.gold)[2],
    "actor": lambda t: t.actor / t.hits if t.hits else 0.0,
    "recipient": lambda t: t.recipient / t.hits if t.hits else 0.0,
    "status": lambda t: t.status / t.with_status if t.with_status else 0.0,
    "source": lambda t: t.source / t.with_status if t.with_status else 0.0,
}


def figures(tallies: Sequence[Tally], *, draws: int = 1000, seed: int = 0) -> dict[str, Figure]:
    """Each measure over all documents, with its percentile bootstrap interval (documents drawn with replacement)."""
    total = _sum(tallies)
    draw = random.Random(seed)
    sums = [_sum(draw.choices(tallies, k=len(tallies))) for _ in range(draws)] if len(tallies) > 1 else []
    found = {}
    for name, measure in MEASURES.items():
        values = sorted(measure(s) for s in sums)
        low, high = (values[int(0.025 * draws)], values[int(0.975 * draws)]) if values else (0.0, 1.0)
        found[name] = Figure(measure(total), low, high)
    return found


def _sum(tallies: Sequence[Tally]) -> Tally:
    total = Tally()
    for name in ("gold", "coded", "hits", "tuples", "actor", "recipient", "with_status", "status", "source"):
        setattr(total, name, sum(getattr(t, name) for t in tallies))
    return total


def total(tallies: Sequence[Tally]) -> Tally:
    """All documents' counts together, by type and with the confusion tables."""
    found = Tally()
    for t in tallies:
        found.add(t)
    return found
