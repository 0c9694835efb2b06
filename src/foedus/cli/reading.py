"""`foedus read`, `foedus code` and `foedus explain`: articles in, records out."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

import click

from foedus._version import __version__
from foedus.cli.options import database, pipeline, publication
from foedus.cli.output import save_page, shown
from foedus.cli.progress import counted
from foedus.errors import InputError, UsageError
from foedus.formats import EVENT_LAYOUTS, FORMATS, write
from foedus.reading import read_paths
from foedus.records import CodedDocument, Document, Happening
from foedus.workers import code_all

# What one command or option alone needs is imported there: the others start sooner without it.
RECORDS = ("events", "claims", "slant", "commitments", "happenings")
_THRESHOLD = click.option(
    "--threshold",
    type=click.FloatRange(0, 1),
    help="Keep events from this score on.  [default: best F1]",
)
_WORKERS = click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes.")


def _documents(paths: Iterable[str], published: date | None) -> Iterator[Document | InputError]:
    return read_paths(paths, published=published, stdin=sys.stdin.buffer)


def _complain(error: InputError) -> None:
    click.echo(f"foedus: {shown(str(error))}", err=True)


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@database
@publication
@pipeline
@_THRESHOLD
@_WORKERS
@click.option(
    "--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True, help="Output."
)
@click.option("--open", "show", is_flag=True, help="Write the dossier of the whole store and show it in the browser.")
def read(
    paths: tuple[str, ...],
    db: Path,
    published: date | None,
    pipeline: str,
    threshold: float | None,
    workers: int,
    form: str,
    show: bool,
) -> int:
    """Read articles, code them, store them, and print what is new.

    PATH is a file, a folder, a glob or - for standard input: .txt, .md, .html, .jsonl, .json, and .gz of these. What is
    in the store already is passed over, so that a run that was stopped goes on where it was.

    \b
    Example:
        foedus read articles/ --db korea.db --open
    """
    from foedus.ledger import Ledger, text_hash

    failed = new = known = told = first = more = 0
    with Ledger.open(db) as ledger:
        fresh: list[str] = []

        def unseen() -> Iterator[Document | InputError]:
            nonlocal known
            for item in _documents(paths, published):
                if isinstance(item, Document) and ledger.seen(item.id, text_hash(item.text), __version__):
                    known += 1
                    continue
                yield item

        every = code_all(unseen(), workers=workers, pipeline=pipeline, threshold=threshold, waiting="-" not in paths)
        for coded in counted(every, "documents"):
            try:
                if isinstance(coded, InputError):
                    raise coded
                if ledger.add(coded, version=__version__):
                    new += 1
                    told += len(coded.events)
                    fresh.append(coded.document.id)
                    opened, joined = _print_new(coded, ledger.happenings(doc=coded.document.id), form)
                    first += opened
                    more += joined
                else:
                    known += 1
            except InputError as error:
                failed += 1
                _complain(error)
        click.echo(
            f"{new} new, {known} known already, {failed} failed; {told} new events of {first} new happenings"
            f" and {more} told before; the store is {db}",
            err=form == "jsonl",
        )
        if show:
            import webbrowser

            from foedus.pages import dossier

            out = db.with_suffix(".html")
            save_page(dossier(tuple(ledger.coded())), out)
            click.echo(f"dossier: {out.resolve()}", err=form == "jsonl")
            webbrowser.open(out.resolve().as_uri())
    return 1 if failed else 0


def _print_new(coded: CodedDocument, happenings: Sequence[Happening], form: str) -> tuple[int, int]:
    """Print a document's events; the numbers of its happenings that are new, and of those that others tell too."""
    doc = coded.document.id
    shared = [h for h in happenings if any(t.doc != doc for t in h.events)]
    counts = len(happenings) - len(shared), len(shared)
    if form == "jsonl":
        held = {t.event: h.id for h in happenings for t in h.events}
        events = [replace(e, happening=held.get(e.id, e.happening)) for e in coded.events]
        write(events, "jsonl", sys.stdout.buffer, kind="events")
        sys.stdout.flush()
        return counts
    from foedus.answers import event_line, happening_line
    from foedus.pages.articles import title_of

    told = [str(part) for part in (coded.document.publisher, coded.document.published) if part]
    click.secho(shown(title_of(coded)), bold=True, nl=not told)
    if told:
        click.echo("  " + shown(", ".join(told)))
    for event in coded.events:
        click.echo("  " + event_line(event))
    for happening in shared:
        click.echo("  told before: " + happening_line(happening))
    return counts


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--records", type=click.Choice(RECORDS), default="events", show_default=True, help="Which records.")
@click.option(
    "--format",
    "form",
    type=click.Choice([*FORMATS, *EVENT_LAYOUTS]),
    default="jsonl",
    show_default=True,
    help="Layout.",
)
@click.option("--min-score", type=click.FloatRange(0, 1), default=0.0, show_default=True, help="Only events this sure.")
@publication
@pipeline
@_THRESHOLD
@_WORKERS
def code(
    paths: tuple[str, ...],
    records: str,
    form: str,
    min_score: float,
    published: date | None,
    pipeline: str,
    threshold: float | None,
    workers: int,
) -> int:
    """Code articles and print the records; nothing is stored.

    Happenings are joined across all documents of the run, so that --records happenings reads everything before it
    prints; the other records are printed as they are found.

    \b
    Examples:
        foedus code article.txt --date 2024-06-20
        foedus code corpus.jsonl.gz --format csv --workers 2 > events.csv
        foedus code - --records claims < articles.jsonl
    """
    if form in EVENT_LAYOUTS and records != "events":
        raise UsageError(f"--format {form} lays out events only", remedy=f"leave out --records {records}")
    failed = 0
    whole: list[CodedDocument] = []

    def found() -> Iterator[Any]:
        nonlocal failed
        given = _documents(paths, published)
        every = code_all(given, workers=workers, pipeline=pipeline, threshold=threshold, waiting="-" not in paths)
        for coded in counted(every, "documents"):
            if isinstance(coded, InputError):
                failed += 1
                _complain(coded)
            elif records == "events":
                yield (e for e in coded.events if e.score >= min_score)
            elif records == "happenings":
                whole.append(_unparsed(coded))
            else:
                yield getattr(coded, records)
        if records == "happenings":
            from foedus.happenings import join_documents

            yield join_documents(whole)[1]

    write(chain.from_iterable(found()), form, sys.stdout.buffer, kind=records)
    sys.stdout.flush()
    return 1 if failed else 0


def _unparsed(coded: CodedDocument) -> CodedDocument:
    """A document without what joining needs no more, so that a large corpus stays small in memory."""
    sentences = tuple(replace(s, tokens=(), children=()) for s in coded.sentences)
    return replace(coded, sentences=sentences, claims=(), slant=(), commitments=())


@click.command()
@click.argument("what", metavar="DOC[:SENTENCE]")
@database
@publication
@pipeline
def explain(what: str, db: Path, published: date | None, pipeline: str) -> int:
    """Say why each event of a document was coded, role by role, and what was passed over.

    DOC is a file, or the id of a document in the store; SENTENCE counts from 0.

    \b
    Examples:
        foedus explain article.txt
        foedus explain article.txt:7
    """
    from foedus.explain import as_text
    from foedus.explain import explain as explain_document

    documents, sentence = _named(what, db, published)
    if not documents:
        raise UsageError(f"no file and no stored document {what!r}", remedy="foedus read it first, or name a file")
    failed = 0
    for document in documents:
        if isinstance(document, InputError):
            failed += 1
            _complain(document)
            continue
        explained = explain_document(document, pipeline=pipeline)
        if sentence is not None:
            if sentence >= len(explained):
                raise UsageError(f"{document.id} has {len(explained)} sentences", remedy="sentences count from 0")
            explained = [explained[sentence]]
        for text in as_text(explained):
            click.echo(text[: len(text) - len(text.lstrip())] + shown(text))
    return 1 if failed else 0


def _named(what: str, db: Path, published: date | None) -> tuple[list[Document | InputError], int | None]:
    """The documents of a DOC[:SENTENCE], and the sentence; ids and file names may hold colons themselves."""
    readings: list[tuple[str, int | None]] = [(what, None)]
    if split := re.fullmatch(r"(.+):([0-9]{1,9})", what, re.DOTALL):
        readings.append((split[1], int(split[2])))
    for name, sentence in readings:
        if name == "-" or Path(name).exists():
            return list(_documents([name], published)), sentence
    if db.exists():
        from foedus.cli.stored import open_store

        with open_store(db) as ledger:
            for name, sentence in readings:
                if stored := ledger.documents(doc=name):
                    return list(stored), sentence
    return [], None
