"""Obituaries, profiles and entries of encyclopedias: the person whose life is told, whom "he" and "she" mean."""

from __future__ import annotations

import re

from foedus.actors.memory import Found
from foedus.actors.scene import Scene
from foedus.actors.view import View

_TITLED = re.compile(
    r"\b(?:obituary|profile|biography|a life|who was|who is|[12]\d{3} ?[-–] ?(?:[12]\d{3}|\)))", re.IGNORECASE
)
_YEAR = re.compile(r"\b1[5-9]\d\d\b|\b20\d\d\b")
_LIVED = frozenset({"die", "bear"})
_OPENING, _FEWEST_YEARS = 2, 2


def hero(scene: Scene) -> tuple[View, int] | None:
    """Where a text that tells a life names whose it is: as the subject of its first sentences; None for other texts."""
    if sum(bool(_YEAR.search(view.sentence.text)) for view in scene.views) < _FEWEST_YEARS:
        return None
    titled = _TITLED.search(scene.document.title or "") is not None
    for view in scene.views[:_OPENING]:
        told = titled or any(t.lemma in _LIVED and t.pos == "VERB" for t in view.sentence.tokens)
        if not told:
            continue
        for token in view.sentence.tokens:
            if view.is_subject(token.i) and view.run_at[token.i] is not None:
                return view, token.i
    return None


def meant(scene: Scene, view: View, i: int, gender: str) -> Found | None:
    """The person whose life is told where "he" or "she" begins a sentence of it, so far as the text goes on about him:
    in the sentence before he is named, or nobody else acts there; and where "him" or "her" is whom another acts on."""
    if scene.hero is None or view.quoted[i] or view.tags[i] != "PRP":
        return None
    where, head = scene.hero
    found = scene.resolve(where, head) if where.index < view.index else None
    if found is None or not found.person or found.gender not in (gender, None, "u"):
        return None
    name = found.actors[0].name
    before = [scene.resolve(view, k) for k in range(i) if view.run_at[k] is not None or view.tags[k] == "PRP"]
    acting = [f for f in before if f is not None and f.person]
    if not view.is_subject(i):
        others = [f for f in acting if f.subject and f.actors[0].name != name]
        return found if others and len(others) == len(acting) else None
    if acting:
        return None
    last = [f for f in scene.memory.back(view.index, 0, 1) if f.sentence == view.index - 1 and f.actors]
    named = any(a.name == name for f in last for a in f.actors)
    other = any(f.subject and f.person and f.gender in (gender, None) for f in last)
    return found if named or not other else None
