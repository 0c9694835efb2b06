"""The `foedus` command: its group, and the one place where errors become exit codes."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, MutableMapping
from importlib import import_module
from keyword import iskeyword
from typing import Any

import click

from foedus._version import __version__
from foedus.cli.output import shown
from foedus.errors import FoedusError, ParserError, UsageError
from foedus.thrift import settle

# Each command, in the order in which one uses them: its module here and what `foedus --help` says of it. A command's
# module is imported when the command is run, so that none pays for what another needs.
COMMANDS = {
    "read": ("reading", "Read articles, code them, store them, and print what is new."),
    "code": ("reading", "Code articles and print the records; nothing is stored."),
    "explain": ("reading", "Say why each event of a document was coded."),
    "dossier": ("answering", "Write the dossier: one self-contained HTML file."),
    "events": ("looking", "Events of the store: who did what to whom."),
    "claims": ("looking", "Claims of the store: who says what, and how surely."),
    "happenings": ("looking", "Happenings of the store: each occurrence once."),
    "commitments": ("looking", "Commitments that the documents of the store report."),
    "obligations": ("obliging", "What an attack obliges whom to do, and why."),
    "alignment": ("aligning", "How two states stand to each other over time, and why."),
    "corrections": ("correcting", "Corrections made in the store: list, undo, exchange, gold file."),
    "serve": ("serving", "Serve the web app and the REST API."),
    "export": ("exporting", "Take the record away: tables, network, map, entities for Aleph."),
    "import": ("importing", "Take tables that you have, ATOP or UN votes, into the store."),
    "evaluate": ("evaluating", "Say how well the coder agrees with hand-coded documents."),
}


class _Commands(MutableMapping[str, click.Command]):
    """The commands by name, imported when they are taken out."""

    def __init__(self) -> None:
        self._added: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        if name not in self._added and name in COMMANDS:
            function = f"{name}_" if iskeyword(name) else name
            self._added[name] = getattr(import_module(f"foedus.cli.{COMMANDS[name][0]}"), function)
        return self._added[name]

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._added[name] = command

    def __delitem__(self, name: str) -> None:
        del self._added[name]

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*COMMANDS, *self._added)))

    def __len__(self) -> int:
        return len(list(iter(self)))

    def __contains__(self, name: object) -> bool:
        return name in COMMANDS or name in self._added


class _Group(click.Group):
    """Commands in the order in which one uses them, listed without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, help_line) for name, (_, help_line) in COMMANDS.items()])


@click.group(
    cls=_Group,
    commands=_Commands(),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="foedus")
def cli() -> None:
    """Read the news; keep a sourced record of who did what to whom, who says so, and what was promised.

    \b
    Start with:
        foedus read articles/ --open
    """


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; errors of foedus become one line on standard error and exit code 1 (2: wrong usage)."""
    settle()
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
