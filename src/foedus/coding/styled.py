"""What stands for a party or a thing: "imposed what they call sanctions"; "for Norland, it was a chance to strike"."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.records import Sentence, Token

TERMING = frozenset({"call", "term", "describe", "label", "dub", "characterise", "characterize", "consider", "regard"})
"""Verbs that say what somebody calls a thing."""

_MEANING = frozenset({"be", "serve", "remain", "become", "mean", "represent", "offer", "look"})
_NOUNS = frozenset({"NOUN", "PROPN"})


def styled(sentence: Sentence, verb: Token, clauses: Sequence[Token]) -> list[int]:
    """The noun that says what somebody calls a verb's object, where "what" stands right behind the verb."""
    clause = clauses[0]
    what = next((t for t in sentence.tokens[verb.i + 1 : clause.i] if t.dep != "prt"), None)
    if what is None or what.lower != "what":
        return []
    named = _called(sentence, clause) if clause.lemma in TERMING else _being(sentence, clause)
    return [named.i] if named is not None and named.pos in _NOUNS and named.i > clause.i else []


def _called(sentence: Sentence, clause: Token) -> Token | None:
    """What stands behind "called", or behind "described as"."""
    kids = sentence.kids(clause.i)
    found = next((k for k in kids if k.dep in ("oprd", "dobj", "attr") and k.i > clause.i), None)
    if found is None:
        found = next((n for k in kids if k.lower == "as" for n in sentence.kids(k.i, "pobj")), None)
    return found


def _being(sentence: Sentence, clause: Token) -> Token | None:
    """What stands behind the copula of "what was", "what they said were", wherever the parser hung it."""
    be = next((t for t in sentence.tokens[clause.i : clause.i + 4] if t.lemma == "be"), None)
    return None if be is None else next(iter(sentence.kids(be.i, "attr")), None)


def beneficiary(sentence: Sentence, noun: Token) -> list[int]:
    """Whose move or chance a noun is, where a sentence opens with "For Norland," and goes on "the deal is a chance"."""
    verb = sentence.tokens[noun.head]
    if noun.dep == "pobj" and verb.lower == "as":
        verb = sentence.tokens[verb.head]
    if verb.lemma not in _MEANING or verb.dep != "ROOT":
        return []
    first = next((k for k in sentence.kids(verb.i, "prep") if k.i == 0 and k.lower == "for"), None)
    return [] if first is None else [k.i for k in sentence.kids(first.i, "pobj")]


def by_name(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb only gives the name of what stands before it ("the airfield, also called Q-West")."""
    if verb.lemma not in TERMING:
        return False
    return {k.dep for k in sentence.kids(verb.i, "oprd", "nsubj", "nsubjpass", "dobj")} == {"oprd"}
