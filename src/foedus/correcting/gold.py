"""A corrected document as a row of a gold file, which `foedus evaluate` reads (docs/validation.md)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from foedus.correcting.apply import Applied
from foedus.records import Actor, Event, Sentence


def gold_row(found: Applied) -> Mapping[str, Any]:
    """The document's sentences and events as a person left them.

    Of a document that was checked as a whole all events are hand-coded. Of another one only those that a person changed
    or added are; what the program coded and nobody judged is optional and counts neither way.
    """
    coded = found.coded
    document = coded.document
    starts = {s.index: n for n, s in enumerate(coded.sentences)}
    rows = [(e, _event(e, starts[e.sentence], coded.sentences[starts[e.sentence]])) for e in coded.events]
    judged = {e.id for e, _ in rows if found.check is not None or "corrected" in e.because}
    return {
        "id": document.id,
        "title": document.title,
        "date": document.published.isoformat() if document.published else None,
        "publisher": document.publisher,
        "checked": found.check is not None,
        "sentences": [{"i": n, "text": s.text} for n, s in enumerate(coded.sentences)],
        "events": [row for e, row in rows if e.id in judged],
        "optional": [row for e, row in rows if e.id not in judged],
    }


def _event(event: Event, number: int, sentence: Sentence) -> dict[str, Any]:
    row: dict[str, Any] = {"s": number, "type": event.type, "mode": event.mode, "trigger": event.trigger}
    for side in ("actor", "recipient"):
        row |= _side(side, getattr(event, side), sentence)
    source, place = event.source, event.place
    return row | {
        "status": event.status,
        "source": None if source is None else source.text or source.name,
        "source_country": None if source is None else source.country,
        "location": None if place is None else place.text,
        "location_country": None if place is None else place.country,
        "date": event.date,
    }


def _side(name: str, actors: Sequence[Actor], sentence: Sentence) -> dict[str, Any]:
    """A side; whoever only another sentence names is an implied party: either answer counts as right."""
    here = [a for a in actors if sentence.start <= a.start < a.end <= sentence.end]
    row: dict[str, Any] = {name: [_party(a) for a in here]}
    if len(here) < len(actors):
        row[f"implied_{name}"] = [_party(a) for a in actors]
    return row


def _party(actor: Actor) -> dict[str, str | None]:
    return {"text": actor.text, "country": actor.country, "sector": actor.sector, "name": actor.name}
