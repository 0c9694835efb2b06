"""Diplomats declared persona non grata: Latin that the parser takes for a verb, or for whom the diplomat describes."""

from __future__ import annotations

from dataclasses import replace

from foedus.parsing.splices import under
from foedus.records import Token

LATIN = frozenset({"persona", "personae", "personas"})
"""The first of the three words."""
_LAST = frozenset({"grata", "gratae", "gratas"})
_DECLARING = frozenset("declare pronounce name designate proclaim make brand label deem become".split())
_NOUNS = frozenset({"NOUN", "PROPN"})


def declared(tokens: tuple[Token, ...], latin: Token) -> tuple[Token, ...]:
    """The Latin as what somebody is called, the nouns between it and the verb as who it is."""
    first, last = latin.i, latin.i + 2
    if last >= len(tokens) or tokens[first + 1].lower != "non" or tokens[last].lower not in _LAST:
        return tokens
    verb = next((t for t in reversed(tokens[:first]) if t.lemma in _DECLARING), None)
    if verb is None or any(first <= i <= last and under(tokens, verb.i, i) for i in range(first, last + 1)):
        return tokens
    between = tokens[verb.i + 1 : first]
    who = next(
        (
            t
            for n, t in enumerate(between)
            if t.pos in _NOUNS and between[n + 1 : n + 2] != () and not _runs(between, n)
        ),
        between[-1] if between and between[-1].pos in _NOUNS else None,
    )
    changed = {
        first: replace(latin, head=verb.i, dep="oprd", tag="NN", pos="NOUN", lemma="persona"),
        first + 1: replace(tokens[first + 1], head=first, dep="amod"),
        last: replace(tokens[last], head=first, dep="amod"),
    }
    passive = any(t.dep == "auxpass" and t.head == verb.i for t in tokens)
    for t in tokens:
        if first <= t.i <= last:
            continue
        if who is not None and t.i == who.i:
            changed[t.i] = replace(t, head=verb.i, dep="dobj")
        elif who is not None and verb.i < t.i < first:
            if not verb.i < t.head < first or t.head == t.i:
                changed[t.i] = replace(t, head=who.i, dep="compound" if t.dep.startswith("nsubj") else t.dep)
        elif first <= t.head <= last:
            agent = passive and t.lower == "by"
            changed[t.i] = replace(t, head=verb.i, dep="agent" if agent else t.dep)
    return tuple(changed.get(t.i, t) for t in tokens)


def _runs(between: tuple[Token, ...], n: int) -> bool:
    """Whether a noun goes on in the next word ("embassy staff")."""
    return between[n + 1].pos in _NOUNS
