"""An event with what it is compared by: parties, time, place and the words around it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from foedus.happenings.numbers import numbers
from foedus.happenings.parties import Party, label, party_of
from foedus.happenings.when import When, when
from foedus.happenings.words import Wording, marks, plain, wording
from foedus.records import Actor, Document, Event, Number, Sentence
from foedus.reference import key

_AROUND = 30
# How coding/casting.py says that it chose who stands on a side, and how sure it was; from this share on it is believed,
# but never what is chosen from other sentences: on the stories, sides less sure part tellings that belong together.
_CHOSEN = re.compile(r"(its sentence|the text around) \((\d\.\d+)\)")
_BELIEVED = 0.8
Side = Literal["actor", "recipient"]


@dataclass(frozen=True, eq=False)
class Telling:
    """One report of an occurrence, made comparable; compared by identity. `sentence` is the text of the one that tells
    it, in which the trigger begins at `start`. `noun` says that the trigger is an event noun.

    What hangs on the words is found out when it is asked for: most pairs are ruled out by parties and time.
    """

    event: Event
    document: Document
    sentence: str
    start: int
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    when: When
    noun: bool
    numbers: tuple[Number, ...] = ()

    @cached_property
    def parties(self) -> frozenset[str]:
        """The labels of both sides."""
        return frozenset(map(label, (*self.event.actor, *self.event.recipient)))

    @cached_property
    def wording(self) -> Wording:
        """The words around the trigger."""
        event = self.event
        both = (*event.actor, *event.recipient)
        named = frozenset(w for a in both if a.kind != "unknown" for w in (*key(a.name), *key(a.text)))
        return wording(self.sentence, self.start, self.start + event.end - event.start, named, noun=self.noun)

    @cached_property
    def spelled(self) -> frozenset[str]:
        """All words of the sentence."""
        return frozenset(plain(self.sentence))

    @cached_property
    def around(self) -> frozenset[str]:
        """The words around the trigger, to tell copies by."""
        return frozenset(plain(self.sentence[max(0, self.start - _AROUND) : self.start + _AROUND]))

    @cached_property
    def marks(self) -> frozenset[str]:
        """The sentence's names and numbers, to tell copies by."""
        return marks(self.sentence)

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
    return Telling(
        event=event,
        document=document,
        sentence=sentence.text,
        start=event.start - sentence.start,
        actors=tuple(map(party_of, _believed(event, "actor"))),
        recipients=tuple(map(party_of, _believed(event, "recipient"))),
        when=when(event, document.published),
        noun=event.because.get("by") == "noun",
        numbers=numbers,
    )


def bearing(event: Event) -> dict[str, str]:
    """What of an event's `because` bears on what it is compared by: how it was found, which sides are not believed."""
    found = {"by": event.because["by"]} if "by" in event.because else {}
    return found | {side: "doubted" for side in ("actor", "recipient") if _doubted(event, side)}


def _believed(event: Event, side: Side) -> tuple[Actor, ...]:
    """Who stands on a side, nobody where that is little more than a guess."""
    return () if _doubted(event, side) else event.actor if side == "actor" else event.recipient


def _doubted(event: Event, side: Side) -> bool:
    chosen = _CHOSEN.fullmatch(event.because.get(side, ""))
    return chosen is not None and (chosen[1] == "the text around" or float(chosen[2]) < _BELIEVED)
