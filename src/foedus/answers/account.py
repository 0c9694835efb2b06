"""One happening as each outlet tells it, side by side, and what they differ in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from foedus.answers.words import spoken_date
from foedus.records import Actor, Document, Event, Happening, Number


@dataclass(frozen=True, slots=True)
class Wording:
    """One report in an outlet's words: the event, its sentence, and the numbers that it gives."""

    event: Event
    sentence: str
    numbers: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Outlet:
    """A document that tells of the happening; `name` is its publisher's."""

    name: str
    document: Document
    told: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What outlets say of one thing: each value with the names of those who give it, in their order."""

    what: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Account:
    """A happening outlet by outlet, as they were published. `said` has all that they say of it, `differences` what they
    say differently."""

    happening: Happening
    outlets: tuple[Outlet, ...]
    said: tuple[Difference, ...]

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What is said in more than one way, by more than one outlet."""
        return tuple(d for d in self.said if len(d.values) > 1) if len(self.outlets) > 1 else ()


def account(
    happening: Happening,
    events: Iterable[Event],
    documents: Mapping[str, Document],
    sentences: Mapping[tuple[str, int], str],
) -> Account:
    """A happening's account. `events` are those that tell of it, `documents` theirs by id, `sentences` the texts of
    their sentences by document and number; an event whose document is not given is left out."""
    by_id = {e.id: e for e in events}
    numbers: dict[str, list[Number]] = {}
    for number in happening.numbers:
        numbers.setdefault(number.event, []).append(number)
    told: dict[str, list[Wording]] = {}
    for telling in happening.events:
        event = by_id.get(telling.event)
        if event is not None and event.doc in documents:
            text = sentences.get((event.doc, event.sentence), event.trigger)
            told.setdefault(event.doc, []).append(Wording(event, text, tuple(numbers.get(event.id, ()))))
    outlets = tuple(
        Outlet(documents[doc].publisher or documents[doc].title or doc, documents[doc], tuple(found))
        for doc, found in told.items()
    )
    return Account(happening, outlets, tuple(_all_said(outlets)))


def _all_said(outlets: tuple[Outlet, ...]) -> Iterable[Difference]:
    said: dict[str, dict[str, dict[str, None]]] = {}
    for outlet in outlets:
        for wording in outlet.told:
            for what, value in _said(wording):
                said.setdefault(what, {}).setdefault(value, {})[outlet.name] = None
    for what, values in said.items():
        yield Difference(what, tuple((value, tuple(names)) for value, names in values.items()))


def _said(wording: Wording) -> Iterable[tuple[str, str]]:
    """What a report says of a happening that another may say otherwise, and how it says it."""
    event = wording.event
    yield "wording", f"“{' '.join(event.trigger.split())}”"
    if event.date:
        yield "date", spoken_date(event.date)
    if event.place:
        yield "place", event.place.name
    for side, name in ((event.actor, "who"), (event.recipient, "to whom")):
        if side:
            yield name, _named(side)
    yield "certainty", f"{event.certainty}{f' by {event.source.name}' if event.source else ''}"
    yield "status", event.status
    for number in wording.numbers:
        yield number.what, quantity(number)


def quantity(number: Number) -> str:
    """A number in its own words, with its bound: "at least 17"."""
    bound = {"about": "about ", "least": "at least ", "most": "up to "}.get(number.bound or "", "")
    return bound + " ".join(number.text.split())


def _named(side: tuple[Actor, ...]) -> str:
    return " and ".join(dict.fromkeys(a.name for a in side))


def account_text(found: Account, line: str) -> list[str]:
    """An account for a terminal: `line` that tells the happening, what differs, then each outlet's reports."""
    happening = found.happening
    told = [line]
    if happening.reacts_to:
        told.append(f"  in reaction to {happening.reacts_to}")
    if happening.asserted_by:
        told.append(f"  said by {', '.join(happening.asserted_by)}")
    if found.differences:
        told.append("  they differ in")
        for difference in found.differences:
            values = (f"{value} ({', '.join(names)})" for value, names in difference.values)
            told.append(f"    {difference.what}: {'; '.join(values)}")
    for outlet in found.outlets:
        day = outlet.document.published
        told.append(f"  {outlet.name}{f', {day.isoformat()}' if day else ''}")
        for wording in outlet.told:
            event = wording.event
            by = f" by {event.source.name}" if event.source else ""
            told.append(f"    {event.doc}:{event.sentence} “{event.trigger}” {event.certainty}{by}")
            told.append(f"      {wording.sentence}")
    return [part[: len(part) - len(part.lstrip())] + " ".join(part.split()) for part in told]
