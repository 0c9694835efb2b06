"""Who plays which part: fills a side that the rules left empty, and puts right one that they hardly can have right.

For each side of an event a conditional logit over its sentence's parties, those of the text around it, and nobody: what
speaks for each (parties.py, bearings.py) adds up, and the shares of all add up to one. Weights: data/casting.npz, made
by scripts/train_casting.py.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from foedus.coding.bearings import stage
from foedus.coding.match import Matcher
from foedus.coding.parties import Context, Party, elsewhere, here, nobody, party
from foedus.coding.roles import Filled, joined
from foedus.coding.sketch import Sketch
from foedus.errors import DataError
from foedus.records import Actor
from foedus.weights import weights, words

FILE = "casting.npz"
# From these shares on a party of the sentence, or of the text around it, fills an empty side, and one of the sentence
# takes the place of what the rules put there and the model gives less than DOUBTED. Chosen by cross-validation.
FILLS, FILLS_FROM_ELSEWHERE, REPLACES, DOUBTED = 0.5, 0.6, 0.6, 0.2


@dataclass(frozen=True, slots=True)
class Model:
    """The weights of signs, for the actor and for the recipient."""

    actor: Mapping[str, float]
    recipient: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Share:
    """How likely a party is a side: all its mentions together."""

    party: Party
    share: float


def cast(matcher: Matcher, drawn: Sketch, known: Context, model: Model | None = None) -> tuple[Filled, Filled]:
    """The actor and the recipient of a candidate: those of the rules, but where the model finds another likelier."""
    model = load() if model is None else model
    at = stage(matcher, drawn)
    parties = [*here(at, known), *elsewhere(at, known)]
    if not parties:
        return drawn.actor, drawn.recipient
    none = nobody(at, parties)
    actor = _side(matcher, drawn.actor, drawn.recipient, shares(parties, none, model.actor))
    if drawn.fired.frame.reciprocal:
        return actor, drawn.recipient
    return actor, _side(matcher, drawn.recipient, actor, shares(parties, none, model.recipient))


def shares(parties: Sequence[Party], none: Iterable[str], learned: Mapping[str, float]) -> list[Share]:
    """How likely each party is the side that the weights are for, likeliest first; the rest is nobody's."""
    odds = [sum(learned.get(sign, 0.0) for sign in signs) for signs in (none, *(p.signs for p in parties))]
    most = max(odds)
    scaled = [math.exp(o - most) for o in odds]
    total = sum(scaled)
    found: dict[tuple[object, ...], Share] = {}
    for one, part in zip(parties, scaled[1:], strict=True):
        key = (one.head is None, *((a.country, a.name) if one.head is not None else party(a) for a in one.actors))
        before = found.get(key)
        found[key] = Share(one if before is None else before.party, part / total + (before.share if before else 0.0))
    return sorted(found.values(), key=lambda s: -s.share)


def _side(matcher: Matcher, ruled: Filled, other: Filled, found: Sequence[Share]) -> Filled:
    """A side of the rules, or who is likelier."""
    if not ruled.actors:
        free = (s for s in found if s.party.head is None or not any(a in other.actors for a in s.party.actors))
        best = next(free, None)
        if best is None or best.share < (FILLS_FROM_ELSEWHERE if best.party.head is None else FILLS):
            return ruled
        return _chosen(matcher, best, other)
    best = found[0]
    if best.party.head is None or best.share < REPLACES:
        return ruled
    held = {party(a) for a in ruled.actors}
    if sum(s.share for s in found if any(party(a) in held for a in s.party.actors)) >= DOUBTED:
        return ruled
    if any(party(a) == party(o) for a in best.party.actors for o in other.actors):
        return ruled
    return _chosen(matcher, best, other)


def _chosen(matcher: Matcher, best: Share, other: Filled) -> Filled:
    """A party, with those that are joined to it."""
    path = f"{'its sentence' if best.party.head is not None else 'the text around'} ({best.share:.2f})"
    if best.party.head is None:
        return Filled(best.party.actors, path)
    found: list[Actor] = list(best.party.actors)
    heads = [best.party.head]
    for head in joined(matcher, best.party.head):
        mention = matcher.mention(head)
        if mention is not None and head not in heads:
            more = [a for a in mention.actors if a not in other.actors and all(party(a) != party(f) for f in found)]
            heads += [head] if more else []
            found += more
    return Filled(tuple(found), path, tuple(heads))


@cache
def load() -> Model:
    """The model that comes with foedus. Raises DataError where its file is not what it should be."""
    found = weights("foedus.coding", FILE, ("signs", "actor", "recipient"), "train_casting.py")
    names = words(found["signs"])
    learned = [found[side].astype(float).tolist() for side in ("actor", "recipient")]
    if any(len(side) != len(names) for side in learned):
        remedy = "make it again with scripts/train_casting.py"
        raise DataError("holds another number of signs than of weights", where=FILE, remedy=remedy)
    return Model(*({n: w for n, w in zip(names, side, strict=True) if w} for side in learned))
