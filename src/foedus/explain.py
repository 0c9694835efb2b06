"""Why each event of a document was coded, role by role, and what was looked at and passed over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from foedus.actors import find_mentions
from foedus.claims import attribute, find_claims
from foedus.coding import Considered, consider
from foedus.happenings import join
from foedus.parsing import DEFAULT_PIPELINE, load
from foedus.records import Document, Event, Mention, Sentence


@dataclass(frozen=True, slots=True)
class Explained:
    """A sentence with its mentions, the events coded in it (attributed), and every trigger that was considered."""

    sentence: Sentence
    mentions: tuple[Mention, ...]
    events: tuple[Event, ...]
    considered: tuple[Considered, ...]


def explain(document: Document, *, pipeline: str = DEFAULT_PIPELINE) -> list[Explained]:
    """Each sentence of a document, explained."""
    sentences = load(pipeline).parse(document)
    mentions = find_mentions(document, sentences)
    considered = consider(document, sentences, mentions)
    coded = tuple(c.event for c in considered if c.event is not None)
    attributed = attribute(coded, find_claims(document, sentences, mentions), sentences)
    events, _ = join(document, sentences, attributed)
    return [
        Explained(
            sentence,
            tuple(m for (s, _), m in sorted(mentions.items()) if s == sentence.index),
            tuple(e for e in events if e.sentence == sentence.index),
            tuple(c for c in considered if c.sentence == sentence.index),
        )
        for sentence in sentences
    ]


def as_text(explained: Sequence[Explained]) -> Iterator[str]:
    """The explanation as lines for a terminal."""
    by_id = {e.id: e for item in explained for e in item.events}
    for item in explained:
        yield f"{item.sentence.index}: {' '.join(item.sentence.text.split())}"
        for event in item.events:
            yield from _event(event, by_id.get(event.hardens or ""))
        for passed in item.considered:
            if passed.event is None:
                yield f"    passed over: {passed.trigger!r} ({passed.frame}): {passed.dropped}"
        if not item.considered:
            yield "    nothing here that a frame knows"


def _event(event: Event, weaker: Event | None) -> Iterator[str]:
    mode = f" {event.mode}" if event.mode else ""
    yield f"    {event.type}{mode}, {event.status}, score {event.score:.2f}: {event.trigger!r}"
    yield f"        frame {event.because.get('frame', '?')}" + (
        f"; type: {event.because['type']}" if "type" in event.because else ""
    )
    if "reach" in event.because:
        yield f"        proposed by the judge, not by the frame: {event.because['reach']}"
    for side, actors in (("actor", event.actor), ("recipient", event.recipient)):
        for a in actors:
            codes = " ".join(filter(None, (a.country, a.sector))) or "no country"
            yield f"        {side}: {a.text!r} is {a.name} ({codes}), by {a.how}; path {event.because.get(side, '?')}"
        if not actors:
            yield f"        {side}: none named"
    if "status" in event.because:
        yield f"        status {event.status}: {event.because['status']!r}"
    if event.source is not None:
        yield f"        said by {event.source.name}: {event.certainty}"
    if weaker is not None:
        yield (
            f"        hardens sentence {weaker.sentence}: {weaker.trigger!r} is only {weaker.certainty} there, asserted"
            " here without a new source"
        )
    if event.date is not None:
        yield f"        date {event.date} ({event.date_precision})"
    if event.place is not None:
        yield f"        place {event.place.name} ({event.place.country or 'no country'})"
