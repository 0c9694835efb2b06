"""A happening's reports side by side, outlet by outlet, as the templates print them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from foedus.answers import Occurrence, account, spoken_date
from foedus.answers.account import Account, Outlet, Wording, quantity
from foedus.answers.words import counted
from foedus.pages.anchors import Anchors, Link
from foedus.pages.clean import shortened, squeezed
from foedus.pages.wording import CERTAINTY_WORDS
from foedus.records import CodedDocument, Document

_LONGEST_QUOTE = 400


@dataclass(frozen=True, slots=True)
class Quote:
    """A report: its sentence as what is before, at and after its trigger, who says so, what it says of its own."""

    before: str
    trigger: str
    after: str
    says: str
    facts: str
    at: Link


@dataclass(frozen=True, slots=True)
class Column:
    """An outlet's reports."""

    name: str
    day: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Tellings:
    """What stands under a happening that is told more than once: how often, what differs, each outlet's reports."""

    often: str
    differences: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The documents and sentences that happenings are told from."""

    documents: Mapping[str, Document]
    sentences: Mapping[tuple[str, int], tuple[int, str]]


def shelf(documents: Sequence[CodedDocument]) -> Shelf:
    """The shelf of a page's documents; sentences with the offset of their first character."""
    return Shelf(
        {c.document.id: c.document for c in documents},
        {(c.document.id, s.index): (s.start, s.text) for c in documents for s in c.sentences},
    )


def tellings(occurrence: Occurrence, stock: Shelf, anchors: Anchors) -> Tellings | None:
    """A happening's reports; None where there is one alone."""
    if len(occurrence.reports) < 2:
        return None
    places = dict.fromkeys((e.doc, e.sentence) for e in occurrence.reports)
    texts = {at: stock.sentences[at][1] for at in places}
    found = account(occurrence.happening, occurrence.reports, stock.documents, texts)
    return Tellings(
        _often(occurrence, found),
        tuple(
            (d.what, tuple((squeezed(value), squeezed(", ".join(names))) for value, names in d.values))
            for d in found.differences
        ),
        tuple(_column(outlet, stock, anchors) for outlet in found.outlets),
    )


def _often(occurrence: Occurrence, found: Account) -> str:
    happening, count = occurrence.happening, len(occurrence.reports)
    outlets = len(happening.publishers) or len(found.outlets)
    alone = (
        f", {happening.independent} independently" if happening.publishers and happening.independent < outlets else ""
    )
    return (
        f"{counted(count, 'report')} by {counted(outlets, 'publisher' if happening.publishers else 'document')}{alone}"
    )


def _column(outlet: Outlet, stock: Shelf, anchors: Anchors) -> Column:
    day = outlet.document.published
    quotes = tuple(_quote(w, stock, anchors) for w in outlet.told)
    return Column(squeezed(outlet.name), spoken_date(day.isoformat()) if day else "", quotes)


def _quote(wording: Wording, stock: Shelf, anchors: Anchors) -> Quote:
    event = wording.event
    start, text = stock.sentences[event.doc, event.sentence]
    before, after = text[: event.start - start], text[event.end - start :]
    who = f" by {event.source.name}" if event.source else ""
    facts = [spoken_date(event.date), event.place.name if event.place else ""]
    facts += [f"{quantity(n)} {n.what}" for n in wording.numbers]
    if event.status != "happened":
        facts.append(event.status)
    return Quote(
        before=squeezed(before)[-_LONGEST_QUOTE:] + " " * before[-1:].isspace(),
        trigger=squeezed(text[event.start - start : event.end - start]),
        after=" " * after[:1].isspace() + shortened(after, _LONGEST_QUOTE),
        says=squeezed(f"{CERTAINTY_WORDS[event.certainty]}{who}"),
        facts=squeezed(", ".join(fact for fact in facts if fact)),
        at=anchors.sentence(event.doc, event.sentence),
    )
