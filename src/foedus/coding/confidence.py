"""How sure an event is, from what it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.coding.match import Fired
from foedus.coding.tense import Outlook
from foedus.records import Actor


def confidence(fired: Fired, actor: Sequence[Actor], recipient: Sequence[Actor], seen: Outlook) -> float:
    """A score from 0 to 1: the frame's prior, less where a side is missing or inferred, or the status unsure."""
    score = fired.frame.prior + 0.05 * min(len(fired.frame.where), 2)
    if not actor and not recipient:
        score *= 0.5
    elif not actor:
        score *= 0.8
    elif not recipient and fired.frame.recipient:
        score *= 0.9
    if any(a.how in ("setting", "epithet") for a in (*actor, *recipient)):
        score *= 0.9
    if seen.status in ("hypothetical", "denied"):
        score *= 0.85
    if fired.kind == "noun" and fired.light is None:
        score *= 0.85
    return round(min(max(score, 0.05), 0.95), 3)
