"""Whom a text calls the enemy: the other side of a party at war in its own words, the only other state of a report, the
rebels of a text that tells of one army."""

from __future__ import annotations

from collections import Counter

from foedus.actors.armies import rebels
from foedus.actors.lexicon import words
from foedus.actors.memory import Found
from foedus.actors.scene import Scene
from foedus.actors.setting import names_in
from foedus.actors.speakers import voice
from foedus.actors.view import View
from foedus.reference import IGO, RoleMatch

_RULERS = words("enemies.rulers")
_FIGHTING = words("enemies.fighting")
_FRIENDS = words("enemies.friends")
_HOSTILE = frozenset({"enemy", "hostile"})
_ENEMY = ("enemy",)
_INNER = frozenset({"REB", "OPP", "PTY"})


def the_enemy(scene: Scene, view: View, head: int, match: RoleMatch) -> Found | None:
    """The state or rulers on the other side of whoever speaks ("The enemy shelled our positions"); None where the text
    is nobody's own words, or names no other side."""
    first = view.left(head)
    before = view.lowers[first : match.first]
    if match.role.phrase != _ENEMY or before[:1] != ["the"] or view.tags[head] not in ("NN", "NNP"):
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


def forces(scene: Scene, view: View, head: int, match: RoleMatch, first: int) -> Found | None:
    """Those of the enemy ("enemy troops", "hostile aircraft"), of no state where the text does not say which it is;
    None for all others."""
    if _HOSTILE.isdisjoint(view.lowers[first : match.first]):
        return None
    code = _foe(scene)
    sector = match.role.sector if match.role.sector and match.role.sector != "GOV" else "MIL"
    actor = scene.actor(view, first, match.last, None, code, sector, "government", "the other side")
    plural = view.tags[match.head] in ("NNS", "NNPS")
    return scene.found(view, head, first, match.last, (actor,), match=match, plural=plural, settled=False)


def of_report(scene: Scene, view: View, head: int, match: RoleMatch) -> Found | None:
    """ "The enemy" itself, where the text says who it is."""
    first = view.left(head)
    if match.role.phrase[-1:] != _ENEMY and view.lowers[head] != "enemy":
        return None
    code = _foe(scene) if view.lowers[first : head + 1] == ["the", "enemy"] else None
    if code is None:
        return None
    actor = scene.actor(view, first, match.last, None, code, "MIL", "government", "the other side")
    return scene.found(view, head, first, match.last, (actor,), match=match, plural=False, settled=False)


def _foe(scene: Scene) -> str | None:
    """The state of the enemy: the only one that the text names besides its own, which is that of its title, else the
    one named most."""
    titled = {
        e.country for e in names_in(scene.document.title or "", scene.reference, scene.document) if e.country != IGO
    }
    home = next(iter(titled)) if len(titled) == 1 else scene.setting.main
    others = [code for code in scene.setting.counts if code not in (home, IGO)]
    return others[0] if home is not None and len(others) == 1 else None


def of_rebels(scene: Scene, view: View, head: int) -> Found | None:
    """Whom a text calls the enemy that tells of one army at least, none of theirs, and of armed groups of one state."""
    if view.lowers[head] != "enemy" or view.tags[head] not in ("NN", "JJ", "NNP"):
        return None
    first = view.left(head)
    modifies = view.sentence.tokens[head].dep in ("compound", "amod", "nmod")
    if not modifies and view.lowers[first:head] != ["the"]:
        return None
    foes = rebels(scene)
    if not scene.armies or len(foes) != 1 or scene.setting.pair():
        return None
    actor = scene.actor(view, first, head + 1, None, next(iter(foes)), "REB", "group", "army")
    return scene.found(view, head, first, head + 1, (actor,), plural=True, modifier=modifies, settled=False)
