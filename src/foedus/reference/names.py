"""The index of names: longest match over words, with the way each name may be written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from foedus.reference.model import NameEntry, covers
from foedus.reference.words import pieces

_Node = dict[str, "_Node | list[tuple[str, NameEntry]]"]
_END = ""
# Marks that can stand within a name.
_JOINING = frozenset({"-", "–", "'", "/", "&", ".", "(", ")"})
# Beyond so many forms of words all are forgotten.
_MOST = 50_000


class NameIndex:
    """Names to entries. A name written with capitals is found only where the text has them; one that is all capitals
    (US, IS, WHO) only in capitals. Diacritics, dots and hyphens make no difference."""

    def __init__(self, entries: Iterable[NameEntry]) -> None:
        # Few of the first words occur in a text: the names under one are laid out when it first does.
        self._waiting: dict[str, list[NameEntry]] = {}
        self._nodes: dict[str, _Node] = {}
        small: set[str] = set()
        for entry in entries:
            folded, written = _first_word(entry.surface)
            self._waiting.setdefault(folded, []).append(entry)
            if not written[:1].isupper():
                small.add(folded)
        self._small = frozenset(small)
        self._read: dict[str, tuple[tuple[tuple[str, str], ...], tuple[int, ...]]] = {}

    def _node(self, first: str) -> _Node:
        node = self._nodes.get(first)
        if node is None:
            node = {}
            for entry in self._waiting.get(first, ()):
                _lay(node, entry)
            self._nodes[first] = node
        return node

    def starts(self, folded: str, written: str) -> bool:
        """Whether any name begins with this folded word, which is so written."""
        return folded in self._waiting and (folded in self._small or written[0].isupper())

    def read(self, token: str) -> tuple[tuple[tuple[str, str], ...], tuple[int, ...]]:
        """The (folded, written) words of a token, as `longest` takes them, and which of them begin a name. A mark that
        is not part of names breaks them."""
        found = self._read.get(token)
        if found is None:
            if len(self._read) > _MOST:
                self._read.clear()
            words = pieces(token) or ((("", ""),) if token not in _JOINING else ())
            starts = tuple(n for n, (folded, written) in enumerate(words) if folded and self.starts(folded, written))
            found = self._read[token] = (words, starts)
        return found

    def longest(self, words: Sequence[tuple[str, str]], at: int) -> tuple[int, tuple[NameEntry, ...]]:
        """The end (exclusive) and the entries of the longest name that begins at words[at]; (at, ()) where none does.

        `words` are (folded, written) pairs; a pair of empty strings breaks a name.
        """
        node: _Node = {words[at][0]: self._node(words[at][0])}
        i, end = at, at
        found: tuple[NameEntry, ...] = ()
        while i < len(words):
            below = node.get(words[i][0]) if words[i][0] else None
            if not isinstance(below, dict):
                break
            node, i = below, i + 1
            here = node.get(_END)
            if isinstance(here, list):
                fitting = tuple(e for pattern, e in here if _written(pattern, words[at:i]))
                if fitting:
                    end, found = i, fitting
        return end, found

    def of(self, name: str) -> tuple[NameEntry, ...]:
        """The entries of a whole name, however it is capitalised."""
        first, _ = _first_word(name)
        node: object = {first: self._node(first)} if first in self._waiting else {}
        for word in name.split():
            for folded, _ in pieces(word):
                node = node.get(folded) if isinstance(node, dict) else None
        here = node.get(_END) if isinstance(node, dict) else None
        return tuple(entry for _, entry in here) if isinstance(here, list) else ()


def _first_word(name: str) -> tuple[str, str]:
    """The first word of a name, folded and as it is written."""
    first, _, _ = name.partition(" ")
    if first.isascii() and first.isalnum():
        return first.lower(), first
    for word in name.split():
        if word.isascii() and word.isalnum():
            return word.lower(), word
        found = pieces(word)
        if found:
            return found[0]
    return "", ""


def _lay(node: _Node, entry: NameEntry) -> None:
    words = [piece for word in entry.surface.split() for piece in pieces(word)]
    for folded, _ in words[1:]:
        node = node.setdefault(folded, {})  # type: ignore[assignment]
    pattern = "".join(_way(written) for _, written in words)
    node.setdefault(_END, []).append((pattern, entry))  # type: ignore[union-attr]


def _way(written: str) -> str:
    if len(written) > 1 and written.isupper():
        return "A"
    return "C" if written[0].isupper() else "l"


def _written(pattern: str, words: Sequence[tuple[str, str]]) -> bool:
    for way, (_, written) in zip(list(pattern), words, strict=True):
        if way == "C" and not written[0].isupper():
            return False
        if way == "A" and not written.isupper():
            return False
    return True


def fit(entries: Sequence[NameEntry], day: str | None) -> tuple[NameEntry, ...]:
    """The entries that stand for something on an ISO day, all where none does; without a day, today's first."""
    if len(entries) == 1:
        return tuple(entries)
    if day is None:
        return tuple(sorted(entries, key=lambda e: bool(e.until)))
    then = tuple(e for e in entries if covers(e.since, e.until, day))
    return then or tuple(entries)
