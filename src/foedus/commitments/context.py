"""Which commitment of a document a later "the deal" or "the pacts" stands for."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.commitments.parties import keys
from foedus.records import Actor, Commitment, Sentence, Token

TREATY_LIKE = frozenset(
    {"defence", "offence", "neutrality", "nonaggression", "consultation", "partnership", "military-technical",
     "agreement"}
)  # fmt: skip
_MADE = frozenset({"signed", "ratified", "reaffirmed", "pledged", "standing"})


def before(earlier: Sequence[Commitment], sentence: Sentence, noun: Token, bound: Sequence[Actor]) -> Commitment | None:
    """The last treaty told of before a noun that takes one up with "the" or "this", of the same parties where named."""
    taken_up = any(k.lower in ("the", "this", "that", "these", "those", "their") for k in sentence.kids(noun.i))
    if not taken_up and not bound:
        return None
    for known in reversed(earlier):
        if known.kind not in TREATY_LIKE or known.status not in _MADE:
            continue
        if (known.terms.number or 1) > 1 and noun.tag not in ("NNS", "NNPS"):
            continue
        if not bound or keys(bound) <= keys(known.parties):
            return known
    return None
