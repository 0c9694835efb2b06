"""The tables that foedus knows the world by: states, names, leaders, bodies, groups, places, role nouns."""

from functools import cache

from foedus.reference.model import (
    IGO,
    NameEntry,
    Office,
    Person,
    PlaceEntry,
    Role,
    State,
    covers,
    iso,
)
from foedus.reference.names import NameIndex, fit
from foedus.reference.reference import Reference
from foedus.reference.rolebook import RoleBook, RoleMatch
from foedus.reference.words import fold, key, pieces

__all__ = [
    "IGO",
    "NameEntry",
    "NameIndex",
    "Office",
    "Person",
    "PlaceEntry",
    "Reference",
    "Role",
    "RoleBook",
    "RoleMatch",
    "State",
    "covers",
    "fit",
    "fold",
    "iso",
    "key",
    "load",
    "parse_country",
    "pieces",
]


@cache
def load() -> Reference:
    """The reference tables that foedus brings. Raises DataError, when a table is first used, where it is broken."""
    return Reference()


def parse_country(text: str) -> str | None:
    """The code of a state given as code or name, for the command line; None where nobody knows it."""
    return load().parse_country(text)
