"""`foedus events`, `claims`, `happenings`, `commitments`: look things up in the store."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, get_args

import click

from foedus.answers import (
    Account,
    account,
    account_text,
    claim_line,
    commitment_line,
    event_line,
    happening_line,
    undertaking_text,
)
from foedus.cli.options import Countries, Country, Day, database, filters
from foedus.cli.output import shown
from foedus.cli.stored import check_parties, open_store
from foedus.commitments import undertakings
from foedus.errors import UsageError
from foedus.formats import EVENT_LAYOUTS, FORMATS, write
from foedus.ledger import Ledger
from foedus.records import CERTAINTIES, COMMITMENT_KINDS, CommitmentStatus, Happening, line
from foedus.records.treaty import OBLIGATION_KINDS
from foedus.register import load as load_register


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


def _chosen(ledger: Ledger, between: tuple[str, ...] | None, actor: str | None, **rest: Any) -> dict[str, Any]:
    if between is not None and len(between) != 2:
        raise UsageError("--between takes two, joined by a comma", remedy="as in --between PRK,RUS")
    check_parties(ledger, [*(between or ()), *([] if actor is None else [actor])])
    return {"between": between, "actor": actor, **rest}


@click.command()
@database
@filters
@_form(*EVENT_LAYOUTS)
@click.option("--min-score", type=click.FloatRange(0, 1), default=0.0, show_default=True, help="Only events this sure.")
def events(
    db: Path,
    form: str,
    between: tuple[str, ...] | None,
    actor: str | None,
    event_type: str | None,
    min_score: float,
    **rest: Any,
) -> int:
    """Events of the store: who did what to whom, each report by itself.

    \b
    Example:
        foedus events --between PRK,RUS --since 2024-06-01 --format csv
    """
    with open_store(db) as ledger:
        found = ledger.events(**_chosen(ledger, between, actor, type=event_type, min_score=min_score, **rest))
        _show(found, form, "events", event_line)
    return 0


@click.command()
@database
@click.option("--source", help="Only by this source (part of its name).")
@click.option("--certainty", type=click.Choice(CERTAINTIES), help="How surely it is said.")
@click.option("--search", help="Only where the sentence holds these words.")
@click.option("--limit", type=click.IntRange(min=1), help="At most so many.")
@_form()
def claims(db: Path, form: str, **rest: Any) -> int:
    """Claims of the store: who says what, and how surely.

    \b
    Example:
        foedus claims --source "South Korean intelligence"
    """
    with open_store(db) as ledger:

        @lru_cache(maxsize=8)
        def text_of(doc: str) -> str:
            return ledger.documents(doc=doc)[0].text

        _show(ledger.claims(**rest), form, "claims", lambda c: claim_line(c, text_of(c.doc)))
    return 0


@click.command()
@click.argument("name", required=False, metavar="[ID]")
@database
@filters
@click.option("--reacts-to", metavar="ID", help="Only reactions to this happening.")
@click.option(
    "--after", metavar="ID", help="Only what followed from this happening: reactions, and reactions to these."
)
@_form()
def happenings(
    name: str | None,
    db: Path,
    form: str,
    between: tuple[str, ...] | None,
    actor: str | None,
    event_type: str | None,
    **rest: Any,
) -> int:
    """Happenings of the store: each occurrence once, with the number of its reports.

    With an ID: that one, told side by side, outlet by outlet, and what the outlets differ in.

    \b
    Examples:
        foedus happenings --actor VNM
        foedus happenings 9f2c41d05be07a83
        foedus happenings --after 9f2c41d05be07a83
    """
    with open_store(db) as ledger:
        for wanted in filter(None, (name, rest["reacts_to"], rest["after"])):
            if not ledger.happenings(id=wanted):
                raise UsageError(f"no happening has the id {wanted!r}", remedy="foedus happenings prints each one's id")
        if name is not None:
            rest["id"] = name
        if name is not None and form == "text":
            for one in ledger.happenings(id=name):
                for text in account_text(_account(ledger, one), happening_line(one)):
                    click.echo(text[: len(text) - len(text.lstrip())] + shown(text))
            return 0
        found = ledger.happenings(**_chosen(ledger, between, actor, type=event_type, **rest))
        _show(found, form, "happenings", happening_line)
    return 0


def _account(ledger: Ledger, happening: Happening) -> Account:
    told = ledger.events(happening=happening.id)
    documents = {doc: ledger.documents(doc=doc)[0] for doc in dict.fromkeys(e.doc for e in told)}
    sentences = {(doc, s.index): s.text for doc in documents for s in ledger.sentences(doc)}
    return account(happening, told, documents, sentences)


@click.command()
@database
@click.option("--actor", type=Country(), help="Only with this party (code or name).")
@click.option("--between", type=Countries(), help="Only between these two (PRK,RUS).")
@click.option(
    "--kind",
    type=click.Choice(list(dict.fromkeys((*COMMITMENT_KINDS, *OBLIGATION_KINDS)))),
    help="What is committed to.",
)
@click.option("--status", type=click.Choice(get_args(CommitmentStatus)), help="Where it stands.")
@click.option(
    "--joined", is_flag=True, help="Each once across documents: its clauses, its life, its treaty in the register."
)
@click.option("--register", "registered", is_flag=True, help="The treaty register instead of the store.")
@click.option("--on", "day", type=Day(), help="With --register: only what is in force on this day.")
@click.option("--doubtful", is_flag=True, help="With --register: only what is uncertain, with the doubt.")
@_form()
def commitments(
    db: Path,
    form: str,
    actor: str | None,
    between: tuple[str, ...] | None,
    registered: bool,
    day: date | None,
    doubtful: bool,
    joined: bool,
    **rest: Any,
) -> int:
    """Commitments that the documents of the store report: treaties, pledges, offers, sanctions joined.

    With --register: the treaties of foedus's own register.

    \b
    Examples:
        foedus commitments --between RUS,PRK --format jsonl
        foedus commitments --joined --actor PRK
        foedus commitments --register --actor Poland --on 2025-06-01
    """
    if registered:
        if rest["status"] or form == "parquet":
            raise UsageError("--register knows no --status and prints text, jsonl or csv", remedy="leave it out")
        from foedus.cli.obliging import print_register

        print_register(actor=actor, between=between, day=day, kind=rest["kind"], doubtful=doubtful, form=form)
        return 0
    if day is not None or doubtful:
        raise UsageError("--on and --doubtful are for the register", remedy="add --register")
    if rest["kind"] not in (None, *COMMITMENT_KINDS):
        raise UsageError(f"--kind {rest['kind']} is a kind of the register", remedy="add --register")
    if joined and form not in ("text", "jsonl"):
        raise UsageError("--joined prints text or jsonl", remedy="leave --format out")
    with open_store(db) as ledger:
        found = ledger.commitments(**_chosen(ledger, between, actor, **rest))
        if joined:
            _show_joined(ledger, {c.id for c in found}, form)
        else:
            _show(found, form, "commitments", commitment_line)
    return 0


def _show_joined(ledger: Ledger, wanted: set[str], form: str) -> None:
    """The commitments that hold one of these reports, each once, linked to the register."""
    for one in undertakings(tuple(ledger.coded()), load_register()):
        if wanted & set(one.commitments):
            click.echo(line(one) if form == "jsonl" else undertaking_text(one))
