"""What the server says beside its pages: what a browser may keep, HEAD, robots, a store that changes or goes."""

import os
import shutil
import time

import pytest
from starlette.testclient import TestClient

import foedus
from foedus.web import Settings, create_app

BASE = "http://localhost:8017"


@pytest.fixture
def settled(own_store):
    """A store of the test's own that nobody has touched for a while."""
    os.utime(own_store, (1_700_000_000, 1_700_000_000))
    return own_store


@pytest.fixture
def caller(settled):
    with TestClient(create_app(Settings(db=settled)), base_url=BASE) as made:
        yield made


@pytest.mark.parametrize("path", ["/", "/overview.json"])
def test_what_has_not_changed_is_not_sent_again(caller, path):
    first = caller.get(path)
    again = caller.get(path, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["content-security-policy"]
    assert caller.get(path + "?x=1", headers={"if-none-match": first.headers["etag"]}).status_code == 200


def test_what_has_changed_is_sent_again(caller, settled, coded):
    before = caller.get("/documents.json")
    tag = before.headers["etag"]
    with foedus.Ledger.open(settled) as ledger:
        ledger.add(coded, version="test")
    found = caller.get("/documents.json", headers={"if-none-match": tag})
    assert found.status_code == 200
    assert "etag" not in found.headers, "a store that was written just now is not kept"
    for _ in range(60):
        if len(caller.get("/documents.json").json()["documents"]) == len(before.json()["documents"]) + 1:
            return
        time.sleep(0.05)
    raise AssertionError("the new document is not seen within three seconds")


def test_no_tag_tells_who_may_write_from_who_may_not(settled):
    settings = Settings(db=settled, token="a-token-that-is-long", host="192.0.2.7")
    with TestClient(create_app(settings), base_url="http://192.0.2.7") as caller:
        reader = caller.get("/").headers["etag"]
        writer = caller.get("/", headers={"authorization": "Bearer a-token-that-is-long"}).headers["etag"]
    assert reader != writer


@pytest.mark.parametrize("path", ["/", "/overview.json", "/static/app.css", "/robots.txt", "/favicon.ico", "/nothing"])
def test_head_is_as_get_without_a_body(serve, stored, path):
    import httpx2

    at = serve(Settings(db=stored))
    with httpx2.Client(base_url=at) as caller:
        head, get = caller.head(path), caller.get(path)
    assert head.status_code == get.status_code
    assert head.headers["content-type"] == get.headers["content-type"]
    assert head.content == b""


def test_static_files_are_kept_and_packed(client):
    for packed in ("gzip", "identity"):
        found = client.get("/static/app.css", headers={"accept-encoding": packed})
        assert "immutable" in found.headers["cache-control"]
        assert ".mast" in found.text
        assert ".d-mark" in found.text


def test_robots_are_told_to_stay_away(client):
    assert "Disallow: /" in client.get("/robots.txt").text
    assert client.get("/favicon.ico").headers["content-type"] == "image/svg+xml"


def test_a_store_that_goes_and_comes_back(caller, settled, tmp_path):
    assert caller.get("/").status_code == 200
    aside = shutil.move(settled, tmp_path / "aside.db")
    gone = caller.get("/")
    assert gone.status_code == 503
    assert "the store is gone" in gone.text.lower()
    assert str(tmp_path) not in gone.text, "where files lie is not for every reader"
    assert caller.get("/overview.json").headers["content-type"] == "application/problem+json"
    shutil.move(aside, settled)
    assert caller.get("/").status_code == 200


def test_another_store_in_its_place_is_read(caller, settled, tmp_path, coded):
    assert len(caller.get("/documents.json").json()["documents"]) > 1
    with foedus.Ledger.open(tmp_path / "other.db") as ledger:
        ledger.add(coded, version="test")
    shutil.move(tmp_path / "other.db", settled)
    assert len(caller.get("/documents.json").json()["documents"]) == 1


def test_a_broken_store_is_said(caller, settled):
    with settled.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (settled.stat().st_size - 4096))
    found = caller.get("/overview.json")
    assert found.status_code == 503
    assert found.json()["title"] == "Service Unavailable"


@pytest.mark.parametrize("query", ["x" * 5000, "actor=" + "%41" * 2000])
def test_addresses_are_bounded(client, query):
    assert client.get(f"/happenings?{query}").status_code == 414


@pytest.mark.parametrize(
    "query", ["path=1", "self=1&arguments=2&changes=3", "a=%ED%A0%80", "%00=%00", "=&&=;", "a=1&a=2"]
)
def test_odd_arguments_break_nothing(client, query):
    assert client.get(f"/?{query}").status_code in (200, 400)
    assert client.get(f"/overview.json?{query}").status_code in (200, 400)
