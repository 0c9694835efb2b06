"""The REST API: filters as the command line's, paging by links, problem details, tags, files, corrections."""

import asyncio
import csv
import io
import json
import time
from dataclasses import fields, replace
from urllib.parse import urlsplit

import pytest
from starlette.testclient import TestClient

from foedus.formats.exporting import FORMS
from foedus.ledger import Ledger
from foedus.ledger.filters import Filters
from foedus.records import plain
from foedus.web import Settings, adding, create_app
from foedus.web.api import PATH, exports
from foedus.web.api.arguments import AnySelection, CommitmentSelection, Selection
from foedus.web.store import Store

BASE = "http://localhost:8017"
LISTS = ["happenings", "events", "claims", "commitments", "documents"]


@pytest.fixture
def ask(client):
    """`ask("/events", type="AID")`: the answer as JSON."""

    def asked(path, code=200, /, **arguments):
        found = client.get(PATH + path, params=arguments)
        assert found.status_code == code, found.text[:500]
        return found.json()

    return asked


@pytest.fixture
def ledger(stored):
    with Ledger.open(stored, read_only=True) as opened:
        yield opened


@pytest.mark.parametrize("model", [Selection, CommitmentSelection, AnySelection])
def test_the_filters_are_the_stores(model):
    assert set(model.model_fields) == {f.name for f in fields(Filters)}


@pytest.mark.parametrize("kind", LISTS)
def test_lists_have_the_records_of_the_store(ask, ledger, kind):
    found = ask(f"/{kind}", limit=1000, order="oldest")
    assert found["items"] == [plain(r) for r in ledger.page(kind, limit=1000, newest=False).items]
    assert (found["next"], found["previous"]) == (None, None)


@pytest.mark.parametrize(
    "arguments",
    [
        {"type": "ASSAULT"},
        {"actor": "Egypt"},
        {"actor": "EGY", "status": "happened"},
        {"between": "France, GBR"},
        {"between": "France; GBR"},
        {"since": "1956-11-01", "until": "1956-11-30"},
        {"search": '"broke off"'},
        {"min_score": 0.9},
        {"place": "Port Said"},
        {"place": "Cairo"},
    ],
)
def test_filters_are_understood_as_everywhere(client, ask, ledger, arguments):
    found = ask("/happenings", limit=1000, **arguments)["items"]
    page = client.get("/happenings.json", params={**arguments, "limit": 200}).json()
    assert found
    assert found == page["happenings"]
    assert ask("/totals", **arguments)["happenings"] == len(found)


@pytest.mark.parametrize("kind", ["happenings", "events", "claims"])
def test_links_lead_through_the_whole_list_and_back(client, kind):
    whole = client.get(f"{PATH}/{kind}?limit=1000").json()["items"]
    found, address, steps = [], f"{PATH}/{kind}?limit=7&min_score=0", []
    while address is not None:
        answer = client.get(address)
        found += answer.json()["items"]
        steps.append(address)
        address = answer.links.get("next", {}).get("url")
        assert address is None or urlsplit(address).path == f"{PATH}/{kind}"
    assert found == whole
    back = client.get(answer.links["prev"]["url"]).json()["items"]
    assert back == whole[(len(steps) - 2) * 7 : (len(steps) - 1) * 7]


def test_a_happening_comes_with_its_sentences(ask, ledger):
    (one,) = [h for h in ledger.happenings(type="SANCTION") if h.gist == "broke off"]
    found = ask("/happening", id=one.id)
    assert found["happening"] == plain(one)
    assert "Saudi Arabia" in found["reports"][0]["sentence"]
    assert found["reports"][0]["document"]["text"] == ""
    assert found["more"] is False


def test_a_document_comes_whole(ask, ledger):
    (coded,) = ledger.coded(doc="nile-1956-11-24")
    found = ask("/document", id="nile-1956-11-24")
    assert found["document"] == plain(coded.document)
    for kind in ("events", "claims", "slant", "commitments"):
        assert found[kind] == [plain(r) for r in getattr(coded, kind)]
    assert [s["text"] for s in found["sentences"]] == [s.text for s in coded.sentences]


@pytest.mark.parametrize("path", ["/happening", "/document", "/treaty", "/corrections"])
def test_none_of_that_id(ask, path):
    found = ask(path, 404, **{"doc" if path == "/corrections" else "id": "no such thing"})
    assert (found["status"], found["instance"]) == (404, PATH + path)


def test_questions_have_the_answers_of_the_command_line(ask):
    import foedus

    arguments = {"attacker": "Germany", "target": "BEL", "on": "1914-08-04"}
    assert ask("/obligations", **arguments) == plain(foedus.obligations("DEU", "BEL", on="1914-08-04"))
    told = ask("/alignment", x="France", y="Germany", since="2000-01-01", until="2000-12-31")
    assert (told["x"], told["y"], len(told["commitments"])) == ("FRA", "DEU", 1)


def test_what_if_reads_no_file(ask, tmp_path):
    (tmp_path / "treaty.toml").write_text("[[treaty]]")
    found = ask("/obligations", 400, attacker="DEU", target="BEL", on="1914-08-04", add=str(tmp_path / "treaty.toml"))
    assert "treaty" in found["detail"]


def test_treaties_of_the_register(ask):
    found, cursor = [], ""
    while cursor is not None:
        page = ask("/treaties", actor="Poland", on="2025-06-01", limit=3, cursor=cursor)
        found += [t["id"] for t in page["items"]]
        cursor = page["next"]
    assert "NATO" in found
    assert found == sorted(found)
    assert ask("/treaty", id="NATO")["signed"] == "1949-04-04"


@pytest.mark.parametrize(
    ("path", "arguments", "word"),
    [
        ("/happenings", {"limit": 1001}, "limit"),
        ("/happenings", {"limit": 0}, "limit"),
        ("/events", {"type": "WAR"}, "type"),
        ("/events", {"tpye": "AID"}, "tpye"),
        ("/events", {"since": "20240620"}, "since"),
        ("/events", {"since": "1718841600"}, "since"),
        ("/events", {"between": "PRK"}, "between"),
        ("/claims", {"min_score": 2}, "min_score"),
        ("/commitments", {"status": "happened"}, "status"),
        ("/obligations", {"attacker": "DEU"}, "target"),
        ("/obligations", {"attacker": "Atlantis", "target": "BEL"}, "Atlantis"),
        ("/obligations", {"attacker": "DEU", "target": "BEL", "depth": 4}, "depth"),
        ("/alignment", {"x": "FRA", "y": "France"}, "France"),
        ("/treaties", {"actor": "Atlantis"}, "Atlantis"),
        ("/export", {"format": "gexf", "records": "events"}, "gexf"),
        ("/export", {"format": "xlsx"}, "format"),
    ],
)
def test_wrong_arguments_are_named(client, path, arguments, word):
    found = client.get(PATH + path, params=arguments)
    assert (found.status_code, found.headers["content-type"]) == (400, "application/problem+json")
    problem = found.json()
    assert {"type", "title", "status", "detail", "instance"} <= set(problem)
    assert word in problem["detail"]


@pytest.mark.parametrize(
    ("method", "path", "allow"), [("DELETE", "/corrections", "GET, POST"), ("PUT", "/ties", "GET")]
)
def test_other_methods_are_refused(client, method, path, allow):
    found = client.request(method, PATH + path)
    assert (found.status_code, found.headers["allow"]) == (405, allow)
    assert found.headers["content-type"] == "application/problem+json"


def test_an_unknown_address_and_a_broken_server_are_problem_details(stored, monkeypatch):
    app = create_app(Settings(db=stored))
    with TestClient(app, base_url=BASE, raise_server_exceptions=False) as caller:
        found = caller.get(f"{PATH}/nothing")
        assert (found.status_code, found.json()["status"]) == (404, 404)
        monkeypatch.setattr(Ledger, "totals", lambda *_: 1 / 0)
        found = caller.get(f"{PATH}/totals")
        assert (found.status_code, found.headers["content-type"]) == (500, "application/problem+json")
        assert "division" not in found.text


def test_a_store_that_is_gone_is_a_problem(tmp_path):
    with TestClient(create_app(Settings(db=tmp_path / "none.db")), base_url=BASE) as caller:
        assert caller.get(f"{PATH}/happenings").status_code == 503


def test_an_answer_is_sent_once(own_store, coded):
    with TestClient(create_app(Settings(db=own_store)), base_url=BASE) as caller:
        first = caller.get(f"{PATH}/happenings?limit=5")
        tag = {"if-none-match": first.headers["etag"]}
        again = caller.get(f"{PATH}/happenings?limit=5", headers=tag)
        assert (again.status_code, again.content) == (304, b"")
        assert caller.get(f"{PATH}/happenings?limit=6", headers=tag).status_code == 200
        with Ledger.open(own_store) as ledger:
            ledger.add(coded, version="test")
        app = caller.app._app
        for held in app.state.store._free:
            held._index and held._index.expire()
        changed = caller.get(f"{PATH}/happenings?limit=5", headers=tag)
        assert (changed.status_code, changed.headers["etag"] != first.headers["etag"]) == (200, True)


@pytest.mark.parametrize("form", list(FORMS))
def test_files_are_those_of_the_command_line(client, ledger, form):
    from foedus.formats.exporting import export

    found = client.get(f"{PATH}/export", params={"format": form, "actor": "EGY"})
    assert found.status_code == 200
    assert found.headers["content-type"].split(";")[0] == FORMS[form].media
    assert found.headers["content-disposition"].startswith('attachment; filename="foedus-')
    assert found.content == b"".join(export(ledger, form, Filters(actor="EGY")))


def test_the_forms_and_records_are_all_there():
    assert set(exports.FormName.__args__) == set(FORMS)
    assert set(exports.RecordKind.__args__) == {kind for form in FORMS.values() for kind in form.records}


def test_an_export_ends_when_the_client_leaves(stored, monkeypatch):
    asked = []
    page = Ledger.page
    monkeypatch.setattr(Ledger, "page", lambda self, *a, **k: asked.append(1) or page(self, *a, **{**k, "limit": 1}))
    monkeypatch.setattr(exports, "_PART", 1)
    app = create_app(Settings(db=stored))
    sent = []

    async def leave_after_the_first_part():
        left, given = asyncio.Event(), []

        async def receive():
            if not given:
                given.append({"type": "http.request", "body": b"", "more_body": False})
                return given[0]
            await left.wait()
            return {"type": "http.disconnect"}

        async def send(message):
            sent.append(message)
            if message["type"] == "http.response.body":
                left.set()
                await asyncio.sleep(0.05)

        address = {"path": f"{PATH}/export", "query_string": b"format=jsonl", "method": "GET", "scheme": "http"}
        more = {"type": "http", "headers": [(b"host", b"localhost")], "asgi": {"spec_version": "2.3"}, "state": {}}
        await app({**address, **more, "raw_path": b"", "root_path": "", "server": ("localhost", 80)}, receive, send)

    asyncio.run(leave_after_the_first_part())
    assert len(asked) < 10


def test_corrections_are_made_undone_and_made_again(own_store):
    with TestClient(create_app(Settings(db=own_store)), base_url=BASE) as caller:
        event = caller.get(f"{PATH}/events?doc=harbour-1956-12-22").json()["items"][0]
        draft = {"action": "change", "doc": event["doc"], "event": event["id"], "by": "A. Reader"}
        made = caller.post(f"{PATH}/corrections", json={**draft, "edit": {"status": "planned", "recipient": ["Egypt"]}})
        assert made.status_code == 201, made.text
        now = caller.get(f"{PATH}/document", params={"id": event["doc"]}).json()["events"]
        (found,) = [e for e in now if e["start"] == event["start"] and e["type"] == event["type"]]
        assert (found["status"], found["recipient"][0]["country"]) == ("planned", "EGY")
        undone = caller.post(f"{PATH}/corrections/undo", json={"correction": made.json()["id"]})
        assert undone.status_code == 201
        fates = [one["fate"] for one in caller.get(f"{PATH}/corrections", params={"doc": event["doc"]}).json()]
        assert fates[0] == "undone"
        assert caller.post(f"{PATH}/corrections/redo", json={"correction": made.json()["id"]}).status_code == 201
        listed = caller.get(f"{PATH}/corrected").json()
        assert [one["doc"] for one in listed] == [event["doc"]]


def test_every_kind_of_correction_is_taken(own_store):
    with TestClient(create_app(Settings(db=own_store)), base_url=BASE) as caller:
        document = caller.get(f"{PATH}/document?id=nile-1956-11-24").json()
        sentence = document["sentences"][0]
        free = sentence["text"].split()[0]
        doc = {"doc": "nile-1956-11-24"}
        for draft in (
            {"action": "wrong", "event": document["events"][0]["id"]},
            {
                "action": "add",
                "start": sentence["start"],
                "end": sentence["start"] + len(free),
                "edit": {"type": "AID"},
            },
            {"action": "checked", "note": "read twice"},
        ):
            made = caller.post(f"{PATH}/corrections", json={**doc, **draft})
            assert (made.status_code, made.json().get("action")) == (201, draft["action"]), made.text


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"action": "wrong", "doc": "nile-1956-11-24", "event": "none"}, 400),
        ({"action": "wrong", "doc": "none", "event": "none"}, 404),
        ({"action": "burn", "doc": "nile-1956-11-24"}, 400),
        ({"action": "checked", "doc": "nile-1956-11-24", "more": 1}, 400),
        ({"action": "add", "doc": "nile-1956-11-24", "start": 0, "end": 4, "edit": {}}, 400),
        ([], 400),
    ],
)
def test_wrong_corrections_are_refused(own_store, body, status):
    with TestClient(create_app(Settings(db=own_store)), base_url=BASE) as caller:
        found = caller.post(f"{PATH}/corrections", json=body)
        assert (found.status_code, found.headers["content-type"]) == (status, "application/problem+json"), found.text


def test_writing_over_the_api_needs_the_token_elsewhere(stored):
    settings = Settings(db=stored, host="192.0.2.7", token="a-token-that-is-long")
    with TestClient(create_app(settings), base_url="http://192.0.2.7:8017") as caller:
        found = caller.post(f"{PATH}/corrections", json={})
        assert (found.status_code, found.headers["www-authenticate"]) == (401, "Bearer")
        assert found.json()["title"] == "Unauthorized"
        assert caller.get(f"{PATH}/totals").status_code == 200


def test_the_description_is_openapi_and_whole(client):
    told = client.get(f"{PATH}/openapi.json").json()
    assert told["openapi"].startswith("3.1")
    assert told["servers"] == [{"url": PATH}]
    assert "HTTPValidationError" not in json.dumps(told)
    event = told["components"]["schemas"]["Event"]
    assert event["required"] == list(event["properties"])
    for path, methods in told["paths"].items():
        for method, operation in methods.items():
            assert operation["summary"], (path, method)
            assert operation["description"], (path, method)
            assert all("description" in p for p in operation.get("parameters", ())), (path, method)


def test_the_page_tells_every_operation_and_loads_nothing_from_elsewhere(client):
    told = client.get(f"{PATH}/openapi.json").json()
    page = client.get("/api").text
    for path, methods in told["paths"].items():
        for method in methods:
            assert f"{method.upper()} {PATH}{path}" in page
    assert "http://" not in page.replace("http://www.w3.org", "")
    assert "https://" not in page


def test_rows_of_a_table_are_safe_for_spreadsheets(own_store, coded):
    event = replace(coded.events[0], trigger="=1+1")
    with Ledger.open(own_store) as ledger:
        ledger.add(replace(coded, events=(event,), happenings=()), version="test")
    with TestClient(create_app(Settings(db=own_store)), base_url=BASE) as caller:
        text = caller.get(f"{PATH}/export?format=csv&records=events&doc=suez").text
    assert [row["trigger"] for row in csv.DictReader(io.StringIO(text))] == ["'=1+1"]


def test_an_export_reads_through_any_thread(stored):
    reader = exports._Reader(Store(stored))
    assert reader.page("events", Filters(), limit=1).items
    assert reader.ties(Filters())
    assert reader.places(Filters())
    assert reader.slant(doc="nile-1956-11-24")


def test_texts_are_added_in_the_background(own_store):
    text = "Norway recalled its ambassador from Chad on Monday."
    given = {"documents": [{"text": text, "id": "oslo", "title": "An ambassador", "date": "2019-05-08"}]}
    with TestClient(create_app(Settings(db=own_store)), base_url=BASE) as caller:
        made = caller.post(f"{PATH}/documents", json=given)
        assert (made.status_code, made.json()["state"]) == (202, "waiting")
        assert made.headers["location"] == f"{PATH}/job?id={made.json()['id']}"
        until = time.monotonic() + 60
        while (job := caller.get(made.headers["location"]).json())["state"] in ("waiting", "reading"):
            assert time.monotonic() < until
            time.sleep(0.1)
        assert (job["state"], job["new"], job["failed"]) == ("done", 1, 0), job
        (event,) = caller.get(f"{PATH}/events?doc=oslo").json()["items"]
        assert (event["type"], event["date"]) == ("SANCTION", "2019-05-06")
        assert [one["id"] for one in caller.get(f"{PATH}/jobs").json()] == [job["id"]]


def test_a_job_can_be_stopped(own_store, monkeypatch):
    monkeypatch.setattr(adding.Adding, "_start", lambda _: None)
    with TestClient(create_app(Settings(db=own_store)), base_url=BASE) as caller:
        made = caller.post(f"{PATH}/documents", json={"documents": [{"text": "x"}]}).json()
        stopped = caller.post(f"{PATH}/job/cancel", json={"id": made["id"]})
        assert (stopped.status_code, stopped.json()["state"]) == (200, "cancelled")
        assert caller.get(f"{PATH}/job?id=none").status_code == 404


@pytest.mark.parametrize(
    "document", [{}, {"text": ""}, {"text": " "}, {"text": "x", "url": "javascript:x"}, {"text": "x", "date": "May"}]
)
def test_texts_that_are_none_are_refused(client, document):
    found = client.post(f"{PATH}/documents", json={"documents": [document]})
    assert (found.status_code, found.headers["content-type"]) == (400, "application/problem+json")


def test_a_selection_can_be_had_as_a_dossier(client, ledger):
    from foedus.pages import dossier

    found = client.get(f"{PATH}/dossier", params={"doc": "nile-1956-11-24", "title": "The <canal>"})
    assert found.headers["content-disposition"].startswith("attachment")
    assert "The &lt;canal&gt;" in found.text
    assert found.text == dossier(tuple(ledger.coded(doc="nile-1956-11-24")), title="The <canal>")
    of_two = client.get(f"{PATH}/dossier", params={"between": "Saudi Arabia,FRA"})
    (coded,) = [c for c in ledger.coded() if any("broke off" in s.text for s in c.sentences)]
    assert of_two.text == dossier((coded,), about=("SAU", "FRA"))
