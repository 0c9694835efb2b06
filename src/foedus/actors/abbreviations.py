"""Abbreviations that the document itself explains: "the Norland Relief Fund (NRF) ... the NRF"."""

from __future__ import annotations

from dataclasses import replace

from foedus.actors.memory import Found
from foedus.actors.scene import Scene
from foedus.actors.view import Hit, Run, View


def learn(scene: Scene, view: View) -> None:
    """Remember the abbreviations in brackets after noun phrases of the sentence that were resolved."""
    lowers = view.lowers
    tokens = view.sentence.tokens
    for i in range(1, len(lowers) - 1):
        if lowers[i - 1] == "(" and lowers[i + 1] == ")" and tokens[i].text.isupper() and len(tokens[i].text) > 1:
            for head in range(i - 2, max(-1, i - 6), -1):
                found = scene.resolve(view, head)
                if found is not None and found.actors and found.last >= i - 1 and not found.person:
                    scene.abbreviations.setdefault(lowers[i], found)
                    break


def by_hit(scene: Scene, view: View, head: int, hit: Hit) -> Found | None:
    """What the document itself has explained an abbreviation to mean, where the tables know it as another's."""
    known = scene.abbreviations.get(view.lowers[head]) if hit.last - hit.first == 1 else None
    if known is None or known.sentence == view.index or known.actors[0].country == hit.entry.country:
        return None
    return _as(scene, view, head, hit.first, hit.last, known)


def by_run(scene: Scene, view: View, head: int, run: Run) -> Found | None:
    """What an abbreviation stands for where the document has explained it; None else."""
    known = scene.abbreviations.get("".join(run.words))
    if known is None or not run.text.isupper():
        return None
    return _as(scene, view, head, run.first, run.last, known)


def _as(scene: Scene, view: View, head: int, first: int, last: int, known: Found) -> Found:
    text, start, end = scene.span(view, first, last)
    actors = tuple(replace(a, text=text, start=start, end=end, how="short name") for a in known.actors)
    return scene.found(view, head, first, last, actors, match=known.match, plural=known.plural, extra=known.words)
