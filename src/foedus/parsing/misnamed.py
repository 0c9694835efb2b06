"""Sentences of which the parser made a name, and names that it took for a verb."""

from __future__ import annotations

from dataclasses import replace

from foedus.parsing.participles import acts
from foedus.records import Token

NOUNS = frozenset({"NOUN", "PROPN"})
# How a subject hangs where its verb was taken for an adjective of what is its object.
_BEFORE = frozenset({"nsubj", "compound", "npadvmod"})


def told(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A sentence of which the parser made a name: "Norland chauffeured Sudland in a car" with the verb as an adjective
    of what is its object, or "the envoy left for Sudland" as the envoy that was left."""
    root = next((t for t in tokens if t.head == t.i), None)
    if root is None or root.pos not in NOUNS or root.i < 1:
        return tokens
    after = tokens[root.i + 1] if root.i + 1 < len(tokens) else root
    if after.dep == "acl" and after.head == root.i and (after.tag == "VBD" or acts(tokens, after)):
        return _gone(tokens, root, after)
    verb, subject = tokens[root.i - 1], tokens[root.i - 2]
    if root.i < 2 or verb.dep != "amod" or verb.tag not in ("VBD", "VBN") or verb.head != root.i:
        return tokens
    if root.pos != "PROPN" and (verb.tag != "VBD" or subject.dep == "compound"):
        return tokens
    if not subject.text[0].isupper() or subject.pos not in NOUNS or subject.dep not in _BEFORE:
        return tokens
    if tokens[subject.head].i < verb.i:
        return tokens
    kept = {"appos", "relcl", "acl", "conj", "cc", "case"} | (set() if root.pos == "PROPN" else {"prep"})
    hung = []
    for t in tokens:
        if t.i == verb.i:
            t = replace(t, head=verb.i, dep="ROOT", tag="VBD", pos="VERB")
        elif t.i == root.i:
            t = replace(t, head=verb.i, dep="dobj")
        elif t.i == subject.i:
            t = replace(t, head=verb.i, dep="nsubj")
        elif t.head == root.i and t.i < verb.i and t.dep == "compound":
            t = replace(t, head=subject.i)
        elif t.head == root.i and t.dep not in kept:
            t = replace(t, head=verb.i)
        hung.append(t)
    return tuple(hung)


def _gone(tokens: tuple[Token, ...], noun: Token, verb: Token) -> tuple[Token, ...]:
    """A verb in the past, which can describe nothing, as what the noun before it does."""
    if any(t.dep in ("nsubj", "nsubjpass", "agent", "auxpass") for t in tokens if t.head == verb.i):
        return tokens
    changed = {t.i: replace(t, head=verb.i) for t in tokens if t.head == noun.i and t.i > verb.i}
    changed |= {
        noun.i: replace(noun, head=verb.i, dep="nsubj"),
        verb.i: replace(verb, head=verb.i, dep="ROOT"),
    }
    return tuple(changed.get(t.i, t) for t in tokens)


def begun(tokens: tuple[Token, ...], root: Token) -> tuple[Token, ...]:
    """A sentence that begins with a name taken for a verb, right before the verb ("Belize accused ...")."""
    if root.tag == "NNP" and root.lower == "met" and len(tokens) > 2 and tokens[1].lower == "with":
        # "Met with the president": no name.
        return (replace(root, lemma="meet", pos="VERB", tag="VBD"), *tokens[1:])
    verb = tokens[1] if len(tokens) > 2 else root
    if root.pos != "VERB" or verb.tag not in ("VBD", "VBZ") or verb.head != 0 or verb.dep not in ("xcomp", "ccomp"):
        return tokens
    if any(t.dep in ("nsubj", "nsubjpass", "expl") and t.head in (0, 1) for t in tokens):
        return tokens
    hung = [replace(root, head=1, dep="nsubj", pos="PROPN", tag="NNP"), replace(verb, head=1, dep="ROOT")]
    hung += [replace(t, head=1) if t.head == 0 else t for t in tokens[2:]]
    return tuple(hung)
