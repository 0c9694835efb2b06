"""`foedus export`: the record, or a selection of it, as a file of any form."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, get_args

import click

from foedus.cli.options import Countries, Country, Day, database
from foedus.cli.progress import counted
from foedus.cli.stored import check_parties, open_store
from foedus.errors import UsageError
from foedus.formats.exporting import FORMS
from foedus.formats.exporting import export as exported
from foedus.ledger.filters import COMMENTARY, Filters
from foedus.records import CERTAINTIES, COMMITMENT_KINDS, EVENT_TYPES, STATUSES, CommitmentStatus

F = TypeVar("F", bound=Callable[..., Any])
_RECORDS = tuple(dict.fromkeys(kind for form in FORMS.values() for kind in form.records))
_TYPES = click.Choice((*EVENT_TYPES, *COMMITMENT_KINDS), case_sensitive=False)
_STATUSES = click.Choice(tuple(dict.fromkeys((*STATUSES, *get_args(CommitmentStatus)))))


def _selection(command: F) -> F:
    """The options that make `Filters`, each named as its field."""
    for option in reversed(
        [
            click.option("--actor", type=Country(), help="Only with this party (code or name)."),
            click.option("--between", type=Countries(), help="Only between these two, either way (PRK,RUS)."),
            click.option("--type", type=_TYPES, help="PLOVER type; of commitments their kind."),
            click.option("--mode", help="PLOVER mode."),
            click.option("--status", type=_STATUSES, help="What became of it; of commitments where they stand."),
            click.option("--certainty", type=click.Choice(CERTAINTIES), help="How surely it is said."),
            click.option("--place", type=Country(), help="Only there: a country (code or name) or a place."),
            click.option("--publisher", help="Only what this publisher tells."),
            click.option("--since", type=Day(), help="From this day on."),
            click.option("--until", type=Day(), help="Up to this day."),
            click.option("--doc", metavar="ID", help="Only of this document."),
            click.option("--source", help="Only by this source (part of its name)."),
            click.option("--search", help="Only where a telling sentence holds these words."),
            click.option("--commentary", type=click.Choice(COMMENTARY), help="How much of the telling is commentary."),
            click.option("--reacts-to", metavar="ID", help="Only reactions to this happening."),
            click.option("--after", metavar="ID", help="Only what followed from this happening."),
            click.option("--min-score", type=click.FloatRange(0, 1), default=0.0, show_default=True, help="This sure."),
        ]
    ):
        command = option(command)
    return command


@click.command()
@database
@click.option("--format", "form", type=click.Choice(list(FORMS)), required=True, help="The form of the file.")
@click.option("--records", type=click.Choice(_RECORDS), help="Of what; the form's own kind if not said.")
@_selection
@click.option("--limit", type=click.IntRange(min=1), help="At most so many.")
@click.option("--out", type=click.Path(path_type=Path), help="The file; standard output if not said.")
def export(
    db: Path, form: str, records: str | None, limit: int | None, out: Path | None,
    between: tuple[str, ...] | None, **chosen: Any,
) -> int:  # fmt: skip
    """Take the record away: tables, the network, places, or entities for Aleph.

    \b
    Examples:
        foedus export --format gexf --since 2024-01-01 --out ties.gexf
        foedus export --format geojson --type ASSAULT --out assaults.geojson
        foedus export --format ftm --actor PRK --out north-korea.ftm.json
    """
    if between is not None and len(between) != 2:
        raise UsageError("--between takes two, joined by a comma", remedy="as in --between PRK,RUS")
    if form == "parquet" and out is None and sys.stdout.isatty():
        raise UsageError("Parquet is nothing for a terminal", remedy="name a file with --out")
    filters = Filters(between=(between[0], between[1]) if between else None, **chosen)
    with open_store(db) as ledger:
        check_parties(ledger, [*(between or ()), *([filters.actor] if filters.actor else [])])
        options: dict[str, Any] = {"records": records, "limit": limit, "watched": lambda each: counted(each, "read")}
        parts = exported(ledger, form, filters, **options)
        if out is None:
            for part in parts:
                sys.stdout.buffer.write(part)
            sys.stdout.flush()
            return 0
        with out.open("wb") as file:
            file.writelines(parts)
        click.echo(f"{form}: {out.resolve()}", err=True)
    return 0
