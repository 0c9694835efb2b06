"""What documents tell of two parties as a running balance: each happening once, decayed with a half-life."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from foedus.aligning.changes import change_points
from foedus.coding.ontology import ontology
from foedus.records import Actor, Event, Happening
from foedus.records.alignment import Act, ChangePoint, Day, Direction, Stream, Tally

HALF_LIFE = 30.0
"""Days after which a happening counts half, if nothing else is asked for: about as long as a crisis holds the news."""
NEUTRAL = 0.5
"""A score nearer to 0 than this has no sign (as in answers.pairs)."""
PRIOR = 1.0
"""One neutral happening of today, towards which the balance is drawn as what is known grows old."""
DIRECTIONS: tuple[Direction, ...] = ("x to y", "y to x", "together")


class Told(NamedTuple):
    """Happenings with their events by id, the sentences by document and number, and the documents' days."""

    happenings: Sequence[Happening]
    events: Mapping[str, Event]
    sentences: Mapping[tuple[str, int], str]
    published: Mapping[str, date | None]


def acts(told: Told, x: Collection[str], y: Collection[str]) -> tuple[Act, ...]:
    """The happenings between two parties, each given by all its codes or names, in the order of their days.

    One without a date stands on the day of its first report; one known
    to the month on its 15th, to the year on 1 July, both marked `estimated`. One without any day is left out.
    """
    found: dict[str, Act] = {}
    for happening in told.happenings:
        reports = [told.events[t.event] for t in happening.events if t.event in told.events]
        way = _direction(happening, reports, x, y)
        day, estimated = _day(happening, [told.published.get(e.doc) for e in reports])
        if way is None or day is None or not reports:
            continue
        sentences = dict.fromkeys((e.doc, e.sentence) for e in reports)
        found[happening.id] = Act(
            happening.id, day, way, happening.type, happening.gist, sum(e.intensity for e in reports) / len(reports),
            happening.status, happening.status in ("happened", "ongoing"), len(reports),
            tuple((doc, n, " ".join(told.sentences.get((doc, n), "").split())) for doc, n in sentences), estimated,
        )  # fmt: skip
    return tuple(sorted(found.values(), key=lambda a: (a.day, a.happening)))


def brief_acts(
    happenings: Iterable[Happening], x: Collection[str], y: Collection[str], told: Mapping[str, str]
) -> tuple[Act, ...]:
    """The same from happenings without their reports: scores are those of type and mode, without sentences. `told` has
    the day of the first report of those that have no date of their own, by their ids."""
    found: dict[str, Act] = {}
    for happening in happenings:
        way = _direction(happening, (), x, y)
        day, estimated = _day(happening, ())
        day = day or told.get(happening.id)
        if way is not None and day is not None:
            score = ontology()[happening.type].intensity(happening.mode)
            counts = happening.status in ("happened", "ongoing")
            found[happening.id] = Act(
                happening.id, day, way, happening.type, happening.gist, score, happening.status, counts,
                len(happening.events), (), estimated,
            )  # fmt: skip
    return tuple(sorted(found.values(), key=lambda a: (a.day, a.happening)))


def _direction(
    happening: Happening, reports: Sequence[Event], x: Collection[str], y: Collection[str]
) -> Direction | None:
    actors = happening.actors or tuple(a for e in reports for a in e.actor)
    recipients = happening.recipients or tuple(a for e in reports for a in e.recipient)
    x_acts, y_acts = _among(actors, x), _among(actors, y)
    if x_acts and y_acts:
        return "together"
    if x_acts and _among(recipients, y):
        return "x to y"
    return "y to x" if y_acts and _among(recipients, x) else None


def _among(actors: Iterable[Actor], names: Collection[str]) -> bool:
    return any(a.country in names or a.name in names for a in actors)


def _day(happening: Happening, published: Iterable[date | None]) -> tuple[str | None, bool]:
    given = happening.first
    if given is None:
        first = min((p for p in published if p is not None), default=None)
        return (first.isoformat() if first else None), False
    if len(given) >= 10:
        return given[:10], False
    return f"{given}-15" if len(given) == 7 else f"{given[:4]}-07-01", True


def stream(acts: Sequence[Act], *, documents: int, until: date | None = None, half_life: float = HALF_LIFE) -> Stream:
    """The balance of acts day by day, with what moved it and where it changed, seen from `until` (the last day).

    After a day: sum(w s) / (sum(w) + PRIOR), w = 2 ** (-age in days / half_life), s the scores of what happened.
    """
    grouped: dict[str, list[Act]] = defaultdict(list)
    for act in acts:
        if act.counts and (until is None or act.day <= until.isoformat()):
            grouped[act.day].append(act)
    days: list[Day] = []
    weighted = weight = 0.0
    before: date | None = None
    for text in sorted(grouped):
        day = date.fromisoformat(text)
        fade = 0.5 ** ((day - before).days / half_life) if before else 1.0
        weighted, weight = weighted * fade, weight * fade
        old = weighted / (weight + PRIOR)
        today = grouped[text]
        weighted += sum(a.score for a in today)
        weight += len(today)
        score = weighted / (weight + PRIOR)
        mean = sum(a.score for a in today) / len(today)
        days.append(Day(text, tuple(a.happening for a in today), mean, score, weight, score - old))
        before = day
    end = until or before
    fade = 0.5 ** ((end - before).days / half_life) if end and before else 1.0
    return Stream(
        half_life, documents, tuple(acts), tuple(days), _changes(days), _tallies(acts),
        end.isoformat() if end else None,
        weighted * fade / (weight * fade + PRIOR) if days else None, weight * fade,
    )  # fmt: skip


def _changes(days: Sequence[Day]) -> tuple[ChangePoint, ...]:
    counts = [len(d.acts) for d in days]
    starts = [0, *change_points([d.mean for d in days], [float(c) for c in counts]), len(days)]
    spans = [range(a, b) for a, b in pairwise(starts)]

    def mean(span: range) -> float:
        return sum(days[n].mean * counts[n] for n in span) / sum(counts[n] for n in span)

    return tuple(
        ChangePoint(days[new[0]].day, mean(old), mean(new), sum(counts[n] for n in old), sum(counts[n] for n in new))
        for old, new in pairwise(spans)
    )


def _tallies(acts: Sequence[Act]) -> tuple[Tally, ...]:
    found = []
    for way in DIRECTIONS:
        mine = [a for a in acts if a.direction == way]
        scores = [a.score for a in mine if a.counts]
        if mine:
            found.append(Tally(way, sum(s >= NEUTRAL for s in scores), sum(s <= -NEUTRAL for s in scores),
                               sum(abs(s) < NEUTRAL for s in scores), sum(not a.counts for a in mine)))  # fmt: skip
    return tuple(found)


def score_on(days: Sequence[Day], day: date, half_life: float) -> float:
    """The balance on any day, from the last one on which something happened."""
    last = next((d for d in reversed(days) if d.day <= day.isoformat()), None)
    if last is None:
        return 0.0
    fade = float(0.5 ** ((day - date.fromisoformat(last.day)).days / half_life))
    weighted = last.score * (last.weight + PRIOR)
    return weighted * fade / (last.weight * fade + PRIOR)


def moves(stream: Stream, most: int = 5) -> tuple[Day, ...]:
    """The days that moved the balance most, the strongest first."""
    return tuple(sorted(stream.days, key=lambda d: (-abs(d.moved), d.day))[:most])


def by_id(stream: Stream) -> Mapping[str, Act]:
    """The acts by the id of their happening."""
    return {a.happening: a for a in stream.acts}
