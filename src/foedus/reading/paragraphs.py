"""A text to its paragraphs. What a line break means is decided here and nowhere else.

A line is a paragraph, except in hard-wrapped text, where the lines up to a blank one, an indent or a list mark are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_EDGE = " \t\u00a0\u00ad\u200b\u200c\u200d\u2060\ufeff\u2002\u2003\u2009\u200a\u202f\u3000\x1c\x1d\x1e\x1f"
_ENDED = re.compile(r"[.!?…:;][\"'”’»)\]]*\Z")
_LIST_MARK = re.compile(r"(?:[•▪▫■●◦‣⁃∙·*>–—-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])[ \t\u00a0]+(?=\S)")
_WIDEST = 120
_NARROWEST = 35


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, [start, end) without white space around it; `apart` where a blank line stands before it."""

    start: int
    end: int
    apart: bool
    lines: int = 1


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    apart: bool
    indented: bool


def list_mark(text: str, start: int, end: int) -> int:
    """The offset behind a bullet or enumerator that the paragraph begins with; `start` where there is none."""
    found = _LIST_MARK.match(text, start, end)
    return found.end() if found else start


def ended(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] ends with a mark that ends a sentence (or a colon or semicolon)."""
    return _ENDED.search(text, max(start, end - 8), end) is not None


def paragraphs(text: str) -> list[Paragraph]:
    """The text's paragraphs in order."""
    lines = _lines(text)
    width = _wrap_width(text, lines)
    found: list[Paragraph] = []
    first = 0
    for i in range(1, len(lines) + 1):
        if i < len(lines) and _goes_on(text, lines[i - 1], lines[i], lines[i - 1].start == lines[first].start, width):
            continue
        found.append(Paragraph(lines[first].start, lines[i - 1].end, lines[first].apart, i - first))
        first = i
    return found


def _lines(text: str) -> list[_Line]:
    lines, last = [], 0
    for found in _LINE.finditer(text):
        start, end = found.span()
        while start < end and text[start] in _EDGE:
            start += 1
        while end > start and text[end - 1] in _EDGE:
            end -= 1
        if start < end:
            apart = last > 0 and sum(1 for _ in _BREAK.finditer(text, last, start)) > 1
            indent = start - found.start()
            lines.append(_Line(start, end, apart, indent >= 2 or text[found.start()] in "\t\u3000"))
            last = end
    return lines


def _wrap_width(text: str, lines: Sequence[_Line]) -> int:
    """The width at which the text was hard-wrapped, in characters; 0 where it was not.

    Wrapped prose breaks in mid-sentence: most inner lines do not end with a stop, many next lines begin in lower case,
    and no line is wide.
    """
    inner = [(a, b) for a, b in pairwise(lines) if not b.apart]
    if not inner:
        return 0
    lengths = sorted(line.end - line.start for line in lines)
    width = lengths[int(0.95 * (len(lengths) - 1))]
    if not _NARROWEST <= width <= _WIDEST or (len(lengths) > 20 and lengths[-1] > 2 * width):
        return 0
    open_ = [(a, b) for a, b in inner if not ended(text, a.start, a.end)]
    lower = sum(text[b.start].islower() for _, b in open_)
    return width if len(open_) >= 0.5 * len(inner) and lower >= 0.35 * len(inner) else 0


def _goes_on(text: str, line: _Line, following: _Line, first: bool, width: int) -> bool:
    """Whether the paragraph that `line` belongs to goes on in the next line."""
    if following.apart or list_mark(text, following.start, following.end) > following.start:
        return False
    closed = ended(text, line.start, line.end)
    if not width:
        return not closed and text[following.start].islower() and line.end - line.start <= _WIDEST
    if following.indented and not line.indented:
        return False
    short = line.end - line.start < 0.7 * width
    # A word that would have fitted was not put on this line: the break was meant.
    space = text.find(" ", following.start, following.end)
    word = (space if space > 0 else following.end) - following.start
    fits = line.end - line.start + 1 + word < 0.9 * width
    if closed and short and not text[following.start].islower():
        return False
    return not (first and fits and not closed and not text[following.start].islower())
