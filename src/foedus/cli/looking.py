"""`foedus events`, `claims`, `happenings`, `commitments`: look things up in the store."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from foedus.answers import claim_line, commitment_line, event_line, happening_line
from foedus.cli.options import database, filters
from foedus.errors import UsageError
from foedus.formats import EVENT_LAYOUTS, FORMATS, write
from foedus.ledger import Ledger


def _form(*more: str) -> Callable[[Any], Any]:
    choices = ["text", *FORMATS, *more]
    return click.option(
        "--format", "form", type=click.Choice(choices), default="text", show_default=True, help="Layout."
    )


def _show(records: Iterable[Any], form: str, kind: str, as_line: Callable[[Any], str]) -> None:
    if form != "text":
        write(records, form, sys.stdout.buffer, kind=kind)
        sys.stdout.flush()
        return
    for record in records:
        click.echo(as_line(record))


def _open(db: Path) -> Ledger:
    if not db.exists():
        raise UsageError(
            "there is no store yet", where=db, remedy="foedus read PATH... makes it, or name one with --db"
        )
    return Ledger.open(db, read_only=True)


def _chosen(between: tuple[str, ...] | None, **rest: Any) -> dict[str, Any]:
    if between is not None and len(between) != 2:
        raise UsageError("--between takes two, joined by a comma", remedy="as in --between PRK,RUS")
    return {"between": between, **rest}


@click.command()
@database
@filters
@_form(*EVENT_LAYOUTS)
@click.option("--min-score", type=click.FloatRange(0, 1), default=0.0, show_default=True, help="Only events this sure.")
def events(
    db: Path, form: str, between: tuple[str, ...] | None, event_type: str | None, min_score: float, **rest: Any
) -> int:
    """Events of the store: who did what to whom, each report by itself.

    \b
    Example:
        foedus events --between PRK,RUS --since 2024-06-01 --format csv
    """
    with _open(db) as ledger:
        found = ledger.events(**_chosen(between, type=event_type, **rest))
        _show((e for e in found if e.score >= min_score), form, "events", event_line)
    return 0


@click.command()
@database
@click.option("--source", help="Only by this source (part of its name).")
@click.option("--certainty", help="asserted, reported, alleged, suggested, estimated or denied.")
@click.option("--search", help="Only where the sentence holds these words.")
@click.option("--limit", type=click.IntRange(min=1), help="At most so many.")
@_form()
def claims(db: Path, form: str, **rest: Any) -> int:
    """Claims of the store: who says what, and how surely.

    \b
    Example:
        foedus claims --source "South Korean intelligence"
    """
    with _open(db) as ledger:
        texts = {d.id: d.text for d in ledger.documents()}
        _show(ledger.claims(**rest), form, "claims", lambda c: claim_line(c, texts[c.doc]))
    return 0


@click.command()
@database
@filters
@_form()
def happenings(db: Path, form: str, between: tuple[str, ...] | None, event_type: str | None, **rest: Any) -> int:
    """Happenings of the store: each occurrence once, with the number of its reports.

    \b
    Example:
        foedus happenings --actor VNM
    """
    with _open(db) as ledger:
        _show(ledger.happenings(**_chosen(between, type=event_type, **rest)), form, "happenings", happening_line)
    return 0


@click.command()
@database
@click.option("--actor", help="Only with this party (code or name).")
@click.option("--between", help="Only between these two (PRK,RUS).")
@click.option("--kind", help="defence, offence, neutrality, nonaggression, consultation, partnership, arms, ...")
@click.option("--status", help="signed, pledged, offered, reaffirmed, ratified, invoked, breached, withheld, ...")
@_form()
def commitments(db: Path, form: str, actor: str | None, between: str | None, **rest: Any) -> int:
    """Commitments that the documents of the store report: treaties, pledges, offers, sanctions joined.

    \b
    Example:
        foedus commitments --between RUS,PRK --format jsonl
    """
    from foedus.cli.options import Countries, Country

    pair = None if between is None else Countries().convert(between, None, None)
    party = None if actor is None else Country().convert(actor, None, None)
    with _open(db) as ledger:
        found = ledger.commitments(**_chosen(pair, actor=party, **rest))
        _show(found, form, "commitments", commitment_line)
    return 0
