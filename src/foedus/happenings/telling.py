"""An event with what it is compared by: parties, time, place and the words around it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from foedus.happenings.numbers import numbers
from foedus.happenings.parties import Party, label, party_of
from foedus.happenings.when import When, when
from foedus.happenings.words import Wording, marks, plain, wording
from foedus.records import Document, Event, Number, Sentence
from foedus.reference import key

_AROUND = 30


@dataclass(frozen=True, slots=True)
class Telling:
    """One report of an occurrence, made comparable. `parties` are the labels of both sides.

    `spelled` are all words of the sentence, `around` those around the trigger and `marks` its names and numbers, to
    tell copies by; `noun` says that the trigger is an event noun.
    """

    event: Event
    document: Document
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    parties: frozenset[str]
    when: When
    wording: Wording
    spelled: frozenset[str]
    around: frozenset[str]
    marks: frozenset[str]
    noun: bool
    numbers: tuple[Number, ...] = ()

    @property
    def order(self) -> tuple[str, str, int, str]:
        """What sorts tellings the same way in whatever order documents were read."""
        return report_order(self.event, self.document)


def report_order(event: Event, document: Document) -> tuple[str, str, int, str]:
    """The day of publication, the last of all where it is not known; the document; the trigger's place; the event."""
    day = document.published
    return (day.isoformat() if day else "9999", document.id, event.start, event.id)


def tellings(document: Document, sentences: Sequence[Sentence], events: Sequence[Event]) -> list[Telling]:
    """All events of a document made comparable, with their numbers, in their order."""
    told: defaultdict[int, list[Event]] = defaultdict(list)
    for event in events:
        told[event.sentence].append(event)
    given = {name: found for at, some in told.items() for name, found in numbers(sentences[at], some).items()}
    return [telling(document, sentences[e.sentence], e, given.get(e.id, ())) for e in events]


def telling(document: Document, sentence: Sentence, event: Event, numbers: tuple[Number, ...] = ()) -> Telling:
    """An event made comparable; needs the sentence's text and start only, no parse, and no text of the document."""
    actors = tuple(map(party_of, event.actor))
    recipients = tuple(map(party_of, event.recipient))
    both = (*event.actor, *event.recipient)
    named = frozenset(w for a in both if a.kind != "unknown" for w in (*key(a.name), *key(a.text)))
    noun = event.because.get("by") == "noun"
    start = event.start - sentence.start
    return Telling(
        event=event,
        document=document,
        actors=actors,
        recipients=recipients,
        parties=frozenset(map(label, both)),
        when=when(event, document.published),
        wording=wording(sentence.text, start, event.end - sentence.start, named, noun=noun),
        spelled=frozenset(plain(sentence.text)),
        around=frozenset(plain(sentence.text[max(0, start - _AROUND) : start + _AROUND])),
        marks=marks(sentence.text),
        noun=noun,
        numbers=numbers,
    )
