"""Whom a party at war calls "the enemy" in its own words: the one that its communiqué names as the other side."""

from __future__ import annotations

from collections import Counter

from foedus.actors.lexicon import words
from foedus.actors.memory import Found
from foedus.actors.scene import Scene
from foedus.actors.speakers import voice
from foedus.actors.view import View
from foedus.reference import IGO, RoleMatch

_RULERS = words("enemies.rulers")
_FIGHTING = words("enemies.fighting")
_FRIENDS = words("enemies.friends")
_INNER = frozenset({"REB", "OPP", "PTY"})


def the_enemy(scene: Scene, view: View, head: int, match: RoleMatch) -> Found | None:
    """The state or rulers on the other side of whoever speaks ("The enemy shelled our positions"); None where the text
    is nobody's own words, or names no other side."""
    first = view.left(head)
    before = view.lowers[first : match.first]
    if match.role.phrase != ("enemy",) or before[:1] != ["the"] or view.tags[head] not in ("NN", "NNP"):
        return None
    if view.quoted[head] or any(view.hit_at[i] is not None for i in range(first, head)):
        return None
    code = "ISR" if "zionist" in before else _opposed(scene)
    if code is None:
        return None
    name = scene.reference.state_name(code)
    actor = scene.actor(view, first, head + 1, name, code, "MIL", "group", "enemy")
    return scene.found(view, head, first, head + 1, (actor,), match=match, plural=False, settled=False)


def _opposed(scene: Scene) -> str | None:
    own = voice(scene) if scene.statement or scene.document.publisher else None
    if own is None or not own.actors or own.country is None:
        return None
    told: Counter[str] = Counter()
    for view in scene.views:
        friendly = not _FRIENDS.isdisjoint(t.lemma for t in view.sentence.tokens)
        fighting = not _FIGHTING.isdisjoint(t.lemma for t in view.sentence.tokens)
        for hit in view.hits if fighting else ():
            code = hit.entry.country
            if code and code not in (own.country, IGO) and not friendly and not view.quoted[hit.first]:
                told[code] += 1
        if own.actors[0].sector in _INNER and not _RULERS.isdisjoint(view.lowers):
            told[own.country] += 1
    return told.most_common(1)[0][0] if told else None
