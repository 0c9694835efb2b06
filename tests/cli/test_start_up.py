"""Starting stays cheap: a command imports what it needs and no more."""

import json
import subprocess
import sys

import pytest

from foedus.cli.app import COMMANDS, cli


def _imported(*arguments):
    """The names of the modules that `foedus ARGUMENTS` has imported when it ends."""
    script = (
        "import json, sys\n"
        "from foedus.cli import main\n"
        "try:\n    main(sys.argv[1:])\n"
        "except SystemExit:\n    pass\n"
        "print('\\n' + json.dumps(sorted(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, check=True, encoding="utf-8", timeout=120
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize("arguments", [("--version",), ("--help",)], ids=" ".join)
def test_version_and_help_import_nothing_of_the_program(arguments):
    imported = _imported(*arguments)
    assert not imported & {"spacy", "numpy", "pyarrow", "trafilatura", "jinja2", "foedus.records", "foedus.reference"}
    assert len(imported) < 300


def test_coding_a_text_imports_the_parser_and_little_besides(tmp_path):
    text = tmp_path / "a.txt"
    text.write_text("Norway recalled its ambassador from Chad on Monday.\n", "utf-8")
    imported = _imported("code", str(text), "--date", "2019-05-08")
    assert "spacy" in imported
    unneeded = "typer weasel httpx jinja2 pyarrow trafilatura pandas polars foedus.pages foedus.ledger foedus.answers"
    assert not imported & set(unneeded.split())
    assert len(imported) < 1100


@pytest.mark.parametrize("name", COMMANDS)
def test_a_listed_command_is_there_under_its_name(name):
    assert cli.commands[name].name == name
    assert len(COMMANDS[name][1]) <= 64


def test_the_commands_are_those_listed():
    assert list(cli.commands) == list(COMMANDS)
