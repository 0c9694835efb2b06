"""Where an event happened: the place named nearest to its trigger in the grammar."""

from __future__ import annotations

from foedus.coding.match import Fired, Matcher
from foedus.records import Place

_NEAREST = frozenset({"in", "at", "near", "outside", "inside", "around", "across", "throughout", "within"})


def event_place(matcher: Matcher, fired: Fired) -> Place | None:
    """The place after a locating preposition on the trigger, its carrier or its object; None where none is named."""
    starts = [fired.token]
    if fired.carrier is not None and fired.carrier != fired.token:
        starts.append(fired.carrier)
    starts += fired.arguments.roles.get("obj", [])[:1]
    for at in starts:
        for name, noun in matcher.grammar.prepositions(at):
            if name in _NEAREST and (place := _named(matcher, noun)) is not None:
                return place
    if fired.frame.reciprocal and (place := _beside(matcher, starts)) is not None:
        return place
    for role in ("in", "at", "near", "to"):
        for noun in fired.arguments.roles.get(role, []):
            if (role != "to" or fired.frame.mode == "visit") and (place := _named(matcher, noun)) is not None:
                return place
    if fired.frame.mode == "visit" and "obj" not in fired.frame.actor:
        for noun in fired.arguments.roles.get("obj", []):
            if (place := _named(matcher, noun)) is not None:
                return place
    return None


def _beside(matcher: Matcher, starts: list[int]) -> Place | None:
    """ "Talks with Peru in Vienna": where a meeting was, though the parser hung it on who else was there."""
    for at in starts:
        for name, noun in matcher.grammar.prepositions(at):
            if name in ("with", "of", "between"):
                for inner, below in matcher.grammar.prepositions(noun):
                    if inner in ("in", "at") and (place := _named(matcher, below)) is not None:
                        return place
    return None


def _named(matcher: Matcher, noun: int, depth: int = 0) -> Place | None:
    mention = matcher.mention(noun)
    if mention is not None and mention.place is not None:
        return mention.place
    if depth < 2:
        for name, below in matcher.grammar.prepositions(noun):
            if name in ("of", "in", "near") and (place := _named(matcher, below, depth + 1)) is not None:
                return place
    return None
