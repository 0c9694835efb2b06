"""Parties that the text names by a common noun only: "all parties", "world leaders"."""

from __future__ import annotations

from foedus.coding.match import Matcher
from foedus.records import Actor

# Common nouns and pronouns for parties that no name or nationality identifies.
_NAMELESS = frozenset(
    "party side leader partner community country nation state everyone everybody anyone enemy victim donor member ally "
    "neighbour neighbor signatory guarantor faction power those opponent rival adversary stakeholder actor authority "
    "government coalition regime perpetrator attacker culprit aggressor creditor lender supporter patron backer "
    "counterpart investigation organisation organization".split()
)
_AT_LARGE = frozenset({"west", "world"})


def unnamed(matcher: Matcher, head: int) -> tuple[Actor, ...]:
    """A party that the text names by a common noun only ("all parties", "world leaders"): its words, and no country."""
    token = matcher.sentence.tokens[head]
    if token.lemma not in _NAMELESS and token.text != "West" and token.lower != "world":
        return ()
    if token.dep in ("compound", "amod", "nmod"):
        return ()
    if any(k.lower == "no" for k in matcher.sentence.kids(head, "det")):
        return ()
    if token.lower in _AT_LARGE:
        known = token.dep in ("dobj", "pobj", "nsubj") and any(
            k.lower == "the" for k in matcher.sentence.kids(head, "det")
        )
        first = matcher.sentence.tokens[head - 1]
        if not known or first.lower != "the":
            return ()
        return (Actor(f"the {token.text}", first.start, token.end, token.text, kind="unknown", how="unnamed"),)
    if token.lemma in ("side", "power", "state") and not any(
        True for _ in matcher.sentence.kids(head, "det", "amod", "predet", "nummod")
    ):
        return ()
    if token.lemma in ("power", "investigation") and (token.tag == "NN") and not _definite(matcher, head, token.lemma):
        return ()
    inside = [head, *(k.i for k in matcher.sentence.kids(head, "det", "amod", "compound", "poss", "nummod", "predet"))]
    first = matcher.sentence.tokens[min(inside)]
    start, end = first.start, token.end
    text = matcher.sentence.text[start - matcher.sentence.start : end - matcher.sentence.start]
    return (Actor(text, start, end, text, kind="unknown", how="unnamed"),)


def _definite(matcher: Matcher, head: int, lemma: str) -> bool:
    """Whether a noun that is mostly a thing names who acts ("the investigation found")."""
    return lemma != "power" and any(k.lower in ("the", "this") for k in matcher.sentence.kids(head, "det"))
