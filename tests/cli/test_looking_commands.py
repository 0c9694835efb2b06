"""`foedus events`, `claims`, `happenings`, `commitments` and `dossier` on a small store."""

import csv
import io
import json

import pytest

from foedus.cli.app import cli


def _rows(run, store, command, *options):
    code, out, err = run(command, "--db", store, "--format", "jsonl", *options)
    assert (code, err) == (0, "")
    return [json.loads(line) for line in out.splitlines()]


def _countries(row, *sides):
    return {a["country"] for side in sides for a in row[side]}


def test_events_of_an_actor(run, store):
    for name in ("CHL", "chile", "Chile"):
        rows = _rows(run, store, "events", "--actor", name)
        assert rows
        assert all("CHL" in _countries(r, "actor", "recipient") for r in rows)


def test_events_between_two(run, store):
    rows = _rows(run, store, "events", "--between", "ECU,Peru")
    assert [r["trigger"] for r in rows] == ["recalled"]


@pytest.mark.parametrize(
    ("option", "value", "field", "expected"),
    [("--type", "sanction", "type", {"SANCTION"}), ("--status", "denied", "status", {"denied"})],
)
def test_events_by_type_and_status(run, store, option, value, field, expected):
    assert {r[field] for r in _rows(run, store, "events", option, value)} == expected


def test_events_since_and_until(run, store):
    every = _rows(run, store, "events")
    late = _rows(run, store, "events", "--since", "1987-03-12")
    early = _rows(run, store, "events", "--until", "1987-03-11")
    assert {r["doc"] for r in early} == {"harbour"}
    assert len(early) + len(late) == len(every)


def test_events_that_are_sure_are_limited_after_the_choice(run, store):
    rows = _rows(run, store, "events", "--min-score", "0.8", "--limit", "2")
    assert len(rows) == 2
    assert all(r["score"] >= 0.8 for r in rows)


def test_events_by_words_of_the_sentence(run, store):
    assert [r["trigger"] for r in _rows(run, store, "events", "--search", '"recalled its ambassador"')] == ["recalled"]


def test_nothing_found_is_no_error(run, store):
    assert run("events", "--db", store, "--between", "JPN,BRA") == (0, b"", "")


def test_a_line_of_text_an_event(run, store):
    _, out, _ = run("events", "--db", store)
    assert "1987-03-09  Peru, Bolivia" in out.decode().splitlines()[0]


def test_happenings_and_their_tellings(run, store):
    rows = _rows(run, store, "happenings", "--actor", "ECU")
    assert [len(r["events"]) for r in rows] == [1]
    assert rows[0]["first"] == "1987-03-13"


def test_claims_by_source_and_certainty(run, store):
    assert {r["doc"] for r in _rows(run, store, "claims", "--source", "Chilean officials")} == {"harbour"}
    denied = _rows(run, store, "claims", "--certainty", "denied")
    assert [r["kind"] for r in denied] == ["deny"]
    _, out, _ = run("claims", "--db", store, "--certainty", "denied")
    assert "Peru  denied  that it had moved troops to the border" in out.decode()


def test_commitments_by_kind_status_and_party(run, store):
    (row,) = _rows(run, store, "commitments", "--between", "PER,BOL", "--kind", "defence", "--status", "signed")
    assert row["trigger"] == "in case of an attack on either country"
    assert row["signed"] == "1987-03-09"
    assert not _rows(run, store, "commitments", "--actor", "CHL")


@pytest.mark.parametrize("command", ["events", "claims", "happenings", "commitments"])
def test_tables_have_a_row_a_record(run, store, command):
    _, out, _ = run(command, "--db", store, "--format", "csv")
    assert len(list(csv.DictReader(io.StringIO(out.decode())))) == len(_rows(run, store, command))


def test_dossier_is_one_file_without_outside_parts(run, store, tmp_path):
    code, out, _ = run("dossier", "--db", store, "--out", tmp_path / "d.html", "--title", "Andes <1987>")
    page = (tmp_path / "d.html").read_text()
    assert code == 0
    assert str(tmp_path / "d.html") in out.decode()
    assert "Andes &lt;1987&gt;" in page
    assert "<script src" not in page
    assert 'rel="stylesheet"' not in page


def test_dossier_about_two_states(run, store):
    code, out, _ = run("dossier", "--db", store, "--about", "ECU,PER", "--out", "-")
    assert code == 0
    assert "Ecuador recalled its ambassador" in out.decode()
    assert "Chile condemned" not in out.decode()


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_command_shows_an_example(run, name):
    code, out, _ = run(name, "--help")
    assert code == 0
    assert f"foedus {name} " in out.decode().split("Example", 1)[1]


def test_the_version(run):
    from foedus import __version__

    assert __version__ in run("--version")[1].decode()
