"""How well coded events agree with hand-coded ones: what is counted, and the figures taken of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from foedus.evaluation.bootstrap import DRAWS, Figure, Measure, estimate, share, three
from foedus.evaluation.gold import GoldDocument
from foedus.evaluation.match import Alignment, Hit, align
from foedus.evaluation.parties import count_parties
from foedus.records import Event

NOTHING = "-"


@dataclass(slots=True)
class Tally:
    """Counts over documents; every figure is a ratio of these.

    `counts` are named "hits" or, of a part, "type ACCUSE hits"; `confusion` counts types and `statuses` statuses by
    (hand, coded).
    """

    counts: Counter[str] = field(default_factory=Counter)
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    statuses: Counter[tuple[str, str]] = field(default_factory=Counter)

    def __getattr__(self, name: str) -> int:
        """A count of all events by its name, one of COUNTED."""
        if name in COUNTED:
            return self.counts[name]
        raise AttributeError(name)

    def add(self, other: Tally) -> None:
        """Take another document's counts in."""
        self.counts.update(other.counts)
        self.confusion.update(other.confusion)
        self.statuses.update(other.statuses)


COUNTED = ("gold", "coded", "hits", "tuples", "actor", "recipient", "with_status", "status", "with_source", "source")
CORE: Mapping[str, Measure] = {
    **three("events", "hits", "coded", "gold"),
    **three("tuples", "tuples", "coded", "gold"),
    "actor": share("actor", "hits"),
    "recipient": share("recipient", "hits"),
    "status": share("status", "with_status"),
    "source": share("source", "with_source"),
}


def tally(gold: GoldDocument, events: Sequence[Event]) -> Tally:
    """One document's counts; a coded event that hits nothing but an optional one is not counted."""
    return count(align(gold, events))


def count(found: Alignment) -> Tally:
    """The counts of a document whose events are aligned."""
    made = Tally()
    counts = made.counts
    for hand in found.gold.events:
        counts.update(["gold", f"type {hand.type} gold"])
        if hand.mode:
            counts.update([f"mode {hand.type} {hand.mode} gold"])
    for n, event in enumerate(found.events):
        if n not in found.forgiven:
            counts.update(["coded", f"type {event.type} coded"])
            if event.mode:
                counts.update([f"mode {event.type} {event.mode} coded"])
    for hit in found.hits:
        _count_hit(found, hit, made)
    count_parties(found, counts)
    taken = dict(found.taken)
    for gi in found.missed:
        kind = found.events[taken[gi]].type if gi in taken else NOTHING
        made.confusion[(found.gold.events[gi].type, kind)] += 1
    for ci in found.false:
        if ci not in taken.values():
            made.confusion[(NOTHING, found.events[ci].type)] += 1
    return made


def _count_hit(found: Alignment, hit: Hit, made: Tally) -> None:
    hand, event = found.gold.events[hit.gold], found.events[hit.coded]
    tuples = hit.actor and hit.recipient
    counts = made.counts
    for name, right in (("hits", True), ("tuples", tuples), ("actor", hit.actor), ("recipient", hit.recipient)):
        counts[name] += right
    counts[f"type {hand.type} hits"] += 1
    counts[f"type {hand.type} tuples"] += tuples
    if hand.mode and hand.mode == event.mode:
        counts[f"mode {hand.type} {hand.mode} hits"] += 1
    made.confusion[(hand.type, event.type)] += 1
    if hit.status is not None:
        counts.update(["with_status", f"status {hand.status} gold", f"status {event.status} coded"])
        counts["status"] += hit.status
        counts[f"status {hand.status} hits"] += hit.status
        made.statuses[(str(hand.status), event.status)] += 1
    if hit.source is not None:
        counts["with_source"] += 1
        counts["source"] += hit.source


def f1(hits: float, coded: float, gold: float) -> tuple[float, float, float]:
    """Precision, recall and F1; 0 where there is nothing to divide by."""
    p, r = hits / coded if coded else 0.0, hits / gold if gold else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def _of_tally(measure: Measure) -> Callable[[Tally], float]:
    def value(tallied: Tally) -> float:
        found = estimate([tallied.counts], {"": measure}, draws=0)[""]
        return 0.0 if found is None else found.value

    return value


MEASURES: Mapping[str, Callable[[Tally], float]] = {name: _of_tally(measure) for name, measure in CORE.items()}


def figures(tallies: Sequence[Tally], *, draws: int = DRAWS, seed: int = 0) -> dict[str, Figure]:
    """Each measure over all documents, with its percentile bootstrap interval (documents drawn with replacement)."""
    found = estimate([t.counts for t in tallies], CORE, draws=draws, seed=seed)
    return {name: f or Figure(0.0, 0.0, 1.0) for name, f in found.items()}


def total(tallies: Sequence[Tally]) -> Tally:
    """All documents' counts together, with the confusion tables."""
    found = Tally()
    for t in tallies:
        found.add(t)
    return found
