"""Who acts where a post leaves "I" out: "Spoke with the president of Norland"."""

from __future__ import annotations

from foedus.coding.filled import Filled
from foedus.coding.match import Fired, Matcher
from foedus.records import Actor, EventType

_LIGHT = frozenset({"have", "hold", "conduct", "conclude", "sign", "make", "pay", "give", "lodge"})
_TOGETHER = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE"})


def unsaid(matcher: Matcher, f: Fired) -> tuple[Actor, ...]:
    """Who is meant as the subject of a trigger's verb, which the sentence begins with and gives none."""
    at = matcher.sentence.tokens[f.token if f.carrier is None else f.carrier]
    while at.head < at.i and (at.dep in ("conj", "xcomp") or (at.dep == "dobj" and _light(matcher, at.head))):
        at = matcher.sentence.tokens[at.head]
    mention = matcher.mention(at.i)
    if at.dep != "ROOT" or mention is None or any(a.how != "poster" for a in mention.actors):
        return ()
    return mention.actors


def joined(own: tuple[Actor, ...], actor: Filled, event_type: EventType) -> Filled:
    """The side of who acts, with whoever says so of himself: beside another where both do it together."""
    if not actor.actors:
        return Filled(own, "whose post it is")
    if event_type not in _TOGETHER or any(a.name == own[0].name for a in actor.actors):
        return actor
    return Filled((*own, *actor.actors), actor.path, actor.heads)


def _light(matcher: Matcher, verb: int) -> bool:
    """Whether a verb only says that its object took place ("held talks")."""
    return matcher.sentence.tokens[verb].lemma in _LIGHT
