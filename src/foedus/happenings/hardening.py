"""Claims that harden: what a document first only suggested, reported or alleged, and later states in its own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from foedus.records import Event

_WEAK = frozenset({"reported", "alleged", "suggested", "estimated"})
_TOLD_AS_SO = frozenset({"happened", "ongoing"})


def hardened(tellings: Sequence[Event]) -> Mapping[str, str]:
    """For each event of one happening in one document that hardens an earlier one, that one's id.

    A plain assertion hardens the first weaker telling before it, unless the text asserted it still earlier or gave new
    evidence in between: somebody else who says that it is so. Titles count: they come first.
    """
    found: dict[str, str] = {}
    weak: Event | None = None
    for event in sorted(tellings, key=lambda e: (e.start, e.id)):
        if event.certainty in _WEAK:
            weak = weak or event
        elif event.certainty == "asserted" and event.status in _TOLD_AS_SO:
            if event.source is not None:
                if weak is None or weak.source is None or weak.source.name != event.source.name:
                    break
            elif weak is None:
                break
            elif event.claim is None and event.sentence != weak.sentence:
                found[event.id] = weak.id
    return found
