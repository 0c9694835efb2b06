"""Wrong options, names and files: exit code 2, one clear line, nothing on standard output."""

import sqlite3

import pytest


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["read"],
        ["code"],
        ["explain"],
        ["code", "x.txt", "--format", "xml"],
        ["code", "x.txt", "--records", "verbs"],
        ["code", "x.txt", "--min-score", "2"],
        ["code", "x.txt", "--workers", "0"],
        ["code", "x.txt", "--date", "20 June"],
        ["code", "x.txt", "--date", "2024-13-01"],
        ["events", "--type", "WAR"],
        ["events", "--status", "perhaps"],
        ["events", "--limit", "0"],
        ["events", "--nix"],
        ["claims", "--certainty", "sure"],
        ["commitments", "--kind", "marriage"],
        ["commitments", "--status", "broken"],
        ["evaluate", "no-such-gold.jsonl"],
    ],
    ids=" ".join,
)
def test_wrong_options(run, arguments):
    code, out, err = run(*arguments)
    assert (code, out) == (2, b"")
    assert "Error: " in err
    assert "Usage: " in err


@pytest.mark.parametrize("command", ["events", "claims", "happenings", "commitments", "dossier"])
def test_no_store_yet(run, tmp_path, command):
    code, out, err = run(command, "--db", tmp_path / "none.db")
    assert (code, out) == (2, b"")
    assert "none.db: there is no store yet" in err
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("command", ["events", "happenings", "commitments"])
@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--between", "PER"], "takes two"),
        (["--between", "PER,BOL,CHL"], "takes two"),
        (["--between", "PRE,BOL"], "PRE"),
        (["--actor", "Atlantis"], "Atlantis"),
        (["--actor", ""], "no state"),
    ],
    ids=str,
)
def test_parties_that_nobody_knows(run, store, command, options, said):
    code, out, err = run(command, "--db", store, *options)
    assert (code, out) == (2, b"")
    assert said in err
    assert err.count("\n") == 1


def test_a_dossier_about_nobody(run, store, tmp_path):
    code, _, err = run("dossier", "--db", store, "--about", "Atlantis", "--out", tmp_path / "d.html")
    assert code == 2
    assert "Atlantis" in err
    assert not (tmp_path / "d.html").exists()


def _other_database(path):
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE t (x)")
    db.close()


@pytest.mark.parametrize("command", [["events"], ["read", "{corpus}"]], ids=lambda c: c[0])
@pytest.mark.parametrize(
    "make",
    [lambda p: p.write_text("no database " * 500), _other_database, lambda p: p.mkdir()],
    ids=["text", "another database", "a folder"],
)
def test_a_file_that_is_no_store(run, corpus, tmp_path, make, command):
    make(tmp_path / "x.db")
    code, out, err = run(*[c.format(corpus=corpus) for c in command], "--db", tmp_path / "x.db")
    assert (code, out) == (1, b"")
    assert "x.db: " in err
    assert err.count("\n") == 1


def test_an_empty_file_is_no_store_to_look_in(run, tmp_path):
    (tmp_path / "x.db").touch()
    code, out, err = run("events", "--db", tmp_path / "x.db")
    assert (code, out) == (1, b"")
    assert "x.db: the file is empty" in err


def test_a_store_in_a_folder_that_is_not_there(run, corpus, tmp_path):
    code, _, err = run("read", corpus, "--db", tmp_path / "none" / "x.db")
    assert code == 1
    assert "its folder does not exist" in err


def test_a_page_that_cannot_be_written(run, store, tmp_path):
    code, _, err = run("dossier", "--db", store, "--out", tmp_path / "none" / "d.html")
    assert code == 1
    assert "d.html: cannot be written" in err


@pytest.mark.parametrize("pipeline", ["no_such_pipeline", "/nowhere"])
def test_a_pipeline_that_is_not_there(run, corpus, pipeline):
    code, out, err = run("code", corpus, "--pipeline", pipeline)
    assert (code, out) == (2, b"")
    assert pipeline in err
