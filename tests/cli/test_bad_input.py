"""Bad input: each file named with its reason, the others done, exit code 1, no traceback."""

import gzip
import json
import os
import time

import pytest

FRENCH = """Le président de la République a déclaré que les forces armées du pays se sont retirées de la ville après \
une semaine de combats, et que les négociations avec les rebelles vont commencer dans les prochains jours à Genève."""
GOOD = "Ecuador recalled its ambassador from Peru."
SCRIPTED = f"""<!doctype html><html><head><title>Ambassador <b>called</b> home</title>
<script>document.write("Chile invaded Peru.")</script><style>p {{ color: red }}</style></head>
<body onload="alert('Chile bombed Peru')"><nav><a href="/">Home</a><a href="/x">Subscribe</a></nav><article>
<h1>Ambassador called home</h1><p>{GOOD} <script>alert("Chile attacked Peru.")</script></p>
<p>The foreign ministry in Quito said that the decision had been taken after two days of talks in the capital.</p>
</article><iframe srcdoc="<p>Chile shelled Peru.</p>"></iframe></body></html>"""


def _triggers(out):
    return [json.loads(line)["trigger"] for line in out.splitlines()]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.txt", b"", "the file is empty"),
        ("blank.txt", b" \n\n\t", "the file is empty"),
        ("binary.txt", bytes(range(256)) * 40, "binary"),
        ("zero.txt", b"Peru\x00met\x00Chile. " * 50, ""),
        ("picture.html", b"\x89PNG\r\n\x1a\n" + os.urandom(4000), ""),
        ("french.txt", FRENCH.encode(), "English"),
        ("french.jsonl", json.dumps({"text": FRENCH, "language": "fr"}).encode(), "English"),
        ("utf16.txt", b"\xff\xfe" + b"\x00\xd8" * 9, "UTF-16"),
        ("broken.json", b'{"text": "Peru met Chile."', "broken JSON"),
        ("list.jsonl", b"[1, 2]", "not a JSON object"),
        ("number.jsonl", b'{"text": 5}', "text"),
        ("deep.json", b"[" * 200_000, "too deep"),
        ("cut.jsonl.gz", gzip.compress(b'{"text": "Peru met Chile."}' * 99)[:-20], "gzip"),
        ("notes.docx", b"PK\x03\x04", "not read"),
        ("nothing.html", b"<html><script>let x = 1</script></html>", ""),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_a_bad_file_is_named_and_the_others_are_coded(run, tmp_path, name, data, said):
    (tmp_path / name).write_bytes(data)
    (tmp_path / "zz-good.txt").write_text(GOOD)
    code, out, err = run("code", tmp_path / name, tmp_path / "zz-good.txt")
    assert code == 1
    assert _triggers(out) == ["recalled"]
    assert err.startswith("foedus: ")
    assert name in err
    assert said in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("path", "said"),
    [("missing.txt", "no such file"), ("*.csv", "matches no file"), ("folder", "holds no file")],
)
def test_paths_that_hold_nothing(run, tmp_path, path, said):
    (tmp_path / "folder").mkdir()
    code, out, err = run("code", tmp_path / path)
    assert (code, out) == (1, b"")
    assert said in err
    assert path in err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_permission(run, tmp_path):
    (tmp_path / "shut").mkdir(mode=0)
    code, _, err = run("code", tmp_path / "shut")
    assert code == 1
    assert "shut" in err


def test_broken_lines_amid_good_ones(run, tmp_path):
    good = [json.dumps({"id": str(n), "text": GOOD, "date": "1990-01-01"}) for n in range(3)]
    lines = [good[0], '{"text": "cut off', good[1], "", '"a string"', "\xff", good[2]]
    (tmp_path / "a.jsonl").write_bytes("\n".join(lines).encode("latin-1"))
    code, out, err = run("code", tmp_path / "a.jsonl")
    assert code == 1
    assert [json.loads(line)["doc"] for line in out.splitlines()] == ["0", "1", "2"]
    assert [line.split(": ")[1].rpartition(":")[2] for line in err.splitlines()] == ["2", "5", "6"]


def test_read_stores_the_good_ones(run, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_bytes(b"")
    (tmp_path / "in" / "b.txt").write_text(GOOD)
    code, out, err = run("read", tmp_path / "in", "--db", tmp_path / "a.db")
    assert code == 1
    assert b"1 new, 0 known already, 1 failed" in out
    assert "a.txt" in err


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_are_understood(run, tmp_path, encoding):
    (tmp_path / "a.txt").write_bytes((GOOD + " The minister’s visit to São Tomé was called off.").encode(encoding))
    code, out, _ = run("code", tmp_path / "a.txt")
    assert code == 0
    assert "recalled" in _triggers(out)


def test_scripts_are_no_report(run, tmp_path):
    (tmp_path / "a.html").write_text(SCRIPTED)
    code, out, _ = run("code", tmp_path / "a.html")
    assert code == 0
    assert "recalled" in _triggers(out)
    assert b"CHL" not in out


def test_no_markup_of_a_document_reaches_the_dossier(run, tmp_path):
    row = {
        "id": "<img src=x>",
        "title": "<script>alert(1)</script>",
        "publisher": "</style><b>",
        "text": GOOD + " <blink>",
    }
    (tmp_path / "a.jsonl").write_text(json.dumps(row))
    run("read", tmp_path / "a.jsonl", "--db", tmp_path / "a.db")
    assert run("dossier", "--db", tmp_path / "a.db", "--out", tmp_path / "d.html")[0] == 0
    page = (tmp_path / "d.html").read_text()
    assert "recalled" in page
    for part in ("<img src=x>", "<script>alert", "</style><b>", "<blink>"):
        assert part not in page


def test_no_escape_sequence_reaches_the_terminal(run, tmp_path):
    row = {"id": "a\x1b[2J", "title": "\x1b]0;owned\x07Title", "text": "Ecuador\x1b[31m recalled its envoy from Peru."}
    (tmp_path / "a.jsonl").write_text(json.dumps(row))
    db = tmp_path / "a.db"
    for arguments in (["read", tmp_path / "a.jsonl"], ["events"], ["happenings"], ["claims"], ["explain", row["id"]]):
        _, out, err = run(*arguments, "--db", db)
        assert b"\x1b" not in out + err.encode()


@pytest.mark.parametrize("megabytes", [3, 50])
def test_one_endless_line(run, tmp_path, megabytes):
    (tmp_path / "long.txt").write_bytes(b"word " * (200_000 * megabytes))
    began = time.monotonic()
    code, out, err = run("code", tmp_path / "long.txt")
    assert (code, out) == (1, b"")
    assert "long.txt" in err
    assert time.monotonic() - began < 20


def test_one_endless_json_line_amid_good_ones(run, tmp_path):
    row = json.dumps({"id": "good", "text": GOOD})
    with (tmp_path / "a.jsonl").open("wb") as file:
        file.write(b'{"text": "' + b"x" * 17_000_000 + b'"}\n' + row.encode())
    code, out, err = run("code", tmp_path / "a.jsonl")
    assert code == 1
    assert _triggers(out) == ["recalled"]
    assert "a.jsonl:1" in err


def test_a_gzip_bomb_is_refused(run, tmp_path):
    (tmp_path / "bomb.txt.gz").write_bytes(gzip.compress(b"a" * 60_000_000))
    code, _, err = run("code", tmp_path / "bomb.txt.gz")
    assert code == 1
    assert "bomb.txt.gz" in err


def test_a_document_that_breaks_the_coder_stops_nothing(run, corpus, monkeypatch):
    import foedus.pipeline

    whole = foedus.pipeline.find_mentions

    def breaks(document, sentences):
        if document.id == "harbour":
            raise ZeroDivisionError("by chance")
        return whole(document, sentences)

    monkeypatch.setattr(foedus.pipeline, "find_mentions", breaks)
    code, out, err = run("code", corpus)
    assert code == 1
    assert "recalled" in _triggers(out)
    assert "harbour" in err
    assert "ZeroDivisionError" in err
