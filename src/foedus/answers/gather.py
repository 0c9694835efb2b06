"""Happenings of several documents put together: each occurrence once, with every report of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from foedus.answers.commentary import is_commentary
from foedus.records import Actor, CodedDocument, Event, Happening, Telling

Standing = Literal["told as fact", "said by a source", "not established", "disputed", "told in commentary"]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A happening with its reports in the documents' order.

    `order` sorts occurrences as told: (date of the happening or of its first report, document, offset).
    `standing` says how firmly the reports have it, `intensity` is their mean conflict-cooperation score, -10 to 10.
    """

    happening: Happening
    reports: tuple[Event, ...]
    documents: int
    standing: Standing
    intensity: float
    order: tuple[str, int, int]

    @property
    def first(self) -> Event:
        """The first report."""
        return self.reports[0]

    @property
    def background(self) -> bool:
        """Whether every report tells it as history."""
        return all(event.background for event in self.reports)


def gather(documents: Sequence[CodedDocument]) -> tuple[Occurrence, ...]:
    """Every occurrence that the documents tell of, in the order of `Occurrence.order`.

    Happenings with the same id in several documents are one. An event that no happening holds is one of its own.
    """
    events = {event.id: event for coded in documents for event in coded.events}
    at = {coded.document.id: n for n, coded in enumerate(documents)}
    published = {coded.document.id: coded.document.published for coded in documents}
    known: dict[str, Happening] = {}
    for coded in documents:
        for happening in coded.happenings:
            known[happening.id] = joined(known[happening.id], happening) if happening.id in known else happening
    opinion = {(s.doc, s.sentence) for coded in documents for s in coded.slant if is_commentary(s)}
    reports: dict[str, dict[str, Event]] = {}
    for name, happening in known.items():
        for telling in happening.events:
            if telling.event in events:
                reports.setdefault(name, {})[telling.event] = events[telling.event]
    held = {name for told in reports.values() for name in told}
    for event in events.values():
        if event.id in held:
            continue
        if event.happening in known:
            reports.setdefault(event.happening, {})[event.id] = event
        else:
            known[event.id] = alone(event)
            reports[event.id] = {event.id: event}
    found = []
    for name, told in reports.items():
        ordered = tuple(sorted(told.values(), key=lambda e: (at[e.doc], e.start, e.end, e.id)))
        happening, day = known[name], published[ordered[0].doc]
        at_all = (day.isoformat() if day else "9999", at[ordered[0].doc], ordered[0].start)
        found.append(occurrence(happening, ordered, opinion, at_all))
    return tuple(sorted(found, key=lambda o: (o.order, o.happening.id)))


def occurrence(
    happening: Happening, reports: tuple[Event, ...], opinion: Collection[tuple[str, int]], told: tuple[str, int, int]
) -> Occurrence:
    """A happening with its reports. `opinion` are the sentences (document, number) that are commentary, `told` the day
    on which the first report was published ("9999": not known), its document's number, and its offset."""
    return Occurrence(
        happening=happening,
        reports=reports,
        documents=len({event.doc for event in reports}),
        standing=_standing(happening, reports, opinion),
        intensity=sum(event.intensity for event in reports) / len(reports),
        order=(happening.first or told[0], *told[1:]),
    )


def _standing(happening: Happening, reports: tuple[Event, ...], opinion: Collection[tuple[str, int]]) -> Standing:
    if happening.denied_by or any(event.certainty == "denied" for event in reports):
        return "disputed"
    if all((event.doc, event.sentence) in opinion for event in reports):
        return "told in commentary"
    if any(event.certainty == "asserted" and event.source is None for event in reports):
        return "told as fact"
    if any(event.certainty in ("asserted", "reported") and event.source is not None for event in reports):
        return "said by a source"
    return "not established"


def joined(one: Happening, other: Happening) -> Happening:
    """Two documents' records of one happening as one; the first's type, status and place stand."""
    dates = sorted(d for d in (one.first, other.first) if d)
    lasts = sorted(d for d in (one.last, other.last) if d)
    publishers = _union(one.publishers, other.publishers)
    return replace(
        one,
        events=tuple(dict.fromkeys((*one.events, *other.events))),
        actors=_actors(one.actors, other.actors),
        recipients=_actors(one.recipients, other.recipients),
        parties=_union(one.parties, other.parties),
        first=dates[0] if dates else None,
        last=lasts[-1] if lasts else None,
        place=one.place or other.place,
        publishers=publishers,
        # Records of documents that were joined already name all publishers, and count copies of one story once.
        independent=max(one.independent, other.independent, 0 if publishers == one.publishers else len(publishers)),
        asserted_by=_union(one.asserted_by, other.asserted_by),
        denied_by=_union(one.denied_by, other.denied_by),
        reacts_to=one.reacts_to or other.reacts_to,
    )


def alone(event: Event) -> Happening:
    """The happening of an event that no happening holds."""
    parties = sorted({a.country or a.name for a in (*event.actor, *event.recipient)})
    return Happening(
        id=event.id,
        type=event.type,
        mode=event.mode,
        events=(Telling(event.doc, event.start, event.end, event.id),),
        actors=event.actor,
        recipients=event.recipient,
        parties=tuple(parties),
        status=event.status,
        first=event.date,
        last=event.date,
        place=event.place,
    )


def _union(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def _actors(one: tuple[Actor, ...], other: tuple[Actor, ...]) -> tuple[Actor, ...]:
    return tuple({(a.name, a.country): a for a in reversed((*one, *other))}.values())[::-1]
