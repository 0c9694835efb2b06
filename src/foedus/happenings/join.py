"""The tellings of one occurrence within a document, joined to one happening."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from foedus.happenings.cluster import cluster
from foedus.happenings.hardening import hardened
from foedus.happenings.likeness import family, likeness, weights
from foedus.happenings.reactions import reactions
from foedus.happenings.record import happening
from foedus.happenings.telling import Telling, tellings
from foedus.records import Document, Event, Happening, Sentence
from foedus.records.quick import changed


def join(
    document: Document, sentences: Sequence[Sentence], events: Sequence[Event]
) -> tuple[tuple[Event, ...], tuple[Happening, ...]]:
    """The events with the id of their happening and of the telling that they harden, and the happenings in the order
    of their first telling.

    A happening `reacts_to` another where the text ties one of its tellings to one of the other's; never both ways.
    """
    return grouped(document, sentences, events, reactions(sentences, events))


def grouped(
    document: Document, sentences: Sequence[Sentence], events: Sequence[Event], answers: Mapping[str, str]
) -> tuple[tuple[Event, ...], tuple[Happening, ...]]:
    """As `join`, with the reactions given: from an event's id to that of the one that it answers. Needs no parse."""
    told = tellings(document, sentences, events)
    clusters = cluster(told, _pairs(told), likeness, weights("within").threshold)
    happenings = tuple(happening([told[i] for i in members]) for members in clusters)
    ids = {t.event: h.id for h in happenings for t in h.events}
    links: dict[str, str] = {}
    for event, earlier in answers.items():
        mine, other = ids[event], ids[earlier]
        if mine != other and links.get(other) != mine:
            links.setdefault(mine, other)
    happenings = tuple(replace(h, reacts_to=links[h.id]) if h.id in links else h for h in happenings)
    harder = {k: v for members in clusters for k, v in hardened([told[i].event for i in members]).items()}
    return tuple(changed(e, happening=ids[e.id], hardens=harder.get(e.id)) for e in events), happenings


def _pairs(told: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """The tellings to compare: those of one family of types; others contradict each other."""
    families: defaultdict[str, list[int]] = defaultdict(list)
    for n, telling in enumerate(told):
        families[family(telling.event)].append(n)
    for members in families.values():
        yield from combinations(members, 2)
