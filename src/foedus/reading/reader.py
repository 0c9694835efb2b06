"""Paths to documents, one after the other; what cannot be read comes as an error in its place, and the rest goes on."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from foedus.errors import InputError
from foedus.reading.document import LONGEST_TEXT, Given, make_document
from foedus.reading.encoding import bom, decode
from foedus.reading.fields import text_and_fields
from foedus.reading.markdown import markdown_to_text
from foedus.reading.places import FilePlace, Form, find_files
from foedus.reading.seen import Seen
from foedus.reading.streams import Peekable, lines, whole
from foedus.records import Document

_TEXT_LIMIT = 4 * LONGEST_TEXT
_HTML_LIMIT = 16_000_000
_JSON_LIMIT = 16_000_000
_LINE_LIMIT = 16_000_000
_LOOK = 4096
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    r"<(?:!doctype|html|head|body|article|div|p|h1|meta|title)\b",
    re.I | re.S,
)
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")

Item = tuple[str, Given, int | None]


def read_paths(
    paths: Iterable[str], *, published: date | None = None, stdin: BinaryIO | None = None
) -> Iterator[Document | InputError]:
    """The documents that the paths hold, and an InputError for each file or line that cannot be read; never raises one.

    A path is a file (.txt, .md, .html, .jsonl, .json, .gz of these), a folder, a glob or "-" (standard input, `stdin`
    or the process's; its form is told by its content). Order: as given, folders and globs sorted. `published` is the
    date of documents that neither their metadata nor their text date. A document that has the id and text of an earlier
    one is passed over; one that has its id and another text is an error. Memory does not grow with the number of
    documents.
    """
    seen = Seen()
    try:
        for place in find_files(paths):
            if isinstance(place, InputError):
                yield place
            else:
                yield from _read_place(place, published, stdin, seen)
    finally:
        seen.close()


def _read_place(
    place: FilePlace, fallback: date | None, stdin: BinaryIO | None, seen: Seen
) -> Iterator[Document | InputError]:
    shown = "standard input" if place.path == "-" else place.path
    try:
        if place.path == "-":
            yield from _documents(Peekable(stdin or sys.stdin.buffer), place.form, shown, "-", fallback, seen)
        else:
            with Path(place.path).open("rb") as stream:
                yield from _documents(Peekable(stream), place.form, shown, place.path, fallback, seen)
    except InputError as error:
        yield _placed(error, shown, error.line)
    except OSError as error:
        yield InputError(
            f"cannot be read: {error.strerror or error}", where=shown, remedy="check the file and its permissions"
        )


def _placed(error: InputError, where: str, line: int | None) -> InputError:
    return InputError(error.problem, where=error.where or where, line=line, remedy=error.remedy)


def _documents(
    stream: Peekable, form: Form, shown: str, origin: str, fallback: date | None, seen: Seen
) -> Iterator[Document | InputError]:
    for item in _items(stream, form):
        if isinstance(item, InputError):
            yield _placed(item, shown, item.line)
            continue
        text, given, number = item
        suffix = "" if number is None else f":{number}"
        try:
            document = make_document(text, given, fallback=fallback, origin=origin + suffix)
            if seen.is_new(document):
                yield document
        except InputError as error:
            yield _placed(error, shown, number)


def _items(stream: Peekable, form: Form) -> Iterator[Item | InputError]:
    head = stream.peek(_LOOK)
    if len(head) < _LOOK and not head.strip(b" \t\r\n\xef\xbb\xbf"):
        raise InputError("the file is empty", remedy="leave it out")
    if form == "any":
        form = _told_form(head)
    if form == "jsonl":
        yield from _json_lines(stream)
    elif form == "json":
        yield from _json(stream)
    elif form == "html":
        from foedus.reading.page import page_to_text

        text, given = page_to_text(decode(whole(stream, _HTML_LIMIT), html=True))
        yield text, given, None
    elif form == "markdown":
        text, given = markdown_to_text(decode(whole(stream, _TEXT_LIMIT)))
        yield text, given, None
    else:
        yield decode(whole(stream, _TEXT_LIMIT)), Given(), None


def _told_form(head: bytes) -> Form:
    """The form of a stream by its beginning."""
    text = head.decode(bom(head) or "utf-8", "replace").lstrip("\ufeff \t\r\n")
    if re.match(r"\{\s*(?:\"|\})", text) or re.match(r"\[\s*(?:\{|\])", text):
        return "json"
    return "html" if _HTML.match(text) else "text"


def _json(stream: Peekable) -> Iterator[Item | InputError]:
    """One object, a list of objects, or one object a line: a first line that is whole JSON means lines."""
    head = stream.peek(_LOOK).lstrip(b"\xef\xbb\xbf \t\r\n")
    if bom(head) is None and head[:1] == b"{" and _first_line_is_whole(stream):
        yield from _json_lines(stream)
        return
    written = decode(whole(stream, _JSON_LIMIT)).lstrip("\ufeff")
    value, mend = _parsed(written), _SURROGATE.search(written) is not None
    for number, entry in enumerate(value if isinstance(value, list) else [value], 1):
        try:
            text, given = text_and_fields(entry, mend=mend)
            yield text, given, number if isinstance(value, list) else None
        except InputError as error:
            problem = f"document {number}: {error.problem}" if isinstance(value, list) else error.problem
            yield InputError(problem, remedy=error.remedy)


def _first_line_is_whole(stream: Peekable) -> bool:
    size = _LOOK
    while (
        (line_end := (head := stream.peek(size)).lstrip().find(b"\n")) < 0 and len(head) == size and size < _LINE_LIMIT
    ):
        size *= 4
    if line_end < 0:
        return False
    try:
        json.loads(head.lstrip()[:line_end].removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError):
        return False
    return True


def _json_lines(stream: Peekable) -> Iterator[Item | InputError]:
    for number, line in lines(stream, _LINE_LIMIT):
        if line is None:
            problem = f"the line is longer than {_LINE_LIMIT // 1_000_000} MB"
            yield InputError(problem, line=number, remedy="split the document")
            continue
        try:
            written = _line_text(line)
            text, given = text_and_fields(_parsed(written), mend=_SURROGATE.search(written) is not None)
        except InputError as error:
            yield InputError(error.problem, line=number, remedy=error.remedy)
        else:
            yield text, given, number


def _line_text(line: bytes) -> str:
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError:
        return decode(line)


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except RecursionError as error:
        raise InputError("broken JSON: nested too deep", remedy="mend it") from error
    except ValueError as error:
        reason = str(error) if isinstance(error, json.JSONDecodeError) else "a number in it is too long"
        raise InputError(f"broken JSON: {reason}", remedy="mend it, or leave it out") from error
