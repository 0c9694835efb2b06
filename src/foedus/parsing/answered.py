"""What somebody denies or condemns behind a comma: "Norland accused Sudland of lying, a charge Sudland denied"."""

from __future__ import annotations

from dataclasses import replace

from foedus.records import Token

DENYING = frozenset({"deny", "reject", "dismiss", "refute", "dispute", "rebut", "repudiate", "rebuff"})
"""Verbs that answer what another said: none goes without an object."""
SAID = frozenset(
    "accusation allegation charge claim assertion suggestion statement report rumour rumor demand criticism move step "
    "decision offer proposal condition request action measure plan".split()
)
"""What one party says or does that another answers."""
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def answered(tokens: tuple[Token, ...], verb: Token) -> tuple[Token, ...]:
    """The tokens with what stands before the comma as the main clause, and the verb told of the noun behind it."""
    if verb.dep == "acl":
        return _told_of(tokens, verb)
    below = [t for t in tokens if t.head == verb.i and t.i != verb.i]
    main = next((t for t in below if t.dep == "ccomp" and t.i < verb.i), None)
    subject = next((t for t in below if t.dep == "nsubj"), None)
    noun = next((t for t in below if t.dep == "dobj" and t.i < verb.i), None)
    if verb.dep != "ROOT" or verb.tag not in _FINITE or main is None or subject is None or noun is None:
        return tokens
    if noun.lemma not in SAID or not main.i < noun.i < subject.i:
        return tokens
    before = next((t for t in reversed(tokens[: noun.i]) if t.head != noun.i), None)
    if before is None or before.text != "," or main.tag not in (*_FINITE, "VBN"):
        return tokens
    hung = {t.i: replace(t, head=main.i) for t in below if t.i < noun.i or t.dep == "punct"}
    hung[main.i] = replace(main, head=main.i, dep="ROOT")
    hung[noun.i] = replace(noun, head=main.i, dep="npadvmod")
    hung[verb.i] = replace(verb, head=noun.i, dep="relcl")
    return tuple(hung.get(t.i, t) for t in tokens)


def _told_of(tokens: tuple[Token, ...], verb: Token) -> tuple[Token, ...]:
    """ "Allegations that Sudland denied" with "that" as if it told what was alleged."""
    below = [t for t in tokens if t.head == verb.i and t.i != verb.i]
    that = next((t for t in below if t.dep == "mark" and t.lower == "that"), None)
    if that is None or verb.lemma not in DENYING or any(t.dep in ("dobj", "ccomp", "xcomp", "auxpass") for t in below):
        return tokens
    hung = {that.i: replace(that, dep="dobj", tag="WDT", pos="PRON"), verb.i: replace(verb, dep="relcl")}
    return tuple(hung.get(t.i, t) for t in tokens)
