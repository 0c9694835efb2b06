"""Which corrections stand: those that no standing undo takes back."""

from __future__ import annotations

from collections.abc import Iterable

from foedus.correcting.records import Correction


def in_order(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """The corrections once each, the earliest first: the same whatever order they come in."""
    return tuple(sorted({c.id: c for c in corrections}.values(), key=lambda c: c.order))


def standing(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """The corrections that nobody has taken back, undoing ones left out, the earliest first.

    An undo takes back what came before it, another undo too: undoing an undo does the first correction again.
    """
    ordered = in_order(corrections)
    gone = taken_back(ordered)
    return tuple(c for c in ordered if c.action != "undo" and c.id not in gone)


def taken_back(corrections: Iterable[Correction]) -> dict[str, str]:
    """The ids of corrections that do not stand, undone undos among them, each with the id of the undo that stands."""
    gone: dict[str, str] = {}
    for correction in reversed(in_order(corrections)):
        if correction.action == "undo" and correction.undoes is not None and correction.id not in gone:
            gone[correction.undoes] = correction.id
    return gone
