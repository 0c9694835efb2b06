"""Hand-coded and coded files as rows, each with its line: JSON lines, and tables as spreadsheets write."""

from __future__ import annotations

import csv
import gzip
import io
import json
import sys
import zlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from foedus.errors import InputError
from foedus.reading.encoding import decode

T = TypeVar("T")
Row = Mapping[str, Any]
_TABLES = (".csv", ".tsv", ".tab")
_SEPARATORS = ",;\t|"
_FORMAT = "docs/validation.md has the format"
# A cell can hold a whole sentence, but a quotation mark that is never closed must not swallow a file.
_LONGEST_CELL = 100_000


def is_table(path: Path) -> bool:
    """Whether a file is a table by its name: .csv, .tsv or .tab, gzipped or not."""
    return path.name.lower().removesuffix(".gz").endswith(_TABLES)


def text_of(path: Path) -> str:
    """A file's text, unpacked and decoded; "-" is standard input. Raises InputError naming the file."""
    try:
        raw = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
        raw = gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"cannot be read: {error}", where=path, remedy="give a UTF-8 file") from error
    if not raw.strip():
        return ""
    if raw[:4] == b"PK\x03\x04":
        raise InputError("is a spreadsheet's own format, or an archive", where=path, remedy="save the sheet as CSV")
    try:
        return decode(raw)
    except InputError as error:
        raise InputError(error.problem, where=path, remedy="save it as UTF-8") from error


def json_lines(path: Path, make: Callable[[Row], T], what: str, *, remedy: str = _FORMAT) -> list[T]:
    """Each line's object as `make` takes it. Raises InputError naming file and line where a line is no `what`."""
    found = []
    for number, text in enumerate(text_of(path).split("\n"), 1):
        if not text.strip():
            continue
        try:
            raw = json.loads(text)
            if not isinstance(raw, dict):
                raise TypeError("a JSON object is wanted")
            found.append(make(raw))
        except InputError as error:
            raise InputError(error.problem, where=path, line=number, remedy=error.remedy or remedy) from error
        except (KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError, OverflowError) as error:
            wrong = f"{error.args[0]!r} is missing" if isinstance(error, KeyError) else str(error)
            raise InputError(f"is no {what}: {wrong}", where=path, line=number, remedy=remedy) from error
    return found


def table_rows(path: Path, known: Sequence[str]) -> tuple[list[str], list[tuple[int, dict[str, str]]]]:
    """A table's columns, and its rows that hold anything: the line where each begins, and its cells by column.

    The separator is the one of comma, semicolon, tab and bar that gives the header the most of the `known` columns;
    column names may be written in capitals and with spaces. Raises InputError naming file, line and column.
    """
    text = text_of(path)
    skipped = 0
    if text[:4].lower() == "sep=":
        text, skipped = text.partition("\n")[2], 1
    first = text.partition("\n")[0]
    separator = max(
        _SEPARATORS, key=lambda s: (sum(_column(c) in known for c in first.split(s)), -_SEPARATORS.index(s))
    )
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    header: list[str] = []
    rows: list[tuple[int, dict[str, str]]] = []
    before = skipped
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise InputError(f"is no table: {error}", where=path, line=skipped + reader.line_num) from error
        at, before = before + 1, skipped + reader.line_num
        if cells is None:
            return header, rows
        if not any(c.strip() for c in cells):
            continue
        if not header:
            header = [_column(c) for c in cells]
            _check_header(header, path, at)
            continue
        if len(cells) > len(header) and any(c.strip() for c in cells[len(header) :]):
            problem = f"has {len(cells)} cells for {len(header)} columns"
            remedy = 'put cells that hold the separator in quotation marks: "a, b"'
            raise InputError(problem, where=path, line=at, remedy=remedy)
        too_long = next((h for h, c in zip(header, cells, strict=False) if len(c) > _LONGEST_CELL), None)
        if too_long is not None:
            problem = f"column {too_long}: a cell of over {_LONGEST_CELL} characters"
            raise InputError(problem, where=path, line=at, remedy="is a quotation mark never closed?")
        padded = [c.strip() for c in cells] + [""] * (len(header) - len(cells))
        rows.append((at, dict(zip(header, padded, strict=False))))


def _column(name: str) -> str:
    return "_".join(name.strip().strip('"').lower().replace("-", " ").split())


def _check_header(header: Sequence[str], path: Path, line: int) -> None:
    for name in header:
        if name and header.count(name) > 1:
            raise InputError(f"column {name} stands there twice", where=path, line=line, remedy="rename one")
