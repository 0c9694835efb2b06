"""The places of the world by name, each read when a text first names one of its initial."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import cast

from foedus.errors import DataError
from foedus.kept import kept
from foedus.reference.model import PlaceEntry, Precision
from foedus.reference.tables import DATA, rows, several
from foedus.reference.words import key

_TABLES = ("places_more.csv", "places.csv")
_CODE = ("gazetteer", "tables", "words")
# What stands between the cells of a row and between rows in the kept form: no table has them, nor has JSON to write
# them in another way, as it has tabs and line ends, which takes twice as long to read.
_CELL, _ROW = "¦", "¬"


class Gazetteer:
    """The places of places_more.csv and places.csv by folded name."""

    def __init__(self, places: Sequence[str], named: Mapping[str, str]) -> None:
        self._places, self._named = places, named
        self._initials: dict[str, dict[str, str]] = {}

    def of(self, words: Sequence[str]) -> tuple[PlaceEntry, ...]:
        """The places of a name given as folded words, most populous first. Raises DataError where a table's numbers are
        none."""
        name = " ".join(words)
        initial = name[:1]
        held = self._initials.get(initial)
        if held is None:
            lines = self._named.get(initial, "").split(_ROW)
            held = self._initials[initial] = {line[0]: line[2] for line in (row.partition(_CELL) for row in lines)}
        known = (self._places[int(number)] for number in held.get(name, "").split())
        return tuple(sorted(map(_place, known), key=lambda p: -p.population))


def gazetteer() -> Gazetteer:
    """The places of the tables. Kept, since to fold all names takes a while, as few strings, which load fast. Raises
    DataError where a table is broken."""
    code = files("foedus.reference")
    sources = [*(DATA / table for table in _TABLES), *(code / f"{name}.py" for name in _CODE)]
    found, named = kept("places", sources, _read)
    return Gazetteer(found.split(_ROW), named)


def _read() -> tuple[str, dict[str, str]]:
    """The rows, one after another; and by the initial of their folded names these with the numbers of their rows."""
    found: list[str] = []
    named: dict[str, str] = {}
    columns = ("name", "aliases", "country", "lat", "lon", "precision", "population")
    for table in _TABLES:
        for line, (name, aliases, *cells) in rows(table, columns):
            for called in (name, *several(aliases)):
                folded = " ".join(key(called))
                named[folded] = f"{named[folded]} {len(found)}" if folded in named else str(len(found))
            row = (table, str(line), name, *cells)
            if any(mark in cell for cell in row for mark in (_CELL, _ROW)):
                raise _wrong(table, line, f"holds {_CELL} or {_ROW}", "leave it out")
            found.append(_CELL.join(row))
    initials: dict[str, list[str]] = {}
    for folded, numbers in named.items():
        initials.setdefault(folded[:1], []).append(f"{folded}{_CELL}{numbers}")
    return _ROW.join(found), {initial: _ROW.join(lines) for initial, lines in initials.items()}


def _place(row: str) -> PlaceEntry:
    table, line, name, country, lat, lon, precision, population = row.split(_CELL)
    try:
        degrees = float(lat), float(lon)
        return PlaceEntry(name, country or None, *degrees, cast(Precision, precision), int(population or 0))
    except ValueError as error:
        raise _wrong(table, int(line), f"is no place: {error}", "give degrees and a whole number") from error


def _wrong(table: str, line: int, problem: str, remedy: str) -> DataError:
    return DataError(problem, where=str(DATA / table), line=line, remedy=remedy)
