"""The dossier's map: each place at which a happening is told to have been, by how much happened there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from foedus.answers import Entry
from foedus.answers.words import counted
from foedus.drawing import Place, both, draw_map, sign_of
from foedus.pages.anchors import Anchors


@dataclass(slots=True)
class _Tally:
    scores: list[float] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    href: str = ""


def whereabouts(entries: Iterable[Entry], anchors: Anchors) -> tuple[Place, ...]:
    """The places that are finer than a whole country and lie somewhere, with their happenings; the busiest first."""
    tallies: dict[tuple[str, float, float], _Tally] = {}
    for entry in entries:
        occurrence = entry.occurrence
        place = occurrence.happening.place
        if place is None or place.lat is None or place.lon is None or place.precision == "country":
            continue
        tally = tallies.setdefault((place.name, place.lon, place.lat), _Tally())
        tally.lines.append(entry.line.text)
        tally.href = tally.href or f"#e{anchors.events[occurrence.first.id]}"
        if entry.status in ("happened", "ongoing"):
            tally.scores.append(occurrence.intensity)
    found = [
        Place(
            name=name,
            lon=lon,
            lat=lat,
            count=len(tally.lines),
            sign=sign_of(sum(tally.scores) / len(tally.scores) if tally.scores else None),
            hint=f"{name}: {counted(len(tally.lines), 'happening')}. {' '.join(tally.lines[:3])}",
            href=tally.href,
        )
        for (name, lon, lat), tally in tallies.items()
    ]
    return tuple(sorted(found, key=lambda p: (-p.count, p.name, p.lon, p.lat)))


def atlas(places: Sequence[Place]) -> Markup:
    """The map of the places in two forms, for wide and narrow pages; empty without any."""
    if not places:
        return Markup()
    return both(lambda width, ident: draw_map(places, width=width, ident=ident), "where")
