"""The overview: what is selected in numbers, what is new and changed, its drawings; an empty store."""

import csv
import io
import re

import pytest
from starlette.testclient import TestClient

import foedus
from foedus.web import Settings, create_app

BASE = "http://localhost:8017"


@pytest.fixture
def empty(tmp_path):
    """A caller of a server over an empty store."""
    path = tmp_path / "empty.db"
    foedus.Ledger.open(path).close()
    with TestClient(create_app(Settings(db=path)), base_url=BASE) as made:
        yield made


def test_it_counts_what_the_list_counts(client):
    page, listed = client.get("/").text, client.get("/happenings.json").json()
    count = listed["totals"]["happenings"]
    assert f'<dd><a href="/happenings">{count:,}</a></dd>' in page
    assert client.get("/overview.json").json()["totals"] == listed["totals"]


def test_what_is_new_is_shown_with_its_sentence(client):
    data, page = client.get("/overview.json").json(), client.get("/").text
    assert data["new"]
    assert data["documents"]
    for happening in data["new"]:
        assert f"/happening?id={happening['id']}" in page


def test_it_takes_the_filters_of_the_list(client):
    page = client.get("/?actor=EGY&type=ASSAULT").text
    assert "A part of the record" in page
    assert 'href="/happenings?actor=EGY&amp;type=ASSAULT"' in page
    counted = client.get("/overview.json?actor=EGY&type=ASSAULT").json()["totals"]
    assert counted == client.get("/happenings.json?actor=EGY&type=ASSAULT").json()["totals"]


def test_each_bar_opens_as_many_as_it_counts(client):
    for period in client.get("/overview.json").json()["periods"]:
        year = period["period"]
        listed = client.get(f"/happenings.json?since={year}-01-01&until={year}-12-31").json()
        assert listed["totals"]["happenings"] >= period["count"] > 0


def test_its_table_is_the_ties(client):
    rows = list(csv.DictReader(io.StringIO(client.get("/overview.csv").text)))
    assert {"a", "b", "cooperation", "conflict"} <= set(rows[0])


def test_an_empty_store_says_what_to_do(empty):
    page = empty.get("/").text
    assert "The store is empty" in page
    assert 'href="/add"' in page
    assert "foedus read" in page
    assert empty.get("/overview.json").json()["totals"]["happenings"] == 0
    assert "Nothing in the store fits" in empty.get("/happenings").text


def test_nothing_found_is_no_error(client):
    page = client.get("/?actor=Nobody")
    assert page.status_code == 200
    assert "Nothing in the store fits" in page.text


def test_what_changed_says_why(client, stored):
    data, page = client.get("/overview.json").json(), client.get("/").text
    if not data["changed"]:
        assert "Nothing known was told again" in page
    assert len(re.findall(r'class="news"', page)) == len(data["changed"])
