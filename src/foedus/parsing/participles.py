"""Verbs in the past that the parser took for participles: "The mission handed over its base", "Trump froze aid"."""

from __future__ import annotations

from dataclasses import replace

from foedus.records import Token

# Their participle keeps an object: "the mission given a mandate".
_OF_TWO_OBJECTS = frozenset(
    "give teach offer show grant award deny send lend pay promise allow assign bring tell ask accord afford hand "
    "guarantee owe charge fine serve spare cost set call name elect appoint declare consider deem make find".split()
)
_PAST = frozenset({"VBD", "VBN"})
_NAMED = frozenset({"dobj", "nsubj", "pobj", "attr", "npadvmod", "ROOT"})


def acts(tokens: tuple[Token, ...], verb: Token) -> bool:
    """Whether what stands as a participle behind the only noun of a sentence has an object of its own, as a participle
    has none: "The mission handed over its base.", not "The mission handed a new task."."""
    if verb.tag != "VBN" or any(t.tag in ("VBZ", "VBP", "VBD", "MD") for t in tokens):
        return False
    below = [t for t in tokens if t.head == verb.i]
    apart = any(t.dep == "prt" for t in below)
    return any(t.dep == "dobj" for t in below) and (apart or verb.lemma not in _OF_TWO_OBJECTS)


def begun_by_name(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A sentence whose first word is a name that is a common word besides, taken for its verb or for what another word
    describes: "Trump halted funding", "Trump froze all aid", "Trump banned travel"."""
    if len(tokens) < 3 or tokens[1].tag not in _PAST:
        return tokens
    name, verb, root = tokens[0], tokens[1], tokens[tokens[0].head]
    apart = root.i == 0 or (root.head == root.i > 1 and verb.head == root.i and root.tag in ("NN", "NNS", "NNP"))
    if not apart or any(t.dep in ("nsubj", "nsubjpass", "auxpass", "aux") for t in tokens if t.head in (0, 1, root.i)):
        return tokens
    noun = verb.head if verb.head not in (0, 1) else root.i
    changed = {
        0: replace(name, head=1, dep="nsubj", tag="NNP", pos="PROPN", lemma=name.lower),
        1: replace(verb, head=1, dep="ROOT", tag="VBD", pos="VERB"),
    }
    for t in tokens[2:]:
        if t.i == noun and t.head in (0, 1, t.i):
            changed[t.i] = replace(t, head=1, dep="dobj" if t.dep in _NAMED else t.dep)
        elif t.head == 0 or (t.head == root.i and t.dep == "punct"):
            changed[t.i] = replace(t, head=1)
    return tuple(changed.get(t.i, t) for t in tokens)
