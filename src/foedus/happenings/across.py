"""The tellings of one occurrence in different documents, joined to one happening."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain

from foedus.happenings.copies import Sketch, sketch, voices
from foedus.happenings.likeness import weights
from foedus.happenings.placing import FIRST, WINDOW, best
from foedus.happenings.record import happening
from foedus.happenings.unit import Unit, alike, reactions_of, units_of
from foedus.records import CodedDocument, Happening


def join_documents(
    documents: Sequence[CodedDocument],
) -> tuple[tuple[CodedDocument, ...], tuple[Happening, ...]]:
    """The documents, in their order, with the happenings that they share, and all happenings by their first telling.

    What a document's own records hold as one happening stays one. Each document gets the whole happenings that it tells
    of, with the tellings of the others. Needs no parse, so that stored documents will do. The order of the documents
    makes no difference to any happening. Of two documents with one id, an event that both have is told once.
    """
    per_document = [(coded, units_of(coded)) for coded in documents]
    units = sorted({u.id: u for _, found in per_document for u in found}.values(), key=lambda u: (u.order, u.id))
    placed = _placed(units)
    links = {mine: other for coded, found in per_document for mine, other in reactions_of(coded, found).items()}
    final = _records(units, placed, links, {c.document.id: c for c in documents})
    at = {name: n for n, name in enumerate(final)}
    by_event = {told.event.id: placed[u.id] for u in units for told in u.tellings}
    joined = []
    for coded in documents:
        names = sorted({by_event[e.id] for e in coded.events}, key=at.__getitem__)
        events = tuple(replace(e, happening=by_event[e.id]) for e in coded.events)
        joined.append(replace(coded, events=events, happenings=tuple(final[name] for name in names)))
    return tuple(joined), tuple(final.values())


def _records(
    units: Sequence[Unit], placed: Mapping[str, str], links: Mapping[str, str], documents: Mapping[str, CodedDocument]
) -> dict[str, Happening]:
    """The happenings by id, those told first first."""
    groups: defaultdict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        groups[placed[unit.id]].append(unit)
    sketches: dict[str, Sketch] = {}

    def sketch_of(doc: str) -> Sketch:
        if doc not in sketches:
            sketches[doc] = sketch(s.text for s in documents[doc].sentences)
        return sketches[doc]

    made = []
    for name, members in groups.items():
        tellings = sorted((told for unit in members for told in unit.tellings), key=lambda t: t.order)
        whole = happening(tellings, voices((t.document for t in tellings), sketch_of), name)
        answered = (placed[links[u.id]] for u in members if u.id in links)
        whole = replace(whole, reacts_to=next((other for other in answered if other != name), None))
        made.append((tellings[0].order, whole))
    return {h.id: h for _, h in sorted(made, key=lambda m: m[0])}


def _placed(units: Sequence[Unit]) -> dict[str, str]:
    """For each unit's id that of its happening: each unit is placed by those before it (leader clustering), so that
    what comes later moves nothing. A happening has the id of its first unit."""
    threshold = weights("across").threshold
    holders: defaultdict[int, list[Unit]] = defaultdict(list)
    groups: defaultdict[str, list[Unit]] = defaultdict(list)
    placed: dict[str, str] = {}
    for unit in units:
        near = dict.fromkeys(chain.from_iterable(holders[key][-WINDOW:] for key in sorted(unit.keys)))
        like = {placed[u.id] for u in near if u.doc != unit.doc and alike(u, unit) >= threshold}
        name = best(unit, ((h, groups[h][:FIRST]) for h in like), threshold) or unit.id
        placed[unit.id] = name
        groups[name].append(unit)
        for key in unit.keys:
            holders[key].append(unit)
    return placed
