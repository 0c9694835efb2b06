"""Who is bound: the parties of an instrument in a sentence, one for each state."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.coding.grammar import Grammar
from foedus.records import Actor, Event, Mentions, Sentence, Token


def parties(
    sentence: Sentence, mentions: Mentions, token: Token, verb: Token | None, event: Event | None
) -> tuple[Actor, ...]:
    """The parties of an instrument: of the event that tells of it, of its verb, of its own phrase."""
    found: list[Actor] = []
    if event is not None:
        found += [*event.actor, *event.recipient]
    if verb is not None and verb.pos == "VERB" and (event is None or not event.actor):
        found += subjects(sentence, mentions, verb)
    found += own_parties(sentence, mentions, token)
    return distinct(found)


def subjects(sentence: Sentence, mentions: Mentions, verb: Token) -> list[Actor]:
    """The actors that a verb's subject names."""
    return [a for i in Grammar(sentence).subject(verb.i) for a in actors(sentence, mentions, i)]


def own_parties(sentence: Sentence, mentions: Mentions, token: Token) -> list[Actor]:
    """The actors that stand in an instrument's own phrase: "their pact with Togo", "the Ghana-Togo treaty"."""
    found: list[Actor] = []
    for k in sentence.kids(token.i, "poss", "amod", "compound", "nmod"):
        # A capital in a treaty's own name is where it was signed: "the Budapest Memorandum".
        named_for = token.text[0].isupper() and k.dep in ("compound", "nmod", "amod")
        found += [a for a in actors(sentence, mentions, k.i) if not (named_for and a.how == "capital")]
    for prep in sentence.kids(token.i, "prep"):
        if prep.lower in ("with", "between", "among"):
            for k in sentence.kids(prep.i, "pobj"):
                found += actors(sentence, mentions, k.i)
    return found


def actors(sentence: Sentence, mentions: Mentions, i: int) -> list[Actor]:
    """The actors of a noun and of those joined to it."""
    found: list[Actor] = []
    left = [i]
    for at in left:
        mention = mentions.get((sentence.index, at))
        if mention is not None:
            found += mention.actors
        left += [k.i for k in sentence.kids(at, "conj")]
    return found


def distinct(found: Sequence[Actor]) -> tuple[Actor, ...]:
    """One actor for each party; several persons or organs of one state are one."""
    kept: dict[str, Actor] = {}
    for actor in found:
        kept.setdefault(key(actor), actor)
    return tuple(kept.values())


def keys(found: Sequence[Actor]) -> frozenset[str]:
    """The parties by what they are told apart by."""
    return frozenset(key(actor) for actor in found)


def key(actor: Actor) -> str:
    """A party's country, else its name."""
    return actor.country if actor.country and actor.country != "IGO" else actor.name
