"""Which states are another's allies, puppets and lackeys: "Norland's allies in Bogota" are Colombia, "US puppets" not
the US."""

from __future__ import annotations

from foedus.actors.lexicon import words
from foedus.actors.memory import Found
from foedus.actors.owners import after, before
from foedus.actors.scene import Scene
from foedus.actors.view import View
from foedus.reference import IGO

_ALLIES = words("dependants.allies")
_PUPPETS = words("dependants.puppets")
# Whose nationality before "puppets" says who pulls the strings ("US puppets"); of others it says who dangles
# ("the south Korean puppets").
_SEATS = frozenset({"name", "capital", "seat"})
_NATIONS = frozenset({"adjective", "people"})
_MASTERS = frozenset({"USA", "GBR", "FRA", "SUN", "RUS", "CHN", "DEU"})


def of_elsewhere(scene: Scene, view: View, head: int) -> Found | None:
    """The states that the allies or puppets of another are, by where they sit; nobody known where only their master is
    named, so that he is not taken for them. None for all other words."""
    token = view.sentence.tokens[head]
    if token.lemma not in _ALLIES and token.lemma not in _PUPPETS:
        return None
    behind = after(scene, view, head, personal=False, placed=True)
    owners = [o for o in (*before(scene, view, head), *behind) if o.country and o.how != "place"]
    own = {o.country for o in owners}
    seats = [o.country for o in behind if o.how == "place" and o.entry_kind in _SEATS and o.country not in own]
    codes = [code for code in dict.fromkeys(seats) if code and code != IGO]
    first = view.left(head)
    if owners and codes:
        named = [(scene.reference.state_name(code), code) for code in codes]
        actors = tuple(scene.actor(view, first, head + 1, name, code, "GOV", "state", "seat") for name, code in named)
        return scene.found(view, head, first, head + 1, actors)
    possessed = any(k.i < head for k in view.sentence.kids(head, "poss"))
    mastered = owners and all(o.country in _MASTERS for o in owners)
    if token.lemma in _PUPPETS and (mastered or (possessed and owners and owners[0].entry_kind not in _NATIONS)):
        actor = scene.actor(view, first, head + 1, None, None, "GOV", "state", "phrase")
        return scene.found(view, head, first, head + 1, (actor,))
    return None
