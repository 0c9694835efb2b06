"""A happening as its page tells it: in a sentence, by each voice, with what they say of each thing and who says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from foedus.answers import Account, Names, Occurrence, account, is_commentary, occurrence, told
from foedus.answers.account import Outlet, Wording, quantity
from foedus.answers.words import spoken_date
from foedus.ledger.tellings import Told
from foedus.pages.clean import squeezed
from foedus.pages.wording import CERTAINTY_WORDS
from foedus.records import Actor, Event, Happening
from foedus.reference import load
from foedus.web.excerpts import Piece, excerpt, sentence_url
from foedus.web.rows import first_few
from foedus.web.templating import url

_LONGEST = 700
_NAMED = 4
_TITLES = {
    "date": "When", "place": "Where", "who": "Who", "to whom": "To, with", "status": "Status",
    "wording": "In the words",
}  # fmt: skip
_FIRST = ("date", "place", "who", "to whom")
_LAST = ("status", "wording")


@dataclass(frozen=True, slots=True)
class Link:
    """A link: its address and its words."""

    href: str
    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A report: its sentence in pieces, who says so and how surely, what it says of its own, why it was coded so."""

    pieces: tuple[Piece, ...]
    says: str
    facts: str
    opinion: bool
    at: Link
    event: Event


@dataclass(frozen=True, slots=True)
class Teller:
    """An independent voice: the outlet that had it first, its reports, and the outlets that carry the same story."""

    name: str
    title: str
    day: str
    agency: str
    href: str
    quotes: tuple[Quote, ...]
    copies: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """What is said of one thing: each value with those who give it."""

    title: str
    values: tuple[tuple[str, str], ...]
    differ: bool


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so, how surely, and the sentences where."""

    name: str
    how: str
    denies: bool
    at: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """A happening's account for its page; `line` tells it in a sentence."""

    line: str
    occurrence: Occurrence
    account: Account
    facts: tuple[Fact, ...]
    sources: tuple[Source, ...]
    tellers: tuple[Teller, ...]


def telling(happening: Happening, found: Told, cause: Occurrence | None) -> Telling:
    """A happening told from its reports, of which there is at least one; `cause` is what it reacts to."""
    texts = {at: text for at, (_, text) in found.sentences.items()}
    accounted = account(happening, found.reports, found.documents, texts)
    standing = occurrence_of(happening, found)
    return Telling(
        line=squeezed(told(standing, names_of(found.reports), cause).text),
        occurrence=standing,
        account=accounted,
        facts=tuple(_facts(accounted)),
        sources=tuple(_sources(accounted)),
        tellers=tuple(_tellers(accounted, found)),
    )


def occurrence_of(happening: Happening, found: Told) -> Occurrence:
    """A happening with its reports, of which there is at least one."""
    first = found.reports[0]
    day = found.documents[first.doc].published
    opinion = {at for at, slant in found.slant.items() if is_commentary(slant)}
    return occurrence(happening, found.reports, opinion, (day.isoformat() if day else "9999", 0, first.start))


def names_of(events: Iterable[Event]) -> Names:
    """The name of each country that the events' parties belong to."""
    actors: Iterable[Actor] = (a for event in events for a in (*event.actor, *event.recipient))
    codes = {a.country for a in actors if a.country and a.country != "IGO"}
    return {code: load().state_name(code) or code for code in sorted(codes)}


def _facts(accounted: Account) -> Iterable[Fact]:
    """What is said, who did what to whom first, the wording last; how surely is told with who says so."""
    order = {what: n for n, what in enumerate(_FIRST)} | {what: 90 + n for n, what in enumerate(_LAST)}
    for said in sorted(accounted.said, key=lambda s: order.get(s.what, 50)):
        if said.what == "certainty" or (said.what == "status" and len(said.values) == 1):
            continue
        values = tuple((squeezed(value), first_few(names, _NAMED)) for value, names in said.values)
        yield Fact(_TITLES.get(said.what, said.what.capitalize()), values, len(values) > 1)


def _sources(accounted: Account) -> Iterable[Source]:
    """Who says so, each with the sentences where; who denies it last."""
    found: dict[tuple[bool, str, str], dict[Link, None]] = {}
    for outlet in accounted.outlets:
        for wording in outlet.told:
            event = wording.event
            denies = event.certainty == "denied" or event.status == "denied"
            link = Link(sentence_url(event.doc, event.sentence), squeezed(outlet.name))
            found.setdefault((denies, *_said_by(event, len(accounted.outlets))), {})[link] = None
    for (denies, name, how), at in sorted(found.items(), key=lambda item: item[0][0]):
        yield Source(name, how, denies, tuple(at))


def _said_by(event: Event, outlets: int) -> tuple[str, str]:
    """Who says so, and how surely: the source, else who denies it of itself, else the text."""
    how = CERTAINTY_WORDS[event.certainty]
    if event.source is not None:
        return squeezed(event.source.name), how
    if event.certainty == "denied" and event.actor:
        return first_few([actor.name for actor in event.actor], _NAMED), how
    if event.certainty == "asserted":
        return "The outlets themselves" if outlets > 1 else "The document itself", "told as fact"
    return "No source named", how


def _tellers(accounted: Account, found: Told) -> Iterable[Teller]:
    """The voices in the order of their first report."""
    by_voice: dict[str, list[Outlet]] = {}
    for outlet in accounted.outlets:
        doc = outlet.document.id
        by_voice.setdefault(found.voices.get(doc, f"document {doc}"), []).append(outlet)
    for first, *others in by_voice.values():
        document = first.document
        yield Teller(
            name=squeezed(first.name),
            title=squeezed(document.title or ""),
            day=spoken_date(document.published.isoformat()) if document.published else "",
            agency=squeezed(document.agency or ""),
            href=url("/document", id=document.id),
            quotes=tuple(_quote(wording, found) for wording in first.told),
            copies=tuple(Link(_first_sentence(other), squeezed(other.name)) for other in others),
        )


def _first_sentence(outlet: Outlet) -> str:
    event = outlet.told[0].event
    return sentence_url(event.doc, event.sentence)


def _quote(wording: Wording, found: Told) -> Quote:
    event = wording.event
    start, text = found.sentences.get((event.doc, event.sentence), (event.start, event.trigger))
    slant = found.slant.get((event.doc, event.sentence))
    return Quote(
        pieces=excerpt(text, [(event.start - start, event.end - start)], _LONGEST),
        says=_says(event),
        facts=squeezed(", ".join(fact for fact in _own(event, wording) if fact)),
        opinion=slant is not None and is_commentary(slant),
        at=Link(sentence_url(event.doc, event.sentence), f"sentence {event.sentence}"),
        event=event,
    )


def _says(event: Event) -> str:
    by = f" by {event.source.name}" if event.source else ""
    return squeezed(f"{CERTAINTY_WORDS[event.certainty]}{by}")


def _own(event: Event, wording: Wording) -> Iterable[str]:
    yield spoken_date(event.date)
    yield event.place.name if event.place else ""
    for number in wording.numbers:
        yield f"{quantity(number)} {number.what}"
    if event.status != "happened":
        yield event.status
    if event.background:
        yield "told as history"
