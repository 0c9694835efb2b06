"""Abbreviations that the document itself explains: "the Norland Relief Fund (NRF) ... the NRF"."""

from __future__ import annotations

from dataclasses import replace

from foedus.actors.memory import Found
from foedus.actors.owners import root_of
from foedus.actors.scene import Scene
from foedus.actors.view import Hit, Run, View


def learn(scene: Scene, view: View) -> None:
    """Remember the abbreviations in brackets after noun phrases of the sentence that can be resolved."""
    lowers = view.lowers
    tokens = view.sentence.tokens
    for i in range(2, len(lowers) - 1):
        if lowers[i - 1] == "(" and lowers[i + 1] == ")" and tokens[i].text.isupper() and len(tokens[i].text) > 1:
            first = _spelt(view, i)
            if first is not None:
                # "The Norden Observer Mission to Norland (NOM)" is the mission, not the state that its name ends on.
                found = scene.resolve(view, root_of(view, first, i - 1))
                if found is not None and found.actors and not found.person:
                    scene.abbreviations.setdefault(lowers[i], found)
                    continue
            for head in range(i - 2, max(-1, i - 6), -1):
                found = scene.resolve(view, head)
                if found is not None and found.actors and found.last >= i - 1 and not found.person:
                    scene.abbreviations.setdefault(lowers[i], found)
                    break


def _spelt(view: View, i: int) -> int | None:
    """Where the name before a bracket begins whose first letters an abbreviation in it spells; None where none does."""
    tokens, letters = view.sentence.tokens, view.sentence.tokens[i].text.replace(".", "")
    left = len(letters)
    for at in range(i - 2, max(-1, i - 2 - 2 * len(letters) - 3), -1):
        text = tokens[at].text
        if text[:1].isupper() and text[0] == letters[left - 1]:
            left -= 1
            if not left:
                return at
    return None


def by_hit(scene: Scene, view: View, head: int, hit: Hit) -> Found | None:
    """What the document itself has explained an abbreviation to mean, where the tables know it as another's."""
    known = scene.abbreviations.get(view.lowers[head]) if hit.last - hit.first == 1 else None
    if known is None or (known.sentence == view.index and head < known.last):
        return None
    if known.actors[0].country == hit.entry.country:
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
