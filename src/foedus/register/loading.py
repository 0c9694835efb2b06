"""The register from its files: read, checked and kept."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import astuple
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from foedus.errors import DataError
from foedus.kept import kept
from foedus.records.treaty import Area, Obligation, Party, Treaty, TreatyEvent, When
from foedus.reference import load as load_reference
from foedus.reference.tables import DATA as REFERENCE
from foedus.register.build import read_file
from foedus.register.check import problems_of
from foedus.register.register import Register, continued
from foedus.register.tables import DATA

_SHOWN = 40
_TABLES = ("areas.toml", "classes.csv", "regions.csv", "successions.csv", "territories.csv")
_CODE = ("build", "check", "days", "loading", "register", "tables")


@cache
def load() -> Register:
    """The register that foedus brings. Raises DataError, naming file and treaty, where it breaks its own rules."""
    code = files("foedus.register")
    sources = [
        *_files(DATA / "treaties"),
        *(DATA / name for name in _TABLES),
        REFERENCE / "states.csv",
        *(code / f"{name}.py" for name in _CODE),
        files("foedus.records") / "treaty.py",
    ]
    treaties, areas = kept("register", sources, _plain)
    return Register(tuple(map(_treaty, treaties)), {a[0]: _area(a) for a in areas})


def load_folder(folder: Traversable | Path) -> Register:
    """A register from a folder of TOML files and the general areas. Raises DataError for all that is wrong in it."""
    problems: list[str] = []
    treaties: list[Treaty] = []
    areas: dict[str, Area] = {}
    for file in (DATA / "areas.toml", *_files(folder)):
        found, named = _file(file, problems)
        treaties += found
        for area in named:
            if area.id in areas:
                problems.append(f"{area.file}: area {area.id} stands in {areas[area.id].file} too")
            areas[area.id] = area
    problems += problems_of(treaties, areas, load_reference().states)
    _raise(problems, str(folder))
    return Register(tuple(continued(t) for t in sorted(treaties, key=lambda t: t.id)), areas)


def load_file(path: Path, register: Register) -> tuple[tuple[Treaty, ...], tuple[Area, ...]]:
    """The treaties and areas of one TOML file, checked against a register's areas, for a what-if.

    Raises DataError for all that is wrong in it, OSError where it cannot be read.
    """
    problems: list[str] = []
    treaties, areas = _file(path, problems)
    known = {**register.areas, **{a.id: a for a in areas}}
    others = [t for t in register.treaties if t.id not in {n.id for n in treaties}]
    found = problems_of([*others, *treaties], known, load_reference().states)
    _raise([*problems, *(p for p in found if p.startswith(f"{path.name}: "))], str(path))
    return tuple(treaties), tuple(areas)


def _files(folder: Traversable | Path) -> list[Traversable | Path]:
    return sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)


def _file(file: Traversable | Path, problems: list[str]) -> tuple[list[Treaty], list[Area]]:
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problems.append(f"{file.name}: is no TOML: {error}")
        return [], []
    return read_file(content, file.name, problems)


def _raise(problems: list[str], where: str) -> None:
    if problems:
        more = f"\n  and {len(problems) - _SHOWN} more" if len(problems) > _SHOWN else ""
        listed = "\n  ".join(problems[:_SHOWN])
        raise DataError(
            f"the register breaks its rules:\n  {listed}{more}\n", where=where, remedy="docs/register.md has the rules"
        )


def _plain() -> tuple[list[Any], list[Any]]:
    register = load_folder(DATA / "treaties")
    return [astuple(t) for t in register.treaties], [astuple(a) for a in register.areas.values()]


def _tuples(values: Iterable[Any]) -> tuple[Any, ...]:
    """A record's values with lists of strings as the tuples that they were."""
    return tuple(tuple(v) if v.__class__ is list else v for v in values)


def _treaty(row: list[Any]) -> Treaty:
    names = Treaty.__slots__
    at = {name: i for i, name in enumerate(names)}
    row[at["parties"]] = tuple(Party(*p) for p in row[at["parties"]])
    row[at["obligations"]] = tuple(map(_obligation, row[at["obligations"]]))
    row[at["events"]] = tuple(TreatyEvent(*_tuples(e)) for e in row[at["events"]])
    return Treaty(*_tuples(row))


def _obligation(row: list[Any]) -> Obligation:
    at = Obligation.__slots__.index("when")
    row[at] = When(*_tuples(row[at]))
    return Obligation(*_tuples(row))


def _area(row: list[Any]) -> Area:
    return Area(*_tuples(row))
