"""Reading the package's CSV tables, with the file and line of whatever is wrong in them."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from operator import itemgetter

from foedus.errors import DataError

DATA = files("foedus.reference") / "data"


def rows(table: str | Traversable, columns: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The rows of a table of the data folder as (line number, the named columns' values).

    Comment lines at the top start with "#"; the header row follows. Raises DataError where the file or a column is
    missing, or a row has not as many values as the header.
    """
    source = DATA / table if isinstance(table, str) else table
    try:
        lines = source.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"cannot be read: {error}", where=str(source), remedy="reinstall foedus") from error
    top = 0
    while top < len(lines) and lines[top].startswith("#"):
        top += 1
    header = next(csv.reader(lines[top : top + 1]), [])
    missing = [c for c in columns if c not in header]
    if missing:
        raise DataError(
            f"has no column {', '.join(missing)}", where=str(source), line=top + 1, remedy="name it in the header"
        )
    pick = itemgetter(*(header.index(c) for c in columns))
    width = len(header)
    for number, row in enumerate(csv.reader(lines[top + 1 :]), top + 2):
        if not row or (len(row) == 1 and not row[0].strip()):
            continue
        if len(row) != width:
            raise DataError(
                f"has {len(row)} values where the header names {width}",
                where=str(source),
                line=number,
                remedy="quote values that hold a comma",
            )
        yield number, pick(row)


def exists(table: str) -> bool:
    """Whether the data folder has this table."""
    return (DATA / table).is_file()


def several(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several, divided by "|"."""
    if "|" not in cell:
        only = cell.strip()
        return (only,) if only else ()
    return tuple(part for part in (p.strip() for p in cell.split("|")) if part)
