"""States that are called together by what they are and not by name ("the Western powers", "the allies", "member
states")."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from foedus.actors.armies import STATE_FORCES
from foedus.actors.memory import Found
from foedus.actors.owners import after, before
from foedus.actors.scene import Scene
from foedus.actors.view import View
from foedus.reference import IGO, RoleMatch

_POWERS = frozenset({"power", "government", "ally", "nation", "country", "state"})
_ARTICLES = frozenset({"the", "these", "those", "all"})
# Who the Western powers are, and who the Allies are of the wars, of those whom a text names.
_WEST = ("USA", "GBR", "FRA")
_ENTENTE = ("GBR", "FRA", "RUS", "ITA", "USA")
_COLD_WAR = ("1941", "1991")
_GREAT_WAR_ENDS = "1919"
COALITIONS = frozenset({"coalition", "alliance"})
_PARTIES = frozenset({"government", "governing", "ruling", "opposition", "party", "parties"})
_NAMING = frozenset({"name", "capital", "adjective", "seat", "metonym", "organ", "people"})


def together(scene: Scene, view: View, head: int, match: RoleMatch) -> Found | None:
    """The states or the body that a plural for states means where it has no name before it; None for all others."""
    word = match.role.phrase[-1]
    if word not in _POWERS or view.tags[head] not in ("NNS", "NNPS"):
        return None
    first = view.left(head)
    said = [w for w in view.lowers[first:head] if w not in _ARTICLES]
    if said == ["member"]:
        return _members(scene, view, head, match, first)
    if said in (["western"], ["three", "western"]):
        return _named(scene, view, head, match, first, _WEST if _then(scene, *_COLD_WAR) else ())
    if said or view.lowers[first] != "the" or word != "ally":
        return None
    if view.sentence.tokens[head].text[:1].isupper():
        early = _then(scene, "1914", _GREAT_WAR_ENDS)
        return _named(scene, view, head, match, first, _ENTENTE if early else _WEST if _then(scene, *_COLD_WAR) else ())
    return None if any(True for _ in view.prepositions(head)) else _alliance(scene, view, head, match, first)


def _then(scene: Scene, since: str, until: str) -> bool:
    """Whether a text is of those years."""
    return scene.then is not None and since <= scene.then < until


def _named(scene: Scene, view: View, head: int, match: RoleMatch, first: int, codes: Iterable[str]) -> Found | None:
    """Of these states the ones that a text names, two at least."""
    known = {h.entry.country for v in scene.views for h in v.hits if h.entry.kind in _NAMING and not h.bond}
    here = [code for code in codes if code in known]
    if len(here) < 2:
        return None
    actors = tuple(
        scene.actor(view, first, match.last, scene.reference.state_name(c), c, "GOV", "state", "collective: powers")
        for c in here
    )
    return scene.found(view, head, first, match.last, actors, match=match, plural=True, pronoun=True)


def _members(scene: Scene, view: View, head: int, match: RoleMatch, first: int) -> Found | None:
    """Member states as the only body of states that a text names."""
    if before(scene, view, head) or after(scene, view, head, personal=False, placed=False):
        return None
    near = scene.views[max(0, view.index - 2) : view.index + 1]
    bodies = _bodies(near) if len(_bodies(near)) == 1 else _bodies(scene.views)
    if len(bodies) != 1:
        return None
    actor = scene.actor(view, first, match.last, bodies[0], IGO, "IGO", "body", "name")
    return scene.found(view, head, first, match.last, (actor,), match=match, plural=True)


def _bodies(views: Sequence[View]) -> list[str]:
    """The bodies of states that sentences name, each once."""
    hits = (h.entry for v in views for h in v.hits if h.entry.country == IGO and h.entry.kind in ("igo", "alliance"))
    return list(dict.fromkeys(entry.name for entry in hits))


def _alliance(scene: Scene, view: View, head: int, match: RoleMatch, first: int) -> Found | None:
    """The allies as the alliance that the sentences before have named."""
    for found in scene.memory.back(view.index, head, 4):
        if found.actors and not found.thing and found.country == IGO and "nato" in found.words:
            actor = scene.actor(view, first, match.last, found.actors[0].name, IGO, "IGO", "body", "epithet")
            return scene.found(view, head, first, match.last, (actor,), match=match, plural=True)
    return None


def of_many(view: View, first: int, match: RoleMatch) -> bool:
    """Whether a coalition is one of states: named by its foe or by the number of its nations."""
    words = view.lowers[first : match.first]
    foes = any((hit := view.hit_at[i]) is not None and hit.bond == "against" for i in range(first, match.first))
    return foes or any(
        w in ("nation", "country", "international", "global", "multinational", "allied", "state") for w in words
    )


def of_allies(scene: Scene, view: View, match: RoleMatch, first: int) -> bool:
    """Whether "coalition troops" are those of a coalition of states that the text names, and no cabinet's parties."""
    forces = match.role.sector in STATE_FORCES or match.role.phrase[-1] in COALITIONS
    return forces and scene.allied and _PARTIES.isdisjoint(view.lowers[first : match.last])


def coalition(scene: Scene, view: View, head: int, match: RoleMatch, first: int) -> Found:
    """A coalition of states, or its forces."""
    actor = scene.actor(view, first, match.last, None, IGO, "MIL", "body", "name")
    return scene.found(
        view, head, first, match.last, (actor,), match=match, plural=view.tags[match.head] in ("NNS", "NNPS")
    )
