"""The tellings of one occurrence within a document, joined to one happening."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from foedus.happenings.likeness import Telling, likeness, party, telling
from foedus.records import Actor, Document, Event, Happening, Sentence
from foedus.records import Telling as Told

# The likeness from which two tellings are taken as one occurrence; chosen on gold/stories-dev.jsonl.
THRESHOLD = 0.72


def join(
    document: Document, sentences: Sequence[Sentence], events: Sequence[Event]
) -> tuple[tuple[Event, ...], tuple[Happening, ...]]:
    """The events with the id of their happening, and the happenings in the order of their first telling.

    Each event joins the cluster whose likest member reaches THRESHOLD and none of whose members it contradicts.
    """
    clusters: list[list[Telling]] = []
    for event in events:
        told = telling(event, sentences[event.sentence])
        best, best_score = None, THRESHOLD
        for cluster in clusters:
            scores = [likeness(other, told) for other in cluster]
            if min(scores) > 0 and max(scores) >= best_score:
                best, best_score = cluster, max(scores)
        if best is None:
            clusters.append([told])
        else:
            best.append(told)
    happenings = tuple(_happening(document, [t.event for t in cluster]) for cluster in clusters)
    ids = {telling.event: h.id for h in happenings for telling in h.events}
    return tuple(replace(e, happening=ids[e.id]) for e in events), happenings


def _happening(document: Document, events: Sequence[Event]) -> Happening:
    said = [e for e in events if e.certainty != "denied"] or events
    lead = max(said, key=lambda e: (bool(e.actor) + bool(e.recipient), e.score, -e.start))
    kind = Counter(e.type for e in events).most_common(1)[0][0]
    dates = sorted(e.date for e in events if e.date is not None)
    actors, recipients = _all(e.actor for e in events), _all(e.recipient for e in events)
    names = tuple(sorted({party(a) for a in (*actors, *recipients)}))
    return Happening(
        id=hashlib.sha256("\0".join(sorted(e.id for e in events)).encode()).hexdigest()[:16],
        type=kind,
        mode=next((e.mode for e in events if e.mode is not None and e.type == kind), None),
        events=tuple(Told(e.doc, e.start, e.end, e.id) for e in events),
        actors=actors,
        recipients=recipients,
        parties=names,
        status=lead.status,
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        place=next((e.place for e in events if e.place is not None), None),
        publishers=(document.publisher,) if document.publisher else (),
        independent=1,
        asserted_by=_sources(e for e in events if e.certainty != "denied"),
        denied_by=_deniers(events),
        gist=lead.trigger,
    )


def _sources(events: Iterable[Event]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(e.source.name for e in events if e.source is not None))


def _deniers(events: Iterable[Event]) -> tuple[str, ...]:
    """Who denies it: the source of the denial, or the actor, who denies it of itself."""
    names: list[str] = []
    for e in events:
        if e.certainty == "denied":
            names += [a.name for a in e.actor] if e.source is None else [e.source.name]
    return tuple(dict.fromkeys(names))


def _all(sides: Iterable[Sequence[Actor]]) -> tuple[Actor, ...]:
    """One actor for each party that any telling names, the first mention of each."""
    found: dict[tuple[str, str | None], Actor] = {}
    for side in sides:
        for actor in side:
            found.setdefault((actor.name, actor.country), actor)
    return tuple(found.values())
