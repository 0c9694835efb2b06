"""`foedus corrections`: what persons corrected in the store: list, undo, take from others, write as a gold file."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TextIO

import click

from foedus.cli.options import database
from foedus.cli.output import shown
from foedus.cli.stored import open_store
from foedus.correcting import Logged, correction_in
from foedus.correcting.telling import told, told_all
from foedus.errors import FoedusError, UsageError
from foedus.evaluation.files import json_lines
from foedus.ledger import Ledger
from foedus.records import line

_SHOWN = 20


@click.command()
@database
@click.option("--doc", metavar="ID", help="Only of this document.")
@click.option(
    "--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True, help="Layout."
)
@click.option(
    "--gold", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True), metavar="OUT",
    help="Write the documents marked as checked as a gold file; - for standard output.",
)  # fmt: skip
@click.option(
    "--all", "whole", is_flag=True, help="With --gold: also documents that were corrected only here and there."
)
@click.option(
    "--import", "incoming", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True), metavar="FILE",
    help="Take the corrections of a file that another store's --format jsonl gave.",
)  # fmt: skip
@click.option("--undo", metavar="ID", help="Take this correction back.")
@click.option("--redo", metavar="ID", help="Let a correction that was undone stand again.")
@click.option("--by", metavar="NAME", help="With --undo, --redo: who says so.")
def corrections(
    db: Path,
    doc: str | None,
    form: str,
    gold: Path | None,
    whole: bool,
    incoming: Path | None,
    undo: str | None,
    redo: str | None,
    by: str | None,
) -> int:
    """Corrections that persons made in the store, what became of each, and the gold file that they make.

    \b
    Examples:
        foedus corrections --doc suez
        foedus corrections --gold mine.jsonl
        foedus corrections --undo 2f9c41d05be07a83
    """
    acts = [
        name for name, value in (("--gold", gold), ("--import", incoming), ("--undo", undo), ("--redo", redo)) if value
    ]
    if len(acts) > 1:
        raise UsageError(f"{acts[0]} and {acts[1]} do not go together", remedy="one at a time")
    for name, value, needed in (("--all", whole, ("--gold",)), ("--by", by, ("--undo", "--redo"))):
        if value and not set(acts) & set(needed):
            raise UsageError(f"{name} goes with {' or '.join(needed)}", remedy="leave it out")
    if incoming is not None or undo is not None or redo is not None:
        # Says what is wrong where there is no store; nothing is made.
        open_store(db).close()
        with Ledger.open(db, create=False) as ledger:
            return _take(ledger, incoming) if incoming is not None else _undo(ledger, undo, redo, by)
    with open_store(db) as ledger:
        if doc is not None and not ledger.documents(doc=doc):
            raise UsageError(
                f"no document has the id {doc!r}", remedy="foedus events --format jsonl prints each event's"
            )
        if gold is not None:
            return _write_gold(ledger, gold, doc, whole=whole)
        for log in _logs(ledger, doc):
            said = told_all(one.correction for one in log)
            for one in log:
                click.echo(line(one.correction) if form == "jsonl" else _line(one, said[one.correction.id]))
    return 0


def _logs(ledger: Ledger, doc: str | None) -> Iterator[Sequence[Logged]]:
    names = [doc] if doc is not None else sorted(d.doc for d in ledger.corrections.documents())
    for name in names:
        state = ledger.corrections.fates(name)
        yield state.log if state is not None else ()


def _line(one: Logged, said: str) -> str:
    found = one.correction
    by = f", by {found.by}" if found.by else ""
    note = f" ({found.note})" if found.note else ""
    fate = "" if one.fate == "in effect" else f" [{one.fate}]"
    return shown(f"{found.id} {found.at[:16].replace('T', ' ')} {found.doc}: {said}{by}{note}{fate}")


def _write_gold(ledger: Ledger, out: Path, doc: str | None, *, whole: bool) -> int:
    found = [row for row in ledger.corrections.gold(whole=whole) if doc in (None, row["id"])]
    if not found:
        problem = "no document is corrected" if whole else "no document is marked as checked"
        raise FoedusError(problem, remedy="mark some in foedus serve" + ("" if whole else ", or take all with --all"))
    if str(out) == "-":
        _rows(found, sys.stdout)
        return 0
    try:
        with out.open("w", encoding="utf-8", newline="\n") as file:
            _rows(found, file)
    except OSError as error:
        raise FoedusError(
            f"cannot be written: {error.strerror or error}", where=out, remedy="name another file"
        ) from error
    events = sum(len(row["events"]) for row in found)
    click.echo(
        f"{len(found)} documents with {events} events; foedus evaluate {shown(str(out))} measures by them", err=True
    )
    return 0


def _rows(found: list[Mapping[str, Any]], out: TextIO) -> None:
    for row in found:
        out.write(line(row) + "\n")


def _take(ledger: Ledger, path: Path) -> int:
    found = json_lines(path, correction_in, "correction", remedy="docs/correcting.md has the format")
    new, problems = ledger.corrections.take(found)
    click.echo(f"{new} new, {len(found) - new - len(problems)} known already, {len(problems)} not taken")
    for problem in problems[:_SHOWN]:
        click.echo(f"foedus: {shown(str(problem))}", err=True)
    if len(problems) > _SHOWN:
        click.echo(f"foedus: and {len(problems) - _SHOWN} more that cannot be taken", err=True)
    return 1 if problems else 0


def _undo(ledger: Ledger, undo: str | None, redo: str | None, by: str | None) -> int:
    made = ledger.corrections.undo(undo, by=by) if undo is not None else ledger.corrections.redo(redo or "", by=by)
    state = ledger.corrections.fates(made.doc)
    about = undo or redo
    for one in state.log if state is not None else ():
        if one.correction.id == about:
            click.echo(_line(one, told(one.correction)))
    return 0
