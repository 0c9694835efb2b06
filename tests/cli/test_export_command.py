"""`foedus export`: files as asked for, and wrong usage named."""

import json
from dataclasses import fields

import click
import pytest

from foedus.cli.app import cli
from foedus.formats.exporting import FORMS
from foedus.ledger.filters import Filters


@pytest.mark.parametrize("form", list(FORMS))
def test_every_form_to_standard_output_and_to_a_file(run, store, tmp_path, form):
    code, out, err = run("export", "--db", store, "--format", form)
    assert (code, err) == (0, "")
    assert out
    code, nothing, err = run("export", "--db", store, "--format", form, "--out", tmp_path / "file")
    assert (code, nothing) == (0, b"")
    assert str(tmp_path) in err
    assert (tmp_path / "file").read_bytes() == out


def test_the_selection_is_that_of_the_options(run, store):
    options = ("--records", "events", "--between", "ECU,Peru", "--type", "sanction", "--min-score", "0.1")
    _, out, _ = run("export", "--db", store, "--format", "jsonl", *options)
    assert [json.loads(line)["trigger"] for line in out.splitlines()] == ["recalled"]


def test_every_filter_is_an_option():
    options = {p.name for p in cli.commands["export"].params if isinstance(p, click.Option)}
    assert {f.name for f in fields(Filters)} <= options


@pytest.mark.parametrize(
    "options",
    [
        ("--format", "xlsx"),
        ("--format", "gexf", "--records", "events"),
        ("--format", "csv", "--between", "PER"),
        ("--format", "csv", "--actor", "Atlantis"),
        ("--format", "csv", "--since", "yesterday"),
        (),
    ],
)
def test_wrong_usage(run, store, options):
    code, out, err = run("export", "--db", store, *options)
    assert (code, out) == (2, b"")
    assert err


def test_a_file_that_cannot_be_written(run, store, tmp_path):
    code, _, err = run("export", "--db", store, "--format", "csv", "--out", tmp_path / "none" / "file")
    assert code == 1
    assert "none" in err
