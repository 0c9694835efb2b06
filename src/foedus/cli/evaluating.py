"""`foedus evaluate`: how well the coder, or another, agrees with hand-coded documents."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import click

from foedus.cli.options import pipeline as pipeline_option
from foedus.cli.output import shown
from foedus.cli.progress import counted
from foedus.errors import InputError, UsageError
from foedus.records import CodedDocument, Document, line
from foedus.workers import code_all

# What one kind of records alone needs is imported where it is used: the command starts sooner without it.
RECORDS = ("events", "claims", "happenings", "slant")
_EVENTS_ONLY = ("by_type", "by_role", "by_status", "by_mode", "worst", "calibration")


class _File(click.Path):
    """A file that is read later, or "-": what is wrong with it is said with its line then."""

    def __init__(self) -> None:
        super().__init__(dir_okay=False, allow_dash=True, path_type=Path)


@click.command()
@click.argument("gold", type=click.Path(exists=True, path_type=Path), metavar="GOLD")
@click.option("--records", type=click.Choice(RECORDS), default="events", show_default=True, help="What is measured.")
@click.option("--coded", type=_File(), help="Measure this file's records instead of running the coder.")
@click.option("--against", type=_File(), help="Compare with this run: coded records, or a second hand coding.")
@click.option("--by-type", is_flag=True, help="Also each type, and what was taken for what.")
@click.option("--by-role", is_flag=True, help="Also actors and recipients, by country and by name.")
@click.option("--by-status", is_flag=True, help="Also each status, and what was taken for what.")
@click.option("--by-mode", is_flag=True, help="Also each mode.")
@click.option("--worst", type=click.IntRange(min=0), default=0, help="The so many worst documents, error by error.")
@click.option("--calibration", is_flag=True, help="Also how many events of each score are right.")
@click.option("--texts", is_flag=True, help="Only print the texts of GOLD as JSON lines, for other coders.")
@click.option("--sheet", is_flag=True, help="Only print GOLD, articles not coded yet, as a table to code in by hand.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Layout."
)
@click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes.")
@pipeline_option
def evaluate(
    gold: Path,
    records: str,
    coded: Path | None,
    against: Path | None,
    texts: bool,
    sheet: bool,
    form: str,
    workers: int,
    pipeline: str,
    **asked: Any,
) -> int:
    """Code the texts of hand-coded documents and say how well that agrees with the hand coding.

    GOLD is JSON lines, or for events a table (.csv, .tsv) as a spreadsheet writes it. Each figure comes with its 95 per
    cent bootstrap interval over documents. docs/validation.md has the formats and what each figure means.

    \b
    Examples:
        foedus evaluate my-coding.csv --by-type --worst 5
        foedus evaluate my-coding.jsonl --against last-version.jsonl
        foedus evaluate my-coding.jsonl --coded petrarch.jsonl
        foedus evaluate stories.jsonl --records happenings
    """
    for name in _EVENTS_ONLY:
        if records != "events" and asked[name]:
            option = "--" + name.replace("_", "-")
            raise UsageError(f"{option} is of events", remedy=f"leave out --records {records}, or {option}")
    if str(coded) == str(against) == "-":
        raise UsageError("standard input can be one of --coded and --against", remedy="name a file for the other")

    if sheet:
        return _print_sheet(gold)
    if gold.is_dir():
        raise UsageError("is a folder", where=gold, remedy="name one file of hand-coded documents")
    kind = import_module(f"foedus.evaluation.{records}")
    documents = kind.load(gold)
    if texts:
        for hand in documents:
            click.echo(line(_as_input(hand.document)))
        return 0
    measured = _run(kind, documents, coded, workers, pipeline)
    other = None if against is None else _run(kind, documents, against, workers, pipeline)
    worst = asked.pop("worst")
    more = {"worst_documents": worst} if records == "events" else {}
    report = kind.report(documents, measured, other, **more)
    if form == "json":
        click.echo(json.dumps(report, ensure_ascii=False))
        return 0
    parts = [part for part in ("type", "role", "status", "mode") if asked[f"by_{part}"]]
    more = {"parts": parts, "calibration": asked["calibration"]} if records == "events" else {}
    for text in kind.lines(report, **more):
        click.echo("".join(c for c in text if c.isprintable()))
    return 0


def _print_sheet(articles: Path) -> int:
    from foedus.evaluation.sheet import empty_sheet
    from foedus.reading import read_paths

    failed = 0

    def readable() -> Iterator[Document]:
        nonlocal failed
        for document in read_paths([str(articles)]):
            if isinstance(document, Document):
                yield document
            else:
                failed += 1
                click.echo(f"foedus: {shown(str(document))}", err=True)

    # The byte order mark tells Excel that this is UTF-8.
    click.echo("\ufeff", nl=False)
    csv.writer(sys.stdout, lineterminator="\n").writerows(empty_sheet(readable()))
    return 1 if failed else 0


def _run(kind: ModuleType, documents: Sequence[Any], file: Path | None, workers: int, pipeline: str) -> Any:
    """The run of a file, or of the coder where none is named."""
    if file is not None:
        found = kind.from_file(file, documents)
        if found.note:
            click.echo(f"foedus: {shown(found.note)}", err=True)
        return found
    coded = code_all((d.document for d in documents), workers=workers, pipeline=pipeline)
    return kind.from_coded(documents, _whole(counted(coded, f"of {len(documents)} documents")))


def _whole(coded: Iterable[CodedDocument | InputError]) -> Iterator[CodedDocument]:
    for document in coded:
        if isinstance(document, InputError):
            raise document
        yield document


def _as_input(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "title": document.title,
        "date": document.published,
        "publisher": document.publisher,
        "text": document.text,
    }
