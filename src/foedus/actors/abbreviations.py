"""Abbreviations that the document itself explains: "the Norland Relief Fund (NRF) ... the NRF"."""

from __future__ import annotations

from dataclasses import replace

from foedus.actors.memory import Found
from foedus.actors.scene import Scene
from foedus.actors.view import Run, View


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


def by_run(scene: Scene, view: View, head: int, run: Run) -> Found | None:
    """What an abbreviation stands for where the document has explained it; None else."""
    known = scene.abbreviations.get("".join(run.words))
    if known is None or not run.text.isupper():
        return None
    text, start, end = scene.span(view, run.first, run.last)
    actors = tuple(replace(a, text=text, start=start, end=end, how="short name") for a in known.actors)
    return scene.found(
        view, head, run.first, run.last, actors, match=known.match, plural=known.plural, extra=known.words
    )
