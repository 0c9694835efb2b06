import gzip
import io
import json
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foedus.errors import InputError
from foedus.reading import read_paths
from foedus.records import Document


def rows(*values):
    return "\n".join(v if isinstance(v, str) else json.dumps(v) for v in values).encode()


def read(*paths, **more):
    found = list(read_paths([str(p) for p in paths], **more))
    return [d for d in found if isinstance(d, Document)], [str(e) for e in found if isinstance(e, InputError)]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", b"It is so."),
        ("a.TXT", b"It is so."),
        ("a.md", b"It is **so**."),
        ("a.jsonl", rows({"text": "It is so."})),
        ("a.json", json.dumps({"text": "It is so."}, indent=1).encode()),
        ("a.json", json.dumps([{"text": "It is so."}]).encode()),
        ("a.json", rows({"text": "It is so."}) + b"\n"),
        ("a.jsonl", '{"text": "It is so."}'.encode("utf-16")),
        ("a.json", '{"text": "It is so."}'.encode("utf-8-sig")),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_every_form(tmp_path, name, data, packed):
    path = tmp_path / (name + ".gz" if packed else name)
    path.write_bytes(gzip.compress(data, mtime=0) if packed else data)
    for documents, errors in (read(path), read("-", stdin=io.BytesIO(data))):
        assert errors == []
        assert len(documents) == 1
        if name != "a.md" or documents[0].origin != "-":
            assert documents[0].text == "It is so."


def test_html_is_told_on_standard_input():
    page = (
        "<!doctype html><html><body><article>"
        + "<p>The two ministers met on Monday in Geneva for talks.</p>" * 8
        + "</article></body></html>"
    )
    documents, errors = read("-", stdin=io.BytesIO(page.encode()))
    assert errors == []
    assert "<" not in documents[0].text


def test_one_bad_line_does_not_stop_the_rest(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(
        rows({"id": "1", "text": "One."}, "{broken", {"id": "1", "text": "Another."}, {"id": "1", "text": "One."},
             {"text": ""},
             "[1]",
             '{"text":' + "[" * 100_000, '{"text": "x", "n": ' + "9" * 5000 + "}", {"id": "2", "text": "Two."})
    )  # fmt: skip
    documents, errors = read(path)
    assert [(d.id, d.origin) for d in documents] == [("1", f"{path}:1"), ("1", f"{path}:3"), ("2", f"{path}:9")]
    assert [e.split(": ")[0] for e in errors] == [f"{path}:{n}" for n in (2, 5, 6, 7, 8)]


def test_folders_are_walked_in_order(tmp_path):
    for name in ("b/z.txt", "a.txt", "b/a.txt", "c.pdf", ".hidden.txt", ".git/x.txt", "b/c/d.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"This is {name}.")
    documents, errors = read(tmp_path)
    assert errors == []
    assert [str(Path(d.origin).relative_to(tmp_path)) for d in documents] == ["a.txt", "b/a.txt", "b/z.txt", "b/c/d.md"]


def test_globs(tmp_path):
    for name in ("b.txt", "a.txt", "c.pdf"):
        (tmp_path / name).write_text(f"This is {name}.")
    documents, errors = read(tmp_path / "*")
    assert [Path(d.origin).name for d in documents] == ["a.txt", "b.txt"]
    assert errors == []
    assert "matches no file" in read(tmp_path / "*.html")[1][0]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n", "empty"),
        ("a.txt", b" \n" * 5000, "empty"),
        ("a.txt", bytes(range(256)) * 10, "binary"),
        ("a.txt", b"word " * 2_000_000, "larger than"),
        ("a.txt.gz", gzip.compress(bytes(30_000_000), mtime=0), "larger than"),
        ("a.jsonl.gz", gzip.compress(b"{" * 140_000_000, 1, mtime=0), "no end"),
        ("a.jsonl.gz", gzip.compress(rows({"text": "It is."}) * 999, mtime=0)[:20], "gzip"),
        ("a.html", b"<html><script>x</script></html>", "no article"),
        ("a.json", b"{", "broken JSON"),
        ("a.json", b"[" * 100_000, "nested too deep"),
        ("a.json", b'[{"text": ""}]', "empty"),
        ("a.xyz", b"It is so.", "not read"),
        ("a", b"It is so.", "not read"),
        (
            "a.txt",
            "Der Minister sagte, dass die Regierung nicht mit der Opposition über das Gesetz spricht.".encode(),
            "English",
        ),
    ],
)
def test_bad_files_give_one_line(tmp_path, name, data, reason):
    path, good = tmp_path / name, tmp_path / "good.txt"
    path.write_bytes(data)
    good.write_text("It is so.")
    documents, errors = read(path, good)
    assert len(documents) == 1
    assert len(errors) == 1
    assert reason in errors[0]
    assert str(path) in errors[0]
    assert "\n" not in errors[0]


def test_missing_files_and_empty_folders(tmp_path):
    assert "no such file" in read(tmp_path / "none.txt")[1][0]
    assert "holds no file" in read(tmp_path)[1][0]
    (tmp_path / "link.txt").symlink_to(tmp_path / "nowhere")
    assert "cannot be opened" in read(tmp_path / "link.txt")[1][0]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may enter every folder")
def test_a_folder_without_permission(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.txt").write_text("It is so.")
    (tmp_path / "b.txt").write_text("It is so, too.")
    (tmp_path / "a").chmod(0)
    documents, errors = read(tmp_path)
    (tmp_path / "a").chmod(0o700)
    assert len(documents) == 1
    assert "cannot be opened" in errors[0]


def test_a_folder_that_cannot_be_listed_is_named(tmp_path, monkeypatch):
    (tmp_path / "a").mkdir()
    (tmp_path / "b.txt").write_text("It is so.")
    real = os.scandir

    def scandir(path):
        if str(path).endswith("a"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    documents, errors = read(tmp_path)
    assert len(documents) == 1
    assert errors == [f"{tmp_path / 'a'}: cannot be opened: Permission denied (check the path and its permissions)"]


def test_the_date_falls_back(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(rows({"text": "It is so."}, {"text": "It was so.", "date": "2020-01-01"}))
    documents, _ = read(path, published=date(2024, 5, 5))
    assert [d.published for d in documents] == [date(2024, 5, 5), date(2020, 1, 1)]
    assert [d.published for d in read(path)[0]] == [None, date(2020, 1, 1)]


def test_the_same_file_twice_is_read_once(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("It is so.")
    documents, errors = read(path, path)
    assert (len(documents), errors) == (1, [])


def test_a_corpus_is_streamed():
    taken = []

    class Endless(io.RawIOBase):
        def readable(self):
            return True

        def read(self, size=-1):
            taken.append(size)
            at = len(taken)
            return b"".join(rows({"text": f"Document {at} {i} is here."}) + b"\n" for i in range(200))

    found = read_paths(["-"], stdin=Endless())
    for _ in range(2000):
        assert isinstance(next(found), Document)
    assert len(taken) < 40
    found.close()


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.text(min_size=1, max_size=200))
def test_json_texts_are_kept_to_the_character(text):
    documents, errors = read("-", stdin=io.BytesIO(rows({"text": text})))
    assert len(documents) + len(errors) == 1
    for document in documents:
        assert document.text == text
        assert all(text[b.start : b.end].strip() for b in document.blocks)
