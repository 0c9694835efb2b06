"""The `foedus` command: its group, and the one place where errors become exit codes."""

from __future__ import annotations

import io
import sys
from typing import Any

import click

from foedus._version import __version__
from foedus.cli import answering, evaluating, looking, reading
from foedus.cli.output import shown
from foedus.errors import FoedusError, ParserError, UsageError


class _Group(click.Group):
    """Commands in the order in which one uses them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="foedus")
def cli() -> None:
    """Read the news; keep a sourced record of who did what to whom, who says so, and what was promised.

    \b
    Start with:
        foedus read articles/ --open
    """


for command in (
    reading.read,
    reading.code,
    reading.explain,
    answering.dossier,
    looking.events,
    looking.claims,
    looking.happenings,
    looking.commitments,
    evaluating.evaluate,
):
    cli.add_command(command)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; errors of foedus become one line on standard error and exit code 1 (2: wrong usage)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal or pipe that is not UTF-8 gets escapes, not an error.
            stream.reconfigure(errors="backslashreplace")
    try:
        code: Any = cli.main(args=arguments, prog_name="foedus", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("foedus: stopped; what was reported as stored is stored", err=True)
        sys.exit(1)
    except FoedusError as error:
        click.echo(f"foedus: {shown(str(error))}", err=True)
        sys.exit(2 if isinstance(error, (UsageError, ParserError)) else 1)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else "the output cannot be written: "
        click.echo(f"foedus: {shown(where)} {error.strerror or error}", err=True)
        sys.exit(1)
    sys.exit(code if isinstance(code, int) else 0)
