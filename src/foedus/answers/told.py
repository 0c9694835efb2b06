"""One occurrence told in a sentence of plain words, with how often it is told and how firmly."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.answers.gather import Occurrence
from foedus.answers.names import Names, all_called, running
from foedus.answers.words import clause, counted, phrase, when, words
from foedus.records import CERTAINTIES, Certainty, Event


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of an answer and the ids of what it rests on: events; in `records` commitments or documents."""

    text: str
    events: tuple[str, ...] = ()
    records: tuple[str, ...] = ()


def told(occurrence: Occurrence, names: Names, cause: Occurrence | None = None) -> Line:
    """An occurrence as a sentence: who did what to whom, where, when; who says so; how often it is told.

    `cause` is the occurrence that it reacts to, where one is known.
    """
    report = fullest(occurrence)
    happening = occurrence.happening
    core = did(report, names, tuple(event.trigger for event in occurrence.reports))
    place = happening.place or report.place
    if place is not None and place.name not in core:
        core += f" in {running(place.name)}"
    dated = next((e for e in occurrence.reports if e.date == happening.first), report)
    day = when(happening.first, dated.date_precision)
    if day:
        core += f" {day}"
    if cause is not None:
        core += f", in reaction to {noun(cause)}"
    lead, note = _by_whom(occurrence)
    if lead:
        core = f"{lead} {core}"
    often = _how_often(occurrence)
    opinion = "only in commentary" if occurrence.standing == "told in commentary" else ""
    history = "told as history" if occurrence.background else ""
    tail = "".join(f"; {part}" for part in (note, history, opinion) if part)
    return Line(capital(f"{core}{often}{tail}."), tuple(event.id for event in occurrence.reports))


def did(event: Event, names: Names, triggers: tuple[str, ...] = ()) -> str:
    """Who did what to whom, as a clause in lower case as running text has it."""
    how = phrase(event.type, event.mode, triggers or (event.trigger,))
    who = all_called(event.actor, names)
    whom = all_called(event.recipient, names)
    return clause(how, event.status, who, [name for name in whom if name not in who])


def noun(occurrence: Occurrence) -> str:
    """What happened as a noun: "the signing of an agreement"."""
    happening = occurrence.happening
    return phrase(happening.type, happening.mode, tuple(e.trigger for e in occurrence.reports)).noun_alone


def fullest(occurrence: Occurrence) -> Event:
    """The report that says most: the status of the happening, the surest, both sides named; the first of equals."""

    def rank(event: Event) -> tuple[bool, bool, int, bool]:
        return (
            event.status == occurrence.happening.status,
            bool(event.actor) and bool(event.recipient or len(event.actor) > 1),
            -_firmness(event),
            bool(event.actor),
        )

    return max(occurrence.reports, key=rank)


def surest(occurrence: Occurrence) -> Event:
    """The report that is surest: the text's own word before a source's, then by certainty; the first of equals."""
    return min(occurrence.reports, key=_firmness)


def _firmness(event: Event) -> int:
    return 2 * CERTAINTIES.index(event.certainty) + (event.source is not None)


def _by_whom(occurrence: Occurrence) -> tuple[str, str]:
    """How the sentence starts where the text does not say it itself, and the note at its end."""
    report = surest(occurrence)
    certainty: Certainty = report.certainty
    voicing = words().voicing[certainty]
    note = voicing.note or ("disputed" if occurrence.standing == "disputed" else "")
    if report.source is not None:
        if any(report.source.name == actor.name for actor in report.actor):
            return "", note
        return f"{voicing.by} {running(report.source.name, report.source.text)},", note
    return (f"{voicing.without}," if voicing.without else ""), note


def _how_often(occurrence: Occurrence) -> str:
    reports = len(occurrence.reports)
    if occurrence.documents > 1:
        return f" (told in {counted(occurrence.documents, 'document')})"
    return f" (told {reports} times)" if reports > 1 else ""


def capital(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]
