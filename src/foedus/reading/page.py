"""An HTML page to the text of its article and its metadata, by trafilatura."""

from __future__ import annotations

import html
import logging
import re
import warnings
from collections.abc import Iterator
from typing import Any

from foedus.errors import InputError
from foedus.reading.dates import parse_date
from foedus.reading.document import Given
from foedus.records import BlockKind

_LARGEST = 3_000_000
_MOST_TAGS = 30_000
_DEEPEST = 400
_DROPPED = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|svg|noscript|template|iframe)\b(?![^>]{0,300}ld\+json).*?(?:</\1\s*>|\Z)",
    re.DOTALL | re.I,
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*?(/?)>")
_VOID = frozenset("area base br col embed hr img input link meta source track wbr p li dt dd tr td th option".split())
_BLOCKS = frozenset("p head item quote ab row fw code div list table lb section article main".split())
_NOT_REPORT = frozenset(
    "nav aside footer header form button select figure script style noscript template svg menu iframe".split()
)
_PAGE_BLOCKS = frozenset(
    "p h1 h2 h3 h4 h5 h6 li blockquote div section article main ul ol table tr td th br dl dt dd pre address".split()
)
_LINE_BREAKS = frozenset(("br", "lb"))
_STOPS = (".", "!", "?", "…", ":", '"', "”")
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6 head".split())
# htmldate's own limit is today's date: with it the same page would not always give the same document.
_DATES = {"original_date": True, "extensive_search": False, "min_date": "1800-01-01", "max_date": "2999-12-31"}


def page_to_text(source: str) -> tuple[str, Given]:
    """The article's text, a line a paragraph with blank lines between, and the page's title, date, site name and
    address.

    Raises InputError for a page that is too large or too deep, or in which no article is found.
    """
    source = _DROPPED.sub(" ", source)
    _refuse_monsters(source)
    found = _extract(source)
    if found is None:
        raise InputError("no article text found in the HTML", remedy="save the article's text as .txt")
    text, known, meta = found
    given = Given(
        title=_words(meta.title),
        published=parse_date(meta.date) if meta.date else None,
        publisher=_words(meta.sitename),
        url=_words(meta.url),
        byline=_words(meta.author),
        known=known,
    )
    return text, given


def _refuse_monsters(source: str) -> None:
    remedy = "save the article's text as .txt"
    if len(source) > _LARGEST:
        raise InputError(
            f"the HTML has more than {_LARGEST // 1_000_000} million characters beside its scripts", remedy=remedy
        )
    if source.count("<") > _MOST_TAGS:
        raise InputError(f"the HTML has more than {_MOST_TAGS:,} tags", remedy=remedy)
    depth = deepest = 0
    for tag in _TAG.finditer(source):
        if tag[2].lower() not in _VOID and not tag[3]:
            depth = depth - 1 if tag[1] else depth + 1
            deepest = max(deepest, depth)
    if deepest > _DEEPEST:
        raise InputError(f"the HTML nests more than {_DEEPEST} tags in each other", remedy=remedy)


def _extract(source: str) -> tuple[str, dict[int, BlockKind], Any] | None:
    """The text, the headings in it and trafilatura's metadata; None where trafilatura finds no article."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import trafilatura

        try:
            tree = trafilatura.load_html(source)
            if tree is None:
                return None
            page = trafilatura.load_html(source)
            meta = trafilatura.bare_extraction(
                tree, with_metadata=True, include_comments=False, include_tables=False, date_extraction_params=_DATES
            )
        # Pages are hostile input, and trafilatura and lxml fail in more ways than they document.
        except Exception as error:
            raise InputError(
                f"the HTML cannot be read: {type(error).__name__}", remedy="save its text as .txt"
            ) from error
    if meta is None or isinstance(meta, dict) or meta.body is None:
        return None
    text, known = _text_of(meta.body, _BLOCKS)
    if "\n" not in text and len(text) > 0:
        # trafilatura runs the paragraphs of short articles together: then the page's own structure is better.
        text, known = _best_of_page(page, text, known)
    return text, known, meta


def _best_of_page(page: Any, text: str, known: dict[int, BlockKind]) -> tuple[str, dict[int, BlockKind]]:
    for name in ("article", "main", "body"):
        parts = list(page.iter(name))
        if len(parts) == 1:
            other, headings = _text_of(parts[0], _PAGE_BLOCKS)
            if len(other) >= 0.5 * len(text):
                return other, headings
    return text, known


def _text_of(root: Any, blocks: frozenset[str]) -> tuple[str, dict[int, BlockKind]]:
    """The text of an element, a paragraph for each block element in it, and where its headings are."""
    parts: list[str] = []
    known: dict[int, BlockKind] = {}
    at = 0
    for words, heading in _pieces(root, blocks):
        if heading:
            known[at] = "heading"
        parts.append(words)
        at += len(words) + 2
    return "\n\n".join(parts), known


def _pieces(root: Any, blocks: frozenset[str]) -> Iterator[tuple[str, bool]]:
    """The paragraphs in document order with whether each is a heading; walks without recursion."""
    held: list[str] = []
    heading = False
    todo: list[tuple[Any, bool]] = [(root, False)]
    while todo:
        element, closing = todo.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        skipped = not tag or (tag in _NOT_REPORT and blocks is _PAGE_BLOCKS)
        if tag in _LINE_BREAKS and not closing and not "".join(held[-1:]).rstrip().endswith(_STOPS):
            held.append(" ")
            tag = ""
        if tag in blocks or tag in _HEADINGS:
            if words := _words("".join(held)):
                yield words, heading
            held.clear()
            heading = not closing and tag in _HEADINGS
        if closing or skipped:
            if element is not root and element.tail:
                held.append(element.tail)
            continue
        if element.text:
            held.append(element.text)
        todo.append((element, True))
        todo.extend((child, False) for child in reversed(element))
    if words := _words("".join(held)):
        yield words, heading


def _words(text: str | None) -> str | None:
    return " ".join(html.unescape(text).split()) or None if text else None
