"""Tables that a user has, as rows with their line: plain or gzipped, comma- or tab-separated, wrong cells named."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from typing import TextIO, cast

from foedus.errors import InputError
from foedus.records.imported import Problem, Spell
from foedus.reference import load as load_reference
from foedus.reference.tables import rows as table_rows
from foedus.register.check import alive
from foedus.register.tables import DATA, continuator

FIRST_YEAR = 1900
_GZIP = b"\x1f\x8b"


class Wrong(ValueError):
    """A cell that does not hold what its column should."""


class Table:
    """One file's rows as (line, values of the columns asked for); what is wrong is collected in `problems`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problems: list[Problem] = []

    @contextmanager
    def _text(self) -> Iterator[TextIO]:
        try:
            with self.path.open("rb") as raw:
                packed = raw.read(2) == _GZIP
            opener = gzip.open if packed else open
            with opener(self.path, "rt", encoding="utf-8-sig", errors="replace", newline="") as text:
                yield cast(TextIO, text)
        except (OSError, EOFError) as error:
            raise InputError(f"cannot be read: {error}", where=self.path, remedy="is it whole?") from error

    def header(self) -> list[str]:
        """The names of the columns in lower case."""
        with self._text() as text:
            first = text.readline(100_000)
            return [c.strip().lower() for c in next(csv.reader([first], delimiter=_delimiter(first)), [])]

    def rows(self, columns: Sequence[str], optional: Sequence[str] = ()) -> Iterator[tuple[int, list[str]]]:
        """Each row's values of these columns, "" for optional ones that the file lacks.

        Rows of another width than the header go to `problems`. Raises InputError where a column is missing.
        """
        header = self.header()
        missing = [c for c in columns if c not in header]
        if missing:
            raise InputError(f"has no column {', '.join(missing)}", where=self.path, line=1)
        picks = [header.index(c) if c in header else -1 for c in (*columns, *optional)]
        with self._text() as text:
            reader = csv.reader(text, delimiter=_delimiter(text.readline(100_000)))
            try:
                for row in reader:
                    line = reader.line_num + 1
                    if len(row) == len(header):
                        yield line, [row[p] if p >= 0 else "" for p in picks]
                    elif row:
                        self.wrong(line, f"has {len(row)} values where the header names {len(header)}")
            except csv.Error as error:
                self.wrong(reader.line_num + 1, str(error))

    def wrong(self, line: int, words: str) -> None:
        """Note a row that is left out."""
        self.problems.append(Problem(str(self.path), line, words))


def _delimiter(header: str) -> str:
    return "\t" if header.count("\t") > header.count(",") else ","


def whole(cell: str, column: str) -> int:
    """A whole number ("7", "7.0"). Raises Wrong where it is none."""
    if cell.isascii() and cell.isdigit():
        return int(cell)
    try:
        value = float(cell)
        if value != int(value):
            raise ValueError
    except (ValueError, OverflowError):
        raise Wrong(f"{column} = {cell!r} is no whole number") from None
    return int(value)


def flag(cell: str, column: str) -> bool:
    """0, 1 or empty, which counts as 0. Raises Wrong for anything else."""
    if cell == "0":
        return False
    if cell in ("0", "", "0.0", "1", "1.0"):
        return cell in ("1", "1.0")
    raise Wrong(f"{column} = {cell!r} is neither 0 nor 1")


def day(year: str, month: str, number: str, names: Sequence[str]) -> str | None:
    """A date of three cells, partial where month or day are 0, negative or empty; None for year 0 (still so)."""
    y = whole(year, names[0])
    if y <= 0:
        return None
    if not 1000 <= y <= 2999:
        raise Wrong(f"{names[0]} = {year!r} is no year")
    m = whole(month, names[1]) if month else 0
    d = whole(number, names[2]) if number else 0
    if m <= 0 or m > 12:
        return str(y)
    if d <= 0:
        return f"{y}-{m:02d}"
    try:
        return date(y, m, d).isoformat()
    except ValueError:
        return f"{y}-{m:02d}"


@cache
def _numbers() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code, state in load_reference().states.items():
        if state.cow:
            found[state.cow] = (*found.get(state.cow, ()), code)
    for _, (number, code) in table_rows(DATA / "cow_numbers.csv", ("cow", "code")):
        found[number] = (*found.get(number, ()), code)
    return found


@cache
def by_number(number: int, on: str) -> str | None:
    """The code of a Correlates of War number on an ISO day; None for one that states.csv does not know."""
    codes = _numbers().get(str(number), ())
    states = load_reference().states
    return next((c for c in codes if alive(states, c, on)), codes[0] if codes else None)


def spells_of(number: int, since: str, until: str | None) -> list[Spell]:
    """A number's time in a list, divided among the states of foedus that have it one after the other."""
    codes = _numbers().get(str(number), ())
    if len(codes) == 1:
        return [Spell(codes[0], since, until)]
    found: dict[tuple[str, str], str | None] = {}
    for code in codes:
        for begun, over in load_reference().states[code].spells:
            start, stop = max(begun, since), min(over or "9999", until or "9999")
            if start < stop:
                found[polity(code), start] = None if stop == "9999" else stop
    return [Spell(code, start, stop) for (code, start), stop in found.items()]


@cache
def by_letters(letters: str) -> str | None:
    """The code of a state given by its ISO code or its name."""
    known = load_reference()
    if not letters.strip():
        return None
    code = known.parse_country(letters)
    if code in known.states:
        return code
    return next((s.code for s in known.states.values() if s.iso2 == letters.strip().upper()), None)


@cache
def polity(code: str) -> str:
    """The state that goes on as this one (Russia, for the Soviet Union), else itself."""
    follows = continuator(code)
    while follows is not None:
        code, follows = follows.state, continuator(follows.state)
    return code
