"""What went wrong in a document, event by event, in words short enough to read down a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from foedus.evaluation.gold import GoldEvent, GoldParty
from foedus.evaluation.match import Alignment, is_state
from foedus.evaluation.parties import ROLES, meant
from foedus.evaluation.scoring import f1
from foedus.records import Actor, Event


def side(parties: Sequence[GoldParty | Actor]) -> str:
    """A side's parties: states by their codes, others by name."""
    names = (str(p.country) if is_state(p.country) else p.name or p.text for p in parties)
    return ",".join(dict.fromkeys(names)) or "-"


def roles(event: GoldEvent | Event) -> str:
    """Who to whom; a side that only another sentence names stands in brackets."""
    said = [side(getattr(event, role)) for role in ROLES]
    for n, role in enumerate(ROLES):
        if isinstance(event, GoldEvent) and said[n] == "-" and getattr(event, f"implied_{role}"):
            said[n] = f"({side(getattr(event, f'implied_{role}'))})"
    return " > ".join(said)


def brief(event: GoldEvent | Event, sentence: int) -> dict[str, Any]:
    """An event as a list shows it."""
    return {"s": sentence, "type": event.type, "trigger": event.trigger, "roles": roles(event)}


def worst(found: Sequence[Alignment], most: int) -> list[dict[str, Any]]:
    """The documents with the lowest F1 of events, those with more errors first, with what was missed, made up, given to
    the wrong parties or with the wrong status; documents without an error are left out."""
    wrong = [a for a in found if a.missed or a.false or _slips(a)]
    ordered = sorted(wrong, key=lambda a: (_f1(a), -len(a.missed) - len(a.false)))
    return [_document(a) for a in ordered[:most]]


def _f1(found: Alignment) -> float:
    coded = len(found.events) - len(found.forgiven)
    return f1(len(found.hits), coded, len(found.gold.events))[2] if coded or found.gold.events else 1.0


def _document(found: Alignment) -> dict[str, Any]:
    return {
        "doc": found.gold.document.id,
        "title": found.gold.document.title,
        "f1": _f1(found),
        "gold": len(found.gold.events),
        "coded": len(found.events) - len(found.forgiven),
        "missed": [brief(found.gold.events[i], found.gold.events[i].sentence) for i in found.missed],
        "made_up": [brief(found.events[i], found.places[i]) for i in found.false],
        "wrong": _slips(found),
    }


def _slips(found: Alignment) -> list[dict[str, Any]]:
    """Hits with a wrong side, status or source: what the hand coding has and what was coded."""
    slips = []
    for hit in found.hits:
        hand, event = found.gold.events[hit.gold], found.events[hit.coded]
        rows = [
            (role, side(meant(hand, role, getattr(event, role))), side(getattr(event, role)), getattr(hit, role))
            for role in ROLES
        ]
        rows.append(("status", str(hand.status), event.status, hit.status))
        rows.append(("source", hand.source or "-", event.source.text if event.source else "-", hit.source))
        for name, by_hand, coded, right in rows:
            if right is False:
                row = {"s": hand.sentence, "type": hand.type, "trigger": hand.trigger}
                slips.append(row | {"of": name, "hand": by_hand, "coded": coded})
    return slips
