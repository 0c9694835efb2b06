"""Who does what where a sentence is jointed: behind the dateline that opens it, and where a second verb goes on from
one farther up than the one before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from foedus.records import Token

_DASHES = frozenset({"-", "–", "—", "--"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
# So many words a dateline has at most, its dash counted.
_LONGEST = 14
_OWN = frozenset({"nsubj", "nsubjpass", "csubj", "expl", "aux", "auxpass", "mark"})
# Through these a bare verb hangs on the verb over it.
_UNDER = frozenset({"xcomp", "ccomp", "advcl", "acl", "relcl", "dobj", "pobj", "prep", "dative", "conj"})


def behind_dateline(tokens: Sequence[Token]) -> int:
    """Where the dateline that opens a sentence ends ("TIRANA, March 14 - ", "NEW DELHI/ISLAMABAD, May 10 - "); 0 where
    it has none."""
    if len(tokens) < 2 or not tokens[0].text.isupper():
        return 0
    if len(tokens[0].text) < 4 and not (
        len(tokens[0].text) > 1 and len(tokens[1].text) > 1 and tokens[1].text.isupper()
    ):
        return 0
    for i in range(1, min(len(tokens), _LONGEST)):
        if tokens[i].text in _DASHES:
            return i + 1 if tokens[i].start > tokens[i - 1].end else 0
    return 0


def opened_behind(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A sentence of which the parser gave the dateline's town the verb: its subject is who stands first behind the
    dash."""
    origin = behind_dateline(tokens)
    if not origin:
        return tokens
    town = next((t for t in tokens[:origin] if t.dep in _SUBJECTS and t.head >= origin), None)
    if town is None:
        return tokens
    verb, hung = tokens[town.head], [*tokens]
    hung[town.i] = replace(town, dep="dep")
    own = next((t for t in tokens[origin : verb.i] if t.dep in _SUBJECTS and t.head == verb.i), None)
    if own is None:
        own = next((t for t in tokens[origin : verb.i] if t.head < origin and t.pos in _NOUNS), None)
        if own is None:
            return tokens
        hung[own.i] = replace(own, head=verb.i, dep=town.dep)
    return tuple(hung)


def resumed(tokens: Sequence[Token], second: Token) -> int | None:
    """The verb in the past that a second one in the past goes on from, hung on a bare form between that can be joined
    to nothing in the past: "urged Chad not to strike back and offered it helicopters", "demanded that Chad pull out and
    sent planes"."""
    first = tokens[second.head]
    if first.tag != "VB" or first.i > second.i or any(t.head == second.i and t.dep in _OWN for t in tokens):
        return None
    at = first
    while at.dep in _UNDER and at.head < at.i:
        at = tokens[at.head]
        if at.tag == "VBD" and at.pos == "VERB":
            return at.i
    return None


def unshared(tokens: tuple[Token, ...], root: Token) -> tuple[Token, ...]:
    """A main verb whose subject the parser gave to the clause that describes it, or to what helps the verb: "All
    property of Norland that is in Sudland is hereby blocked"."""
    if any(t.head == root.i and t.dep in (*_SUBJECTS, "csubj", "expl") for t in tokens):
        return tokens
    for who in tokens[: root.i]:
        above = tokens[who.head]
        if who.dep not in _SUBJECTS or who.pos not in _NOUNS or above.i > root.i:
            continue
        helps = above.dep in ("aux", "auxpass") and above.head == root.i
        own = [t for t in tokens[who.i + 1 : above.i] if t.head == above.i and t.dep in _SUBJECTS]
        if helps or (above.dep == "relcl" and own and own[0].tag in ("WDT", "WP")):
            passive = any(t.dep == "auxpass" and t.head == root.i for t in tokens)
            hung = replace(who, head=root.i, dep="nsubjpass" if passive else "nsubj")
            return tuple(hung if t.i == who.i else t for t in tokens)
    return tokens
