"""A cluster of tellings to the record of one happening: best date and place, who tells it, who asserts, who denies."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from foedus.happenings.parties import label
from foedus.records import Actor, Document, Event, Happening, Number, Place, Telling

T = TypeVar("T")
_PRECISE = {"city": 2, "region": 1, "country": 0}


class Report(Protocol):
    """An event with its document, whose text is not needed; `order` sorts reports as they were published."""

    @property
    def event(self) -> Event:
        """What is told."""

    @property
    def document(self) -> Document:
        """Where."""

    @property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers that it gives."""

    @property
    def order(self) -> tuple[str, str, int, str]:
        """What sorts them the same way in whatever order documents were read."""


def happening_id(event: str) -> str:
    """The id of the happening whose first telling this event is: what is told later does not change it."""
    return hashlib.sha256(event.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def happening(reports: Sequence[Report], voices: Mapping[str, str] | None = None, name: str | None = None) -> Happening:
    """The record of the reports of one occurrence, the same in whatever order they come.

    `voices` names for each document id whose report it is, copies of one wire story alike, so that `independent`
    counts them once; without it each document speaks for itself. `name` is its id, if not that of the first report.
    Status and gist are those of the fullest telling that does not deny, the type is the commonest; what each source
    says in its place stands in its own events.
    """
    # Most happenings of a document are told once.
    ordered = sorted(reports, key=lambda t: t.order) if len(reports) > 1 else reports
    events = [t.event for t in ordered]
    told = [e for e in events if not _denies(e)]
    denied = len(told) < len(events)
    told = told or events
    lead = max(told, key=lambda e: (bool(e.actor) + bool(e.recipient), e.score)) if len(told) > 1 else told[0]
    kind = _commonest([e.type for e in told])
    modes = [e.mode for e in told if e.type == kind and e.mode is not None]
    actors, recipients = _all([e.actor for e in events]), _all([e.recipient for e in events])
    dates = _dates(events)
    documents = {t.document.id: t.document for t in ordered}
    publishers = (d.publisher for d in documents.values() if d.publisher)
    return Happening(
        id=name or happening_id(events[0].id),
        type=kind,
        mode=_commonest(modes) if modes else None,
        events=tuple(Telling(e.doc, e.start, e.end, e.id) for e in events),
        actors=actors,
        recipients=recipients,
        parties=tuple(sorted({label(a) for a in (*actors, *recipients)})),
        status=lead.status,
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        place=_place(events),
        publishers=tuple(dict.fromkeys(publishers)),
        independent=len({(voices or {}).get(doc, doc) for doc in documents}),
        asserted_by=_sources(events),
        denied_by=_deniers(ordered) if denied else (),
        gist=lead.trigger,
        numbers=tuple(n for t in ordered for n in t.numbers),
    )


def _commonest(values: Sequence[T]) -> T:
    """The value that occurs most, the first of several."""
    return values[0] if len(values) == 1 else Counter(values).most_common(1)[0][0]


def _denies(event: Event) -> bool:
    return event.certainty == "denied" or event.status == "denied"


def _dates(events: Iterable[Event]) -> list[str]:
    """The dates that tellings give, in order, without those that another only states more precisely."""
    given = sorted({e.date for e in events if e.date is not None})
    if len(given) < 2:
        return given
    return [d for d in given if not any(other != d and other.startswith(d) for other in given)]


def _place(events: Sequence[Event]) -> Place | None:
    """The place that most tellings name, of those named most precisely."""
    places = [e.place for e in events if e.place is not None]
    if len(places) < 2:
        return places[0] if places else None
    finest = max(_PRECISE[p.precision] for p in places)
    counts = Counter(p.name for p in places if _PRECISE[p.precision] == finest)
    name = counts.most_common(1)[0][0]
    return next(p for p in places if p.name == name and _PRECISE[p.precision] == finest)


def _sources(events: Iterable[Event]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([e.source.name for e in events if e.source is not None and not _denies(e)]))


def _deniers(reports: Sequence[Report]) -> tuple[str, ...]:
    """Who denies it: the source of a denial, the actor who denies it of itself, or, where others tell it and a document
    says in its own words that it was not so, that document's publisher."""
    names: list[str] = []
    disputed = not all(_denies(t.event) for t in reports)
    for told in reports:
        e = told.event
        if not _denies(e):
            continue
        if e.source is not None:
            names.append(e.source.name)
        elif e.certainty == "denied":
            names += [a.name for a in e.actor]
        elif disputed and told.document.publisher:
            names.append(told.document.publisher)
    return tuple(dict.fromkeys(names))


def _all(sides: Sequence[tuple[Actor, ...]]) -> tuple[Actor, ...]:
    """One actor for each party that any telling names, the first mention of each."""
    if len(sides) == 1 and len(sides[0]) < 2:
        return sides[0]
    found: dict[tuple[str, str | None], Actor] = {}
    for side in sides:
        for actor in side:
            found.setdefault((actor.name, actor.country), actor)
    return tuple(found.values())
