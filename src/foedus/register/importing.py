"""Files that a user has (ATOP, UN votes, lists of states, capabilities): told by their columns and read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from foedus.errors import InputError
from foedus.records.imported import Imported, ImportKind, Spell
from foedus.register.importing_dyads import dyads, prefix
from foedus.register.importing_members import COLUMNS as MEMBER_COLUMNS
from foedus.register.importing_members import members
from foedus.register.importing_rows import FIRST_YEAR, Table, Wrong, by_number, day, polity, spells_of, whole
from foedus.register.importing_votes import calls, votes

_STATES = ("ccode", "styear", "stmonth", "stday", "endyear", "endmonth", "endday")
_KNOWN = (
    "ATOP's member file (atopid, member, yrent, ...), ATOP's directed dyad-years (ccode1, ccode2, year, defense or "
    "atop_defense, ...), UN votes (rcid, vote, country_code or ccode), UN roll calls (rcid, date), the Correlates of "
    "War states (ccode, styear, ...) and capabilities (ccode, year, cinc)"
)


def read_imports(paths: Iterable[str | Path]) -> tuple[Imported, ...]:
    """What the files hold, one record a kind. UN votes need their roll calls among the files, or dates in their rows.

    Wrong rows are left out and named in `problems`. Raises InputError for a file that cannot be read or is none of the
    kinds that foedus knows.
    """
    by_role: dict[str, list[Table]] = {}
    for path in paths:
        table = Table(Path(path))
        by_role.setdefault(_role(table), []).append(table)
    found = [_one(kind, by_role[role]) for role, kind in _SIMPLE if role in by_role]
    if "votes" in by_role or "calls" in by_role:
        found.append(_un(by_role.get("votes", []), by_role.get("calls", [])))
    return tuple(found)


_SIMPLE: tuple[tuple[str, ImportKind], ...] = (
    ("atop", "atop"), ("atop-dyads", "atop-dyads"), ("states", "states"), ("capabilities", "capabilities"),
)  # fmt: skip


def _role(table: Table) -> str:
    header = table.header()
    has = set(header).issuperset
    if has(MEMBER_COLUMNS):
        return "atop"
    if prefix(header) is not None and "year" in header:
        return "atop-dyads"
    if has({"rcid", "vote"}):
        return "votes"
    if has({"rcid", "date"}):
        return "calls"
    if has(_STATES):
        return "states"
    if has({"ccode", "year", "cinc"}):
        return "capabilities"
    raise InputError(
        "is no table that foedus knows by its columns", where=table.path, line=1, remedy=f"it knows {_KNOWN}"
    )


def _one(kind: ImportKind, tables: list[Table]) -> Imported:
    notes: list[str] = []
    origin = tuple(t.path.name for t in tables)
    if kind == "atop":
        made = Imported(kind, origin, treaties=tuple(t for table in tables for t in members(table, notes)))
    elif kind == "atop-dyads":
        made = Imported(kind, origin, ties=tuple(t for table in tables for t in dyads(table, notes)))
    elif kind == "states":
        made = Imported(kind, origin, spells=tuple(s for table in tables for s in _spells(table)))
    else:
        made = Imported(kind, origin, shares=tuple(s for table in tables for s in _shares(table)))
    return _with(made, tables, notes)


def _with(made: Imported, tables: list[Table], notes: list[str]) -> Imported:
    return replace(made, problems=tuple(p for t in tables for p in t.problems), notes=tuple(notes))


def _un(given: list[Table], lists: list[Table]) -> Imported:
    if not given:
        raise InputError(
            "holds roll calls, and no file has the votes", where=lists[0].path,
            remedy="name the file of votes (rcid, vote, ...) beside it",
        )  # fmt: skip
    known = {}
    dated = [t for t in given if "date" in t.header()]
    for table in (*lists, *dated):
        known.update(calls(table))
    if not known and not any("session" in t.header() for t in given):
        raise InputError(
            "holds votes, and nothing says of which day", where=given[0].path,
            remedy="name the file of roll calls (rcid, date, ...) beside it",
        )  # fmt: skip
    books = [votes(table, known) for table in given]
    book = books[0]
    for other in books[1:]:
        book.calls.update(other.calls)
        book.votes.update(other.votes)
    tables = [*given, *lists]
    return _with(Imported("un", tuple(t.path.name for t in tables), book=book), tables, [])


def _spells(table: Table) -> list[Spell]:
    """The states of a list; an end on the list's own last day is none."""
    read: list[tuple[int, str, str]] = []
    for line, cells in table.rows(_STATES):
        try:
            since = day(cells[1], cells[2], cells[3], _STATES[1:4])
            until = day(cells[4], cells[5], cells[6], _STATES[4:7])
            number = whole(cells[0], "ccode")
            if since is None or until is None:
                raise Wrong("begins or ends in no year")
        except Wrong as error:
            table.wrong(line, str(error))
            continue
        if int(until[:4]) >= FIRST_YEAR:
            read.append((number, since, until))
    last = max((until for _, _, until in read), default="")
    found: list[Spell] = []
    for number, since, until in read:
        shared = spells_of(number, since, None if until == last else until)
        if not shared:
            table.wrong(0, f"ccode {number} is no state that foedus knows")
        found += shared
    return found


def _shares(table: Table) -> list[tuple[str, int, float]]:
    found = []
    for line, (number, year, share) in table.rows(("ccode", "year", "cinc")):
        try:
            when = whole(year, "year")
            if when < FIRST_YEAR or not share:
                continue
            code = by_number(whole(number, "ccode"), f"{when}-07-01")
            if code is None:
                raise Wrong(f"ccode = {number} is no state that foedus knows")
            found.append((polity(code), when, float(share)))
        except ValueError as error:
            table.wrong(line, str(error))
    return found
