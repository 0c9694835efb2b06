"""Two sides that share one noun: "government and rebel forces", "Norlandic government and opposition negotiators"."""

from __future__ import annotations

from dataclasses import replace

from foedus.actors.memory import Found
from foedus.actors.view import View
from foedus.records import Actor

_RULING = {"government": "GOV", "army": "MIL", "military": "MIL", "regime": "GOV", "loyalist": "GOV"}
_RISEN = {
    "rebel": "REB", "insurgent": "REB", "guerrilla": "REB", "separatist": "REB", "secessionist": "REB",
    "militia": "REB", "opposition": "OPP",
}  # fmt: skip
_FIGHTING = frozenset({"forces", "troops", "soldiers", "fighters", "positions", "commanders", "units", "lines"})
# Who is for a side is not of it, and two kinds of sources do not act together.
_APART = frozenset({"supporters", "backers", "sympathisers", "sympathizers", "sources", "areas", "media"})
_PLURALS = frozenset({"NNS", "NNPS"})


def sides(view: View, head: int, found: Found | None) -> Found | None:
    """What was found for a plural noun, as two actors of one state where two sides stand before it."""
    if found is None or len(found.actors) != 1 or head < 3 or view.tags[head] not in _PLURALS:
        return found
    if view.lowers[head] in _APART:
        return found
    one, joins, other = view.lowers[head - 3 : head]
    if joins not in ("and", "or") or not ((one in _RULING and other in _RISEN) or (one in _RISEN and other in _RULING)):
        return found
    actor = found.actors[0]
    if actor.country == "IGO":
        return found
    noun = view.lowers[head]
    return replace(found, actors=(_side(actor, one, other, noun), _side(actor, other, one, noun)), plural=True)


def _side(actor: Actor, own: str, other: str, noun: str) -> Actor:
    sector = _RISEN.get(own) or ("MIL" if noun in _FIGHTING else _RULING[own])
    left = [w for w in actor.name.split() if w.lower() not in (other, "and", "or")]
    if own not in [w.lower() for w in left]:
        left = [*left[:-1], own, noun]
    kind = "group" if sector == "REB" else actor.kind
    return replace(actor, sector=sector, name=" ".join(left), kind=kind)
