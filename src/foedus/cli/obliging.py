"""`foedus obligations` and the treaties that `foedus commitments --register` prints."""

from __future__ import annotations

import csv
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from foedus.cli.options import Day, database
from foedus.cli.stored import open_store
from foedus.commitments import undertakings
from foedus.errors import UsageError
from foedus.happenings import join_documents
from foedus.obliging import checked, scenario_of, told
from foedus.obliging import obligations as oblige
from foedus.obliging.asking import EDITION
from foedus.obliging.likelihood import as_rows
from foedus.obliging.texts import oblige_from_texts, told_from_texts
from foedus.obliging.whatif import what_if
from foedus.records import CodedDocument, line, plain
from foedus.records.finding import ACTS, FIRST_RESORTS, Assumptions
from foedus.records.treaty import OBJECTS, OBLIGATION_KINDS
from foedus.reference import load as load_reference
from foedus.register import Register, as_record, load, rows, treaty_text
from foedus.register.form import COLUMNS
from foedus.register.imported import register_of
from foedus.register.selecting import select


@click.command()
@click.option("--attacker", "attackers", multiple=True, required=True, help="Who attacks: code or name; repeatable.")
@click.option("--target", "targets", multiple=True, required=True, help="Who is attacked; repeatable.")
@click.option("--on", "day", type=Day(), help=f"Day of the attack; {EDITION}, the register's edition, if not said.")
@click.option("--place", help="Where: a region, island, sea or town; the target's home territory if not said.")
@click.option("--depth", type=click.IntRange(0, 6), default=0, show_default=True, help="How far to follow helpers.")
@click.option("--object", "objects", type=click.Choice(OBJECTS), multiple=True, help="What is attacked; repeatable.")
@click.option("--act", type=click.Choice(ACTS), help="How grave it is; an armed attack if nothing says otherwise.")
@click.option(
    "--struck-first", type=click.Choice(FIRST_RESORTS), default="attacker", show_default=True, help="Who began."
)
@click.option("--requested", multiple=True, metavar="STATE", help="Who has asked for help; repeatable.")
@click.option(
    "--counter", multiple=True, metavar="STATE|all", help="With --depth: helpers that the attacker strikes in turn."
)
@click.option("--enter", multiple=True, metavar="STATE", help="With --depth: only these helpers enter.")
@click.option(
    "--clock", type=click.Choice(["in_force", "signature"]), default="in_force", show_default=True,
    help="Count treaties from their entry into force, or from their signature.",
)  # fmt: skip
@click.option(
    "--add", "added", multiple=True, metavar="FILE|A<>B",
    help="What if: a TOML file of treaties, or JPN<>KOR, or USA>TWN:guarantee.",
)  # fmt: skip
@click.option("--drop", "dropped", multiple=True, metavar="ID", help="What if: without this treaty; repeatable.")
@click.option(
    "--register", "whose", type=click.Choice(["foedus", "atop", "atop-dyads"]), default="foedus", show_default=True,
    help="Whose treaties: foedus's own, or ATOP's where foedus import took it into the store.",
)  # fmt: skip
@click.option(
    "--from", "sources", type=click.Choice(["register", "texts", "both"]), default="register", show_default=True,
    help="From the treaty register, from what the documents of the store report, or both.",
)  # fmt: skip
@database
@click.option("--likelihood", is_flag=True, help="Also how often such promises were kept, by published research.")
@click.option("--all", "everything", is_flag=True, help="Also every duty that does not bind, with its reason.")
@click.option(
    "--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True, help="Layout."
)
def obligations(
    attackers: tuple[str, ...], targets: tuple[str, ...], day: date | None, form: str, everything: bool,
    added: tuple[str, ...], dropped: tuple[str, ...], whose: str, sources: str, db: Path, **options: Any,
) -> int:  # fmt: skip
    """What an attack obliges whom to do: bound, contingent and on what, or not bound and why not.

    \b
    Example:
        foedus obligations --attacker PRK --target KOR --on 2025-06-01 --place "Sea of Japan"
        foedus obligations --attacker KOR --target PRK --from texts --db korea.db
    """
    documents = _stored(db) if sources != "register" else ()
    if day is None and sources == "texts":
        day = max((c.document.published for c in documents if c.document.published), default=None)
    register = what_if(load() if whose == "foedus" else _imported(whose, db), added, dropped)
    if whose != "foedus" and day is None:
        day = date.fromisoformat(register.horizon[1])
    scenario = replace(
        scenario_of(attackers, targets, day), place=options["place"], act=options["act"], objects=options["objects"],
        first_resort=options["struck_first"], requests=options["requested"], clock=options["clock"],
    )  # fmt: skip
    asked = checked(register, scenario)
    codes = {name: tuple(_codes(options[name])) for name in ("counter", "enter")}
    assumptions = Assumptions(
        options["depth"], codes["enter"] or "bound",
        "all" if "all" in codes["counter"] else codes["counter"] or "none",
    )  # fmt: skip
    if sources != "register":
        reported = oblige_from_texts(documents, undertakings(documents), asked, register, assumptions=assumptions)
        if form == "jsonl":
            for finding in reported.findings:
                click.echo(line({**plain(finding), "from": "texts"}))
        else:
            click.echo(told_from_texts(reported, everything=everything), nl=False)
        if sources == "texts":
            return 0
        if form == "text":
            click.echo("\nFrom the register\n")
    answer = oblige(register, asked, assumptions=assumptions)
    if form == "jsonl":
        for finding in answer.findings:
            rates = {"likelihood": as_rows(finding.kind, asked.date)} if options["likelihood"] else {}
            origin = {"from": "register"} if sources == "both" else {}
            click.echo(line({**plain(finding), **rates, **origin}))
        return 0
    click.echo(told(answer, everything=everything, likelihood=options["likelihood"]), nl=False)
    return 0


def _stored(db: Path) -> tuple[CodedDocument, ...]:
    with open_store(db) as ledger:
        return join_documents(tuple(ledger.coded()))[0]


def _imported(whose: str, db: Path) -> Register:
    with open_store(db) as ledger:
        found = ledger.imported("atop" if whose == "atop" else "atop-dyads")
    if found is None:
        raise UsageError(f"{whose} was not imported into this store", where=db, remedy="foedus import FILE... does it")
    return register_of(found)


def _codes(names: tuple[str, ...]) -> list[str]:
    found = []
    for name in names:
        code = "all" if name == "all" else load_reference().parse_country(name)
        if code is None:
            raise UsageError(f"no state is called {name!r}", remedy="give a code (PRK) or a state's name")
        found.append(code)
    return found


def print_register(
    *, actor: str | None, between: tuple[str, ...] | None, day: date | None, kind: str | None, doubtful: bool, form: str
) -> None:
    """Print the treaties of the register that these filters let through. Raises UsageError for a wrong filter."""
    if between is not None and len(between) != 2:
        raise UsageError("--between takes two, joined by a comma", remedy="as in --between PRK,RUS")
    if kind is not None and kind not in OBLIGATION_KINDS:
        raise UsageError(f"the register knows no kind {kind!r}", remedy=f"one of {', '.join(OBLIGATION_KINDS)}")
    wanted = (*(between or ()), *((actor,) if actor else ()))
    for code in wanted:
        if code not in load_reference().states:
            raise UsageError(f"no state is called {code!r}", remedy="give a code (PRK) or a state's name")
    register = load()
    found = list(select(register, wanted, kind=kind, on=day, doubtful=doubtful))
    if form == "jsonl":
        for treaty in found:
            click.echo(line(as_record(treaty)))
    elif form == "csv":
        writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(row for treaty in found for row in rows(treaty))
    else:
        for treaty in found:
            click.echo(treaty_text(treaty) + "\n")
        click.echo(f"{len(found)} of {len(register.treaties)} treaties; register as of {EDITION}")
