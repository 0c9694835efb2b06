"""The tellings of one occurrence in different documents, joined to one happening."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from foedus.happenings.cluster import cluster
from foedus.happenings.copies import voices
from foedus.happenings.likeness import family, likeness, weights
from foedus.happenings.record import happening
from foedus.happenings.telling import Telling, telling
from foedus.records import CodedDocument, Happening

# How many tellings may share a key for the key to bring them together; a word or day of more tells nothing apart.
_MOST_SHARED = 60
_LONGEST_SPAN = 31


@dataclass(frozen=True)
class _Unit:
    """What one document tells of one occurrence. Compared by identity, so that a pair is weighed once."""

    tellings: tuple[Telling, ...]

    __hash__ = object.__hash__


def join_documents(
    documents: Sequence[CodedDocument],
) -> tuple[tuple[CodedDocument, ...], tuple[Happening, ...]]:
    """The documents, in their order, with the happenings that they share, and all happenings by their first telling.

    What a document's own records hold as one happening stays one. Each document gets the whole happenings that it tells
    of, with the tellings of the others. Needs no parse, so that stored documents will do. The order of the documents
    makes no difference to any happening. Of two documents with one id, an event that both have is told once.
    """
    units = sorted(_units(documents), key=lambda u: u.tellings[0].order)
    clusters = cluster(units, _candidates(units), _alike, weights("across").threshold)
    voice = voices(documents)
    made = [happening([t for i in members for t in units[i].tellings], voice) for members in clusters]
    by_event = {told.event: h.id for h in made for told in h.events}
    renamed = {t.event.happening: by_event[t.event.id] for u in units for t in u.tellings if t.event.happening}
    reactions: dict[str, str] = {}
    for coded in documents:
        for old in coded.happenings:
            if old.reacts_to is None or not old.events:
                continue
            mine, other = by_event.get(old.events[0].event), renamed.get(old.reacts_to)
            if mine and other and mine != other:
                reactions[mine] = min(other, reactions.get(mine, other))
    final = [replace(h, reacts_to=reactions.get(h.id)) for h in made]
    at = {h.id: n for n, h in enumerate(final)}
    joined = []
    for coded in documents:
        mine_ids = sorted({by_event[e.id] for e in coded.events}, key=at.__getitem__)
        joined.append(
            replace(
                coded,
                events=tuple(replace(e, happening=by_event[e.id]) for e in coded.events),
                happenings=tuple(final[at[name]] for name in mine_ids),
            )
        )
    return tuple(joined), tuple(final)


def _units(documents: Iterable[CodedDocument]) -> Iterator[_Unit]:
    seen: set[str] = set()
    for coded in documents:
        grouped: defaultdict[str, list[Telling]] = defaultdict(list)
        for event in coded.events:
            if event.id in seen:
                continue
            seen.add(event.id)
            told = telling(coded.document, coded.sentences[event.sentence], event)
            grouped[event.happening or event.id].append(told)
        for tellings in grouped.values():
            yield _Unit(tuple(sorted(tellings, key=lambda t: t.order)))


def _alike(a: _Unit, b: _Unit) -> float:
    """The likest of two units' tellings; 0 where any two contradict each other."""
    scores = [likeness(x, y) for x in a.tellings for y in b.tellings]
    return max(scores) if min(scores) > 0 else 0.0


def _candidates(units: Sequence[_Unit]) -> Iterator[tuple[int, int]]:
    """The pairs of units that share a key: a family of types with a party and a day, a word or a sentence."""
    holders: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, unit in enumerate(units):
        for key in sorted({key for told in unit.tellings for key in _keys(told)}):
            holders[key].append(i)
    for held in holders.values():
        if len(held) <= _MOST_SHARED:
            yield from ((i, j) for at, j in enumerate(held) for i in held[:at])
        else:
            yield from pairwise(held)


def _keys(told: Telling) -> Iterator[tuple[str, ...]]:
    kind = family(told.event)
    days = range(told.when.first, told.when.last + 1) if told.when.last - told.when.first <= _LONGEST_SPAN else ()
    for party in (*told.parties, *(() if told.parties else ("",))):
        for day in days:
            yield (kind, party, str(day))
        for word in told.wording.words | told.wording.trigger:
            yield (kind, party, "word " + word)
    yield (kind, " ".join(sorted(told.spelled)))
