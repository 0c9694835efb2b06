"""Guests by their "visiting", which the parser took for a verb of what they visit: "met visiting Premier Sund"."""

from __future__ import annotations

from dataclasses import replace

from foedus.parsing.misnamed import NOUNS
from foedus.records import Token

# What a guest is called; a town or a state is visited ("met after visiting Norland", "while visiting troops").
_OFFICES = frozenset(
    "president premier minister secretary chancellor king queen prince princess emir sheikh sultan counterpart "
    "chairman chairwoman chairperson speaker envoy ambassador diplomat commissioner general admiral marshal commander "
    "chief governor mayor senator congressman congresswoman lawmaker leader official dignitary delegation delegate "
    "mission team guest".split()
)
# Prepositions that stand before whom one meets. Behind others it is a verb: "after visiting President Sund".
_TOWARD = frozenset({"with", "between", "from", "to", "for"})
# What only leads up to the head of a name.
_LEADING = frozenset({"compound", "nmod", "amod", "nummod"})
_BEHIND = frozenset({"advcl", "xcomp", "ccomp"})
_OPENING = {"csubj": "nsubj", "csubjpass": "nsubjpass"}
# "His visiting minister", "the minister's envoy": owned, so told of elsewhere.
_OWNED = frozenset({"DT", "PRP$", "POS"})
# Behind these it is the verb ("began visiting officials").
_GOING_ON = frozenset(
    "begin start stop finish keep continue avoid consider enjoy be go spend suggest propose end resume plan "
    "cancel postpone delay risk recommend".split()
)


def guests(tokens: tuple[Token, ...], word: Token) -> tuple[Token, ...]:
    """The tokens with a visitor's "visiting" as what tells him from others, and him in its place."""
    if word.tag != "VBG" or word.pos != "VERB" or not _stands(tokens, word):
        return tokens
    name = _guest(tokens, word)
    if name is None:
        return tokens
    above = tokens[word.head]
    dep = word.dep
    host = tokens[word.i - 2] if dep == "conj" and word.i > 1 else above
    if host.dep == "pobj" and tokens[host.head].lower == "between":
        # "The talks between Berg and visiting Premier Sund", with Sund beside the talks.
        above = host
    if dep == "pcomp":
        dep = "pobj"
    elif dep in _BEHIND:
        dep = "dobj"
    elif dep in _OPENING:
        dep = _OPENING[dep]
    hung = []
    for t in tokens:
        if t.i == name.i:
            t = replace(t, head=above.i, dep=dep)
        elif t.i == word.i:
            t = replace(t, head=name.i, dep="amod")
        elif t.head == word.i:
            t = replace(t, head=name.i, dep="compound") if t.i < name.i else replace(t, head=above.i)
        hung.append(t)
    return tuple(hung)


def _guest(tokens: tuple[Token, ...], word: Token) -> Token | None:
    """The head of the name right behind, where it holds an office."""
    name = _head(tokens, word.i + 1)
    if name is not None and name.head == word.i and word.dep == "conj" and not _is_office(tokens, word.i, name.i):
        # "And visiting Lao | Premier Sund signed": the object breaks off within the name.
        name = _head(tokens, name.i + 1)
    if name is None or not _is_office(tokens, word.i, name.i):
        return None
    joined = word.dep == "conj" and name.dep == "nsubj" and name.head == tokens[word.head].head
    return name if joined or (name.head == word.i and name.dep == "dobj") else None


def _head(tokens: tuple[Token, ...], start: int) -> Token | None:
    """The noun that the words from `start` on lead up to."""
    at = tokens[start] if start < len(tokens) else None
    while at is not None and at.dep in _LEADING and at.i < at.head:
        at = tokens[at.head]
    return at if at is not None and at.pos in NOUNS else None


def _is_office(tokens: tuple[Token, ...], before: int, last: int) -> bool:
    span = tokens[before + 1 : last + 1]
    return any(t.lower in _OFFICES or t.lemma in _OFFICES for t in span) and not any(t.tag in _OWNED for t in span)


def _stands(tokens: tuple[Token, ...], word: Token) -> bool:
    """Whether a guest can stand where the verb does."""
    above = tokens[word.head]
    before = tokens[word.i - 1] if word.i else None
    if word.dep in _OPENING:
        return before is None or before.dep == "punct"
    if before is None:
        return False
    if word.dep == "conj":
        return above.pos in NOUNS and before.dep == "cc"
    if word.dep == "pcomp":
        return above is before and above.lower in _TOWARD
    return word.dep in _BEHIND and above is before and above.pos == "VERB" and above.lemma not in _GOING_ON
