"""`foedus corrections`: the log, undo and redo, exchange, and a gold file that `foedus evaluate` reads."""

import json
import shutil

import pytest

from foedus.correcting import Edit
from foedus.ledger import Ledger


@pytest.fixture
def corrected(store, tmp_path):
    """A store of its own in which a person marked one event wrong, changed one, and checked the document."""
    path = tmp_path / "corrected.db"
    with Ledger.open(store) as ledger:
        ledger._db.execute("VACUUM INTO ?", (str(path),))
    with Ledger.open(path) as ledger:
        first, second, *_ = ledger.events(doc="harbour")
        ledger.corrections.wrong(first.id, by="A. Nother", note="No \x1b[31mtreaty.")
        ledger.corrections.change(second.id, Edit(status="denied"))
        ledger.corrections.check("harbour")
    return path


def test_the_log_is_printed(run, corrected):
    code, out, _ = run("corrections", "--db", corrected)
    wrong, change, checked = out.decode().splitlines()
    assert code == 0
    assert "is no event, by A. Nother" in wrong
    assert "\x1b" not in wrong
    assert change.endswith("status denied")
    assert checked.endswith("harbour: the whole document is checked")
    assert run("corrections", "--db", corrected, "--doc", "harbour")[1] == out


def test_undo_and_redo(run, corrected):
    name = run("corrections", "--db", corrected)[1].decode().split()[0]
    code, out, _ = run("corrections", "--db", corrected, "--undo", name, "--by", "B.")
    assert (code, out.decode().rstrip()[-8:]) == (0, "[undone]")
    assert run("corrections", "--db", corrected, "--undo", name)[0] == 2
    code, out, _ = run("corrections", "--db", corrected, "--redo", name)
    assert (code, b"[undone]" in out) == (0, False)


def test_the_log_can_be_taken_elsewhere(run, corrected, store, tmp_path):
    lines = run("corrections", "--db", corrected, "--format", "jsonl")[1]
    (tmp_path / "ours.jsonl").write_bytes(lines)
    other = tmp_path / "other.db"
    with Ledger.open(store) as ledger:
        ledger._db.execute("VACUUM INTO ?", (str(other),))
    assert run("corrections", "--db", other, "--import", tmp_path / "ours.jsonl")[1].startswith(b"3 new, 0 known")
    assert run("corrections", "--db", other, "--import", tmp_path / "ours.jsonl")[1].startswith(b"0 new, 3 known")
    assert run("corrections", "--db", other, "--format", "jsonl")[1] == lines
    strange = [json.loads(line) | {"doc": "haven", "id": None} for line in lines.splitlines()[:2]]
    (tmp_path / "strange.jsonl").write_text("\n".join(map(json.dumps, strange)))
    code, out, err = run("corrections", "--db", other, "--import", tmp_path / "strange.jsonl")
    assert (code, out) == (1, b"0 new, 0 known already, 2 not taken\n")
    assert "no document has the id 'haven'" in err
    (tmp_path / "none.jsonl").write_text('{"action": "wrong"}\n')
    code, _, err = run("corrections", "--db", other, "--import", tmp_path / "none.jsonl")
    assert code == 1
    assert "none.jsonl:1" in err
    assert "docs/correcting.md" in err


def test_evaluate_reads_the_gold_file(run, corrected, tmp_path):
    gold = tmp_path / "mine.jsonl"
    code, _, err = run("corrections", "--db", corrected, "--gold", gold)
    assert code == 0
    assert "1 documents with" in err
    assert run("corrections", "--db", corrected, "--gold", "-")[1] == gold.read_bytes()
    code, out, _ = run("evaluate", gold, "--format", "json")
    report = json.loads(out)
    assert code == 0
    assert report["hits"] == report["gold"] == report["coded"] - 1
    assert report["status"]["value"] < 1


def test_there_may_be_nothing_to_write(run, store, tmp_path):
    code, _, err = run("corrections", "--db", store, "--gold", tmp_path / "g.jsonl")
    assert (code, "no document is marked as checked" in err) == (1, True)
    code, _, err = run("corrections", "--db", store, "--gold", tmp_path / "g.jsonl", "--all")
    assert (code, "no document is corrected" in err) == (1, True)
    assert not (tmp_path / "g.jsonl").exists()
    assert run("corrections", "--db", store)[1] == b""


@pytest.mark.parametrize(
    "arguments",
    [("--undo", "x", "--redo", "y"), ("--all",), ("--by", "A."), ("--doc", "nobody"), ("--undo", "nobody")],
)
def test_wrong_usage(run, corrected, arguments):
    assert run("corrections", "--db", corrected, *arguments)[0] == 2


def test_no_store_is_made(run, tmp_path):
    assert run("corrections", "--db", tmp_path / "none.db", "--undo", "x")[0] == 2
    assert not (tmp_path / "none.db").exists()
    shutil.rmtree(tmp_path)
