"""Who hears what is asked of or offered to nobody by its own words: whom its speaker meets or calls in the
same breath ("telephoned Norland's leader and urged restraint", "in talks with Norland's leader he offered help")."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.coding.match import Fired, Matcher
from foedus.coding.roles import NOBODY, Filled, everyone, political, same
from foedus.records import Token

# What is said to somebody's face; a threat to an ally is of somebody else.
_SAID = frozenset({"REQUEST", "AGREE"})
# Prepositions that lead to the occasion on which somebody speaks.
_ON = frozenset({"in", "during", "at", "on", "after", "following", "over"})


def hearer(matcher: Matcher, f: Fired, actor: Filled) -> Filled:
    """Whom the actor speaks to where he says it: those of other states whom he meets there; NOBODY where the sentence
    tells of no such occasion, or some there are of his own state or of none."""
    if f.kind != "verb" or f.frame.type not in _SAID or not actor.actors:
        return NOBODY
    mine = {a.country for a in actor.actors}
    for i in _occasions(matcher, matcher.sentence.tokens[f.token]):
        met = matcher.best(i)
        if met is None or met.frame.type != "CONSULT" or not met.frame.reciprocal or i in f.words:
            continue
        found = everyone(matcher, met)
        others = tuple(a for a in found.actors if not any(same(a, b) for b in actor.actors))
        if others and all(political(a) and a.country not in mine for a in others):
            return Filled(others, "whom one meets", found.heads)
    return NOBODY


def _occasions(matcher: Matcher, verb: Token) -> Iterator[int]:
    """The words that could tell where somebody says something: verbs that his own is joined to, nouns of the occasion
    and clauses that hang on it or on the first of those joined to it."""
    sentence = matcher.sentence
    first = verb
    while first.dep == "conj" and not sentence.kids(first.i, "nsubj", "nsubjpass"):
        first = sentence.tokens[first.head]
        if first.pos == "VERB":
            yield first.i
    yield from (k.i for k in sentence.kids(first.i, "conj") if k.i < verb.i)
    for at in dict.fromkeys((verb.i, first.i)):
        for k in sentence.kids(at, "prep", "advcl"):
            if k.dep == "advcl" and k.tag == "VBG":
                yield k.i
            elif k.dep == "prep" and k.lower in _ON:
                yield from (below.i for below in sentence.kids(k.i, "pobj", "pcomp"))
