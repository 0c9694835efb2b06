"""`foedus alignment`: how two states stand to each other over time, and who clusters with whom."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import Any

import click

from foedus.aligning import align, blocs, with_why
from foedus.aligning.asking import REGISTERS
from foedus.aligning.layouts import BLOC_COLUMNS, COLUMNS, bloc_records, bloc_rows, records, rows
from foedus.aligning.stream import HALF_LIFE
from foedus.aligning.telling import told, told_blocs
from foedus.cli.importing import warn
from foedus.cli.options import Day, database
from foedus.cli.output import shown
from foedus.cli.stored import open_store
from foedus.errors import UsageError
from foedus.records import line
from foedus.records.imported import VoteBook
from foedus.register.importing import read_imports


@click.command()
@click.argument("states", nargs=-1, metavar="X Y")
@database
@click.option("--since", type=Day(), help="From this day on; commitments from 1946 if not said.")
@click.option("--until", type=Day(), help="Up to this day.")
@click.option(
    "--register", type=click.Choice(REGISTERS), default="foedus", show_default=True,
    help="Whose treaties: foedus's own, or ATOP's where it was imported.",
)  # fmt: skip
@click.option(
    "--votes", type=click.Path(path_type=Path), multiple=True,
    help="UN votes from these files (votes and roll calls; repeatable) instead of imported ones.",
)  # fmt: skip
@click.option(
    "--half-life", type=click.FloatRange(min=0, min_open=True), default=HALF_LIFE, show_default=True,
    help="Days after which a happening counts half.",
)  # fmt: skip
@click.option("--blocs", "clustered", is_flag=True, help="Who clusters with whom, instead of two states.")
@click.option("--on", "day", type=Day(), help="With --blocs: the day; the register's last if not said.")
@click.option("--why", is_flag=True, help="Also what each value is made of.")
@click.option(
    "--format", "form", type=click.Choice(["text", "jsonl", "csv"]), default="text", show_default=True, help="Layout."
)
def alignment(
    states: tuple[str, ...], db: Path, clustered: bool, day: date | None, form: str, why: bool,
    votes: tuple[Path, ...], **options: Any,
) -> int:  # fmt: skip
    """How X and Y stand to each other: commitments in force, happenings told, UN votes, each apart.

    \b
    Examples:
        foedus alignment RUS PRK --since 1990-01-01
        foedus alignment --blocs --on 1985-06-01
    """
    _check(states, clustered, day, options)
    explicit = click.get_current_context().get_parameter_source("db") is not click.core.ParameterSource.DEFAULT
    store = open_store(db) if explicit or db.exists() else None
    with store or nullcontext():
        book = _book(votes)
        if clustered:
            groups = blocs(
                store=store, on=day, register=options["register"], votes=book, half_life=options["half_life"]
            )
            if form == "csv":
                _table(BLOC_COLUMNS, bloc_rows(groups))
            elif form == "jsonl":
                _lines(bloc_records(groups))
            else:
                click.echo(told_blocs(groups, why=why), nl=False)
            return 0
        found = align(states[0], states[1], store=store, votes=book, **options)
    if form == "csv":
        _table(COLUMNS, rows(found))
    elif form == "jsonl":
        _lines(records(with_why(found, why)))
    else:
        for text in told(found, why=why).splitlines():
            click.echo(text[: len(text) - len(text.lstrip())] + _safe(text.lstrip()))
    return 0


def _safe(text: str) -> str:
    """Text of documents without signs that steer a terminal; the columns' blanks stay."""
    return "".join(c for c in text if c.isprintable())


def _check(states: Sequence[str], clustered: bool, day: date | None, options: dict[str, Any]) -> None:
    if clustered and (states or options["since"] or options["until"]):
        raise UsageError("--blocs takes no two states and no --since or --until", remedy="give the day with --on")
    if not clustered and day is not None:
        raise UsageError("--on is for --blocs", remedy="add --blocs, or give --since and --until")
    if not clustered and len(states) != 2:
        named = f"{len(states)} given" if states else "none given"
        raise UsageError(f"alignment is between two states, {named}", remedy="as in: foedus alignment RUS PRK")


def _book(paths: tuple[Path, ...]) -> VoteBook | None:
    if not paths:
        return None
    book = None
    for found in read_imports(paths):
        warn(found)
        book = found.book or book
    if book is None:
        named = ", ".join(shown(str(p)) for p in paths)
        raise UsageError(f"no UN votes in {named}", remedy="--votes takes files of votes and of roll calls")
    return book


def _lines(found: Iterable[dict[str, Any]]) -> None:
    for record in found:
        click.echo(line(record))


def _table(columns: Sequence[str], found: Iterable[dict[str, Any]]) -> None:
    writer = csv.DictWriter(sys.stdout, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(found)
