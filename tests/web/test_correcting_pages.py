"""Correcting in the browser: forms without scripts, words chosen in the text, undo, the gold file."""

import json
import re
from html import unescape
from urllib.parse import parse_qs, quote, unquote, urlsplit

import pytest
from starlette.testclient import TestClient

import foedus
from foedus.evaluation import load_gold
from foedus.web import Settings, create_app

BASE = "http://localhost:8017"
DOC = "nile-1956-11-24"


@pytest.fixture
def writer(own_store):
    """A caller who may write to a store of the test's own."""
    with TestClient(create_app(Settings(db=own_store)), base_url=BASE, follow_redirects=False) as made:
        yield made


def _events(client):
    return client.get("/document.json", params={"id": DOC}).json()["events"]


def _log(client):
    return client.get("/document.json", params={"id": DOC}).json()["corrections"]


def _form(event, **changed):
    """The fields of the form as the page shows them."""
    from foedus.correcting.lines import event_in
    from foedus.web.correcting import given_of

    given = given_of(event_in(event))
    fields = {
        "doc": DOC, "event": event["id"], "act": "change", "what": given.what, "status": given.status,
        "actor": list(given.actor), "recipient": list(given.recipient), "source": given.source, "note": "", "by": "",
    }  # fmt: skip
    return fields | changed


def test_an_event_is_changed(writer):
    event = next(e for e in _events(writer) if e["actor"] and e["status"] == "happened")
    form = writer.get("/correct", params={"event": event["id"]})
    assert form.status_code == 200
    sent = _form(
        event, what="THREATEN/violence", status="planned", recipient=["NATO", ""], by="A. Nother", note="So it is."
    )
    answer = writer.post("/correct", data=sent)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/document?id={DOC}#s{event['sentence']}")
    after = next(e for e in _events(writer) if e["id"] == event["id"])
    assert (after["type"], after["mode"], after["status"]) == ("THREATEN", "violence", "planned")
    assert [a["name"] for a in after["recipient"]] == ["NATO"]
    assert after["actor"] == event["actor"]
    (one,) = _log(writer)
    assert (one["correction"]["by"], one["correction"]["note"], one["fate"]) == ("A. Nother", "So it is.", "in effect")
    happening = writer.get("/happenings.json", params={"doc": DOC, "type": "THREATEN"}).json()["happenings"]
    assert after["happening"] in {h["id"] for h in happening}
    assert 'value="A. Nother"' in writer.get("/correct", params={"event": event["id"]}).text


def test_only_what_is_said_otherwise_is_corrected(writer):
    event = next(e for e in _events(writer) if e["actor"] and e["recipient"])
    assert writer.post("/correct", data=_form(event)).status_code == 400
    writer.post("/correct", data=_form(event, status="denied"))
    (one,) = _log(writer)
    assert {k for k, v in one["correction"]["edit"].items() if v is not None} == {"status"}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, "Nothing is changed yet"),
        ({"what": "HUG"}, "choose what it is"),
        ({"status": "soon"}, "one of happened"),
        ({"actor": ["he ="]}, "no party is named"),
        ({"recipient": ["Ruiz, QQQ"]}, "is no country"),
        ({"source": "Ruiz, QQQ"}, "is no country"),
        ({"status": "denied", "note": "x" * 3000}, "too long"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(writer, changed, said):
    event = next(e for e in _events(writer) if e["actor"])
    answer = writer.post("/correct", data=_form(event, **changed))
    assert answer.status_code == 400
    assert said in answer.text
    assert _log(writer) == []
    for name, value in changed.items():
        if name in ("actor", "recipient"):
            assert f'value="{value[0]}"' in answer.text


def test_an_event_is_none_and_that_is_undone_and_redone(writer):
    event = _events(writer)[0]
    writer.post("/correct", data={"act": "wrong", "event": event["id"], "doc": DOC})
    assert event["id"] not in {e["id"] for e in _events(writer)}
    text = writer.get("/document", params={"id": DOC}).text
    assert "is no event" in text
    (one,) = _log(writer)
    name = one["correction"]["id"]
    answer = writer.post("/correct", data={"act": "undo", "correction": name, "doc": DOC})
    assert answer.headers["location"] == f"/document?id={DOC}#history"
    assert event in _events(writer)
    writer.post("/correct", data={"act": "redo", "correction": name, "doc": DOC})
    assert event["id"] not in {e["id"] for e in _events(writer)}
    assert [one["correction"]["action"] for one in _log(writer)] == ["wrong", "undo", "undo"]


def test_an_event_that_was_missed_is_added_by_its_words(writer):
    data = writer.get("/document.json", params={"id": DOC}).json()
    text = data["document"]["text"]
    number, start, end = next(s for s in data["sentences"] if "Assembly" in text[s[1] : s[2]])
    sent = {"doc": DOC, "act": "add", "sentence": str(number), "words": "assembl", "what": "AID", "actor": ["UN", ""]}
    answer = writer.post("/correct", data=sent | {"recipient": ["", ""]})
    assert answer.headers["location"] == f"/document?id={DOC}#s{number}"
    (event,) = [e for e in _events(writer) if e["because"].get("corrected") == "added"]
    assert start <= event["start"] < event["end"] <= end
    assert "assembl" in event["trigger"].lower()
    assert text[event["start"] : event["end"]] == event["trigger"]
    assert writer.post("/correct", data=sent).status_code == 400
    assert "already" in writer.post("/correct", data=sent).text
    assert "do not stand" in writer.post("/correct", data=sent | {"words": "zebra"}).text
    assert "choose one" in writer.post("/correct", data=sent | {"sentence": "99"}).text
    assert "do not stand" in writer.post("/correct", data=sent | {"words": ""}).text


def test_more_rows_for_parties(writer):
    event = next(e for e in _events(writer) if e["actor"])
    once = writer.get("/correct", params={"event": event["id"]}).text.count('name="actor"')
    more = writer.post("/correct", data=_form(event, act="more", status="denied"))
    assert more.status_code == 200
    assert more.text.count('name="actor"') > once
    assert '<option value="denied" selected>' in more.text
    assert _log(writer) == []


def test_checked_documents_make_the_gold_file(writer, tmp_path):
    assert writer.get("/gold.jsonl").text == ""
    assert "Nobody has corrected" in writer.get("/corrections").text
    event = _events(writer)[0]
    writer.post("/correct", data={"act": "wrong", "event": event["id"], "doc": DOC})
    assert writer.get("/gold.jsonl").text == ""
    assert len(writer.get("/gold.jsonl?all=1").text.splitlines()) == 1
    writer.post("/correct", data={"act": "check", "doc": DOC, "by": "A. Nother"})
    gold = writer.get("/gold.jsonl")
    assert "attachment" in gold.headers["content-disposition"]
    (tmp_path / "gold.jsonl").write_text(gold.text)
    (read,) = load_gold(tmp_path / "gold.jsonl")
    assert len(read.events) == len(_events(writer))
    assert "✓ Checked" in writer.get("/document", params={"id": DOC}).text
    listed = writer.get("/corrections").text
    assert "1 document corrected, 1 of them checked" in listed
    assert "✓ checked" in writer.get("/documents").text
    assert [json.loads(line)["action"] for line in writer.get("/corrections.jsonl").text.splitlines()] == [
        "wrong",
        "checked",
    ]
    assert writer.get("/corrections.json").json()["documents"][0]["doc"] == DOC


@pytest.mark.parametrize(("most", "documents"), [(2, 3), (3, 3), (1, 2)])
def test_corrected_documents_come_in_pages_that_hold_each_once(writer, own_store, monkeypatch, most, documents):
    monkeypatch.setattr("foedus.web.pages.correcting._LISTED", most)
    with foedus.Ledger.open(own_store) as ledger:
        checked = [one.id for one in ledger.documents()][:documents]
        for doc in checked:
            ledger.corrections.check(doc)
        order = [one.doc for one in ledger.corrections.documents()]
    seen, address, befores = [], "/corrections", []
    while address:
        page = writer.get(address).text
        assert f"{documents} documents corrected" in page
        shown = re.findall(r'<a class="main" href="/document\?id=([^"]+)"', page)
        assert 0 < len(shown) <= most
        seen += map(unquote, shown)
        befores.append(re.search(r'rel="prev"', page) is not None)
        found = re.search(r'rel="next" href="([^"]+)"', page)
        address = unescape(found[1]) if found else None
    assert seen == order
    assert sorted(seen) == sorted(checked)
    assert befores == [n > 0 for n in range(-(-documents // most))]
    assert [one["doc"] for one in writer.get("/corrections.json").json()["documents"]] == order
    assert len(writer.get("/corrections.csv").text.splitlines()) == 1 + documents


@pytest.mark.parametrize("cursor", ["-1", "x", "99999999", "٣"])
def test_a_cursor_that_is_none_gives_the_first_page_of_corrections(writer, own_store, cursor):
    with foedus.Ledger.open(own_store) as ledger:
        ledger.corrections.check(DOC)
    assert f"id={DOC}" in writer.get("/corrections", params={"cursor": cursor}).text


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({}, 400),
        ({"act": "shrug"}, 400),
        ({"act": "wrong", "event": "nobody"}, 400),
        ({"act": "change", "event": "nobody"}, 404),
        ({"act": "add", "doc": "nobody"}, 404),
        ({"act": "check", "doc": "nobody"}, 400),
        ({"act": "undo", "correction": "nobody"}, 400),
        ({"act": "redo", "correction": "nobody"}, 400),
    ],
)
def test_what_is_not_there_is_named(writer, sent, status):
    assert writer.post("/correct", data=sent).status_code == status
    assert writer.get("/corrections.json").json()["documents"] == []


@pytest.mark.parametrize("query", ["", "event=nobody", "doc=nobody"])
def test_a_form_for_nothing_is_not_found(writer, query):
    assert writer.get(f"/correct?{query}").status_code == 404


def test_who_may_not_write_is_asked_to_sign_in(own_store):
    settings = Settings(db=own_store, token="a long enough token")
    with TestClient(create_app(settings), base_url=BASE, follow_redirects=False) as client:
        text = client.get("/document", params={"id": DOC}).text
        assert 'method="post"' not in text
        assert "/sign-in?next=" in text
        event = _events(client)[0]["id"]
        asked = client.get("/correct", params={"event": event})
        assert asked.status_code == 303
        assert parse_qs(urlsplit(asked.headers["location"]).query)["next"] == [f"/correct?event={event}"]
        assert client.post("/correct", data={"act": "wrong", "event": event}).status_code == 401
        assert event in {e["id"] for e in _events(client)}


def test_another_site_cannot_correct(writer):
    event = _events(writer)[0]["id"]
    for headers in ({"origin": "https://elsewhere.example"}, {"sec-fetch-site": "cross-site"}):
        assert writer.post("/correct", data={"act": "wrong", "event": event}, headers=headers).status_code == 403
    assert _log(writer) == []


@pytest.fixture
def at(own_store, serve):
    """The address of a server over a store of the test's own."""
    return serve(Settings(db=own_store))


def test_the_whole_way_without_scripts(tab, at, own_store):
    page = tab(f"/document?id={DOC}", at=at, scripts=False)
    page.locator("#e1 > summary").focus()
    page.keyboard.press("Enter")
    with page.expect_navigation():
        page.locator("#e1 >> text=Change…").click()
    page.select_option("#f-status", "hypothetical")
    page.fill("#f-by", "A. Nother")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{at}/document?id={DOC}#s*")
    assert "changed by hand" in page.locator("#e1 > summary").inner_text()
    assert "A. Nother" in page.locator("#history").inner_text()
    with page.expect_navigation():
        page.locator("#history >> text=Undo").click()
    assert "changed by hand" not in page.locator("#e1 > summary").inner_text()
    with page.expect_navigation():
        page.locator("#history >> text=Redo").click()
    assert "changed by hand" in page.locator("#e1 > summary").inner_text()
    with page.expect_navigation():
        page.locator("text=All is right now").click()
    assert "✓ Checked" in page.locator(".checkmark").inner_text()
    with foedus.Ledger.open(own_store, read_only=True) as ledger:
        assert ledger.corrections.of(DOC).checked


def test_words_chosen_in_the_text_become_an_event(tab, at, own_store, axe):
    page = tab(f"/document?id={DOC}", at=at)
    words = page.evaluate(
        """() => {
            const of = [...document.querySelectorAll('.s[data-s]')].find((s) => s.textContent.includes('Assembly'));
            const walker = document.createTreeWalker(of, NodeFilter.SHOW_TEXT);
            let here = null;
            while (!here && walker.nextNode()) {
                const node = walker.currentNode;
                if (node.textContent.includes('Assembly') && !node.parentElement.closest('sup')) here = node;
            }
            const range = document.createRange();
            range.setStart(here, here.textContent.indexOf('Assembly'));
            range.setEnd(here, range.startOffset + 8);
            getSelection().removeAllRanges(); getSelection().addRange(range);
            return of.dataset.s;
        }"""
    )
    offer = page.locator(".offer")
    offer.wait_for(state="visible")
    axe(page)
    with page.expect_navigation():
        offer.click()
    assert parse_qs(urlsplit(page.url).query)["sentence"] == [words]
    assert page.locator("#sentence mark").inner_text() == "Assembly"
    axe(page)
    page.select_option("#f-what", "AID")
    page.locator("#f-actor-1").fill("NATO")
    page.locator("button.main").click()
    page.wait_for_url("**/document**")
    with foedus.Ledger.open(own_store, read_only=True) as ledger:
        (event,) = [e for e in ledger.events(doc=DOC) if e.because.get("corrected") == "added"]
    assert (event.trigger, event.type, event.actor[0].name) == ("Assembly", "AID", "NATO")
    assert page.locator("text=added by hand").count() == 1


def test_what_cannot_be_is_shown_at_its_field(tab, at, axe):
    tab.forgive("400")
    page = tab(f"/correct?doc={quote(DOC)}", at=at)
    page.fill("#f-words", "zebra")
    page.select_option("#f-what", "AID")
    with page.expect_navigation():
        page.locator("button.main").click()
    assert page.locator("#f-words").get_attribute("aria-invalid") == "true"
    assert page.locator("[role=alert]").is_visible()
    axe(page)


@pytest.mark.parametrize("look", [{"width": 1400}, {"width": 400, "dark": True}])
def test_the_form_has_no_fault_of_access(tab, axe, stored, look):
    with foedus.Ledger.open(stored, read_only=True) as ledger:
        event = ledger.events(doc=DOC)[0].id
    axe(tab(f"/correct?event={event}", **look))
