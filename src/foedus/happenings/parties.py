"""Who stands on a side of a telling, and whether two sides can be the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from foedus.records import Actor
from foedus.reference import key

Camp = Literal["state", "rebel", "crowd"]
_REBEL = frozenset({"REB", "INS", "UAF"})
_STATE = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY", "IGO"})


@dataclass(frozen=True, slots=True, eq=False)
class Party:
    """An actor as far as comparison goes. `country` is None where unknown, an intergovernmental body's own name;
    `proper` says that it goes by a name of its own ("Islamic State", not "gunmen").

    Equal actors share one party, so that two are compared by identity, which is quick.
    """

    country: str | None
    camp: Camp
    words: frozenset[str]
    proper: bool


def party_of(actor: Actor) -> Party:
    """What an actor counts as."""
    return _party(actor.name, actor.country, actor.sector)


@lru_cache(maxsize=20_000)
def _party(name: str, country: str | None, sector: str | None) -> Party:
    camp: Camp = "rebel" if sector in _REBEL else "state" if sector in _STATE or sector is None else "crowd"
    words = frozenset(w for w in key(name) if len(w) > 2)
    return Party(name if country == "IGO" else country, camp, words, name[:1].isupper())


def label(actor: Actor) -> str:
    """What an actor is listed as among a happening's parties: its state, else its name."""
    return actor.country if actor.country and actor.country != "IGO" else actor.name


@lru_cache(maxsize=100_000)
def alike(a: Party, b: Party) -> float:
    """From -1 (not the same) over 0 (cannot say) to 1 (the same)."""
    shared = bool(a.words & b.words)
    if a.country is None or b.country is None:
        return 0.7 if shared else -0.8 if _rebels_and_state(a, b) or _rebels_and_state(b, a) else 0.0
    if a.country != b.country:
        return -1.0 if a.camp == b.camp == "state" else -0.3
    if a.camp == b.camp:
        return 1.0 if a.camp == "state" or shared else 0.4
    return -1.0 if "rebel" in (a.camp, b.camp) and "state" in (a.camp, b.camp) else 0.3


def _rebels_and_state(a: Party, b: Party) -> bool:
    """Whether one is a movement with a name and no country, the other a state; of others nothing is known."""
    return a.camp == "rebel" and a.proper and b.camp == "state" and b.country is not None


def sides_alike(a: Sequence[Party], b: Sequence[Party]) -> float:
    """How well two sides go together, -1 to 1; 0 where one is silent or nothing can be said.

    Each party of the shorter side is held against its likest on the other; a side that names more loses a little. Sides
    with any party in common are not unlike, whoever else is named; but two pairs are, where one of each differs.
    """
    if not a or not b:
        return 0.0
    if len(a) == len(b) == 1:
        one = alike(a[0], b[0])
        return max(one, 0.2) if one > 0 else one
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    best = [max(alike(x, y) for y in long) for x in short]
    if len(a) == len(b) == 2 and min(best) <= -1:
        return -1.0
    mean = sum(best) / len(best)
    if max(best) > 0:
        return max(mean, 0.2) * (0.6 + 0.4 * len(short) / len(long))
    return mean
