"""One happening told outlet by outlet, and what followed from it, on the command line."""

import json

import pytest
from click.testing import CliRunner

from foedus.cli.app import cli

ARTICLES = [
    ("a", "1997-05-06", "Lake Post", "Malian jets bombed a camp in Niger on Monday, killing 17 people."),
    (
        "b",
        "1997-05-07",
        "Savanna Times",
        "Malian jets bombed a camp in Niger on Monday and 21 people were killed, officials said. "
        "Niger recalled its ambassador from Mali in response to the bombing.",
    ),
]


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("account")
    lines = (
        json.dumps({"id": name, "date": day, "publisher": paper, "text": text}) for name, day, paper, text in ARTICLES
    )
    (folder / "articles.jsonl").write_text("\n".join(lines))
    db = folder / "a.db"
    found = CliRunner().invoke(cli, ["read", str(folder / "articles.jsonl"), "--db", str(db)])
    assert found.exit_code == 0
    assert "told before: " in found.output
    return db


def _run(store, *arguments):
    return CliRunner().invoke(cli, ["happenings", *arguments, "--db", str(store)])


def _of(store, kind):
    found = [json.loads(line) for line in _run(store, "--format", "jsonl").output.splitlines()]
    return max((h for h in found if h["type"] == kind), key=lambda h: len(h["events"]))


def test_tellings_stand_side_by_side(store):
    raid = _of(store, "ASSAULT")
    assert raid["independent"] == 2
    text = _run(store, raid["id"]).output
    assert "by 2 publishers" in text
    for _, day, paper, _ in ARTICLES:
        assert f"{paper}, {day}" in text
    assert "Malian jets bombed a camp in Niger on Monday, killing 17 people." in text
    assert "they differ in" in text


def test_what_followed(store):
    raid, recall = _of(store, "ASSAULT"), _of(store, "SANCTION")
    assert recall["reacts_to"] == raid["id"]
    for option in ("--reacts-to", "--after"):
        assert recall["id"] in _run(store, option, raid["id"]).output
        assert _run(store, option, recall["id"]).output == ""


def test_an_id_that_is_none_is_an_error(store):
    assert "no happening has the id" in str(_run(store, "nonsense").exception)
