"""What one document tells of one occurrence: the unit that is joined across documents, and the keys that bring units
together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b

from foedus.happenings.likeness import Outline, family, likeness, outline, ruled_out
from foedus.happenings.record import happening_id
from foedus.happenings.telling import Telling, tellings
from foedus.records import CodedDocument

# Days that undated news may lie in are brought together by stretches of so many; one day more on either side, for night
# and time zones.
_STRETCH = 5
_LONGEST_SPAN = 31
_DAY_BITS, REST_BITS = 20, 43
"""A unit's order: so many bits for the day, so many for the rest."""
_MOST_COMPARED = 8


@dataclass(frozen=True, eq=False)
class Unit:
    """The tellings of one occurrence in one document, in their order.

    `id` is that of the document's own happening, `order` what sorts units whatever was read first: the day of
    publication (the last of all where it is not known), then a digest. Compared by identity.
    """

    tellings: tuple[Telling, ...]
    id: str = field(init=False)
    order: int = field(init=False)

    def __post_init__(self) -> None:
        name = happening_id(self.tellings[0].event.id)
        day = self.tellings[0].document.published
        days = (1 << _DAY_BITS) - 1 if day is None else min(day.toordinal(), (1 << _DAY_BITS) - 2)
        object.__setattr__(self, "id", name)
        object.__setattr__(self, "order", days << REST_BITS | _digest(name) >> (64 - REST_BITS))

    @property
    def doc(self) -> str:
        """The document that tells it."""
        return self.tellings[0].event.doc

    @cached_property
    def keys(self) -> frozenset[int]:
        """What it shares with units that may be of the same occurrence: the family of types and a party with some days
        or with a word near the trigger; all words of the sentence. 64-bit signed numbers, as databases hold them."""
        return frozenset(_digest(key) - (1 << 63) for told in self.tellings for key in _keys(told))


def units_of(coded: CodedDocument) -> tuple[Unit, ...]:
    """A document's units by their first telling; an event of no happening is one of its own."""
    grouped: defaultdict[str, list[Telling]] = defaultdict(list)
    for told in tellings(coded.document, coded.sentences, coded.events):
        grouped[told.event.happening or told.event.id].append(told)
    return tuple(sorted(map(unit_of, grouped.values()), key=lambda u: u.tellings[0].order))


def reactions_of(coded: CodedDocument, units: Sequence[Unit]) -> dict[str, str]:
    """From the ids of a document's units that react to another of them to those others' ids."""
    by_event = {told.event.id: unit.id for unit in units for told in unit.tellings}
    own = {e.happening: by_event[e.id] for e in coded.events if e.happening is not None}
    links = ((own.get(h.id), own.get(h.reacts_to)) for h in coded.happenings if h.reacts_to is not None)
    return {mine: other for mine, other in links if mine and other and mine != other}


def unit_of(told: Iterable[Telling]) -> Unit:
    """The unit of tellings in any order."""
    return Unit(tuple(sorted(told, key=lambda t: t.order)))


def alike(a: Unit, b: Unit) -> float:
    """The likest of two units' tellings, of each unit's first eight; 0 where any two of them contradict each other."""
    scores = [likeness(x, y) for x in a.tellings[:_MOST_COMPARED] for y in b.tellings[:_MOST_COMPARED]]
    return max(scores) if min(scores) > 0 else 0.0


def unlike_at_sight(unit: Unit, others: Sequence[Outline]) -> bool:
    """Whether `alike` is sure to be 0 for a unit and one of another document, of which all the outlines are given."""
    if len(others) > _MOST_COMPARED:
        return False
    return any(ruled_out(outline(told), other) for told in unit.tellings[:_MOST_COMPARED] for other in others)


def _keys(told: Telling) -> Iterator[str]:
    kind, when = family(told.event), told.when
    stretches = range(0)
    if when.last - when.first <= _LONGEST_SPAN:
        stretches = range((when.first - 1) // _STRETCH, (when.last + 1) // _STRETCH + 1)
    words = told.wording.near | told.wording.trigger | told.wording.names
    for party in told.parties or ("",):
        yield from (f"{kind}\0{party}\0{stretch}" for stretch in stretches)
        yield from (f"{kind}\0{party}\0word\0{word}" for word in words)
    yield f"{kind}\0" + " ".join(sorted(told.spelled))


def _digest(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
