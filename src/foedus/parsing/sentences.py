"""A block of text to the spans of its sentences, by rule, so that nothing but the text decides."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s+[\"'“‘(\[]?[A-Z0-9])|\n")


def split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of text[start:end] as [start, end) offsets, white space trimmed."""
    spans, at = [], start
    for found in _END.finditer(text, start, end):
        spans.append((at, found.end()))
        at = found.end()
    spans.append((at, end))
    trimmed = []
    for a, b in spans:
        while a < b and text[a].isspace():
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        if a < b:
            trimmed.append((a, b))
    return trimmed
