"""Slips of the parser in the grammar of official papers: verbs that it takes for plural nouns ("Norland reserves
the right to respond"), subjects behind what opens a sentence, deeds whose doer it hangs on their judge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from foedus.parsing.operative import verb_of
from foedus.parsing.splices import under
from foedus.records import Token

WORDS = frozenset({"reserves", "thanks", "views", "notes"})
"""The forms that are looked at."""

JUDGING = frozenset("condemn denounce deplore protest deprecate decry censure regret criticise criticize".split())
"""Nothing but a deed stands before "against" behind them."""

_NOUNS = frozenset({"NOUN", "PROPN"})
_GOVERNING = frozenset("government embassy ministry side delegation legation council mission".split())
_LEANING = frozenset("det amod compound nmod poss".split())
_BEFORE_RIGHTS = frozenset("the its his her their all our full every".split())
_WITH = frozenset(
    "concern regret alarm dismay satisfaction appreciation interest indignation disappointment gratitude anxiety "
    "unease pleasure sorrow sadness apprehension".split()
)


def acting(tokens: tuple[Token, ...], verb: Token) -> tuple[Token, ...]:
    """The tokens with a verb in its place, its subject before it and its object behind, where such a verb was read as
    a noun; else the tokens as they are."""
    thing = _object(tokens, verb)
    if thing is None:
        return tokens
    hung = [*tokens]
    above = tokens[verb.head]
    dep = verb.dep
    if verb.pos in _NOUNS and dep == "conj" and above.pos in _NOUNS:
        # "Condemns the raid and reserves the right": joined to the object for the verb.
        while above.pos in _NOUNS or above.pos == "ADP":
            if above.head == above.i:
                return tokens
            above = tokens[above.head]
        hung = [replace(t, head=above.i) if t.dep == "cc" and t.head == verb.head else t for t in hung]
    elif above.i == thing.i:
        above, dep = tokens[thing.head], thing.dep
        hung = [
            replace(t, head=verb.i) if t.head == thing.i and (t.i < verb.i or t.dep in ("punct", "prep")) else t
            for t in hung
        ]
    elif verb.i not in (verb.head, above.i) and above.pos not in ("VERB", "AUX"):
        return tokens
    head = verb.i if dep == "ROOT" else above.i
    hung[verb.i] = replace(verb, pos="VERB", tag="VBZ", lemma=verb.lower[:-1], dep=dep, head=head)
    hung[thing.i] = replace(thing, head=verb.i, dep="dobj")
    for t in tokens[thing.i + 1 :]:
        if t.dep == "relcl" and t.head == verb.i and t.tag == "VB":
            hung[t.i] = replace(t, head=thing.i, dep="acl")
    return tuple(_with_subject(hung, verb.i, dep))


def acted(tokens: tuple[Token, ...], root: Token) -> tuple[Token, ...]:
    """A sentence of which the parser took the verb for a noun though it gave it a subject ("The Ministry of Norland
    protests against the raid"), or for what a government is before ("His Majesty's Government protest against ...")."""
    base = verb_of(root.lower)
    if base is None or root.i == 0:
        return tokens
    below = [t for t in tokens[: root.i] if t.head == root.i]
    subject = next((t for t in below if t.dep == "nsubj"), None)
    before = tokens[root.i - 1]
    if subject is None and before.lower in _GOVERNING and before.dep == "compound" and root.tag == "NN":
        subject = before
    if subject is None or subject.lower == "it" or any(t.dep in ("cop", "aux", "auxpass") for t in below):
        return tokens
    tag = "VBZ" if root.lower != base else "VBP"
    changed = {t.i: replace(t, head=subject.i) for t in below if t.i < subject.i and t.dep in _LEANING}
    changed[root.i] = replace(root, pos="VERB", tag=tag, lemma=base)
    changed[subject.i] = replace(subject, dep="nsubj")
    return tuple(changed.get(t.i, t) for t in tokens)


def _with_subject(tokens: list[Token], verb: int, dep: str) -> list[Token]:
    below = [t for t in tokens[:verb] if t.head == verb]
    if dep == "conj" or any(t.dep in ("nsubj", "csubj") for t in below):
        return tokens
    subject = next((t for t in reversed(below) if t.dep in ("compound", "nmod", "npadvmod") or t.pos in _NOUNS), None)
    if subject is None:
        return tokens
    tokens[subject.i] = replace(subject, dep="nsubj")
    for t in below:
        if t.i < subject.i and t.dep in ("det", "amod", "compound", "nmod", "poss"):
            tokens[t.i] = replace(t, head=subject.i)
    return tokens


def _object(tokens: Sequence[Token], verb: Token) -> Token | None:
    """What the verb would have for an object; None where the word may well be the noun that it was taken for."""
    if verb.i == 0 or verb.i + 2 >= len(tokens):
        return None
    before, after = tokens[verb.i - 1], tokens[verb.i + 1]
    if before.pos in ("DET", "ADP", "NUM") or before.dep == "poss":
        return None
    if verb.lower == "reserves":
        near = tokens[verb.i + 2 : verb.i + 5]
        return (
            next((t for t in near if t.lower in ("right", "rights")), None) if after.lower in _BEFORE_RIGHTS else None
        )
    if verb.tag == "VBZ" and before.dep not in ("compound", "nmod"):
        return None
    if verb.lower == "thanks":
        if after.pos not in ("PROPN", "DET") or not any(t.lower == "for" for t in tokens[verb.i :]):
            return None
        i = verb.i + 1
        while i + 1 < len(tokens) and (tokens[i].pos == "DET" or tokens[i + 1].pos in _NOUNS):
            i += 1
        return tokens[i]
    feeling = next((t for t in tokens[verb.i + 2 : verb.i + 5] if t.lower in _WITH), None)
    if after.lower != "with" or feeling is None:
        return None
    return next((t for t in tokens[feeling.i + 1 :] if t.dep == "dobj" and t.head in (verb.i, feeling.i)), None)


def of_deed(tokens: tuple[Token, ...], by: Token) -> tuple[Token, ...]:
    """ "Deplores the killing of miners by the guards" with the guards hung on the verb: they are whose deed the object
    is, where "by" names somebody."""
    thing = tokens[by.i - 1]
    of = tokens[thing.head]
    deed = tokens[of.head]
    named = any(
        t.head == by.i and t.dep == "pobj" and (by.lower != "by" or t.tag in ("NNP", "NNPS", "NNS"))
        for t in tokens[by.i + 1 :]
    )
    if thing.dep != "pobj" or of.lower != "of" or deed.dep != "dobj" or deed.head != by.head or not named:
        return tokens
    counted = any(t.dep == "nummod" and tokens[t.head].head == by.i for t in tokens[by.i + 1 :])
    return tokens if deed.pos != "NOUN" or counted else _hung(tokens, by, deed.i, "prep")


def opened(tokens: tuple[Token, ...], noun: Token) -> tuple[Token, ...]:
    """The subject behind what opens a sentence, taken to describe the name before the comma: "At the invitation of
    Norland, the president of Sudland paid a visit"."""
    verb = next(
        (t for t in tokens[noun.i + 1 :] if t.pos in ("VERB", "AUX") and t.dep in ("ROOT", "conj", "ccomp")), None
    )
    at = noun
    while at.head != at.i and (at.dep != "prep" or tokens[at.head].pos in _NOUNS):
        at = tokens[at.head]
    if verb is None or at.dep != "prep" or at.head != verb.i or at.i > noun.i or verb.tag in ("VB", "VBG"):
        return tokens
    below = [t for t in tokens if t.head == verb.i and t.i != verb.i]
    first = noun.i
    while first > 0 and under(tokens, first - 1, noun.i):
        first -= 1
    last = noun.i
    while last + 1 < len(tokens) and under(tokens, last + 1, noun.i):
        last += 1
    goes_on = all(t.dep in ("aux", "auxpass", "advmod", "neg") for t in below if last < t.i < verb.i)
    if any(t.dep in ("nsubj", "nsubjpass", "csubj", "expl") for t in below) or not goes_on:
        return tokens
    if tokens[first - 1].text != "," or tokens[last].text == "," or verb.i > last + 4:
        return tokens
    passive = any(t.dep == "auxpass" for t in below)
    return _hung(tokens, noun, verb.i, "nsubjpass" if passive else "nsubj")


def pursued(tokens: tuple[Token, ...], word: Token) -> tuple[Token, ...]:
    """ "Designated pursuant to an order" with "pursuant" as what somebody is: it is a preposition."""
    return tuple(replace(t, pos="ADP", tag="IN", dep="prep") if t.i == word.i else t for t in tokens)


def _hung(tokens: tuple[Token, ...], word: Token, head: int, dep: str) -> tuple[Token, ...]:
    return tuple(replace(t, head=head, dep=dep) if t.i == word.i else t for t in tokens)
