"""`foedus import`: tables that a user has, taken into the store: ATOP, UN votes, lists of states, capabilities."""

from __future__ import annotations

from pathlib import Path

import click

from foedus.cli.options import database
from foedus.cli.output import shown
from foedus.ledger import Ledger
from foedus.records.imported import Imported
from foedus.register.importing import read_imports

_SHOWN = 20


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@database
def import_(files: tuple[Path, ...], db: Path) -> int:
    """Take tables into the store: ATOP's members or dyad-years, UN votes with their roll calls, states, capabilities.

    What a file is, is told by its columns. It takes the place of what was imported of its kind before.

    \b
    Examples:
        foedus import atop5_1m.csv
        foedus import un-votes.csv.gz un-roll-calls.csv.gz
    """
    found = read_imports(files)
    with Ledger.open(db) as ledger:
        for one in found:
            ledger.keep(one)
            click.echo(f"{one.kind}: {_counted(one)} from {', '.join(shown(name) for name in one.origin)}")
            warn(one)
    return 1 if any(one.problems for one in found) else 0


def _counted(found: Imported) -> str:
    book = found.book
    parts = (
        (len(found.treaties), "treaties"), (len(found.ties), "spells of a promise between two states"),
        (len(found.spells), "times of states"), (len(found.shares), "states' capabilities of a year"),
        (sum(map(len, book.calls.values())) if book else 0, "roll calls"),
        (sum(len(line) - line.count(".") for line in book.votes.values()) if book else 0, "votes"),
    )  # fmt: skip
    return ", ".join(f"{n} {what}" for n, what in parts if n) or "nothing"


def warn(found: Imported) -> None:
    """Say on standard error which rows were left out, and why."""
    for note in found.notes:
        click.echo(f"foedus: {note}", err=True)
    for problem in found.problems[:_SHOWN]:
        click.echo(f"foedus: {shown(str(problem))}", err=True)
    if len(found.problems) > _SHOWN:
        click.echo(f"foedus: and {len(found.problems) - _SHOWN} more rows that are wrong", err=True)
