"""Calls and meetings that the parser took for names: "The king rang Chad", "Berg called Sund", "Meeting Sund, Berg"."""

from __future__ import annotations

from dataclasses import replace

from foedus.parsing.misnamed import NOUNS
from foedus.records import Token

_NOUNS = NOUNS | {"PRON"}
ENCOUNTERS = {
    "meeting": "meet", "hosting": "host", "receiving": "receive", "welcoming": "welcome", "visiting": "visit",
    "greeting": "greet", "phoning": "phone", "telephoning": "telephone", "calling": "call",
}  # fmt: skip
"""Verbs that open a sentence and tell whom one meets, with what they are forms of."""
_DONE = frozenset({"VBD", "VBN"})
# What one who is called something besides, or a thing that is called so, has below the verb.
_NAMING = frozenset({"dobj", "auxpass", "nsubjpass", "agent", "ccomp", "xcomp"})


def rung(tokens: tuple[Token, ...], root: Token) -> tuple[Token, ...]:
    """ "Norland's president rang Sudland", all of it a name to the parser, or Sudland a time."""
    if any(t.head == root.i and t.dep == "dobj" for t in tokens):
        return tokens
    before = [t for t in tokens[: root.i] if t.head == root.i and t.pos in _NOUNS]
    after = [t for t in tokens[root.i + 1 :] if t.head == root.i and t.pos in _NOUNS]
    hung = [*tokens]
    hung[root.i] = replace(root, pos="VERB", tag="VBD", lemma="ring", dep="ROOT")
    if before and root.pos == "PROPN":
        subject = before[-1]
        hung[subject.i] = replace(subject, dep="nsubj")
        for t in before[:-1]:
            hung[t.i] = replace(t, head=subject.i)
    if after and after[0].i <= root.i + 4:
        hung[after[0].i] = replace(after[0], dep="dobj")
    return tuple(hung)


def called(tokens: tuple[Token, ...], verb: Token) -> tuple[Token, ...]:
    """ "Norland's president called Berg and urged him to leave" with Berg for what he is called: him he telephoned."""
    below = [t for t in tokens if t.head == verb.i]
    if (insult := _insult(tokens, verb)) is not None:
        return tuple(replace(t, head=verb.i, dep="oprd") if t.i == insult.i else t for t in tokens)
    name = next((t for t in below if t.dep == "oprd" and t.i > verb.i), None)
    if name is None or name.pos != "PROPN" or verb.tag not in _DONE or any(t.dep in _NAMING for t in below):
        return tokens
    hung = [*tokens]
    hung[name.i] = replace(name, dep="dobj")
    if verb.dep == "ROOT" and any(t.dep == "nsubj" and t.pos == "PROPN" for t in below):
        hung[verb.i] = replace(verb, tag="VBD")
        return tuple(hung)
    caller = tokens[verb.head]
    main = tokens[caller.head]
    joined = next((t for t in tokens[name.i + 1 : main.i] if t.dep == "cc" and t.head == caller.i), None)
    if verb.dep != "acl" or caller.pos != "PROPN" or caller.dep != "nsubj" or main.tag != "VBD" or joined is None:
        return tokens
    hung[verb.i] = replace(verb, head=main.head if main.head != main.i else verb.i, dep=main.dep, tag="VBD")
    hung[main.i] = replace(main, head=verb.i, dep="conj")
    hung[caller.i] = replace(caller, head=verb.i)
    hung[joined.i] = replace(joined, head=verb.i)
    for t in tokens:
        if t.head == main.i and t.dep == "punct" and (t.i < verb.i or t.i == len(tokens) - 1):
            hung[t.i] = replace(t, head=verb.i)
    return tuple(hung)


def _insult(tokens: tuple[Token, ...], verb: Token) -> Token | None:
    """What a name is called, right behind it, that the parser took to say who it is: "called Berg a son of a dog"."""
    for word in tokens[verb.i + 1 :]:
        name = tokens[word.head]
        if word.dep == "appos" and word.pos == "NOUN" and name.pos == "PROPN":
            whom = name.dep == "dobj" and name.head == verb.i
            return word if whom and all(t.head == word.i for t in tokens[name.i + 1 : word.i]) else None
    return None


def met(tokens: tuple[Token, ...], word: Token) -> tuple[Token, ...]:
    """ "Meeting Sund in Oslo, Berg offered to mediate" with Meeting for the first name of a second subject."""
    name = tokens[word.head]
    verb = tokens[name.head]
    between = tokens[word.i + 1 : name.i]
    if word.dep != "compound" or name.pos != "PROPN" or name.dep not in ("nsubj", "advcl") or name.i > verb.i:
        return tokens
    if any(t.head != name.i or t.dep != "compound" for t in between):
        return tokens
    doer = next((t for t in tokens[name.i + 1 : verb.i] if t.dep == "nsubj" and t.head == verb.i), None)
    comma = next((t for t in tokens[name.i + 1 : verb.i] if t.text == "," and t.head == verb.i), None)
    if doer is None or comma is None or doer.i < comma.i:
        return tokens
    hung = [
        replace(t, head=word.i) if t.head == name.i and name.i < t.i < comma.i and t.dep == "prep" else t
        for t in tokens
    ]
    lemma = ENCOUNTERS[word.lower]
    hung[word.i] = replace(word, head=verb.i, dep="advcl", tag="VBG", pos="VERB", lemma=lemma)
    hung[name.i] = replace(name, head=word.i, dep="dobj")
    return tuple(hung)
