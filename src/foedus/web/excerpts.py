"""Sentences cut to what a list has room for, with what is looked for in them marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedus.pages.clean import squeezed
from foedus.web.templating import url

_BEFORE, _LONGEST = 80, 170


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sentence; `hit`: it is to be marked."""

    text: str
    hit: bool = False


def excerpt(text: str, hits: Sequence[tuple[int, int]], most: int = _LONGEST) -> tuple[Piece, ...]:
    """A sentence in pieces, cut to about `most` characters around its first hit; hits are in order and apart."""
    first = hits[0][0] if hits else 0
    start = 0 if len(text) <= most or first <= _BEFORE else _word_start(text, first - _BEFORE)
    end = _word_end(text, start, most)
    pieces, at = [Piece("… ")] if start else [], start
    for a, b in hits:
        if at <= a < end:
            stop = min(b, end)
            pieces += [Piece(_flat(text[at:a])), Piece(_flat(text[a:stop]), hit=True)]
            at = stop
    pieces.append(Piece(_flat(text[at:end]).rstrip() if end == len(text) else _flat(text[at:end])))
    if end < len(text):
        pieces.append(Piece("…" if pieces[-1].text.endswith(" ") else " …"))
    return tuple(piece for piece in pieces if piece.text)


def sentence_url(doc: str, sentence: int) -> str:
    """The address of a sentence in its document."""
    return f"{url('/document', id=doc)}#s{sentence}"


def _word_start(text: str, at: int) -> int:
    space = text.find(" ", at)
    return space + 1 if 0 <= space < at + 40 else at


def _word_end(text: str, start: int, most: int) -> int:
    if len(text) - start <= most:
        return len(text)
    end = start + most
    space = text.rfind(" ", start, end)
    return space if space > start + most // 2 else end


def _flat(text: str) -> str:
    """The text with white space made single, also at its ends."""
    flat = squeezed(text)
    if not flat:
        return " " if text else ""
    return " " * text[:1].isspace() + flat + " " * text[-1:].isspace()
