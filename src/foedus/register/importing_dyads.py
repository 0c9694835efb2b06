"""ATOP's directed dyad-years as ties: years that follow each other with the same promise as one spell."""

from __future__ import annotations

from collections import Counter

from foedus.errors import InputError
from foedus.records.imported import Tie
from foedus.records.treaty import ObligationKind
from foedus.register.importing_rows import FIRST_YEAR, Table, Wrong, by_number, flag, whole

# The columns as ATOP has them and as peacesciencer (Miller 2022) writes them.
PAIRS = (("ccode1", "ccode2"), ("statea", "stateb"))
KINDS: tuple[tuple[str, ObligationKind], ...] = (
    ("defense", "defence"), ("offense", "offence"), ("neutral", "neutrality"), ("nonagg", "nonaggression"),
    ("consul", "consultation"),
)  # fmt: skip


def prefix(header: list[str]) -> str | None:
    """What stands before the kinds' columns ("atop_" or nothing), None where they are not there."""
    return next((p for p in ("atop_", "") if all(p + name in header for name, _ in KINDS)), None)


def dyads(table: Table, notes: list[str]) -> tuple[Tie, ...]:
    """The ties of a dyad-year file, by pair and year; rows before 1900 are counted in `notes`."""
    header = table.header()
    pair = next((p for p in PAIRS if all(c in header for c in p)), None)
    before = prefix(header)
    if pair is None or before is None:
        raise InputError("is no file of ATOP's directed dyad-years", where=table.path, line=1)
    columns = (*pair, "year", *(before + name for name, _ in KINDS))
    years: dict[tuple[str, str, ObligationKind], set[int]] = {}
    early: Counter[str] = Counter()
    for line, cells in table.rows(columns):
        try:
            year = whole(cells[2], "year")
            if year < FIRST_YEAR:
                early["rows"] += 1
                continue
            if year > 2999:
                raise Wrong(f"year = {year} is no year")
            one, other = (_state(cells[n], columns[n], year) for n in (0, 1))
            promised = [kind for (_, kind), cell, name in zip(KINDS, cells[3:], columns[3:], strict=True)
                        if flag(cell, name)]  # fmt: skip
        except Wrong as error:
            table.wrong(line, str(error))
            continue
        if one == other:
            table.wrong(line, f"{one} stands on both sides")
            continue
        for kind in promised:
            years.setdefault((one, other, kind), set()).add(year)
    if early:
        notes.append(f"{early['rows']} rows before {FIRST_YEAR} are left out")
    return tuple(tie for key in sorted(years) for tie in _spells(key, sorted(years[key])))


def _state(cell: str, column: str, year: int) -> str:
    number = whole(cell, column)
    code = by_number(number, f"{year}-07-01")
    if code is None:
        raise Wrong(f"{column} = {number} is no state that foedus knows")
    return code


def _spells(key: tuple[str, str, ObligationKind], years: list[int]) -> list[Tie]:
    one, other, kind = key
    found: list[Tie] = []
    begun = last = years[0]
    for year in (*years[1:], None):
        if year is not None and year == last + 1:
            last = year
            continue
        found.append(Tie(one, other, kind, f"{begun}-01-01", f"{last + 1}-01-01", "ATOP dyad-years"))
        if year is not None:
            begun = last = year
    return found
