"""Corrections in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from foedus.correcting.records import Correction, Edit
from foedus.records import Actor, Source


def told_all(corrections: Iterable[Correction]) -> dict[str, str]:
    """What each of a document's corrections says, by its id; an undo in the words of what it takes back."""
    by_id = {c.id: c for c in corrections}
    return {name: _undo(one, by_id) if one.action == "undo" else told(one) for name, one in by_id.items()}


def _undo(undo: Correction, by_id: Mapping[str, Correction]) -> str:
    # Each id is a digest that covers the one taken back: there is no circle.
    again, of = False, by_id.get(undo.undoes or "")
    while of is not None and of.action == "undo":
        again, of = not again, by_id.get(of.undoes or "")
    return told(undo) if of is None else f"{'redone' if again else 'undone'}: {told(of)}"


def told(correction: Correction) -> str:
    """What a correction says, as part of a line: ACCUSE “condemned”: status denied."""
    target = correction.target
    of = "" if target is None else f"{target.type} “{' '.join(target.trigger.split())}”"
    if correction.action == "wrong":
        return f"{of} is no event"
    if correction.action == "undo":
        return f"undo of {correction.undoes}"
    if correction.action == "checked":
        return "the whole document is checked"
    said = "; ".join(edited(correction.edit)) if correction.edit is not None else ""
    return f"{of}: {said}" if correction.action == "change" else f"missed: {of}; {said}"


def edited(edit: Edit) -> tuple[str, ...]:
    """What an edit says, a phrase a field."""
    said = []
    if edit.type is not None:
        said.append(f"type {edit.type}" + (f" {edit.mode}" if edit.mode else ""))
    if edit.status is not None:
        said.append(f"status {edit.status}")
    said += [
        f"{name} {named(side) or 'nobody'}"
        for name, side in (("actor", edit.actor), ("recipient", edit.recipient))
        if side is not None
    ]
    if edit.source is not None:
        said.append(f"said by {named(edit.source) or 'the text itself'}")
    return tuple(said)


def named(side: Sequence[Actor | Source]) -> str:
    """A side's parties by name, with the country where that says more."""
    return ", ".join(a.name if a.country is None or a.country in a.name else f"{a.name} ({a.country})" for a in side)
