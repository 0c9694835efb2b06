"""Names of states misspelt by a letter ("Afganistan", "Quatar"): found by leaving one letter out of both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from foedus.reference.model import NameEntry
from foedus.reference.words import key

_SHORTEST = 6


class Misspellings:
    """One-word names and all the ways to leave a letter out of them."""

    def __init__(self, entries: Iterable[NameEntry]) -> None:
        found: dict[str, NameEntry | None] = {}
        for entry in entries:
            words = key(entry.surface)
            if len(words) != 1 or len(words[0]) < _SHORTEST:
                continue
            for form in _shortened(words[0]):
                known = found.get(form, entry)
                found[form] = entry if known is not None and known.country == entry.country else None
        self._found: Mapping[str, NameEntry | None] = found

    def meant(self, word: str) -> NameEntry | None:
        """The name that a folded word misspells by one letter too many, too few, wrong or out of place; None where none
        or several are."""
        if len(word) < _SHORTEST:
            return None
        entries = {
            (entry.country, entry.kind): entry
            for form in sorted(_shortened(word))
            if (entry := self._found.get(form)) is not None and entry.surface[0].lower() == word[0]
        }
        return next(iter(entries.values())) if len({c for c, _ in entries}) == 1 else None


def _shortened(word: str) -> set[str]:
    return {word} | {word[:i] + word[i + 1 :] for i in range(1, len(word))}
