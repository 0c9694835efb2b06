"""The word lists of the actors stage, from data/words.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from foedus.errors import DataError

_FILE = files("foedus.actors") / "data" / "words.toml"


@cache
def _lists() -> dict[str, frozenset[str]]:
    try:
        tables = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"cannot be read: {error}", where=str(_FILE), remedy="reinstall foedus") from error
    return {
        f"{module}.{purpose}": frozenset(listed.split())
        for module, lists in tables.items()
        for purpose, listed in lists.items()
    }


def words(purpose: str) -> frozenset[str]:
    """The words listed for a purpose, named as "module.list". Raises DataError where the file has no such list."""
    found = _lists().get(purpose)
    if found is None:
        raise DataError(f"has no list {purpose!r}", where=str(_FILE), remedy="add it")
    return found
