"""Those who met, in the paper that they issued: "the Ministers", "the Conference", "the Heads of State or Government"
of a communiqué, declaration or final document that its title says whose it is."""

from __future__ import annotations

import re
from dataclasses import replace

from foedus.actors.announced import voice_of
from foedus.actors.lexicon import words
from foedus.actors.memory import Found
from foedus.actors.scene import Scene
from foedus.actors.setting import names_in
from foedus.actors.view import View
from foedus.records import Actor
from foedus.reference import IGO, NameEntry

_PAPERS = words("chambers.papers")
_OFFICIALS = words("chambers.officials")
_MEETINGS = words("chambers.meetings")
WORDS = _OFFICIALS | _MEETINGS | {"parties", "allies"}
"""The words that can mean them."""

_ISSUED = frozenset({"issued", "adopted", "approved", "agreed"})
_ON = re.compile(r" on ", re.IGNORECASE)
_PARTIES = frozenset({"parties"})
_TREATIES = frozenset(
    "treaty agreement pact convention protocol accord accords armistice truce memorandum settlement covenant".split()
)
_JOINT = frozenset({"joint", "communique", "communiqué", "declaration"})
_QUALIFYING = frozenset("member participating high contracting signatory council foreign".split())
# A paper of more states than these is no joint one; so far down the line stands that opens a treaty.
_MOST, _OPENING = 6, 4
_KINDS = frozenset({"igo", "organ", "alliance"})
_BODIES = frozenset({"nsubj", "nsubjpass", "agent"})
# Behind those words of state ("the Heads of State or Government").
_OF_STATE = frozenset({"of", "state", "and", "or", "government", "/"})
# Below these lines no heading says whose paper it is.
_HEAD = 6


def _head_of(scene: Scene) -> tuple[str, list[str]]:
    """The title with the lines of the head, and its words."""
    head = [b for b in scene.document.blocks[:_HEAD] if b.kind in ("title", "heading")]
    title = " ".join(scene.document.text[b.start : b.end] for b in head) or (scene.document.title or "")
    return title, [w.strip(",:.;()").lower() for w in title.split()]


def body_of(scene: Scene) -> NameEntry | None:
    """The body of states whose paper a text is by its title and the lines of its head; None for other texts."""
    title, _ = _head_of(scene)
    for view in scene.views[:2]:
        if view.lowers[0] in _ISSUED and view.lowers[1:2] == ["by"]:
            title = f"{title} {view.sentence.text}"
    if scene.document.publisher or _PAPERS.isdisjoint(w.strip(",:.;()").lower() for w in title.split()):
        return None
    first = _ON.split(title)[0]
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
    officials = lower in _OFFICIALS or lower in ("parties", "allies")
    if not officials and lower not in _MEETINGS:
        return None
    run = view.run_at[head]
    if (
        (token.dep not in _BODIES and lower not in _PARTIES)
        or view.hit_at[head] is not None
        or (run is not None and run.last > head + 1)
    ):
        return None
    first = view.left(head)
    before = [w for w in view.lowers[first:head] if w not in _QUALIFYING]
    if before != ["the"] and not (lower == "allies" and not before):
        return None
    last = head + 1
    while last < len(view.lowers) and view.lowers[last] in _OF_STATE:
        last += 1
    if view.lowers[last - 1] == "of" or any(True for _, thing, _ in view.prepositions(head) if thing >= last):
        return None
    named = token.text[:1].isupper() or last > head + 1 or not {"member", "council"}.isdisjoint(view.lowers[first:head])
    if not named and not (lower in _PARTIES and "contracting" in view.lowers[first:head]):
        return None
    entry = scene.chamber
    if entry is not None and lower not in _PARTIES:
        actor = scene.actor(view, first, last, entry.name, IGO, "IGO", "body", "name")
        return scene.found(view, head, first, last, (actor,), plural=officials)
    if not officials or not scene.contracting:
        return None
    text, start, end = scene.span(view, first, last)
    actors = tuple(replace(a, text=text, start=start, end=end, how=f"collective: {a.name}") for a in scene.contracting)
    return scene.found(view, head, first, last, actors, plural=True, pronoun=True)


def contracting(scene: Scene) -> tuple[Actor, ...]:
    """The parties to a treaty or a joint paper: the states that its title names, or those with whom the line before it
    begins ("The Government of Norland and the Northern Front,"); nobody for other texts."""
    title, lowers = _head_of(scene)
    if scene.document.publisher or (_PAPERS | _TREATIES).isdisjoint(lowers) or (_TREATIES | _JOINT).isdisjoint(lowers):
        return ()
    between = title if " between " in title.lower() else _ON.split(title)[0]
    named = names_in(between, scene.reference, scene.document)
    states = {e.country: e for e in named if e.country and e.kind in ("name", "adjective")}
    if scene.views and 1 < len(states) <= _MOST and None not in states and IGO not in states:
        voices = [voice_of(scene, scene.reference.state_name(c) or e.name, c, "GOV") for c, e in states.items()]
        return tuple(replace(a, kind="state") for v in voices if v is not None for a in v.actors)
    if _TREATIES.isdisjoint(lowers):
        return ()
    for view in scene.views[:_OPENING]:
        if view.sentence.text[-1] not in ",:":
            continue
        first = next((t.i for t in view.sentence.tokens[:4] if t.pos in ("NOUN", "PROPN")), None)
        parts = [scene.resolve(view, i) for i in view.conjuncts(first)] if first is not None else []
        actors = tuple(dict.fromkeys(a for p in parts if p is not None for a in p.actors))
        if len(actors) > 1:
            return actors
    return ()
