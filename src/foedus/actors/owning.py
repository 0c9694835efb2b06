"""Whose the people of a role noun are, by the words of its phrase."""

from __future__ import annotations

from dataclasses import replace

from foedus.actors import (
    epithets,
    nationals,
)
from foedus.actors.armies import STATE_FORCES
from foedus.actors.owners import after, before, led_by, served
from foedus.actors.powers import COALITIONS
from foedus.actors.scene import Owner, Scene
from foedus.actors.setting import VENUES
from foedus.actors.view import View
from foedus.reference import IGO, RoleMatch

_FOREIGN = frozenset({"MIL", "SPY", "GOV"})
PERSONAL = frozenset({"office", "person"})
_JOINED = frozenset({"collective", "materiel", "group", "person", "organ"})
CHIEFS = frozenset({"head_of_state", "head_of_government"})
_TRAVELLING = CHIEFS | {"de_facto", "foreign_minister", "defence_minister", "finance_minister"}
# Of two nations one has those who are of neither by their office ("an Iranian-American pastor").
_ONE_NATION = frozenset({"person", "collective"})


def owners_of(scene: Scene, view: View, head: int, match: RoleMatch) -> list[Owner]:
    """Those whose the people of a role noun are, by what stands before the noun and behind it."""
    role = match.role
    owners = before(scene, view, head) or _shared(scene, view, head, match)
    if owners and epithets.is_counterpart(match) and view.tags[view.left(head)] == "PRP$":
        owners = [o for o in owners if o.entry_kind] or after(scene, view, head, personal=False, placed=True)
    if owners and owners[0].how == "led":
        return (
            owners
            if match.role.phrase[-1] in COALITIONS
            else (after(scene, view, head, personal=False, placed=True) or owners)
        )
    if role.kind in _ONE_NATION and role.sector not in STATE_FORCES:
        owners = nationals.of_americans(view, owners)
    if owners:
        seated = role.sector == "JUD" and any(view.lowers[o.last - 1] in VENUES for o in owners)
        return [replace(o, country=IGO, sector="IGO", kind="body") for o in owners[:1]] if seated else owners
    if sent := led_by(scene, view, head, match) or served(scene, view, head, match):
        return sent
    placed = role.scope != "none" and not (role.scope == "own" and role.sector in _FOREIGN) and role.kind != "materiel"
    found = after(scene, view, head, personal=role.kind in PERSONAL, placed=placed)
    if found and found[0].how == "place":
        main = scene.setting.main
        if role.sector == "JUD" and any(view.lowers[o.last - 1] in VENUES for o in found):
            return [replace(o, country=IGO, sector="IGO", kind="body") for o in found[:1]]
        elsewhere = main is not None and main not in {o.country for o in found}
        come = view.is_subject(head) and any(p == "from" for p, _, _ in view.prepositions(head))
        if elsewhere and not come and (role.sector == "MIL" or not _TRAVELLING.isdisjoint(role.offices)):
            return []
    return found


def _shared(scene: Scene, view: View, head: int, match: RoleMatch) -> list[Owner]:
    """Whose the first of two joined nouns is, where the second has no words of its own ("Norland's jets and tanks")."""
    token = view.sentence.tokens[head]
    if token.dep != "conj" or view.left(head) < match.first or view.lowers[match.first - 1] not in ("and", "or", ","):
        return []
    first = token.head
    joined = view.role(first)
    if joined is None or joined.head != first or joined.role.kind not in _JOINED or match.role.kind not in _JOINED:
        return []
    return [o for o in before(scene, view, first, light=True) if o.how != "led"]
