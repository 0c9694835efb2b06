"""The sides of what has a name of its own: "the Tet Offensive", "Operation Olive Branch" (data/renowned.toml)."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.coding.grammar import Grammar
from foedus.coding.match import Fired, Matcher
from foedus.coding.roles import NOBODY, Filled
from foedus.records import Actor, Token
from foedus.reference import IGO, load

# Words for a part or the whole of what is named ("the outbreak of the Korean War").
_PARTS = frozenset("outbreak start beginning launch end victim aftermath wake horror cost dead carnage course".split())
_DATING = frozenset("in during since before until till throughout by from of through about on over like".split())


def renowned(matcher: Matcher, f: Fired) -> tuple[Filled, Filled]:
    """The actor and the recipient of a happening that everybody knows by name; its words stand for both."""
    ours, theirs = f.frame.sides
    return _filled(matcher, f, ours), _filled(matcher, f, theirs) if theirs else NOBODY


def _filled(matcher: Matcher, f: Fired, codes: Sequence[str]) -> Filled:
    tokens = matcher.sentence.tokens
    first, last = f.words[0], f.words[-1]
    start, end = tokens[first].start, tokens[last].end
    text = "".join(t.text if t.start == before else f" {t.text}" for t, before in _spaced(tokens[first : last + 1]))
    actors = []
    for code in codes:
        name, sector = (load().state_name(code) or code, "GOV") if code != IGO else (IGO, "IGO")
        actors.append(Actor(text, start, end, name, code, sector, "state", None, "renowned"))
    return Filled(tuple(actors), "renowned", f.words)


def _spaced(tokens: Sequence[Token]) -> list[tuple[Token, int]]:
    """The tokens, each with the end of the one before it."""
    return [(t, tokens[i - 1].end if i else t.start) for i, t in enumerate(tokens)]


def mentioned(grammar: Grammar, f: Fired) -> bool:
    """Whether such a name only dates or describes something else: "during the Korean War", "a veteran of it"."""
    token = grammar.tokens[f.token]
    if not f.frame.sides[0] or token.dep != "pobj":
        return False
    preposition = grammar.tokens[token.head]
    over = grammar.tokens[preposition.head]
    if over.pos in ("NOUN", "PROPN", "ADJ", "NUM", "PRON"):
        return over.lemma not in _PARTS
    return preposition.lower in _DATING
