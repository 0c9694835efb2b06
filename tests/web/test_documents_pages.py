"""The list of documents, and a document with its codes beside its text."""

import csv
import io
import re
from dataclasses import replace
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

import foedus
from foedus.web import Settings, create_app

BASE = "http://localhost:8017"


@pytest.fixture(scope="module")
def some(stored):
    """The ids of the example documents, and all events of each."""
    with foedus.Ledger.open(stored, read_only=True) as ledger:
        return {d.id: ledger.events(doc=d.id) for d in ledger.documents()}


def test_every_document_is_listed_with_what_was_coded(client, some):
    text = client.get("/documents").text
    data = client.get("/documents.json").json()["documents"]
    assert {row["document"]["id"] for row in data} == set(some)
    assert all(row["coded"]["events"] == len(some[row["document"]["id"]]) for row in data)
    assert text.count('href="/document?id=') == len(some)
    assert len(list(csv.DictReader(io.StringIO(client.get("/documents.csv").text)))) == len(some)


def test_documents_are_searched_and_paged(client, some):
    found = client.get("/documents.json?search=canal").json()["documents"]
    assert 0 < len(found) < len(some)
    first = client.get("/documents.json?limit=1").json()
    second = client.get(f"/documents.json?limit=1&cursor={first['next']}").json()
    assert first["documents"][0]["document"]["id"] != second["documents"][0]["document"]["id"]
    assert "No document fits" in client.get("/documents?search=zzzz").text
    assert client.get("/documents?since=soon").status_code == 400


def test_a_document_has_a_note_for_each_event_and_a_place_for_each_sentence(client, some):
    for doc, events in some.items():
        page = client.get("/document", params={"id": doc})
        data = client.get("/document.json", params={"id": doc}).json()
        assert page.status_code == 200
        assert len(re.findall(r'<details class="note-of', page.text)) == len(events) == len(data["events"])
        for number, _, _ in data["sentences"]:
            assert page.text.count(f'id="s{number}"') == 1
        for n in range(1, len(events) + 1):
            assert f'id="e{n}"' in page.text
            assert f'href="#e{n}"' in page.text
        assert page.text.count('<tr role="row" id="c') == len(data["claims"])


def test_every_code_says_why(client, some):
    doc, events = next((d, es) for d, es in some.items() if any(e.status == "denied" for e in es))
    text = client.get("/document", params={"id": doc}).text
    for event in events:
        assert event.because["frame"] in text
        assert f"/happening?id={event.happening}" in text
    assert re.search(r"<dt>Status</dt><dd>denied: ", text)
    assert re.search(r"<dt>Who</dt><dd>[^<]* \((?:[A-Z]{3}|no country)", text)


def test_an_unknown_document_is_not_found(client):
    for path in ("/document", "/document?id=", "/document?id=nobody"):
        page = client.get(path)
        assert (page.status_code, "o document has the id" in page.text) == (404, True)


HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)> \u202e\x00{{ 7 * 7 }}"


@pytest.fixture
def hostile(tmp_path, coded):
    """A store of a document whose every field is hostile, and its id."""
    path = tmp_path / "hostile.db"
    name = f"../{HOSTILE}#%2e"
    moved = {
        "events": tuple(replace(e, doc=name, id=f"{HOSTILE}{n}", trigger=HOSTILE) for n, e in enumerate(coded.events)),
        "claims": tuple(replace(c, doc=name, id=f"c{HOSTILE}{n}") for n, c in enumerate(coded.claims)),
        "slant": tuple(replace(s, doc=name) for s in coded.slant),
        "commitments": (),
        "happenings": (),
        "document": replace(
            coded.document, id=name, title=HOSTILE, publisher=HOSTILE, byline=HOSTILE, url="javascript:alert(3)"
        ),
    }
    with foedus.Ledger.open(path) as ledger:
        ledger.add(replace(coded, **moved), version=HOSTILE)
        first = ledger.events(doc=name)[0]
        ledger.corrections.wrong(first.id, by=HOSTILE, note=HOSTILE)
    return path, name


def test_hostile_words_stay_words(hostile):
    path, name = hostile
    with TestClient(create_app(Settings(db=path)), base_url=BASE) as client:
        event = client.get("/document.json", params={"id": name}).json()["events"][0]["id"]
        addresses = [("/documents", {}), ("/document", {"id": name}), ("/corrections", {})]
        addresses += [("/correct", {"event": event}), ("/correct", {"doc": name, "words": HOSTILE, "sentence": "0"})]
        for address, query in addresses:
            page = client.get(address, params=query)
            assert page.status_code == 200
            for sign in ("<script>alert", "<img src=x", "javascript:", "\u202e", "\x00"):
                assert sign not in page.text, (address, sign)
            assert not re.search(r"\son\w+=\"|\sstyle=\"", page.text)


def test_a_page_of_a_hostile_document_runs_nothing(hostile, tab, serve, axe):
    path, name = hostile
    page = tab(f"/document?id={quote(name)}", at=serve(Settings(db=path)))
    assert page.locator(".note-of").count() > 3
    axe(page)


LONG = "nile-1956-11-24"


@pytest.mark.parametrize(
    "look", [{"width": 1400}, {"width": 1400, "dark": True}, {"width": 400}, {"width": 400, "dark": True}]
)
@pytest.mark.parametrize("path", ["/documents", f"/document?id={LONG}", "/corrections"])
def test_no_fault_of_access(tab, axe, look, path):
    axe(tab(path, **look))


def test_an_open_code_has_no_fault_of_access_either(tab, axe):
    page = tab(f"/document?id={LONG}#e2")
    assert page.locator("#e2").get_attribute("open") is not None
    axe(page)


def test_layers_are_put_out_without_scripts(tab):
    page = tab(f"/document?id={LONG}", scripts=False)
    label = page.locator(".text .m:not(.so) sup").first
    note = page.locator(".note-of").first
    assert label.is_visible()
    assert note.is_visible()
    page.uncheck("#l-events")
    assert not label.is_visible()
    assert not note.is_visible()
    page.locator("#l-events").focus()
    page.keyboard.press("Space")
    assert label.is_visible()


def test_layers_are_kept_in_mind(tab):
    page = tab(f"/document?id={LONG}")
    page.uncheck("#l-labels")
    page.reload()
    assert not page.is_checked("#l-labels")
    assert page.is_checked("#l-events")


def test_keys_go_from_code_to_code(tab):
    page = tab(f"/document?id={LONG}")
    opened = lambda: page.evaluate("[...document.querySelectorAll('.note-of[open]')].map((n) => n.id)")  # noqa: E731
    page.keyboard.press("j")
    assert opened() == ["e1"]
    page.keyboard.press("j")
    assert opened() == ["e2"]
    assert page.evaluate("document.activeElement.closest('.note-of').id") == "e2"
    page.keyboard.press("k")
    assert opened() == ["e1"]
    page.locator(".text a.m[href='#e3']").first.click()
    assert "e3" in opened()


def test_a_document_prints_without_its_forms(tab):
    page = tab(f"/document?id={LONG}")
    page.emulate_media(media="print")
    assert not page.locator("#correct").is_visible()
    assert not page.locator(".layers").is_visible()
    assert page.locator(".notes").first.is_visible()
