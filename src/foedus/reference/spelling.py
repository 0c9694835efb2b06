"""Names of states misspelt by a letter ("Afganistan", "Quatar"): found by leaving one letter out of both."""

from __future__ import annotations

from collections.abc import Iterable

from foedus.reference.model import NameEntry
from foedus.reference.words import key

_SHORTEST = 6


class Misspellings:
    """One-word names and all the ways to leave a letter out of them, but for the first; these are found when a word
    with a name's first letter is asked for."""

    def __init__(self, entries: Iterable[NameEntry]) -> None:
        self._named: dict[str, list[tuple[str, NameEntry]]] = {}
        for entry in entries:
            words = key(entry.surface)
            if len(words) == 1 and len(words[0]) >= _SHORTEST:
                self._named.setdefault(words[0][0], []).append((words[0], entry))
        self._found: dict[str, dict[str, NameEntry | None]] = {}

    def meant(self, word: str) -> NameEntry | None:
        """The name that a folded word misspells by one letter too many, too few, wrong or out of place; None where none
        or several are."""
        if len(word) < _SHORTEST:
            return None
        known = self._forms(word[0])
        entries = {
            (entry.country, entry.kind): entry
            for form in sorted(_shortened(word))
            if (entry := known.get(form)) is not None and entry.surface[0].lower() == word[0]
        }
        return next(iter(entries.values())) if len({c for c, _ in entries}) == 1 else None

    def _forms(self, first: str) -> dict[str, NameEntry | None]:
        """The names beginning with a letter by what is left of them; None by what is left of those of two states."""
        held = self._found.get(first)
        if held is not None:
            return held
        found: dict[str, NameEntry | None] = {}
        for word, entry in self._named.get(first, ()):
            for form in _shortened(word):
                known = found.get(form, entry)
                found[form] = entry if known is not None and known.country == entry.country else None
        self._found[first] = found
        return found


def _shortened(word: str) -> set[str]:
    return {word} | {word[:i] + word[i + 1 :] for i in range(1, len(word))}
