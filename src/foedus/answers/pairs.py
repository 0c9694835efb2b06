"""Who stands how to whom: for each pair of parties what passed between them, counted by happening."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations, product

from foedus.answers.gather import Occurrence, gather
from foedus.answers.names import Names, country_names, party
from foedus.records import Actor, CodedDocument

NEUTRAL = 0.5
"""A mean intensity nearer to 0 than this has no sign."""


@dataclass(frozen=True, slots=True)
class Pair:
    """What passed between two parties, in happenings.

    `a` and `b` are party keys in alphabetical order of their names: a country code, or "*" and a name.
    `cooperation`, `conflict` and `neutral` count what happened or goes on, `open` what is planned, hypothetical or
    denied. `mean` is the mean conflict-cooperation score, -10 to 10, of what happened (None where nothing did).
    `a_to_b` and `b_to_a` count what one side did to the other; what both did together is in neither.
    """

    a: str
    b: str
    a_name: str
    b_name: str
    cooperation: int
    conflict: int
    neutral: int
    open: int
    mean: float | None
    a_to_b: int
    b_to_a: int
    first: str | None
    last: str | None
    happenings: tuple[str, ...]

    @property
    def sign(self) -> int:
        """1 where cooperation outweighs, -1 where conflict does, 0 where neither does or nothing happened."""
        if self.mean is None or abs(self.mean) < NEUTRAL:
            return 0
        return 1 if self.mean > 0 else -1

    @property
    def count(self) -> int:
        """How many happenings there are between the two, of any status."""
        return len(self.happenings)


@dataclass(slots=True)
class _Tally:
    scores: list[float] = field(default_factory=list)
    open: int = 0
    a_to_b: int = 0
    b_to_a: int = 0
    dates: list[str] = field(default_factory=list)
    happenings: list[str] = field(default_factory=list)


def pairs(documents: Iterable[CodedDocument]) -> tuple[Pair, ...]:
    """Every pair of parties between which the documents tell of something, the busiest first."""
    documents = tuple(documents)
    names = country_names(documents)
    tallies: dict[tuple[str, str], _Tally] = {}
    called: dict[str, str] = {}
    for occurrence in gather(documents):
        _count(occurrence, names, tallies, called)
    found = [_pair(a, b, tally, called) for (a, b), tally in tallies.items()]
    return tuple(sorted(found, key=lambda p: (-p.count, p.a_name, p.b_name, p.a, p.b)))


def _count(
    occurrence: Occurrence, names: Names, tallies: dict[tuple[str, str], _Tally], called: dict[str, str]
) -> None:
    happening = occurrence.happening
    actors = _keys(happening.actors or occurrence.first.actor, names, called)
    recipients = _keys(happening.recipients or occurrence.first.recipient, names, called)
    ties = list(product(actors, [r for r in recipients if r not in actors])) or list(combinations(actors, 2))
    directed = any(r not in actors for r in recipients)
    for one, other in ties:
        a, b = sorted((one, other), key=lambda k: (called[k], k))
        tally = tallies.setdefault((a, b), _Tally())
        tally.happenings.append(happening.id)
        tally.dates += [d for d in (happening.first, happening.last) if d]
        tally.a_to_b += directed and one == a
        tally.b_to_a += directed and one == b
        if happening.status in ("happened", "ongoing"):
            tally.scores.append(occurrence.intensity)
        else:
            tally.open += 1


def _keys(actors: tuple[Actor, ...], names: Names, called: dict[str, str]) -> list[str]:
    keys = []
    for actor in actors:
        found = party(actor, names)
        if found is not None:
            called[found[0]] = found[1]
            keys.append(found[0])
    return list(dict.fromkeys(keys))


def _pair(a: str, b: str, tally: _Tally, called: dict[str, str]) -> Pair:
    scores = tally.scores
    return Pair(
        a=a,
        b=b,
        a_name=called[a],
        b_name=called[b],
        cooperation=sum(s >= NEUTRAL for s in scores),
        conflict=sum(s <= -NEUTRAL for s in scores),
        neutral=sum(abs(s) < NEUTRAL for s in scores),
        open=tally.open,
        mean=sum(scores) / len(scores) if scores else None,
        a_to_b=tally.a_to_b,
        b_to_a=tally.b_to_a,
        first=min(tally.dates, default=None),
        last=max(tally.dates, default=None),
        happenings=tuple(tally.happenings),
    )
