"""`foedus read`, `code` and `explain` as one calls them."""

import csv
import gzip
import io
import json
import subprocess
import sys

import pyarrow.parquet
import pytest

from foedus.cli.reading import RECORDS
from foedus.formats import COLUMNS, EVENT_LAYOUTS
from foedus.ledger import Ledger


def _lines(out):
    return [json.loads(line) for line in out.splitlines()]


def test_read_stores_and_says_what_is_new(run, corpus, tmp_path):
    code, out, err = run("read", corpus, "--db", tmp_path / "a.db")
    assert (code, err) == (0, "")
    assert b"2 new, 0 known already, 0 failed" in out
    assert "“signed”".encode() in out


def test_reading_twice_adds_nothing(run, corpus, tmp_path):
    db = tmp_path / "a.db"
    run("read", corpus, "--db", db)
    with Ledger.open(db) as ledger:
        before = ledger.counts(), list(ledger.coded())
    code, out, _ = run("read", corpus, "--db", db)
    assert code == 0
    assert b"0 new, 2 known already, 0 failed; 0 new events" in out
    with Ledger.open(db) as ledger:
        assert (ledger.counts(), list(ledger.coded())) == before


def test_read_prints_only_events_as_json_lines(run, corpus, tmp_path):
    code, out, err = run("read", corpus, "--db", tmp_path / "a.db", "--format", "jsonl")
    assert code == 0
    assert {row["doc"] for row in _lines(out)} >= {"harbour"}
    assert "2 new" in err


def test_an_id_with_another_text_is_named_and_the_rest_is_stored(run, corpus, tmp_path):
    db = tmp_path / "a.db"
    run("read", corpus, "--db", db)
    rows = [{"id": "harbour", "text": "Another text."}, {"id": "new", "text": "Ghana thanked Togo for its help."}]
    (tmp_path / "more.jsonl").write_text("\n".join(map(json.dumps, rows)))
    code, out, err = run("read", tmp_path / "more.jsonl", "--db", db)
    assert code == 1
    assert b"1 new, 0 known already, 1 failed" in out
    assert "harbour" in err
    assert "more.jsonl:1" in err


@pytest.mark.parametrize("records", RECORDS)
@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_code_prints_every_kind_of_record_in_every_format(run, corpus, records, form):
    code, out, err = run("code", corpus, "--records", records, "--format", form, "--date", "1987-03-14")
    assert (code, err) == (0, "")
    if form == "jsonl":
        assert all(row for row in _lines(out))
        assert _lines(out)
    elif form == "csv":
        assert next(csv.DictReader(io.StringIO(out.decode()))).keys() == COLUMNS[records].keys()
    else:
        assert pyarrow.parquet.read_table(io.BytesIO(out)).num_rows > 0


@pytest.mark.parametrize("layout", EVENT_LAYOUTS)
def test_code_prints_events_in_other_layouts(run, corpus, layout):
    code, out, _ = run("code", corpus, "--format", layout)
    rows = out.decode().splitlines()
    assert code == 0
    assert rows
    assert len({row.count("\t") for row in rows}) == 1


def test_other_layouts_are_for_events_only(run, corpus):
    code, out, err = run("code", corpus, "--records", "claims", "--format", "icews")
    assert (code, out) == (2, b"")
    assert "icews" in err


def test_offsets_point_into_the_text(run, corpus):
    _, out, _ = run("code", corpus / "a.jsonl")
    text = json.loads((corpus / "a.jsonl").read_text())["text"]
    for event in _lines(out):
        assert text[event["start"] : event["end"]].split()[0] == event["trigger"].split()[0]
        for side in (*event["actor"], *event["recipient"]):
            assert text[side["start"] : side["end"]] == side["text"]


def test_min_score_leaves_out_the_unsure(run, corpus):
    every, sure = (_lines(run("code", corpus, "--min-score", score)[1]) for score in ("0", "0.9"))
    assert [e for e in every if e["score"] >= 0.9] == sure
    assert len(sure) < len(every)


def test_a_date_is_for_documents_that_have_none(run, corpus):
    _, out, _ = run("code", corpus, "--date", "1987-03-14")
    dates = {e["trigger"]: e["date"] for e in _lines(out)}
    assert dates["signed"] == "1987-03-09"
    assert dates["recalled"] == "1987-03-13"


def test_gzip_globs_and_standard_input_give_the_same(run, corpus, monkeypatch, tmp_path):
    data = (corpus / "a.jsonl").read_bytes()
    (tmp_path / "z.jsonl.gz").write_bytes(gzip.compress(data))
    _, plain, _ = run("code", corpus / "a.jsonl")
    assert run("code", tmp_path / "*.gz")[1] == plain
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert run("code", "-")[1] == plain


def test_two_workers_give_the_same_bytes_as_one(corpus, tmp_path):
    texts = ["Kenya expelled two diplomats of Chad.", "Nepal and Bhutan held talks in Doha.", "Fiji offered Tonga aid."]
    rows = [{"id": str(n), "date": "1999-05-05", "text": text} for n, text in enumerate(texts * 4)]
    (corpus / "c.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\nbroken\n")
    one, two = (
        subprocess.run(
            [sys.executable, "-m", "foedus", "code", str(corpus), "--workers", workers],
            capture_output=True,
            check=False,
        )
        for workers in ("1", "2")
    )
    assert one.returncode == two.returncode == 1
    assert one.stdout == two.stdout
    assert one.stderr == two.stderr
    assert one.stdout.count(b"\n") >= 12


def test_a_closed_pipe_is_no_accident(corpus):
    command = [sys.executable, "-m", "foedus", "code", str(corpus)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as foedus:
        foedus.stdout.close()
        assert foedus.stderr.read() == b""


def test_explain_a_file(run, corpus):
    code, out, _ = run("explain", corpus / "b.txt")
    assert code == 0
    assert b"SANCTION" in out
    assert b"actor: 'Ecuador' is Ecuador (ECU GOV)" in out


def test_explain_a_stored_document(run, store):
    code, out, _ = run("explain", "harbour", "--db", store)
    assert code == 0
    assert out.decode().splitlines()[0].startswith("0: Peru and Bolivia signed")


def test_explain_one_sentence(run, store, corpus):
    for what in ("harbour:1", corpus / "a.jsonl:1"):
        _, out, _ = run("explain", what, "--db", store)
        assert out.decode().splitlines()[0] == "1: Chile condemned the treaty."


def test_explain_takes_ids_with_colons(run, store):
    with Ledger.open(store, read_only=True) as ledger:
        hashed = next(d.id for d in ledger.documents() if d.id != "harbour")
    assert ":" in hashed
    for what in (hashed, f"{hashed}:0"):
        assert run("explain", what, "--db", store)[0] == 0


@pytest.mark.parametrize("what", ["harbour:99", "nothing-there", "harbour:99999999999999999999"])
def test_explain_of_what_is_not_there(run, store, what):
    code, out, err = run("explain", what, "--db", store)
    assert (code, out) == (2, b"")
    assert err.startswith("foedus: ")
