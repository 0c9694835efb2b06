"""One happening's page: its tellings, who says so and who denies, copies as one voice, what came before and after."""

import csv
import io
import re

import pytest
from starlette.testclient import TestClient

import foedus
from foedus.web import Settings, create_app

BASE = "http://localhost:8017"
WIRE = (
    "French troops attacked the Egyptian garrison at Port Said on Monday and killed 17 soldiers. The fighting began"
    " before dawn near the harbour and went on until noon, when the last of the defenders left the customs house."
    " Residents counted six burnt lorries on the road to the station and said that the water was cut off."
)
OWN = (
    "At Port Said French troops attacked the Egyptian garrison on Monday, and at least 30 soldiers were killed,"
    " hospital workers said."
)
DENIAL = (
    "France denied on Tuesday that French troops attacked the Egyptian garrison at Port Said. A minister in Paris told"
    " the assembly that no soldier had left his ship, and he asked for patience until the general's telegram was read."
)


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """A caller of a server over a store in which one attack is told by a wire, its copy, another, and denied."""
    path = tmp_path_factory.mktemp("told") / "told.db"
    texts = [
        ("a", WIRE, "Harbour Review"), ("b", WIRE, "Canal Times"), ("c", OWN, "Delta Post"), ("d", DENIAL, "Suez Mail"),
    ]  # fmt: skip
    with foedus.Ledger.open(path) as ledger:
        for name, text, publisher in texts:
            ledger.add(foedus.read(text, date="1956-11-06", publisher=publisher, id=name), version="test")
    with TestClient(create_app(Settings(db=path)), base_url=BASE) as made:
        yield made


@pytest.fixture(scope="module")
def attack(told):
    """The attack's record."""
    found = told.get("/happenings.json?type=ASSAULT").json()["happenings"]
    return max(found, key=lambda h: len(h["events"]))


def address(happening, form=""):
    return f"/happening{form}?id={happening['id']}"


def plain(page):
    """The words of a page's main part."""
    main = page[page.index("<main") : page.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def test_every_report_is_quoted_once_a_voice(told, attack):
    page = told.get(address(attack))
    data = told.get(address(attack, ".json")).json()
    assert page.status_code == 200
    voices = {data["voices"].get(doc["id"], doc["id"]) for doc in data["documents"]}
    assert page.text.count('<section class="voice"') == len(voices) == attack["independent"] < len(data["documents"])
    heads = re.findall(r'<section class="voice" aria-label="([^"]+)"', page.text)
    assert "Harbour Review" in heads
    assert "Canal Times" not in heads


def test_a_copy_is_named_with_its_voice(told, attack):
    assert re.search(r"One voice: the same story also in Canal Times", plain(told.get(address(attack)).text))


def test_who_denies_is_told_apart(told, attack):
    page = told.get(address(attack)).text
    assert attack["denied_by"]
    assert re.findall(r'<li class="denies"><b>(.*?)</b>', page) == attack["denied_by"]
    assert "disputed" in plain(page)


def test_numbers_stand_with_those_who_give_them(told, attack):
    assert {number["value"] for number in attack["numbers"]} == {17.0, 30.0}
    words = plain(told.get(address(attack)).text)
    assert re.search(r"Killed they differ 17 Harbour Review, Canal Times at least 30 Delta Post", words)


def test_sentences_lead_to_their_place_in_the_document(told, attack):
    page = told.get(address(attack)).text
    for doc in ("a", "c", "d"):
        assert f'href="/document?id={doc}#s0"' in page


def test_its_table_is_its_reports(told, attack):
    rows = list(csv.DictReader(io.StringIO(told.get(address(attack, ".csv")).text)))
    assert [row["id"] for row in rows] == [telling["event"] for telling in attack["events"]]


def test_many_reports_come_in_pages(told, attack, monkeypatch):
    monkeypatch.setattr("foedus.web.pages.happening.MOST_READ", 2)
    page = told.get(address(attack)).text
    assert "Reports 1 to 2 of" in page
    assert f"/happening?id={attack['id']}&amp;from=2" in page
    later = told.get(address(attack) + "&from=2").text
    assert "Reports 3 to" in later
    assert "Earlier reports" in later


def test_reactions_lead_to_each_other(client):
    found = client.get("/happenings.json?limit=200").json()["happenings"]
    for happening in (h for h in found if h["reacts_to"]):
        assert f"/happening?id={happening['reacts_to']}" in client.get(address(happening)).text
        cause = client.get(f"/happening?id={happening['reacts_to']}").text
        assert f"/happening?id={happening['id']}" in cause


def test_every_happening_has_a_page(client):
    for happening in client.get("/happenings.json?limit=200").json()["happenings"]:
        assert client.get(address(happening)).status_code == 200
        assert client.get(address(happening, ".json")).json()["happening"] == happening


@pytest.mark.parametrize(("query", "status"), [("", 404), ("?id=none", 404), ("?id=" + "x" * 3000, 400)])
def test_unknown_ids_are_said_to_be_unknown(client, query, status):
    assert client.get(f"/happening{query}").status_code == status
    assert client.get(f"/happening.json{query}").headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("value", ["-1", "x", "1000000", "²"])
def test_a_wrong_start_is_refused(told, attack, value):
    assert told.get(address(attack), params={"id": attack["id"], "from": value}).status_code == 400
