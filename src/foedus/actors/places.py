"""Places that are no actors: towns and regions of the table of places where the text uses them as places."""

from __future__ import annotations

from foedus.actors.lexicon import words
from foedus.actors.memory import Found
from foedus.actors.scene import Scene
from foedus.actors.view import Run, View
from foedus.records import Place
from foedus.reference import PlaceEntry

_SMALL = 100_000
_PLACING = words("places.placing")


def by_run(scene: Scene, view: View, head: int, run: Run) -> Found | None:
    """The place that a proper name means, if the table has it and the text uses it as one; None else."""
    if run.likely:
        return None
    known = scene.reference.places(run.words)
    if not known:
        return None
    token = view.sentence.tokens[head]
    placed = token.dep == "pobj" and view.lowers[token.head] in _PLACING
    best = choose(scene, known)
    if (
        not placed
        and best.population < _SMALL
        and best.precision == "city"
        and not scene.setting.counts.get(best.country or "")
    ):
        return None
    text, start, end = scene.span(view, run.first, run.last)
    place = Place(text, start, end, best.name, best.country, best.lat, best.lon, best.precision)
    return scene.found(view, head, run.first, run.last, (), place=place)


def choose(scene: Scene, known: tuple[PlaceEntry, ...]) -> PlaceEntry:
    """The place of that name in the states that the document names, else the most populous."""
    counts = scene.setting.counts
    return max(known, key=lambda p: (counts.get(p.country or "", 0), p.population))
