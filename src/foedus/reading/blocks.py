"""A text to its blocks (title, byline, dateline, headings, body, boilerplate) and to what the text says of itself."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from foedus.reading.boilerplate import is_boilerplate, opens_list, tail
from foedus.reading.datelines import agency, byline, clocked, date_line, dateline, masthead, time_stamp
from foedus.reading.dates import DayOfYear
from foedus.reading.issuers import issuer
from foedus.reading.paragraphs import Paragraph, ended, list_mark, paragraphs
from foedus.reading.turns import turns
from foedus.records import Block, BlockKind

_HEAD = 8
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_ALNUM = re.compile(r"[^\W_]+")
_SPEAKER = re.compile(r"[A-Z][A-Z .'’-]{2,30}: \S")
_SMALL = frozenset(
    "a an and as at but by for from in into is nor of off on or out over per so than that the to up vs with yet".split()
)
# How the line goes on that names who issues a statement.
_GOING_ON = frozenset({"in", "of", "to", "for", "and", "at", "on", "&"})
# Whose post it is: "Jo Berg @JoBerg", "Jo Berg (@JoBerg) · 3 May 2021".
_HANDLE = re.compile(r"[^@:\n]{2,60}\(?@\w{2,30}\)?(?:\W{1,4}[\w ,]{2,24})?\W*")
# What may stand above the title: who issues it, its number and day, "For immediate release".
_ABOVE = frozenset({"boilerplate", "byline", "dateline"})
_MARKS_OF_TEXT = (",", ";", ":", "-", "–", "—", "'", '"', "”", "’")


@dataclass(frozen=True, slots=True)
class Layout:
    """A text's blocks, and what it says of itself: title, byline, wire agency, the day of dateline or date line, the
    paper that a date line names.

    The blocks are in order and do not overlap; between them lie white space, list marks and time stamps only.
    """

    blocks: tuple[Block, ...]
    title: str | None = None
    byline: str | None = None
    agency: str | None = None
    day: DayOfYear | None = None
    publisher: str | None = None

    def published(self, near: date | None) -> date | None:
        """The day that the text gives, its year where left out taken from `near`."""
        if self.day is None:
            return None
        return self.day.full() or (self.day.near(near) if near else None)


def find_blocks(text: str, title: str | None = None, known: Mapping[int, BlockKind] | None = None) -> Layout:
    """The blocks of a text, one of kind body a paragraph.

    `title` is the title where the input gives it, so that the text's repetition of it is found; `known` the kinds that
    the markup gave to the paragraphs that begin at these offsets.
    """
    return _Reader(text, title, known or {}).read()


class _Reader:
    """One pass over the paragraphs; before the first of the body is the head, where title and byline stand."""

    def __init__(self, text: str, title: str | None, known: Mapping[int, BlockKind]) -> None:
        self._text, self._title, self._known = text, title, known
        self._paragraphs = paragraphs(text)
        self._blocks: list[Block] = []
        self._found = Layout(())
        self._bodies = 0
        self._in_list = False
        self._issued = ""
        self._clocked = clocked(text, [(p.start, p.end) for p in self._paragraphs], self._heading())
        self._speakers = sum(_SPEAKER.match(text, p.start, p.end) is not None for p in self._paragraphs)
        first = title or (text[self._paragraphs[0].start : self._paragraphs[0].end][:160] if self._paragraphs else "")
        spans = [(list_mark(text, p.start, p.end), p.end) for p in self._paragraphs]
        self._turns = turns(text, spans, first)

    def _heading(self) -> str:
        """The title, given or as the first paragraph."""
        first = self._paragraphs[0] if self._paragraphs else None
        return self._title or (self._text[first.start : first.end] if first is not None else "")

    def read(self) -> Layout:
        for i, paragraph in enumerate(self._paragraphs):
            self._take(i, paragraph)
        if not self._bodies or self._headlines():
            self._blocks = [replace(b, kind="body") if b.kind in ("title", "heading") else b for b in self._blocks]
            if any(b.kind == "body" for b in self._blocks):
                self._found = replace(self._found, title=None)
        return replace(self._found, blocks=tuple(self._blocks))

    def _headlines(self) -> bool:
        """Whether the text is a list of headlines: some look like headings, and none of the others ends as a sentence
        does."""
        said = [(b.start, b.end) for b in self._blocks if b.kind == "body"]
        return len(self._blocks) > len(said) and not any(ended(self._text, *span) for span in said)

    def _take(self, i: int, paragraph: Paragraph) -> None:
        start, end = paragraph.start, paragraph.end
        words = self._text[start:end]
        known = self._known.get(start)
        if known is None and (begin := list_mark(self._text, start, end)) in self._turns:
            self._in_list = False
            self._bodies += self._add(begin, end, "body")
            return
        if not self._bodies and i < _HEAD and self._take_head(i, paragraph, words, known):
            return
        if is_boilerplate(words, len(self._paragraphs) - 1 - i):
            self._add(start, end, "boilerplate")
            self._in_list = opens_list(words)
        elif self._in_list and not ended(self._text, start, end) and len(words) <= 120 and paragraph.lines == 1:
            self._add(start, end, "boilerplate")
        elif known == "heading" or self._is_heading(i, paragraph, words):
            self._in_list = False
            self._add(start, end, "heading")
        else:
            self._in_list = False
            self._take_body(start, end)

    def _take_head(self, i: int, paragraph: Paragraph, words: str, known: BlockKind | None) -> bool:
        """Whether the paragraph is part of the head; if so it is taken."""
        start, end = paragraph.start, paragraph.end
        last = i + 1 == len(self._paragraphs)
        if not last and known is None and self._take_issuer(start, end, words):
            return True
        if not last and self._is_title(i, paragraph, words, known):
            self._add(start, end, "title")
            self._found = replace(self._found, title=" ".join(words.split()))
            return True
        if known is None and _HANDLE.fullmatch(words) is not None:
            self._add(start, end, "byline")
            return True
        if written := byline(words):
            self._add(start, end, "byline")
            who, day = written
            self._found = replace(
                self._found,
                byline=self._found.byline or who,
                day=self._found.day or day,
                agency=self._found.agency or agency(who),
            )
            return True
        if day := date_line(words):
            self._add(start, end, "dateline")
            self._found = replace(self._found, publisher=self._found.publisher or masthead(words))
            if self._found.day is None or self._found.day.year is None:
                self._found = replace(self._found, day=day)
            return True
        if not last and (name := agency(words)) is not None:
            self._add(start, end, "byline")
            self._found = replace(self._found, agency=name)
            return True
        return False

    def _take_issuer(self, start: int, end: int, words: str) -> bool:
        """Whether the paragraph names who issues what follows, or goes on with that; if so it is taken."""
        goes_on = self._issued and self._bylined() and words.split()[0].lower() in _GOING_ON
        self._issued = f"{self._issued} {words}" if goes_on else words
        name = issuer(self._issued)
        if name is None or words == self._title:
            self._issued = ""
            return False
        self._add(start, end, "byline")
        if name:
            self._found = replace(self._found, publisher=name)
        return True

    def _bylined(self) -> bool:
        """Whether the last block taken is a line that may go on in the next."""
        return bool(self._blocks) and self._blocks[-1].kind == "byline"

    def _take_body(self, start: int, end: int) -> None:
        text = self._text
        begin = list_mark(text, start, end)
        begin = time_stamp(text, begin, end, bare=self._clocked)
        stop = begin + tail(text[begin:end])
        early = self._bodies < 2
        line = (
            dateline(text, begin, stop, bare=self._bodies == 0, colon=early and self._speakers < 2)
            if begin < stop
            else None
        )
        if line is not None:
            self._add(begin, line.end, "dateline")
            begin = line.end
            if early:
                day = (
                    self._found.day
                    if self._found.day is not None and self._found.day.year
                    else line.day or self._found.day
                )
                self._found = replace(self._found, day=day, agency=line.agency or self._found.agency)
        if self._add(begin, stop, "body"):
            self._bodies += 1
        self._add(stop, end, "boilerplate")

    def _add(self, start: int, end: int, kind: BlockKind) -> bool:
        while start < end and self._text[start].isspace():
            start += 1
        while end > start and self._text[end - 1].isspace():
            end -= 1
        if start < end:
            self._blocks.append(Block(start, end, kind))
        return start < end

    def _is_title(self, i: int, paragraph: Paragraph, words: str, known: BlockKind | None) -> bool:
        if self._found.title is not None:
            return False
        if self._title is not None:
            return _same_title(words, self._title)
        if known is not None:
            return known == "title"
        following = self._paragraphs[i + 1]
        return (
            all(b.kind in _ABOVE for b in self._blocks)
            and not is_boilerplate(words, len(self._paragraphs) - 1 - i)
            and paragraph.lines <= 2
            and len(words) <= 160
            and 2 <= len(_WORD.findall(words)) <= 22
            and not words.endswith((",", ";", ":", "-", "–", "—"))
            and (not ended(self._text, paragraph.start, paragraph.end) or (words.endswith("?") and following.apart))
            and not words[0].islower()
            and not words.lower().startswith("by ")
            and list_mark(self._text, paragraph.start, paragraph.end) == paragraph.start
            and dateline(self._text, paragraph.start, paragraph.end, bare=True) is None
            and date_line(words) is None
            and any(ended(self._text, p.start, p.end) for p in self._paragraphs[i + 1 : i + 5])
        )

    def _is_heading(self, i: int, paragraph: Paragraph, words: str) -> bool:
        """Whether a paragraph inside the report is a heading: short, without final mark, and in the dress of one."""
        if len(words) > 90 or paragraph.lines > 1 or i + 1 >= len(self._paragraphs) or self._known:
            return False
        if words.endswith((".", "!", "?", "…", *_MARKS_OF_TEXT)) or not (words[0].isupper() or words[0].isdigit()):
            return False
        tokens = _WORD.findall(words)
        if not 1 <= len(tokens) <= 12:
            return False
        following = self._paragraphs[i + 1]
        if words.isupper() and not paragraph.apart and self._blocks and self._blocks[-1].kind in ("title", "heading"):
            # A title in capitals that takes two lines.
            return True
        if not following.end - following.start > len(words):
            return False
        if words.isupper() and sum(c.isalpha() for c in words) >= 4:
            return True
        if paragraph.apart and following.apart and len(tokens) <= 7:
            return True
        return len(tokens) >= 2 and _title_case(tokens)


def _title_case(tokens: Sequence[str]) -> bool:
    weighty = [t for t in tokens if t.lower() not in _SMALL and t[0].isalpha()]
    return bool(weighty) and all(t[0].isupper() for t in weighty)


def _same_title(words: str, title: str) -> bool:
    """Whether a line repeats the title, as pages add their name to it ("Seoul warns Moscow | The Daily")."""
    if len(words) > 2 * len(title) + 40:
        return False
    line, full = ("".join(_ALNUM.findall(t.lower())) for t in (words, title))
    return bool(line) and (line == full or (len(line) >= 15 and full.startswith(line)))
