"""Judgements told without a verb: "found the gesture unfriendly", which the parser takes for a clause."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.records import Sentence, Token

_JUDGING = frozenset(
    "find think consider deem believe hold judge declare pronounce call label brand term dub proclaim style".split()
)
_VERBAL = frozenset({"aux", "auxpass", "cop", "mark", "dobj"})
_QUALITIES = frozenset({"ADJ", "ADV", "NOUN"})


def judged(sentence: Sentence, verb: Token, clauses: Sequence[Token]) -> list[int]:
    """What a verb judges and what it judges it to be, where the parser made a clause without a verb of the two."""
    quality = clauses[0]
    if verb.lemma not in _JUDGING or quality.i < verb.i:
        return []
    if quality.pos not in _QUALITIES and quality.tag not in ("VBG", "VBN"):
        return []
    kids = sentence.kids(quality.i)
    if any(k.dep in _VERBAL for k in kids):
        return []
    subject = next((k.i for k in kids if k.dep == "nsubj" and verb.i < k.i < quality.i), None)
    return [] if subject is None else [subject, quality.i]
