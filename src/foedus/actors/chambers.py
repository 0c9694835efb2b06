"""Those who met, in the paper that they issued: "the Ministers", "the Conference", "the Heads of State or Government"
of a communiqué, declaration or final document that its title says whose it is."""

from __future__ import annotations

from foedus.actors.announced import voice_of
from foedus.actors.lexicon import words
from foedus.actors.memory import Found
from foedus.actors.scene import Scene
from foedus.actors.setting import names_in
from foedus.actors.view import View
from foedus.reference import IGO, NameEntry

_PAPERS = words("chambers.papers")
_OFFICIALS = words("chambers.officials")
_MEETINGS = words("chambers.meetings")
WORDS = _OFFICIALS | _MEETINGS
"""The words that can mean them."""

_ISSUED = frozenset({"issued", "adopted", "approved", "agreed"})
_KINDS = frozenset({"igo", "organ", "alliance"})
_BODIES = frozenset({"nsubj", "nsubjpass", "agent"})
# Behind those words of state ("the Heads of State or Government").
_OF_STATE = frozenset({"of", "state", "and", "or", "government", "/"})
# Below these lines no heading says whose paper it is.
_HEAD = 6


def body_of(scene: Scene) -> NameEntry | None:
    """The body of states whose paper a text is by its title and the lines of its head; None for other texts."""
    head = [b for b in scene.document.blocks[:_HEAD] if b.kind in ("title", "heading")]
    title = " ".join(scene.document.text[b.start : b.end] for b in head) or (scene.document.title or "")
    for view in scene.views[:2]:
        if view.lowers[0] in _ISSUED and view.lowers[1:2] == ["by"]:
            title = f"{title} {view.sentence.text}"
    if scene.document.publisher or _PAPERS.isdisjoint(w.strip(",:.;()").lower() for w in title.split()):
        return None
    first = title.split(" on ")[0]
    named = [e for e in names_in(first, scene.reference, scene.document) if e.kind not in ("capital", "place")]
    bodies = [e for e in named if e.country == IGO and e.kind in _KINDS]
    return bodies[0] if bodies and all(e.country == IGO for e in named) else None


def whole(scene: Scene) -> Found | None:
    """The same body as whose words a statement is."""
    entry = scene.chamber if scene.statement else None
    return None if entry is None else voice_of(scene, entry.name, entry.country, entry.sector)


def convened(scene: Scene, view: View, head: int) -> Found | None:
    """The body that the word at token head means as a subject; None for all other words."""
    lower = view.lowers[head]
    token = view.sentence.tokens[head]
    officials = lower in _OFFICIALS
    if not officials and lower not in _MEETINGS:
        return None
    run = view.run_at[head]
    if token.dep not in _BODIES or view.hit_at[head] is not None or (run is not None and run.last > head + 1):
        return None
    first = view.left(head)
    if [w for w in view.lowers[first:head] if w not in ("member", "participating")] != ["the"]:
        return None
    last = head + 1
    while last < len(view.lowers) and view.lowers[last] in _OF_STATE:
        last += 1
    if view.lowers[last - 1] == "of" or any(True for _, thing, _ in view.prepositions(head) if thing >= last):
        return None
    if not token.text[:1].isupper() and last == head + 1 and "member" not in view.lowers[first:head]:
        return None
    entry = scene.chamber
    if entry is None:
        return None
    actor = scene.actor(view, first, last, entry.name, IGO, "IGO", "body", "name")
    return scene.found(view, head, first, last, (actor,), plural=officials)
