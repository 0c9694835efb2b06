"""Alignment from Python: names and days as a person writes them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from foedus.aligning.asking import align
from foedus.aligning.groups import blocs as groups
from foedus.aligning.stream import HALF_LIFE
from foedus.errors import UsageError
from foedus.records.alignment import Alignment, Blocs

if TYPE_CHECKING:
    from foedus.aligning.asking import Store


def alignment(
    x: str,
    y: str,
    *,
    since: str | date | None = None,
    until: str | date | None = None,
    ledger: Store | None = None,
    register: str = "foedus",
    half_life: float = HALF_LIFE,
) -> Alignment:
    """How two states stand to each other: by commitments and, with a `ledger`, by its happenings and imported votes.

    States are codes or names; days dates or "1990-01-01". `register`: foedus, or atop or atop-dyads where the ledger
    has them imported; `half_life` in days. Raises UsageError for an unknown state, two names of one state, days that
    are none or in the wrong order, and a register that was not imported.

    >>> import foedus
    >>> found = foedus.alignment("France", "Germany", since="2000-01-01", until="2000-12-31")
    >>> [(year.year, "NATO" in year.treaties) for year in found.commitments]
    [(2000, True)]
    """
    return align(
        x, y, store=ledger, since=_day(since), until=_day(until), register=register, half_life=half_life
    )  # fmt: skip


def blocs(
    *,
    on: str | date | None = None,
    ledger: Store | None = None,
    register: str = "foedus",
    half_life: float = HALF_LIFE,
) -> Blocs:
    """Who clusters with whom on a day; arguments and errors as of `alignment`."""
    return groups(store=ledger, on=_day(on), register=register, half_life=half_life)


def _day(value: str | date | None) -> date | None:
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise UsageError(f"{value!r} is no date", remedy='give it as "2024-06-20"') from error
