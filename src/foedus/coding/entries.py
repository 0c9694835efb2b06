"""The entries of a chronology: which day, month or year stands over a sentence ("6 June.", a heading "March 2011")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from foedus.coding.dates import EventDate, text_dates
from foedus.records import Block, Document, Sentence

# What may end the date that opens an entry; a month's own full stop ("Sept. 3") is tried and found wanting.
_ENDED = re.compile(r":|\.(?=\s|$)|[\u2013\u2014]|\s-\s|\n|$")
_DIGIT = re.compile(r"\d")
_LONGEST = 48
_BESIDE = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun on early late mid c ca "
    "circa".split()
)
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """The date over a sentence, and the day that its own bare days and months count from ("on 8 June")."""

    over: EventDate
    base: date


def entries(document: Document, sentences: Sequence[Sentence]) -> list[Entry | None]:
    """The entry that each sentence stands in; None everywhere in a text with fewer than two dated entries, since one
    date alone may be the day of a letter or of the report."""
    spans = list(_spans(document))
    if len(spans) < _FEWEST:
        return [None] * len(sentences)
    found: list[Entry | None] = []
    for sentence in sentences:
        inside = [(end - start, i) for i, (start, end, _) in enumerate(spans) if start <= sentence.start < end]
        found.append(spans[min(inside)[1]][2] if inside else None)
    return found


def _spans(document: Document) -> Iterator[tuple[int, int, Entry | None]]:
    """The stretches of text that a date stands over: a heading's to the next heading, a paragraph's that it opens."""
    standing: tuple[int, Entry] | None = None
    base = document.published
    end = len(document.text)
    for block in document.blocks:
        if block.kind not in ("heading", "body"):
            continue
        entry, alone = _opened(document, block, base)
        if standing is not None and (block.kind == "heading" or (entry is not None and alone)):
            yield standing[0], block.start, standing[1]
            standing = None
        if entry is None:
            continue
        base = entry.base
        if alone:
            standing = (block.start, entry)
        else:
            yield block.start, block.end, entry
    if standing is not None:
        yield standing[0], end, standing[1]


def _opened(document: Document, block: Block, base: date | None) -> tuple[Entry | None, bool]:
    """The date with which a block opens, and whether the block is nothing else."""
    text = document.text[block.start : min(block.end, block.start + _LONGEST)]
    if not _DIGIT.search(text):
        return None, False
    for ended in _ENDED.finditer(text):
        head = text[: ended.start()]
        found = text_dates(head, block.start, base)
        if len(found) == 1 and _nothing_else(head, found[0].start - block.start, found[0].end - block.start):
            alone = not document.text[block.start + ended.end() : block.end].strip(" .:\n\u2013\u2014-")
            return Entry(found[0], _base(found[0].value)), alone
    return None, False


def _nothing_else(head: str, start: int, end: int) -> bool:
    rest = re.findall(r"[^\W\d_]+", f"{head[:start]} {head[end:]}".lower())
    return all(word in _BESIDE for word in rest)


def _base(value: str) -> date:
    parts = [int(p) for p in value.split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 7, parts[2] if len(parts) > 2 else 1)
