"""Telegrams from an embassy: whose the "Foreign Minister" is of whom it tells (the host's), and whose "Ambassador" and
"Department" (the sender's), by the head of the telegram."""

from __future__ import annotations

import re

from foedus.actors.announced import voice_of
from foedus.actors.items import place_of
from foedus.actors.memory import Found
from foedus.actors.scene import Cable, Scene
from foedus.actors.view import View
from foedus.records import Document
from foedus.reference import Reference, RoleMatch

# So far into a text its head reaches.
_HEAD = 700
_POST = (
    r"(?:embassy|legation|consulate(?: general)?|mission|interests section|office|ambassador|minister|charg[eé]|consul)"
)
_PLACE = r"(?P<place>[A-Z][\w' ]+?)"
_FROM = tuple(
    (re.compile(pattern, re.MULTILINE), sender)
    for pattern, sender in (
        (
            r"\bFM:? +(?:RU\w+/)?(?:AM(?:ERICAN )?(?:EMBASSY|CONSUL(?:ATE)?)|USINT|USMISSION|USLO|USDEL) +"
            rf"{_PLACE}(?= +(?:\d|TO\b)|\s*$)",
            "USA",
        ),
        (
            rf"(?i:(?:telegram|airgram|despatch|dispatch|message|memorandum) from the {_POST} in (?:the )?){_PLACE},? "
            r"(?i:to (?:the )?(?:department|secretary) of state)",
            "USA",
        ),
        (
            rf"^(?i:the {_POST} in (?:the )?){_PLACE} (?:\([\w .]+\) )?(?i:to the (?:secretary|department) of state)",
            "USA",
        ),
        (
            rf"^(?:FM|FROM|Sir [\w. ]{{3,30}}|Mr\.? [\w. ]{{3,30}}|Lord [\w ]{{3,20}})\s+\(?{_PLACE}\)? "
            r"(?:TO|to) (?:(?:THE |the )?(?:FCO|F\.?O\.?|FOREIGN OFFICE|Foreign Office)|"
            r"(?:Mr|Sir|Lord|Viscount)\.? [\w. ]{3,24}\((?:Foreign Office|London)\))",
            "GBR",
        ),
        (r"\b\d{2}(?P<place>[A-Z]{4,})\d{2,6}\b", "USA"),
        (r"^(?:S E C R E T|C O N F I D E N T I A L|UNCLAS\w*)\b.{0,40}?\b(?P<place>[A-Z]{4,}) \d{4,6}\b", "USA"),
    )
)
_OWN = frozenset({"ambassador", "embassy", "legation", "consulate", "mission", "department", "emboff", "poloff", "dcm"})
_BARE = frozenset({"the", "our", "my", "this"})


def cable(document: Document, reference: Reference) -> Cable | None:
    """The two states of a telegram by its head; None for other texts."""
    head = "\n".join((document.title or "", document.text[:_HEAD]))
    for pattern, sender in _FROM:
        found = pattern.search(head)
        place = found["place"].strip() if found is not None else ""
        host = place_of(place.title() if place.isupper() else place, reference) if place else None
        if host and host != sender:
            return Cable(host, sender)
    return None


def own(scene: Scene, view: View, match: RoleMatch, first: int) -> str | None:
    """The sender of a telegram where a bare "Ambassador" or "Department" is its own; None for all others."""
    if scene.cable is None or match.role.phrase[-1] not in _OWN:
        return None
    return scene.cable.sender if _BARE.issuperset(view.lowers[first : match.first]) else None


def author(scene: Scene) -> Found | None:
    """Who says "I" and "we" in a telegram."""
    if scene.cable is None:
        return None
    sender = scene.cable.sender
    return voice_of(scene, scene.reference.state_name(sender) or sender, sender, None)
