"""What an event becomes by its outlook and its content: a future meeting is AGREE, and so on."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.coding.match import Fired
from foedus.coding.ontology import CONFLICTUAL, VERBAL, ontology
from foedus.coding.status import Outlook
from foedus.records import EventType, Status

# PLOVER manual, AGREE: these "reported in future tense are taken to imply intentions" and are AGREE.
_PROMISED = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
_FORCEFUL = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE"})
_ASKED = {
    "AID": "assist", "COOPERATE": "assist", "SUPPORT": "assist", "CONSULT": "meet", "RETREAT": "yield",
    "CONCEDE": "yield",
}  # fmt: skip
# What is laid down by who no longer does it: the manual's "withdrawing a demand should be coded as CONCEDE".
_WITHDRAWN = frozenset({"REQUEST", "REJECT", "THREATEN"})
_LAID_DOWN = frozenset({"no longer", "stop", "cease"})
_THREATENED = {"ASSAULT": "violence", "SANCTION": "relations", "COERCE": "restrict", "MOBILIZE": "violence"}


@dataclass(frozen=True, slots=True)
class Content:
    """What a promise, demand, threat or refusal is about."""

    type: EventType
    mode: str | None
    fired: Fired


@dataclass(frozen=True, slots=True)
class Outcome:
    """The type, mode and status that an event is coded with, and the rule that changed the type, if any."""

    type: EventType
    mode: str | None
    status: Status
    why: str = ""


def governed(event_type: EventType, mode: str | None, seen: Outlook, content: Content | None) -> Outcome | None:
    """The outcome of an event by the manual's rules; None where nothing is left to code."""
    if content is not None:
        changed = _with_content(event_type, mode, content)
        return _by_outlook(changed.type, changed.mode, seen, changed.why)
    return _by_outlook(event_type, mode, seen, "")


def _with_content(event_type: EventType, mode: str | None, content: Content) -> Outcome:
    if event_type == "AGREE" and content.type in _FORCEFUL:
        return Outcome(
            "THREATEN", _mode("THREATEN", _THREATENED.get(content.type)), "happened", f"a promise of {content.type}"
        )
    if event_type in ("REQUEST", "REJECT") and mode is None:
        if event_type == "REJECT" and content.type in _FORCEFUL:
            return Outcome(event_type, None, "happened")
        return Outcome(event_type, _ASKED.get(content.type), "happened", f"about {content.type}")
    if event_type == "THREATEN" and mode is None:
        return Outcome(
            event_type, _mode("THREATEN", _THREATENED.get(content.type)), "happened", f"about {content.type}"
        )
    return Outcome(event_type, mode, "happened")


def _by_outlook(event_type: EventType, mode: str | None, seen: Outlook, why: str) -> Outcome | None:
    if seen.refusal and (event_type in _PROMISED or event_type in ("AGREE", "RETREAT", "CONCEDE")):
        return Outcome("REJECT", _ASKED.get(event_type), "happened", f"{seen.why} {event_type}")
    if seen.status == "denied" and seen.why in _LAID_DOWN and event_type in _WITHDRAWN:
        return Outcome("CONCEDE", None, "happened", f"{seen.why} {event_type}")
    if seen.terms and event_type in _FORCEFUL and seen.status in ("planned", "hypothetical"):
        return Outcome("THREATEN", _mode("THREATEN", _THREATENED.get(event_type)), "happened", f"{event_type} on terms")
    if seen.status == "ongoing" and event_type in VERBAL:
        return Outcome(event_type, mode, "happened", why)
    if seen.status == "planned":
        if event_type in _PROMISED:
            return Outcome("AGREE", None, "planned", f"future {event_type}")
        if event_type == "RETREAT" and mode in (None, "withdraw", "ceasefire", "resign"):
            return Outcome("CONCEDE", None, "planned", "future RETREAT")
        if event_type == "RETREAT":
            return Outcome("AGREE", None, "planned", "future RETREAT")
    if seen.status == "hypothetical" and seen.modal and not seen.conditional and event_type in _PROMISED:
        return Outcome("AGREE", None, "hypothetical", f"{seen.why} {event_type}")
    if seen.status == "hypothetical" and seen.conditional and event_type in CONFLICTUAL and event_type not in _FORCEFUL:
        return None
    return Outcome(event_type, mode, seen.status, why)


def _mode(event_type: EventType, mode: str | None) -> str | None:
    return mode if mode in ontology()[event_type].modes else None
