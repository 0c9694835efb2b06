"""The documents say what is so: commands, columns, fields, queries and examples are compared with the program."""

import csv
import doctest
import io
import json
import re
import shutil
import sqlite3
from dataclasses import fields
from pathlib import Path

import click
import pytest

import foedus
from foedus.cli.app import cli, main
from foedus.evaluation import load_gold
from foedus.formats import COLUMNS, EVENT_LAYOUTS, FORMATS
from foedus.records import COMMITMENT_KINDS, EVENT_TYPES, STATUSES, Document, Sentence, plain
from foedus.records import document as document_records
from foedus.records import event as event_records

ROOT = Path(__file__).resolve().parents[1]
DOCS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
RECORDS = [
    Document, Sentence, document_records.Token, *(
        getattr(event_records, n)
        for n in ("Actor", "Place", "Source", "Event", "Claim", "Slant", "Happening", "Telling", "Commitment")
    ),
]  # fmt: skip


def _doc(name):
    return (ROOT / "docs" / name).read_text("utf-8")


def _section(text, heading):
    found = re.search(rf"^#+ {re.escape(heading)}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"no section {heading}"
    return found[1]


def _blocks(text, language):
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


OPTIONS = [
    (name, option)
    for name, command in cli.commands.items()
    for param in command.params
    if isinstance(param, click.Option)
    for option in param.opts
    if option not in ("--help", "-h")
]


@pytest.mark.parametrize(("command", "option"), OPTIONS, ids=" ".join)
def test_every_option_is_documented(command, option):
    assert option in _section(_doc("commands.md"), f"foedus {command}")


@pytest.mark.parametrize("command", list(cli.commands))
def test_every_command_is_documented_with_an_example(command):
    assert any(
        f"foedus {command} " in block for block in _blocks(_section(_doc("commands.md"), f"foedus {command}"), "")
    )
    assert f"foedus {command} " in (ROOT / "README.md").read_text("utf-8")


def _documented_calls():
    for path in DOCS:
        for block in _blocks(path.read_text("utf-8"), ""):
            for text in block.splitlines():
                if text.startswith("foedus ") and "|" not in text and "[" not in text and "..." not in text:
                    yield pytest.param(re.split(r"\s{3,}| [<>] ", text)[0], id=f"{path.name}: {text[:50]}")


@pytest.mark.parametrize("call", list(_documented_calls()))
def test_documented_calls_are_right_usage(call):
    import shlex

    name, *arguments = shlex.split(call)[1:]
    if name == "evaluate":
        arguments[0] = __file__
    if name.startswith("-"):
        return
    command = cli.commands[name]
    with command.make_context(name, arguments):
        pass


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: r.__name__)
def test_every_field_is_documented(record):
    text = _doc("records.md")
    missing = [f.name for f in fields(record) if f"`{f.name}`" not in text]
    assert not missing


@pytest.mark.parametrize("value", [*EVENT_TYPES, *STATUSES, *COMMITMENT_KINDS])
def test_every_value_is_documented(value):
    assert f"`{value}`" in _doc("records.md")


def test_the_records_shown_have_all_their_fields():
    kinds = [event_records.Event, event_records.Claim, event_records.Slant, event_records.Happening]
    shown = [json.loads(block) for block in _blocks(_doc("records.md"), "json")]
    for record, kind in zip(shown, [*kinds, event_records.Commitment], strict=True):
        assert list(record) == [f.name for f in fields(kind)]


def test_the_columns_shown_are_those_written():
    shown = {}
    for row in re.findall(r"^\| `(\w+)` \| ((?:`\w+` ?)+)\|$", _doc("formats.md"), re.MULTILINE):
        shown[row[0]] = re.findall(r"`(\w+)`", row[1])
    assert shown == {kind: list(columns) for kind, columns in COLUMNS.items()}


@pytest.mark.parametrize("name", [*FORMATS, *EVENT_LAYOUTS])
def test_every_format_is_documented(name):
    assert f"`{name}`" in _doc("formats.md")


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    path = tmp_path_factory.mktemp("docs") / "suez.db"
    with pytest.raises(SystemExit) as left:
        main(["read", str(ROOT / "examples"), "--db", str(path)])
    assert not left.value.code
    return path


@pytest.mark.parametrize("query", _blocks(_doc("store.md"), "sql"), ids=lambda q: q.split("\n")[0][:40])
def test_every_query_runs_and_finds(store, query):
    with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as db:
        found = db.execute(query).fetchall()
    db.close()
    assert found


def test_every_table_of_the_store_is_documented(store):
    with sqlite3.connect(store) as db:
        names = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")]
    db.close()
    text = _doc("store.md")
    assert not [n for n in names if not n.startswith(("sqlite_", "search_")) and f"`{n}`" not in text]


def test_the_python_examples_run(tmp_path, monkeypatch):
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    examples = doctest.DocTestParser().get_doctest(_doc("python.md").replace("```", ""), {}, "python.md", None, 0)
    report = io.StringIO()
    result = doctest.DocTestRunner(verbose=False).run(examples, out=report.write)
    assert result.attempted > 20
    assert not result.failed, report.getvalue()
    with (tmp_path / "events.csv").open(newline="") as rows:
        assert [row["trigger"] for row in csv.DictReader(rows)] == ["signed", "moved"]


def test_the_docstring_of_read_is_right():
    import foedus.library

    assert not doctest.testmod(foedus.library).failed


def test_the_readme_example_is_right():
    (block,) = _blocks((ROOT / "README.md").read_text("utf-8"), "python")
    printed = []
    exec(block, {"print": lambda *values: printed.append(" ".join(map(str, values)))})
    assert printed == re.findall(r"# (SANCTION .*)", block)


def test_the_gold_document_shown_is_one(tmp_path):
    (block,) = _blocks(_doc("validation.md"), "json")
    (tmp_path / "g.jsonl").write_text(block, "utf-8")
    (shown,) = load_gold(tmp_path / "g.jsonl")
    assert shown.events[0].implied_recipient[0].country == "PER"


@pytest.mark.parametrize("path", DOCS, ids=lambda p: p.name)
def test_links_lead_somewhere(path):
    later = {"docs/dossier.png"}
    for target in re.findall(r"\]\(([^)#\s]+)", path.read_text("utf-8")):
        if not target.startswith(("http", "mailto")) and target not in later:
            assert (path.parent / target).exists(), target


@pytest.mark.parametrize("path", DOCS, ids=lambda p: p.name)
def test_files_named_are_there(path):
    text = path.read_text("utf-8").replace("TYPE.toml", "aid.toml")
    for name in re.findall(r"`((?:src|tests|scripts|docs)/[\w./-]+\.\w+)`", text):
        assert (ROOT / name).exists(), name
    folders = "reference|coding|claims|commitments|formats|ledger|cli"
    for name in re.findall(rf"`((?:{folders})/[\w/-]+\.\w+)`", text):
        assert (Path(foedus.__file__).parent / name).exists(), name


def test_every_document_is_linked_from_the_readme():
    text = (ROOT / "README.md").read_text("utf-8")
    assert not [p.name for p in (ROOT / "docs").glob("*.md") if f"docs/{p.name}" not in text]


def test_the_architecture_names_every_folder():
    text = _doc("architecture.md")
    package = Path(foedus.__file__).parent
    folders = [p.name for p in package.iterdir() if p.is_dir() and not p.name.startswith(("_", "."))]
    assert not [name for name in folders if f"`{name}/`" not in text]


def test_the_changelog_names_this_version():
    assert foedus.__version__ in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_records_print_as_documented(coded):
    for kind in ("events", "claims", "slant", "happenings", "commitments"):
        for record in getattr(coded, kind):
            assert list(plain(record)) == [f.name for f in fields(record)]
