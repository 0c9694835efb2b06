"""A text and what is said of it to a Document, or an InputError that says why not."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from foedus.errors import InputError
from foedus.reading.blocks import find_blocks
from foedus.reading.dates import parse_date, title_date
from foedus.reading.language import looks_english
from foedus.records import BlockKind, Document

LONGEST_TEXT = 2_000_000
_LONE_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


@dataclass(frozen=True, slots=True)
class Given:
    """What the input says of a document beside its text; `known` are the kinds of paragraphs that its markup gave."""

    id: str | None = None
    title: str | None = None
    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    byline: str | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)
    known: Mapping[int, BlockKind] = field(default_factory=dict)


def text_id(text: str) -> str:
    """The id of a document that brings none: "sha256:" and the first 16 hexadecimal digits of the hash of its text."""
    return "sha256:" + hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def make_document(text: str, given: Given, *, fallback: date | None = None, origin: str | None = None) -> Document:
    """The document, its blocks found and its metadata completed by what the text says of itself.

    The date is the given one, else the one that the text gives, else that at the end of a statement's title, else
    `fallback` (from which a dateline without a year also takes its year), else None. Half surrogate pairs, which no
    file can hold, become U+FFFD; nothing else in the text changes. Raises InputError for a text that is empty, too
    long, binary or not English.
    """
    text = whole_characters(text)
    english = _check(text, given.language)
    layout = find_blocks(text, given.title, given.known)
    if not any(block.kind == "body" for block in layout.blocks):
        raise InputError("the text has no sentence of report in it", remedy="give the text of an article")
    title = given.title if given.title is not None else layout.title
    return Document(
        id=given.id if given.id is not None else text_id(text),
        text=text,
        title=title,
        published=given.published or layout.published(fallback) or title_date(title) or fallback,
        publisher=given.publisher or layout.publisher,
        url=given.url,
        language=given.language or ("en" if english else None),
        byline=given.byline or layout.byline,
        agency=layout.agency,
        origin=origin,
        blocks=layout.blocks,
        extra=given.extra,
    )


def read_text(
    text: str,
    *,
    id: str | None = None,
    title: str | None = None,
    published: date | str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    language: str | None = None,
    extra: Mapping[str, Any] | None = None,
    origin: str | None = None,
) -> Document:
    """A document from a text in memory, kept to the character.

    `published` is a date or a text that `parse_date` understands. Raises InputError where the text cannot be used or
    the date is none.
    """
    day = parse_date(published) if isinstance(published, str) else published
    if published is not None and day is None:
        raise InputError(f"{published!r} is no date", remedy="write it as 2025-03-21")
    given = Given(id, title, day, publisher, url, language, None, extra or {})
    return make_document(text, given, origin=origin)


def whole_characters(text: str) -> str:
    """The text with half surrogate pairs replaced, one character for one."""
    if text.isascii():
        return text
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.translate(_LONE_SURROGATES)
    return text


def _check(text: str, language: str | None) -> bool:
    """Whether the text is surely English; raises InputError for one that cannot be used."""
    if len(text) > LONGEST_TEXT:
        problem = f"the text has {len(text):,} characters, more than the {LONGEST_TEXT:,} that one document may have"
        raise InputError(problem, remedy="split it into its articles")
    if not text.strip(" \t\r\n\f\v\u00a0\ufeff\u200b"):
        raise InputError("the text is empty", remedy="leave it out, or give its text")
    if "\x00" in text:
        raise InputError("the text holds zero bytes: it is binary data", remedy="give text, HTML or JSON")
    english = looks_english(text)
    foreign = language is not None and not language.lower().startswith(("en", "und"))
    if english is False or (foreign and english is not True):
        named = f" (it is given as {language!r})" if foreign else ""
        raise InputError(f"the text does not look like English{named}", remedy="foedus reads English only")
    return english is True
