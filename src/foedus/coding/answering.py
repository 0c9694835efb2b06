"""Whom a demand, a threat or a charge is made to where its noun tells only who makes it: who answers it ("Norland
rejected a plea by Sudland", "despite appeals from Sudland, Norland ...")."""

from __future__ import annotations

from foedus.coding.match import Fired, Matcher
from foedus.coding.nominal import above
from foedus.coding.roles import NOBODY, Filled, actors_at, distinct, political

_ANSWERED = frozenset({"REQUEST", "THREATEN"})
_ANSWERING = frozenset(
    "reject refuse ignore accept heed deny grant dismiss resist defy answer reply respond bow yield disregard spurn "
    "rebuff decline brush shrug meet approve fulfil fulfill satisfy receive face flout override obey snub".split()
)
_SPITE = frozenset({"despite", "notwithstanding"})


def who_answers(matcher: Matcher, f: Fired, actor: Filled) -> Filled:
    """Whom a demand or a threat is made to that a noun tells: who rejects, heeds or ignores it, or acts in spite of
    it."""
    if f.kind != "noun" or f.frame.type not in _ANSWERED or f.light is not None:
        return NOBODY
    tokens = matcher.sentence.tokens
    for i in above(matcher.grammar, f.token):
        over = tokens[i]
        if over.pos == "ADP":
            spite, over = over.lower in _SPITE, tokens[over.head]
            if not spite and (tokens[i].lower != "to" or over.lemma not in _ANSWERING):
                continue
        elif over.lemma not in _ANSWERING:
            continue
        if over.pos not in ("VERB", "AUX"):
            continue
        found = _doer(matcher, over.i, f, actor)
        if found.actors:
            return found
    return NOBODY


def _doer(matcher: Matcher, verb: int, f: Fired, actor: Filled) -> Filled:
    """Who does what a verb tells, in a passive by "by", but for who makes the demand."""
    by = (
        matcher.grammar.below(verb, "by") if matcher.sentence.kids(verb, "nsubjpass") else matcher.grammar.subject(verb)
    )
    mine = {a.country for a in actor.actors if a.country is not None}
    sectors = {a.sector for a in actor.actors}
    for head in by:
        if head == f.token or head in actor.heads:
            continue
        found = [a for c in matcher.grammar.conjuncts(head) for a in actors_at(matcher, c, "subj")]
        found = [a for a in found if political(a) and a.how != "setting"]
        if found and not any(a.country in mine and a.sector in sectors for a in found):
            return Filled(distinct(found), "who answers", (head,))
    return NOBODY
