"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from foedus.parsing import DEFAULT_PIPELINE
from foedus.records import EVENT_TYPES, STATUSES
from foedus.reference import load as load_reference

F = TypeVar("F", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """A calendar day, YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or a usage error that shows the form."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no date of the form 2024-06-20", param, ctx)


class Country(click.ParamType[str]):
    """A state or body: its ISO 3166 alpha-3 code or one of its names."""

    name = "country"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The code; a name that is no state's is kept as it is, for bodies, groups and persons."""
        return load_reference().parse_country(value) or str(value)


class Countries(click.ParamType[tuple[str, ...]]):
    """States or names, joined by commas."""

    name = "countries"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Each part as a code, where it names a state."""
        if isinstance(value, tuple):
            return value
        one = Country()
        return tuple(one.convert(part.strip(), param, ctx) for part in str(value).split(",") if part.strip())


def database(command: F) -> F:
    """--db: where the store lies."""
    option = click.option(
        "--db", type=click.Path(path_type=Path), default=Path("foedus.db"), show_default=True, help="The store."
    )
    return option(command)


def pipeline(command: F) -> F:
    """--pipeline: which spaCy pipeline parses."""
    option = click.option("--pipeline", default=DEFAULT_PIPELINE, show_default=True, help="An English spaCy pipeline.")
    return option(command)


def publication(command: F) -> F:
    """--date: the publication date of documents that do not say theirs."""
    option = click.option("--date", "published", type=Day(), help="Publication date of documents that have none.")
    return option(command)


def filters(command: F) -> F:
    """The filters of the look-up commands."""
    for option in reversed(
        [
            click.option("--actor", type=Country(), help="Only with this actor or recipient (code or name)."),
            click.option("--between", type=Countries(), help="Only between these two, either way (PRK,RUS)."),
            click.option(
                "--type", "event_type", type=click.Choice(EVENT_TYPES, case_sensitive=False), help="PLOVER type."
            ),
            click.option("--status", type=click.Choice(STATUSES), help="What became of it."),
            click.option("--since", type=Day(), help="From this day on."),
            click.option("--until", type=Day(), help="Up to this day."),
            click.option("--search", help="Only where the sentence holds these words."),
            click.option("--limit", type=click.IntRange(min=1), help="At most so many."),
        ]
    ):
        command = option(command)
    return command
