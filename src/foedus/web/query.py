"""The address's arguments as filters: named and understood as the options of the command line."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TypeVar

from foedus.errors import UsageError
from foedus.ledger.filters import Filters, Page
from foedus.records import CERTAINTIES, EVENT_TYPES, STATUSES
from foedus.reference import load as load_reference

T = TypeVar("T")
MOST = 1_000
"""Characters that an argument may have."""
LIMIT, MOST_LISTED = 50, 200
_COMMENTARY = ("report", "mixed", "commentary")


def filters_of(arguments: Mapping[str, str]) -> Filters:
    """The filters that an address names; empty arguments are none. Raises UsageError for a value that is none."""
    return Filters(
        actor=party(arguments.get("actor")),
        between=between(arguments.get("between")),
        type=choice(arguments, "type", EVENT_TYPES),
        mode=words(arguments, "mode"),
        status=choice(arguments, "status", STATUSES),
        certainty=choice(arguments, "certainty", CERTAINTIES),
        place=place(arguments.get("place")),
        publisher=words(arguments, "publisher"),
        since=day(arguments, "since"),
        until=day(arguments, "until"),
        doc=arguments.get("doc") or None,
        source=words(arguments, "source"),
        search=words(arguments, "search"),
        commentary=choice(arguments, "commentary", _COMMENTARY),
        reacts_to=words(arguments, "reacts_to"),
        after=words(arguments, "after"),
        min_score=share(arguments, "min_score"),
    )


def words(arguments: Mapping[str, str], name: str, most: int = MOST) -> str | None:
    """An argument of text, None where it is missing or blank. Raises UsageError where it is too long."""
    value = arguments.get(name, "").strip()
    if len(value) > most:
        raise UsageError(f"{name} is longer than {most} characters", remedy="shorten it")
    return value or None


def party(value: str | None) -> str | None:
    """A state's code where the text names a state, else the name as it is."""
    value = words({"actor": value or ""}, "actor")
    return None if value is None else load_reference().parse_country(value) or value


def place(value: str | None) -> str | None:
    """A state's code where the text names a state, else the name of a place: a capital is a place here."""
    value = words({"place": value or ""}, "place")
    if value is None:
        return None
    kinds = {entry.kind for entry in load_reference().names.of(value) if entry.country}
    return value if kinds and "name" not in kinds else party(value)


def between(value: str | None) -> tuple[str, str] | None:
    """Two parties, joined by a comma, or by a semicolon where a name has a comma. Raises UsageError for another number
    of them."""
    named = (value or "").split(";" if ";" in (value or "") else ",")
    parts = [found for part in named if (found := party(part)) is not None]
    if not parts:
        return None
    if len(parts) != 2:
        raise UsageError("between takes two parties, joined by a comma", remedy="as in between=PRK,RUS")
    return parts[0], parts[1]


def choice(arguments: Mapping[str, str], name: str, known: Collection[str]) -> str | None:
    """One of the known values, in any case. Raises UsageError for another."""
    value = words(arguments, name)
    if value is None:
        return None
    found = {one.lower(): one for one in known}.get(value.lower())
    if found is None:
        raise UsageError(f"{name} has no value {value!r}", remedy=f"one of {', '.join(known)}")
    return found


def day(arguments: Mapping[str, str], name: str) -> date | None:
    """A calendar day, YYYY-MM-DD. Raises UsageError for anything else."""
    value = words(arguments, name)
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise UsageError(
            f"{name}: {value!r} is no date of the form 2024-06-20", remedy="give year, month, day"
        ) from None


def share(arguments: Mapping[str, str], name: str) -> float:
    """A number from 0 to 1, 0 where it is missing. Raises UsageError for anything else."""
    value = words(arguments, name)
    try:
        number = float(value or 0)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise UsageError(f"{name}: {value!r} is no number from 0 to 1", remedy="as in 0.6")
    return number


def limit(arguments: Mapping[str, str], most: int = MOST_LISTED) -> int:
    """How many to list, LIMIT where it is not said. Raises UsageError for none or more than `most`."""
    value = words(arguments, "limit")
    if value is None:
        return LIMIT
    if not (value.isascii() and value.isdecimal() and 1 <= int(value) <= most):
        raise UsageError(f"limit: {value!r} is no number from 1 to {most}", remedy="page on with cursor")
    return int(value)


def numbered_page(found: Sequence[T], cursor: str, most: int) -> Page[T]:
    """A page of what is at hand as a whole; the cursor is the number of its first. One that is none gives the first."""
    start = int(cursor) if cursor.isascii() and cursor.isdecimal() and len(cursor) < 8 else 0
    end = start + most
    return Page(
        tuple(found[start:end]),
        str(end) if end < len(found) else None,
        str(max(0, start - most)) if start else None,
    )
