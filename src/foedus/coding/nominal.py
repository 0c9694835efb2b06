"""Who stands where around an event noun: possessors, by-phrases, what follows it and what it is joined to."""

from __future__ import annotations

from collections.abc import Iterable

from foedus.coding.arguments import PARTITIVE, Arguments
from foedus.coding.frames import lexicon
from foedus.coding.grammar import Grammar
from foedus.records import Token

_BEFORE = frozenset({"compound", "amod", "nmod"})
# Deeds of whom "of" names where "on" or "against" names the victim ("the raid of the guards on the village").
_UPON = frozenset(
    "attack raid assault aggression strike airstrike incursion offensive onslaught ambush war campaign operation "
    "threat provocation accusation allegation complaint protest claim crime foray".split()
)
# What is done by those who do it and to nobody whom "of" could name behind another noun.
_OF_NOBODY = frozenset("riot rioting unrest protest demonstration disturbance violence looting arson".split())
_AIMING = frozenset({"on", "upon", "against", "into"})
# Who does this to a truce or to talks is no party to them, where others are named.
_MEDIATING = frozenset("arrange broker mediate facilitate sponsor".split())
_SIDES = frozenset({"subj", "between", "with", "among"})
_UNDER = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
# By what verbs deeds show a trait of who did them ("the raid shows Norland's contempt for life").
_SHOWING = frozenset(
    "be show demonstrate underline underscore illustrate reveal expose prove reflect betray confirm highlight".split()
)


def noun_arguments(grammar: Grammar, n: int) -> Arguments:
    """The roles of an event noun by its own modifiers; light verbs are added by the caller."""
    args = Arguments()
    kids, of = grammar.sentence.kids, grammar.by_dep(n)
    chain = [n]
    token = grammar.tokens[n]
    if token.dep == "conj" and grammar.tokens[token.head].pos in ("NOUN", "PROPN"):
        chain.append(token.head)
    # "Norland's raid and the storming of its embassy": what has an article of its own is not the first one's owner's.
    chain = chain[:1] if "det" in of else chain
    for at in chain:
        for k in grammar.by_dep(at).get("poss", ()):
            args.add("subj", k.i)
            args.add("poss", k.i)
    if not of.keys().isdisjoint(_BEFORE):
        args.add("subj", *[k.i for k in kids(n, "compound", "amod", "nmod")])
    if token.dep == "attr":
        args.add("topic", *grammar.subject(token.head))
    args.add("neg", *[k.i for k in of.get("det", ()) if k.lower == "no"])
    prepositions = grammar.prepositions(n)
    joined = next((k for k in of.get("conj", ()) if k.pos in ("NOUN", "PROPN")), None)
    if joined is not None and token.lemma in _OF_NOBODY:
        # "Rioting and arrests of students": nobody riots students.
        prepositions = tuple(p for p in prepositions if p[0] != "of" or p[1] < joined.i)
    if token.dep == "conj" and not prepositions and grammar.tokens[token.head].lemma in _OF_NOBODY:
        prepositions = tuple(p for p in grammar.prepositions(token.head) if p[1] > n)
    last = n
    while True:
        after = [k.i for k in grammar.by_dep(last).get("conj", ()) if k.pos in ("NOUN", "PROPN")]
        if not after:
            break
        last = after[-1]
    if last != n:
        shared = grammar.prepositions(last)
        prepositions += tuple(p for p in shared if p[0] != "of") if token.lemma in _OF_NOBODY else shared
    aimed = token.lemma in _UPON
    if aimed:
        # "The raid of the guards on the village": hung on the guards.
        prepositions += tuple(_aims(grammar, [n for name, n in prepositions if name == "of"]))
        aimed = any(name in _AIMING for name, _ in prepositions)
    for name, filler in prepositions:
        if name == "by" or (name == "of" and aimed):
            args.roles["subj"] = [filler, *args.roles.get("subj", [])]
            args.add("by" if name == "by" else "of", filler)
        elif name == "of":
            args.add("obj", filler)
        else:
            args.add(name, filler)
    for k in of.get("acl", ()):
        if k.tag == "VBN":
            for name, filler in grammar.prepositions(k.i):
                if name == "by" and k.lemma in _MEDIATING and not _SIDES.isdisjoint(args.roles):
                    args.add("host", filler)
                elif name == "by":
                    args.roles["subj"] = [filler, *args.roles.get("subj", [])]
                else:
                    args.add(name, filler)
    if token.dep == "nsubj" and grammar.tokens[token.head].lemma in _SHOWING:
        args.add("subj", *_whose_traits(grammar, grammar.tokens[token.head]))
    clauses = grammar.clause_heads(n)
    if clauses:
        args.add("clause", *clauses)
    return args


def _aims(grammar: Grammar, heads: Iterable[int]) -> list[tuple[str, int]]:
    return [(name, n) for head in heads for name, n in grammar.prepositions(head) if name in _AIMING]


def above(grammar: Grammar, n: int) -> list[int]:
    """What an event noun, or the row or the number that it is of, stands under: the verb whose subject or object it is,
    or its preposition ("*after* the war", "a wave of riots *followed*", "*held* rallies and marches", "there *were*
    rallies")."""
    tokens = grammar.tokens
    token = tokens[n]
    for _ in range(4):
        over = tokens[token.head]
        counted = token.dep == "pobj" and over.lower == "of" and tokens[over.head].lemma in PARTITIVE
        if counted:
            token = tokens[over.head]
        elif token.dep == "conj" and over.pos in ("NOUN", "PROPN"):
            token = over
        else:
            there = token.dep == "attr" and "expl" in grammar.by_dep(over.i)
            return [over.i] if token.dep in _UNDER or there else []
    return []


def _whose_traits(grammar: Grammar, verb: Token) -> list[int]:
    """Whose traits a verb says that a deed shows ("is a sign of Norland's cruelty")."""
    kids, found = grammar.sentence.kids, list[int]()
    shown = kids(verb.i, "dobj", "attr")
    for one in shown:
        shown += kids(one.i, "conj")
        shown += [grammar.tokens[n] for name, n in grammar.prepositions(one.i) if name == "of"]
        if "@traits" in lexicon().classes_of(one.lemma):
            found += [k.i for k in kids(one.i, "poss")]
            found += [n for name, n in grammar.prepositions(one.i) if name == "of"]
    return found
