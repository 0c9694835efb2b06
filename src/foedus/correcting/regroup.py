"""The happenings of a document whose events a person has corrected, without its parse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from foedus.happenings.join import grouped
from foedus.records import CodedDocument, Event, Happening


def regrouped(coded: CodedDocument, events: Sequence[Event]) -> tuple[tuple[Event, ...], tuple[Happening, ...]]:
    """These events with their happenings, as joining gives them; reactions are those that the program found, of what is
    left of the two sides."""
    bare = tuple(replace(e, happening=None, hardens=None) for e in events)
    own = {e.id: e.happening for e in coded.events if e.happening is not None}
    first: dict[str, str] = {}
    for event in bare:
        if event.id in own:
            first.setdefault(own[event.id], event.id)
    links = {
        first[h.id]: first[h.reacts_to]
        for h in coded.happenings
        if h.reacts_to is not None and h.id in first and h.reacts_to in first
    }
    return grouped(coded.document, coded.sentences, bare, links)
