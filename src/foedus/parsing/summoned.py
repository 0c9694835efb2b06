"""Ambassadors who are called in, and what for: "summoned the envoy to voice a protest", "called in the ambassador"."""

from __future__ import annotations

from dataclasses import replace

from foedus.records import Token

CALLING = frozenset({"summon", "call", "convoke", "haul"})
"""Verbs by which a ministry has an ambassador come."""
_ENVOYS = frozenset(
    "ambassador envoy diplomat consul charge chargé d'affaires attache attaché commissioner representative head nuncio "
    "official".split()
)
# What those say who have him come. What he is to do himself is to explain, answer or listen.
_OWN_WORDS = frozenset(
    "voice express convey lodge protest demand condemn hand deliver register complain present warn denounce deplore "
    "criticise criticize object inform notify communicate make issue seek raise relay transmit stress reiterate "
    "reprimand rebuke ask declare announce".split()
)


def summoned(tokens: tuple[Token, ...], verb: Token) -> tuple[Token, ...]:
    """The tokens with the ambassador as the object, and with what is said to him as said by those who called him in."""
    if verb.lemma == "call":
        tokens = _called_in(tokens, verb)
    below = [t for t in tokens if t.head == verb.i and t.i != verb.i]
    envoy = next((t for t in below if t.dep == "dobj"), None)
    if envoy is None or envoy.lemma not in _ENVOYS or any(t.dep == "auxpass" for t in below):
        return tokens
    aims = {
        t.i for t in below if t.dep in ("xcomp", "ccomp") and t.tag == "VB" and t.i > envoy.i and t.lemma in _OWN_WORDS
    }
    return tuple(replace(t, dep="advcl") if t.i in aims else t for t in tokens) if aims else tokens


def _called_in(tokens: tuple[Token, ...], verb: Token) -> tuple[Token, ...]:
    into = tokens[verb.i + 1] if verb.i + 1 < len(tokens) else verb
    whom = next((t for t in tokens if t.head == into.i and t.dep == "pobj"), None)
    if into.lower != "in" or into.dep != "prep" or into.head != verb.i or whom is None or whom.lemma not in _ENVOYS:
        return tokens
    hung = {into.i: replace(into, dep="prt", tag="RP"), whom.i: replace(whom, head=verb.i, dep="dobj")}
    return tuple(hung.get(t.i, t) for t in tokens)
