"""Records as bytes: JSON lines, CSV, Parquet, or the columns of another event data set."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import IO, Any

from foedus.errors import UsageError
from foedus.formats.flat import COLUMNS, flat
from foedus.formats.layouts import LAYOUTS, laid_out
from foedus.records import line

FORMATS = ("jsonl", "csv", "parquet")
EVENT_LAYOUTS = tuple(LAYOUTS)
_ROWS_A_GROUP = 5_000
# A spreadsheet takes a cell that begins with one of these for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(records: Iterable[Any], form: str, out: IO[bytes], *, kind: str) -> int:
    """Write records of one kind ("events", "claims", ...) to a binary stream; how many were written.

    `form` is one of FORMATS, or for events one of EVENT_LAYOUTS. Records are written as they come, not gathered.
    """
    count = 0

    def counted() -> Iterator[Any]:
        nonlocal count
        for record in records:
            yield record
            count += 1

    for part in encoded(counted(), form, kind=kind):
        out.write(part)
    return count


def write_rows(rows: Iterable[Mapping[str, Any]], columns: tuple[str, ...], out: IO[bytes]) -> int:
    """Write rows of plain values as CSV with a header, cells made safe for spreadsheets; how many were written."""
    lines = 0
    for part in _csv(rows, columns, separator=",", header=True):
        out.write(part)
        lines += 1
    return lines - 1


def encoded(records: Iterable[Any], form: str, *, kind: str) -> Iterator[bytes]:
    """The bytes that `write` writes, in small parts. Raises UsageError for a form that the kind does not have."""
    if form == "jsonl":
        return _jsonl(records)
    if form == "csv":
        return _csv((flat(r) for r in records), tuple(COLUMNS[kind]), separator=",", header=True)
    if form == "parquet":
        return _parquet(records, kind)
    if form in LAYOUTS and kind == "events":
        columns, _, separator, header = LAYOUTS[form]
        return _csv(laid_out(records, form), columns, separator=separator, header=header)
    raise UsageError(f"no format {form!r} for {kind}", remedy=f"one of {', '.join((*FORMATS, *EVENT_LAYOUTS))}")


def _jsonl(records: Iterable[Any]) -> Iterator[bytes]:
    for record in records:
        yield line(record).encode("utf-8", "backslashreplace") + b"\n"


def _csv(
    rows: Iterable[Mapping[str, Any]], columns: tuple[str, ...], *, separator: str, header: bool
) -> Iterator[bytes]:
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=separator, lineterminator="\n")

    def row(cells: Iterable[Any]) -> bytes:
        writer.writerow(cells)
        text = buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
        return text.encode("utf-8", "backslashreplace")

    if header:
        yield row(columns)
    for values in rows:
        yield row([_cell(values.get(column)) for column in columns])


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        clean = value.replace("\r", " ").replace("\n", " ").replace("\t", " ")
        return "'" + clean if clean.startswith(_FORMULA) else clean
    return value


def _parquet(records: Iterable[Any], kind: str) -> Iterator[bytes]:
    import pyarrow.parquet

    schema = arrow_schema(kind)
    buffer = io.BytesIO()

    def drained() -> bytes:
        part = buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
        return part

    with pyarrow.parquet.ParquetWriter(pyarrow.PythonFile(buffer, mode="w"), schema, compression="zstd") as writer:
        for chunk in _chunks(records, _ROWS_A_GROUP):
            writer.write_table(_arrow_table([flat(r) for r in chunk], schema))
            yield drained()
    yield drained()


def _arrow_table(rows: list[dict[str, Any]], schema: Any) -> Any:
    import pyarrow

    try:
        return pyarrow.Table.from_pylist(rows, schema=schema)
    except UnicodeEncodeError:
        # Lone surrogates of a broken input, which Arrow's UTF-8 cannot hold.
        return pyarrow.Table.from_pylist([{n: _whole(v) for n, v in row.items()} for row in rows], schema=schema)


def _whole(value: Any) -> Any:
    return value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value


def arrow_schema(kind: str) -> Any:
    """The Arrow schema of a kind of records as a table."""
    import pyarrow

    types = {"string": pyarrow.string(), "int": pyarrow.int64(), "float": pyarrow.float64(), "bool": pyarrow.bool_()}
    return pyarrow.schema([(name, types[column]) for name, column in COLUMNS[kind].items()])


def _chunks(records: Iterable[Any], size: int) -> Iterator[list[Any]]:
    iterator = iter(records)
    while chunk := list(islice(iterator, size)):
        yield chunk
