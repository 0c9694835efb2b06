"""Who plays which part: fills a side that the rules left empty.

For each side of an event a conditional logit over its sentence's parties, those of the text around it, and nobody: what
speaks for each (parties.py, bearings.py) adds up, and the shares of all add up to one. Weights: data/casting.npz, made
by scripts/train_casting.py.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from foedus.coding.arguments import UTTERANCES
from foedus.coding.bearings import stage
from foedus.coding.grouped import Group, total, weigh
from foedus.coding.match import Matcher
from foedus.coding.parties import Context, Party, elsewhere, here, nobody, party
from foedus.coding.roles import NOBODY, PLACING, Filled, doers, joined, same, venue
from foedus.coding.sketch import Sketch
from foedus.coding.tense import governors, negative
from foedus.errors import DataError
from foedus.records import Actor, Token
from foedus.reference import IGO
from foedus.weights import weights, words

FILE = "casting.npz"
# From these shares on a party of the sentence, or of the text around it, fills an empty side, if it is likelier than
# nobody. Chosen by cross-validation.
FILLS, FILLS_FROM_ELSEWHERE = 0.25, 0.45
# How what is spoken of stands below the word that speaks of it.
_SPOKEN_OF = frozenset({"dobj", "agent"})
_TELLER = frozenset({"i", "me", "myself"})
_RULERS = frozenset({"GOV", "MIL", "COP", "JUD"})
# What no government says or does to its own state.
_SAID = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE", "AID", "CONSULT"})
_ABOUT = frozenset({"on", "about", "at", "by", "over", "of", "for"})


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """The weights of signs, for the actor and for the recipient; not to be changed, as what they add up to is kept."""

    actor: Mapping[str, float]
    recipient: Mapping[str, float]

    @property
    def both(self) -> tuple[Mapping[str, float], Mapping[str, float]]:
        """The weights of either side."""
        return self.actor, self.recipient


class Share(NamedTuple):
    """How likely a party is a side: all its mentions together."""

    party: Party
    share: float


def cast(matcher: Matcher, drawn: Sketch, known: Context, model: Model | None = None) -> tuple[Filled, Filled]:
    """The actor and the recipient of a candidate: those of the rules, and where these found nobody, who is likely."""
    actor, recipient = drawn.actor, drawn.recipient
    open_ended = not recipient.actors and not drawn.fired.frame.reciprocal
    if actor.actors and not open_ended:
        return actor, recipient
    model = load() if model is None else model
    at = stage(matcher, drawn)
    parties = [*here(at, known), *elsewhere(at, known)]
    if parties:
        none = nobody(at, parties)
        if not actor.actors:
            found = _weighed(parties, none, model, 0)
            actor = _filled(matcher, recipient, _among(matcher, drawn, "subj", found), _nobodys(found))
        if open_ended:
            found = _weighed(parties, none, model, 1)
            recipient = _filled(matcher, actor, _among(matcher, drawn, "obj", found), _nobodys(found))
    return actor, recipient


def shares(parties: Sequence[Party], none: Iterable[str], learned: Mapping[str, float]) -> list[Share]:
    """How likely each party is the side that the weights are for, likeliest first; the rest is nobody's."""
    return _shared(parties, weigh(none, learned), [weigh(p.signs, learned) for p in parties])


def _weighed(parties: Sequence[Party], none: Sequence[Group], model: Model, side: int) -> list[Share]:
    return _shared(parties, total(none, model, side), [total(one.groups, model, side) for one in parties])


def _shared(parties: Sequence[Party], nobodys: float, odds: Sequence[float]) -> list[Share]:
    """Shares by what the signs of nobody and of each party add up to."""
    most = max(nobodys, *odds) if odds else nobodys
    scaled = [math.exp(o - most) for o in (nobodys, *odds)]
    total = sum(scaled)
    found: dict[tuple[object, ...], Share] = {}
    for one, part in zip(parties, scaled[1:], strict=True):
        if one.head is None:
            key: tuple[object, ...] = (True, *[party(a) for a in one.actors])
        else:
            key = (False, *[(a.country, a.name) for a in one.actors])
        before = found.get(key)
        found[key] = Share(one if before is None else before.party, part / total + (before.share if before else 0.0))
    return sorted(found.values(), key=lambda s: -s.share)


def _among(matcher: Matcher, drawn: Sketch, role: str, found: list[Share]) -> list[Share]:
    """Of whom the text says that nobody was it: those that it says it of alone ("nobody in Norland fired a shot"); for
    a subject with a name that no table knows ("Meridian shipped arms"), nobody else. Not those who only speak of it."""
    tokens, heads = matcher.sentence.tokens, drawn.fired.arguments.roles.get(role, ())
    if role == "subj" and heads and all(_stranger(matcher, tokens[h]) for h in heads):
        return []
    if heads and all(tokens[h].lower in _TELLER and matcher.mention(h) is None for h in heads):
        # "I begged Berg to stop": who tells of himself and is not known is nobody whom he names.
        return []
    if role == "subj":
        aside = set(_onlookers(matcher, drawn.fired.token))
        found = [s for s in found if s.party.head not in aside] if aside else found
        if drawn.fired.kind == "noun" and drawn.outcome.type == "PROTEST":
            found = [s for s in found if not _rules(s.party.actors)]
        elif drawn.fired.kind == "noun" and drawn.outcome.type in ("ASSAULT", "COERCE"):
            found = [s for s in found if s.party.head is None or not _site(matcher, s.party, drawn.fired.token)]
    elif drawn.fired.kind == "noun" and drawn.outcome.type == "ASSAULT" and not drawn.actor.actors:
        found = [s for s in found if s.party.head is None or not _where(tokens, s.party.head, drawn.fired.token)]
    elif drawn.fired.frame.type == "ACCUSE" and drawn.fired.kind == "verb":
        aside = set(_victims(matcher, heads))
        found = [s for s in found if s.party.head not in aside] if aside else found
    if role == "obj":
        found = [s for s in found if not _no_target(drawn, s.party.actors)]
        found = [s for s in found if not _seat(matcher, s.party)]
    if role == "obj" and any(_each_other(tokens, h) for h in heads):
        return []
    if drawn.seen.status != "denied":
        return found
    none = next((h for h in heads if negative(matcher.grammar, tokens[h])), None)
    if none is None:
        return found
    inside = matcher.sentence.subtree(none)
    return [s for s in found if s.party.head in inside]


def _each_other(tokens: Sequence[Token], head: int) -> bool:
    """Whether those on both sides are the same ("accused each other")."""
    before = tokens[head - 1].lower if head else ""
    return (tokens[head].lower, before) in (("other", "each"), ("another", "one"))


def _onlookers(matcher: Matcher, trigger: int) -> Iterator[int]:
    """The subjects of those words over an event that only speak of it ("Chad condemned the raids that killed two"), and
    all that stands in them ("Chad's minister")."""
    sentence, words = matcher.sentence, governors().onlookers
    below, over = trigger, sentence.tokens[trigger].head
    while over != below:
        word, by = sentence.tokens[over], sentence.tokens[below]
        if word.lemma in words and (by.dep in _SPOKEN_OF or (by.dep == "prep" and by.lower in _ABOUT)):
            verb = word.head if word.dep == "acomp" else over
            for subject in sentence.kids(verb, "nsubj", "nsubjpass"):
                yield from joined(matcher, subject.i)
                yield from sentence.subtree(subject.i)
        below, over = over, word.head


def _victims(matcher: Matcher, deeds: Iterable[int]) -> Iterator[int]:
    """All that stands in whom or what a deed was done to that somebody condemns ("condemned the attack on Norland"):
    nobody condemns the victim."""
    for deed in deeds:
        act = matcher.best(deed)
        if act is not None and act.kind == "noun" and act.frame.type in ("ASSAULT", "COERCE"):
            does = doers(matcher, act).heads
            for prep in matcher.sentence.kids(deed, "prep"):
                inside = matcher.sentence.subtree(prep.i) if prep.lower in ("on", "against", "of") else ()
                if not any(h in inside for h in does):
                    yield from inside


def _no_target(drawn: Sketch, actors: Sequence[Actor]) -> bool:
    """Whether somebody is no recipient: a court of an attack that it ruled on, a state of what its own government says
    ("the foreign ministry handed over a note of protest over the violation of Norlandic airspace")."""
    if drawn.outcome.type == "ASSAULT":
        return all(a.sector == "JUD" and a.country == IGO for a in actors)
    acting = {a.country if a.sector in ("GOV", "MIL") else None for a in drawn.actor.actors}
    if drawn.outcome.type not in _SAID or len(acting) != 1 or not acting.isdisjoint((None, IGO)):
        return False
    return all(a.kind == "state" and a.country in acting for a in actors)


def _rules(actors: Iterable[Actor]) -> bool:
    """Whether somebody governs or guards, who marches in no protest ("resigned after weeks of protests")."""
    return all(a.sector in _RULERS and a.kind != "state" for a in actors)


def _where(tokens: Sequence[Token], head: int, trigger: int) -> bool:
    """Whether a party only says where something was that nobody is known to have done ("bombings in Istanbul,
    Turkey")."""
    place = tokens[head]
    while place.dep in ("appos", "conj", "compound"):
        place = tokens[place.head]
    return place.dep == "pobj" and tokens[place.head].lower == "in" and tokens[place.head].head == trigger


def _seat(matcher: Matcher, party: Party) -> bool:
    """Whether a capital only says where something was done ("left the Paris agreement", "suspended the declaration
    signed in Kuala Lumpur")."""
    if party.head is None:
        return False
    tokens, place = matcher.sentence.tokens, matcher.sentence.tokens[party.head]
    behind = place.dep == "pobj" and tokens[place.head].lower in PLACING
    return (behind and all(a.how == "capital" for a in party.actors)) or venue(matcher, party.head, event=False)


def _site(matcher: Matcher, party: Party, trigger: int) -> bool:
    """Whether a capital or a state only says where a deed was ("the Paris attacks", "the raid in the town of X")."""
    if any(a.kind != "state" for a in party.actors) or party.head is None:
        return False
    tokens, at = matcher.sentence.tokens, party.head
    if tokens[at].head == trigger and tokens[at].dep in ("compound", "nmod"):
        return any(a.how == "capital" for a in party.actors)
    while at != trigger and tokens[at].head != at and tokens[at].pos != "VERB":
        if tokens[at].head == trigger:
            return tokens[at].dep == "prep" and tokens[at].lower in PLACING
        at = tokens[at].head
    return False


def _stranger(matcher: Matcher, token: Token) -> bool:
    """Whether a token is a proper name of somebody unknown, not of a paper ("Resolution 12 condemned")."""
    if token.pos != "PROPN" or token.lower in UTTERANCES:
        return False
    mention = matcher.mention(token.i)
    return mention is None or not mention.actors


def _nobodys(found: Iterable[Share]) -> float:
    """How likely it is that nobody is on a side."""
    return 1 - sum(s.share for s in found)


def _filled(matcher: Matcher, other: Filled, found: Sequence[Share], nobodys: float) -> Filled:
    """Who is likeliest on a side, if likely enough: of the sentence's parties nobody whose words are on the other
    one ("Norland's vessels" where "Norland" is barred)."""
    free = (s for s in found if not _acts(s.party, other.actors))
    best = next(free, None)
    if best is None or best.share < max(nobodys, FILLS_FROM_ELSEWHERE if best.party.head is None else FILLS):
        return NOBODY
    return _chosen(matcher, best, other)


def _acts(one: Party, other: Sequence[Actor]) -> bool:
    """Whether a party is on the other side already: by the same words, or as the group that the text around names."""
    if one.head is not None:
        return _meet(one.actors, other)
    return bool(other) and all(a.kind == "group" and any(same(a, o) for o in other) for a in one.actors)


def _meet(one: Iterable[Actor], other: Sequence[Actor]) -> bool:
    return any(a.start < b.end and b.start < a.end for a in one for b in other)


def _chosen(matcher: Matcher, best: Share, other: Filled) -> Filled:
    """A party, with those that are joined to it."""
    path = f"{'its sentence' if best.party.head is not None else 'the text around'} ({best.share:.2f})"
    if best.party.head is None:
        return Filled(best.party.actors, path)
    found: list[Actor] = list(best.party.actors)
    heads = [best.party.head]
    for head in joined(matcher, _foremost(matcher, best.party.head)):
        mention = matcher.mention(head)
        if mention is not None and head not in heads:
            more = [a for a in mention.actors if a not in other.actors and all(party(a) != party(f) for f in found)]
            heads += [head] if more else []
            found += more
    return Filled(tuple(found), path, tuple(heads))


def _foremost(matcher: Matcher, head: int) -> int:
    """The first of those that a party is joined to."""
    token = matcher.sentence.tokens[head]
    while token.dep == "conj" and matcher.sentence.tokens[token.head].pos in ("NOUN", "PROPN"):
        token = matcher.sentence.tokens[token.head]
    return token.i


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
