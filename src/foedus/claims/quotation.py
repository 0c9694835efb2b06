"""Quotations: where they open and close, over sentences and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from foedus.records import Block

# Marks of quotation: single ones before a word or behind one. The set ahead lets all other letters be passed over.
_MARK = re.compile(
    r"[“”„«»\"'`‘’](?:(?<=[“”„«»\"])|(?<=')'|(?<=`)`|"
    r"(?:(?<=[\s(\[—–-][‘'])|(?<![\s\S]{2})(?<=[‘']))(?=\w)|(?<=[\w.,!?…][’'])(?!\w))"
)
_OPEN, _CLOSE = frozenset((*"“„«", "``")), frozenset("”»")
_STRAIGHT, _SINGLE = frozenset(('"', "''")), frozenset("'‘’")
# A quotation that no paragraph of these closes was left open by mistake.
_FARTHEST = 12


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its marks, [start, end). `runs_on` where the paragraph ends before it is closed."""

    start: int
    end: int
    runs_on: bool = False


def quotes(text: str, blocks: tuple[Block, ...]) -> tuple[Quote, ...]:
    """The quotations of the body blocks in order, outermost only.

    One still open at its paragraph's end ends there, unless a later paragraph closes it without opening another.
    """
    bodies = [b for b in blocks if b.kind == "body"]
    found: list[Quote] = []
    at = 0
    while at < len(bodies):
        inside = list(_in_block(text, bodies[at].start, bodies[at].end))
        found += inside
        at += 1
        if inside and inside[-1].runs_on:
            close = _closed_in(text, bodies, at)
            if close is not None:
                found += [Quote(b.start, b.end, True) for b in bodies[at : close[0]]]
                found.append(Quote(bodies[close[0]].start, close[1]))
                found += _in_block(text, close[1], bodies[close[0]].end)
                at = close[0] + 1
    return tuple(found)


def _closed_in(text: str, bodies: list[Block], at: int) -> tuple[int, int] | None:
    """The block and offset at which a quotation left open before block `at` is closed; None if another opens first."""
    for k in range(at, min(at + _FARTHEST, len(bodies))):
        for found in _MARK.finditer(text, bodies[k].start, bodies[k].end):
            char = found.group()
            if char in _SINGLE:
                continue
            if char in _OPEN or (char in _STRAIGHT and _opens(text, found.end(), bodies[k].end)):
                return None
            return k, found.end()
    return None


def _in_block(text: str, start: int, end: int) -> Iterator[Quote]:
    opened: int | None = None
    mark = ""
    for found in _MARK.finditer(text, start, end):
        at, char = found.start(), found.group()
        begins = char in _OPEN or (char not in _CLOSE and char != "’" and _opens(text, found.end(), end))
        if opened is None or (mark in _SINGLE and char not in _SINGLE and begins):
            if begins:
                opened, mark = at, char
        elif _closes(text, mark, char, at, end):
            yield Quote(opened, found.end())
            opened = None
    if opened is not None and mark not in _SINGLE:
        yield Quote(opened, end, True)


def _opens(text: str, after: int, end: int) -> bool:
    return after < end and not text[after].isspace()


def _closes(text: str, mark: str, char: str, at: int, end: int) -> bool:
    if mark in _SINGLE:
        return char in "'’" and (text[at - 1] in ".,!?…" or at + 1 >= end or not text[at + 1].isalpha())
    if mark in _STRAIGHT:
        return char in _STRAIGHT or char in _CLOSE
    return char in _CLOSE or (
        char in _STRAIGHT and (at + 1 >= end or not text[at + len(char) : at + len(char) + 1].isalnum())
    )
