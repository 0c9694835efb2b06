"""The words and classes in which a page shows status, certainty and sign, so that none rests on colour alone."""

from __future__ import annotations

from collections.abc import Mapping

from foedus.answers.pairs import NEUTRAL
from foedus.records import Certainty, CommitmentStatus, Status

STATUS_GLYPHS: Mapping[Status, str] = {
    "happened": "●",
    "ongoing": "◐",
    "planned": "○",
    "hypothetical": "◌",
    "denied": "✕",
}
CERTAINTY_WORDS: Mapping[Certainty, str] = {
    "asserted": "stated",
    "reported": "reported",
    "alleged": "alleged",
    "suggested": "suggested",
    "estimated": "estimated",
    "denied": "denied",
}
FIRM: frozenset[CommitmentStatus] = frozenset({"signed", "pledged", "reaffirmed", "ratified", "invoked", "joined"})
"""Commitments that bind, as the text has it; the others are offered, withheld, threatened or broken."""


def sign_class(intensity: float | None) -> str:
    """The class of a conflict-cooperation score: co for cooperation, cf for conflict, ne for neither."""
    if intensity is None or abs(intensity) < NEUTRAL:
        return "ne"
    return "co" if intensity > 0 else "cf"


SIGN_GLYPHS: Mapping[str, str] = {"co": "+", "cf": "−", "ne": "·"}
SIGN_WORDS: Mapping[str, str] = {"co": "cooperation", "cf": "conflict", "ne": "neither"}


def signed(value: float | None) -> str:
    """A mean score with its sign: "+6.3", "−2.0", "0.0"; "–" for none."""
    if value is None:
        return "–"
    return f"{'+' if value > 0 else '−' if value < 0 else ''}{abs(value):.1f}"
