"""The enemy of communiques: whose "enemy troops" are, where a text names one state besides that whose report it is."""

from __future__ import annotations

from foedus.actors.memory import Found
from foedus.actors.scene import Scene
from foedus.actors.setting import names_in
from foedus.actors.view import View
from foedus.reference import IGO, RoleMatch

_HOSTILE = frozenset({"enemy", "hostile"})
_ENEMY = ("enemy",)


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


def enemy(scene: Scene, view: View, head: int, match: RoleMatch) -> Found | None:
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
