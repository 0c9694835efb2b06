"""The store as the look-up commands open it, and the check of the names that they are asked for."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from foedus.errors import UsageError
from foedus.ledger import Ledger
from foedus.reference import load as load_reference


def open_store(db: Path) -> Ledger:
    """The store at `db`, to read from. Raises UsageError where there is none, StoreError where it cannot be read."""
    if not db.exists():
        remedy = "foedus read PATH... makes it, or name one with --db"
        raise UsageError("there is no store yet", where=db, remedy=remedy)
    return Ledger.open(db, read_only=True)


def check_parties(ledger: Ledger, names: Iterable[str]) -> None:
    """Raise UsageError for a name that is no state's and no party's of the store: a slip would look like "nothing"."""
    for name in names:
        if not _is_state(name) and not ledger.knows(name):
            problem = f"no state and no party of this store is called {name!r}"
            raise UsageError(problem, remedy="give a code (PRK), a state's name, or a name as foedus events prints it")


def check_states(names: Iterable[str]) -> None:
    """Raise UsageError for a name that is no state's."""
    for name in names:
        if not _is_state(name):
            raise UsageError(f"no state is called {name!r}", remedy="give a code (PRK) or a state's name")


def _is_state(name: str) -> bool:
    return name == "IGO" or name in load_reference().states
