"""Records to a stream: JSON lines, CSV, Parquet, or the columns of another event data set."""

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
    if form == "jsonl":
        return _jsonl(records, out)
    if form == "csv":
        return _csv((flat(r) for r in records), tuple(COLUMNS[kind]), out, separator=",", header=True)
    if form == "parquet":
        return _parquet(records, out, kind)
    if form in LAYOUTS and kind == "events":
        columns, _, separator, header = LAYOUTS[form]
        return _csv(laid_out(records, form), columns, out, separator=separator, header=header)
    raise UsageError(f"no format {form!r} for {kind}", remedy=f"one of {', '.join((*FORMATS, *EVENT_LAYOUTS))}")


def write_rows(rows: Iterable[Mapping[str, Any]], columns: tuple[str, ...], out: IO[bytes]) -> int:
    """Write rows of plain values as CSV with a header, cells made safe for spreadsheets; how many were written."""
    return _csv(rows, columns, out, separator=",", header=True)


def _jsonl(records: Iterable[Any], out: IO[bytes]) -> int:
    count = 0
    for record in records:
        out.write(line(record).encode("utf-8", "backslashreplace") + b"\n")
        count += 1
    return count


def _csv(
    rows: Iterable[Mapping[str, Any]], columns: tuple[str, ...], out: IO[bytes], *, separator: str, header: bool
) -> int:
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=separator, lineterminator="\n")
    if header:
        writer.writerow(columns)
    count = 0
    for row in rows:
        writer.writerow([_cell(row.get(column)) for column in columns])
        count += 1
        out.write(buffer.getvalue().encode("utf-8", "backslashreplace"))
        buffer.seek(0)
        buffer.truncate()
    out.write(buffer.getvalue().encode("utf-8"))
    return count


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        clean = value.replace("\r", " ").replace("\n", " ").replace("\t", " ")
        return "'" + clean if clean.startswith(_FORMULA) else clean
    return value


def _parquet(records: Iterable[Any], out: IO[bytes], kind: str) -> int:
    import pyarrow.parquet

    schema = arrow_schema(kind)
    count = 0
    with pyarrow.parquet.ParquetWriter(pyarrow.PythonFile(out, mode="w"), schema, compression="zstd") as writer:
        for chunk in _chunks(records, _ROWS_A_GROUP):
            writer.write_table(pyarrow.Table.from_pylist([flat(r) for r in chunk], schema=schema))
            count += len(chunk)
    return count


def arrow_schema(kind: str) -> Any:
    """The Arrow schema of a kind of records as a table."""
    import pyarrow

    types = {"string": pyarrow.string(), "int": pyarrow.int64(), "float": pyarrow.float64(), "bool": pyarrow.bool_()}
    return pyarrow.schema([(name, types[column]) for name, column in COLUMNS[kind].items()])


def _chunks(records: Iterable[Any], size: int) -> Iterator[list[Any]]:
    iterator = iter(records)
    while chunk := list(islice(iterator, size)):
        yield chunk
