"""Statements and declarations as subjects: those act whose words they are."""

from __future__ import annotations

from foedus.actors.memory import Found
from foedus.actors.scene import Scene
from foedus.actors.view import View
from foedus.reference import RoleMatch


def authors(scene: Scene, view: View, head: int, match: RoleMatch) -> Found | None:
    """Those whose statement it is, where they are named as its possessor or authors ("Norland's statement", "a
    declaration by Norland and Sudland"): they act, not their paper."""
    named = [k.i for k in view.sentence.kids(head, "poss") if view.tags[k.i] != "PRP$"]
    if not named:
        named = [thing for preposition, thing, _ in view.prepositions(head) if preposition in ("by", "from")]
    parts = [f for a in named[:1] for i in view.conjuncts(a) if (f := scene.resolve(view, i)) is not None]
    actors = tuple(a for part in parts for a in part.actors if a.country or a.sector)
    if not actors:
        return None
    settled = all(part.settled for part in parts)
    return scene.found(view, head, view.left(head), match.last, actors, match=match, plural=False, settled=settled)
