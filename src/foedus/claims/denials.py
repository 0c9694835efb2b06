"""What a denial denies: the earlier claim of somebody else that it points at or says the contrary of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from foedus.records import Claim, Span

# What refers to an earlier claim as a whole.
_POINTING = frozenset({
    "allegation", "allegations", "accusation", "accusations", "claim", "claims", "charge", "charges", "report",
    "reports", "assertion", "assertions", "suggestion", "suggestions", "rumour", "rumours", "rumor", "rumors", "it",
    "this", "that", "them", "these",
})  # fmt: skip
_EMPTY = frozenset({
    "the", "a", "an", "of", "any", "all", "and", "or", "in", "on", "to", "for", "with", "by", "from", "at", "as", "had",
    "has", "have", "was", "were", "is", "are", "be", "been", "being", "its", "his", "her", "their", "ever", "it", "he",
    "she", "they", "such", "those", "these", "this", "that", "them", "not", "no",
})  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
# Letters by which words count as one word's forms ("attacked", "the attack").
_STEM = 5
_FARTHEST = 12
# The share of a denial's words that the denied claim must hold.
_SHARED = 0.5
_TOLD = frozenset({"say", "show"})


def tie_denials(text: str, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims, those that deny with the id of the claim that they deny, where one stands before them.

    It is the nearest that holds half of the denial's words or, for "denied the allegations", that is told at all.
    """
    if not any(claim.kind == "deny" for claim in claims):
        return tuple(claims)
    told: list[tuple[Claim, frozenset[str]]] = []
    found = []
    for claim in claims:
        words = [w.lower() for w in _WORD.findall(_joined(text, claim.content))]
        stems = frozenset(w[:_STEM] for w in words if w not in _EMPTY and w not in _POINTING)
        if claim.kind == "deny":
            others = [t for t in reversed(told) if _may_deny(text, claim, t[0])]
            found.append(replace(claim, denies=_denied(words, stems, others)))
        else:
            found.append(claim)
            if claim.kind in _TOLD:
                told.append((claim, stems))
    return tuple(found)


def _denied(
    words: Sequence[str], stems: frozenset[str], others: Sequence[tuple[Claim, frozenset[str]]]
) -> str | None:  # fmt: skip
    if stems:
        return next((c.id for c, said in others if len(stems & said) >= _SHARED * len(stems)), None)
    return others[0][0].id if others and any(w in _POINTING for w in words) else None


def _may_deny(text: str, denial: Claim, earlier: Claim) -> bool:
    if denial.sentence - earlier.sentence > _FARTHEST or earlier.id == denial.inside:
        return False
    if denial.actor is not None and earlier.actor is not None:
        return denial.actor.name != earlier.actor.name
    return _joined(text, denial.source).lower() != _joined(text, earlier.source).lower()


def _joined(text: str, spans: Sequence[Span]) -> str:
    return " ".join(text[a:b] for a, b in spans)
