"""The entries of a chronology: which day, month or year stands over a sentence ("6 June.", a heading "March 2011",
"1974 - Turkey invades Cyprus.")."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from foedus.coding.dates import MONTHS, EventDate, text_dates
from foedus.records import Block, Document, Sentence

# What may end the date that opens an entry; a month's own full stop ("Sept. 3") is tried and found wanting.
_ENDED = re.compile(r":|\.(?=\s|$)|[\u2013\u2014]|\s-\s|\n|$")
_DIGIT = re.compile(r"\d")
_ANY_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_LONGEST = 48
_BESIDE = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun on early late mid c ca "
    "circa".split()
)
_FEWEST = 2
# The year first, as chronologies write it ("1967 June", "1975 April 17").
_YEAR_FIRST = re.compile(
    rf"\b(?P<year>(?:1[5-9]|20)\d\d),?\s+\(?(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
    r"(?:\s+(?P<day>[0-3]?\d)(?!\d|:\d))?\)?",
    re.IGNORECASE,
)
_DAYS = re.compile(r"(?<![\d-])[0-3]?\d(?:st|nd|rd|th)?\s*(?:[-–/&]|and|to)\s*[0-3]?\d(?:st|nd|rd|th)?(?!\d|[:/.-]\d)")
_WORDS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """The date over a sentence, and the day that its own bare days and months count from ("on 8 June")."""

    over: EventDate
    base: date


def entries(document: Document, sentences: Sequence[Sentence]) -> list[Entry | None]:
    """The entry that each sentence stands in: that of the label before it or before one above it in its paragraph, else
    that of the stretch of text. One date alone over a stretch counts for nothing, since it may be the day of a letter
    or of the report."""
    spans = list(_spans(document))
    labels = {s.start: label for s in sentences if (label := _label(s))}
    begun = {at for at, label in labels.items() if _dates(label, at, document.published)}
    if len(begun.union(start for start, _, _ in spans)) < _FEWEST:
        spans = []
    found: list[Entry | None] = []
    above: tuple[int, Entry | None] = (-1, None)
    for sentence in sentences:
        inside = [(end - start, i) for i, (start, end, _) in enumerate(spans) if start <= sentence.start < end]
        entry = spans[min(inside)[1]][2] if inside else None
        if sentence.start in labels and sentence.start not in begun and _ANY_YEAR.search(labels[sentence.start]):
            # "1989-90: ...": another time than the heading's, which cannot be told.
            above = (sentence.paragraph, None)
        if sentence.start in begun:
            own = _labelled(labels[sentence.start], sentence.start, document.published, entry)
            above = (sentence.paragraph, own)
        found.append(above[1] if above[0] == sentence.paragraph else entry)
    return found


def _label(sentence: Sentence) -> str:
    """What stands before a sentence's first token."""
    return sentence.text[: sentence.tokens[0].start - sentence.start] if sentence.tokens else ""


def _labelled(label: str, offset: int, published: date | None, entry: Entry | None) -> Entry | None:
    """The date that the label before a sentence gives, in the stretch of text of an entry."""
    dates = _dates(label, offset, published) if entry is None else _dates(label, offset, entry.base, inside=True)
    over = _one(label, offset, dates)
    return None if over is None else Entry(over, _base(over.value))


def _dates(label: str, offset: int, base: date | None, *, inside: bool = False) -> list[EventDate]:
    """The dates in a label. A month alone ("April: ...") is that of the year that stands over it, else the last one
    before the report."""
    found = text_dates(label, offset, base)
    if found or base is None:
        return found
    for word in _WORDS.finditer(label):
        month = MONTHS.get(word[0].lower())
        if month is not None:
            year = base.year if inside or month <= base.month else base.year - 1
            return [EventDate(f"{year:04d}-{month:02d}", "month", offset + word.start(), offset + word.end())]
    return []


def _one(head: str, offset: int, dates: Sequence[EventDate]) -> EventDate | None:
    """The one date that the words over an entry give: of several, the month or the year that they have in common."""
    if not dates or any(d.precision == "week" for d in dates):
        return None
    over, values = dates[0], {d.value for d in dates}
    months = {MONTHS[word] for word in _WORDS.findall(head.lower()) if word in MONTHS}
    if (found := _YEAR_FIRST.search(head)) and len(months) == 1:
        parts = [int(found["year"]), *months, *([int(found["day"])] if found["day"] else [])]
        if not _exists(parts):
            return None
        value = "-".join(f"{part:02d}" for part in parts)
        over = replace(over, value=value, precision="day" if found["day"] else "month")
        return replace(over, start=offset + found.start(), end=offset + found.end())
    if len(values) == 1 and over.precision == "day" and _DAYS.search(head):
        return replace(over, value=over.value[:7], precision="month")
    if len(values) == 1 and (len(months) < 2 or over.precision == "year"):
        return over
    common = {value[:7] for value in values}
    if len(common) == 1 and len(months) == 1 and min(map(len, values)) >= len("2011-03"):
        return EventDate(common.pop(), "month", over.start, dates[-1].end)
    common = {value[:4] for value in values}
    return EventDate(common.pop(), "year", over.start, dates[-1].end) if len(common) == 1 else None


def _exists(parts: Sequence[int]) -> bool:
    return len(parts) < 3 or 1 <= parts[2] <= monthrange(parts[0], parts[1])[1]


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
        over = _one(head, block.start, found) if len(found) == 1 else None
        if over is not None and _nothing_else(head, over.start - block.start, over.end - block.start):
            alone = not document.text[block.start + ended.end() : block.end].strip(" .:\n\u2013\u2014-")
            return Entry(over, _base(over.value)), alone
    return None, False


def _nothing_else(head: str, start: int, end: int) -> bool:
    rest = re.findall(r"[^\W\d_]+", f"{head[:start]} {head[end:]}".lower())
    return all(word in _BESIDE for word in rest)


def _base(value: str) -> date:
    parts = [int(p) for p in value.split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 7, parts[2] if len(parts) > 2 else 1)
