"""What happened when: dated occurrences in order, those without a date apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from foedus.answers.gather import Occurrence, gather
from foedus.answers.names import country_names
from foedus.answers.told import Line, told
from foedus.records import CodedDocument, Status


@dataclass(frozen=True, slots=True)
class Entry:
    """An occurrence on the timeline; `date` is ISO 8601 cut to its precision, None where no report says."""

    occurrence: Occurrence
    line: Line
    date: str | None
    status: Status


@dataclass(frozen=True, slots=True)
class Timeline:
    """Dated entries by date, a whole month or year before its days; undated ones in the order they are told in."""

    dated: tuple[Entry, ...]
    undated: tuple[Entry, ...]


def timeline(documents: Iterable[CodedDocument]) -> Timeline:
    """Every occurrence of the documents as a timeline; planned and hypothetical ones keep their status."""
    documents = tuple(documents)
    names = country_names(documents)
    occurrences = gather(documents)
    by_id = {o.happening.id: o for o in occurrences}
    entries = [
        Entry(o, told(o, names, by_id.get(o.happening.reacts_to or "")), o.happening.first, o.happening.status)
        for o in occurrences
    ]
    dated = sorted((e for e in entries if e.date), key=lambda e: (e.date or "", e.occurrence.order))
    undated = sorted((e for e in entries if not e.date), key=lambda e: e.occurrence.order[1:])
    return Timeline(tuple(dated), tuple(undated))
