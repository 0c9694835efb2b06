"""The register from its files: read, checked and kept."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path

from foedus.errors import DataError
from foedus.records.treaty import Area, Treaty
from foedus.reference import load as load_reference
from foedus.register.build import read_file
from foedus.register.check import problems_of
from foedus.register.register import Register, continued
from foedus.register.tables import DATA

_SHOWN = 40


@cache
def load() -> Register:
    """The register that foedus brings. Raises DataError, naming file and treaty, where it breaks its own rules."""
    return load_folder(DATA / "treaties")


def load_folder(folder: Traversable | Path) -> Register:
    """A register from a folder of TOML files and the general areas. Raises DataError for all that is wrong in it."""
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    problems: list[str] = []
    treaties: list[Treaty] = []
    areas: dict[str, Area] = {}
    for file in (DATA / "areas.toml", *files):
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
    _raise([*problems, *(p for p in found if p.startswith(path.name))], str(path))
    return tuple(treaties), tuple(areas)


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
