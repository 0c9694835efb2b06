"""Two runs over the same documents: what changed event by event, and by how much the figures differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from foedus.evaluation.bootstrap import Counts, Difference, Measure, contrast
from foedus.evaluation.documents import brief, side
from foedus.evaluation.match import Alignment, Hit
from foedus.evaluation.parties import ROLES
from foedus.evaluation.scoring import CORE, Tally
from foedus.records import Event

KINDS = ("new hits", "lost hits", "new false", "gone false", "changed")
_Change = tuple[str, dict[str, Any]]


def differences(
    now: Sequence[Counts], then: Sequence[Counts], measures: Mapping[str, Measure]
) -> dict[str, dict[str, float]]:
    """Each figure now and then and their difference with its interval, as JSON holds them."""

    def as_plain(d: Difference) -> dict[str, float]:
        return {"value": d.now, "other": d.then, "difference": d.difference, "low": d.low, "high": d.high}

    return {name: as_plain(d) for name, d in contrast(now, then, measures).items()}


def compare(
    now: Sequence[Alignment], then: Sequence[Alignment], tallies: tuple[Sequence[Tally], Sequence[Tally]]
) -> dict[str, Any]:
    """The figures' differences, now less then, and the lists of KINDS; documents in step."""
    listed: dict[str, list[dict[str, Any]]] = {kind: [] for kind in KINDS}
    for new, old in zip(now, then, strict=True):
        for kind, row in _changes(new, old):
            listed[kind].append({"doc": new.gold.document.id, **row})
    a, b = ([t.counts for t in run] for run in tallies)
    return {"documents": len(now), "figures": differences(a, b, CORE), **listed}


def _changes(new: Alignment, old: Alignment) -> Iterator[_Change]:
    hits = [{h.gold: h for h in run.hits} for run in (new, old)]
    for gi, hand in enumerate(new.gold.events):
        mine, other = hits[0].get(gi), hits[1].get(gi)
        if mine and other:
            yield from _changed(new, old, mine, other)
        elif mine or other:
            yield "new hits" if mine else "lost hits", brief(hand, hand.sentence)
    yield from (("new false", row) for row in _only(new, old))
    yield from (("gone false", row) for row in _only(old, new))


def _changed(new: Alignment, old: Alignment, mine: Hit, other: Hit) -> Iterator[_Change]:
    """What of a hit differs: `better` where it is right now and was not, `worse` the other way round, else None."""
    hand = new.gold.events[mine.gold]
    now, then = new.events[mine.coded], old.events[other.coded]
    rows = [(role, side(getattr(hand, role)), side(getattr(now, role)), side(getattr(then, role))) for role in ROLES]
    rows.append(("status", hand.status or "", str(now.status) or "-", str(then.status) or "-"))
    rows.append(("source", hand.source or "-", _source(now), _source(then)))
    for name, by_hand, value, before in rows:
        right, was = getattr(mine, name), getattr(other, name)
        if right != was or value != before:
            verdict = None if right == was else "better" if right else "worse"
            row = {"s": hand.sentence, "type": hand.type, "trigger": hand.trigger}
            yield "changed", row | {"of": name, "hand": by_hand, "coded": value, "other": before, "verdict": verdict}


def _source(event: Event) -> str:
    return event.source.text if event.source else "-"


def _only(run: Alignment, other: Alignment) -> Iterator[dict[str, Any]]:
    """The made up events of a run that the other has not made up: none there of the type on the same words."""
    left = [(other.places[i], other.events[i]) for i in other.false]
    for i in run.false:
        event = run.events[i]
        same = next((e for e in left if e[0] == run.places[i] and _same(e[1], event)), None)
        if same is None:
            yield brief(event, run.places[i])
        else:
            left.remove(same)


def _same(one: Event, other: Event) -> bool:
    return (
        one.type == other.type
        and one.start < max(other.end, other.start + 1)
        and other.start < max(one.end, one.start + 1)
    )
