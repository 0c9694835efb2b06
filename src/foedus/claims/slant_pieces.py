"""Cuts words into the pieces that a encoder's vocabulary knows, the longest first (WordPiece, Wu et al. 2016)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

UNKNOWN = "[UNK]"
_PART = re.compile(r"[^\W_]+|\S")


def cut(word: str, vocabulary: Mapping[str, int]) -> list[int]:
    """The numbers of the word's pieces; letters that cannot be cut are UNKNOWN, which must be in the vocabulary."""
    found: list[int] = []
    if word.isascii() and word.isalnum():
        return _cut_part(word.lower(), vocabulary)
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFD", word) if unicodedata.category(c) != "Mn")
    for part in _PART.findall(word.lower()):
        found += _cut_part(part, vocabulary)
    return found


def _cut_part(part: str, vocabulary: Mapping[str, int]) -> list[int]:
    if (whole := vocabulary.get(part)) is not None:
        return [whole]
    found, start = [], 0
    while start < len(part):
        mark = "##" if start else ""
        end = next((e for e in range(len(part), start, -1) if mark + part[start:e] in vocabulary), 0)
        if not end:
            return [vocabulary[UNKNOWN]]
        found.append(vocabulary[mark + part[start:end]])
        start = end
    return found
