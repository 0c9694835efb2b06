"""Lists of words kept as TOML files, read by the name of each."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from foedus.errors import DataError


def listed(package: str, file: str, names: Sequence[str]) -> list[Any]:
    """The named lists of a package's file, in the order of the names.

    Raises DataError where the file lacks one of them.
    """
    place = files(package) / file
    table = tomllib.loads(place.read_text("utf-8"))
    try:
        return [table[name] for name in names]
    except KeyError as missing:
        raise DataError(f"the list {missing} is missing", where=str(place), remedy="add it") from missing
