"""What binds: the what-if, commitments, the register, actors and pairs, as pages, JSON and CSV."""

import csv
import io

import pytest

from foedus.ledger import Ledger

CASE = "/obligations?attacker=PRK&target=KOR&on=2025-06-01"
VIEWS = ["/obligations", "/commitments", "/register", "/treaty?id=NATO", "/actors", "/actor?name=GBR",
         "/actor?name=Nikita+Khrushchev", "/pair?x=GBR&y=FRA", "/pair", CASE]  # fmt: skip


@pytest.mark.parametrize("view", VIEWS)
def test_pages_answer(client, view):
    found = client.get(view)
    assert found.status_code in (200, 404)
    assert "<h1>" in found.text
    assert 'style="' not in found.text
    assert "<script>" not in found.text


def test_the_what_if_says_who_is_bound(client):
    page = client.get(CASE).text
    assert "If North Korea attacked South Korea" in page
    assert "Mutual Defense Treaty between the United States and the Republic of Korea" in page
    findings = client.get(CASE.replace("obligations?", "obligations.json?")).json()["findings"]
    assert {f["state"] for f in findings if f["status"] == "bound" and f["kind"] == "defence"} == {"USA"}
    rows = list(csv.DictReader(io.StringIO(client.get(CASE.replace("obligations?", "obligations.csv?")).text)))
    assert len(rows) == len(findings)


@pytest.mark.parametrize(
    ("more", "gone"), [("&drop=US_KOR53", True), ("&add=JPN%3C%3EKOR", False), ("&depth=1&counter=all", False)]
)
def test_treaties_may_be_supposed_and_left_out(client, more, gone):
    findings = client.get(CASE.replace("obligations?", "obligations.json?") + more).json()["findings"]
    bound = {f["state"] for f in findings if f["status"] == "bound" and f["kind"] == "defence"}
    assert ("USA" not in bound) is gone
    assert ("JPN" in bound) is ("JPN" in more)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("attacker=PRK&target=Ruritania", "is no state that foedus knows"),
        ("attacker=PRK&target=PRK", "attacker and target at once"),
        ("attacker=PRK", "o target is named"),
        ("attacker=PRK&target=KOR&on=soon", "is no date of the form"),
        ("attacker=PRK&target=KOR&on=1500-01-01", "beyond the register"),
        ("attacker=PRK&target=KOR&drop=NOSUCH", "has no treaty"),
        ("attacker=PRK&target=KOR&add=/etc/passwd", "is no file and no treaty in short"),
        ("attacker=PRK&target=KOR&depth=9", "is no number from 0 to 3"),
        ("attacker=<script>&target=KOR", "is no state that foedus knows"),
    ],
)
def test_a_wrong_case_is_said_at_the_form(client, arguments, said):
    page = client.get(f"/obligations?{arguments}")
    assert page.status_code == 400
    assert said in page.text
    assert 'role="alert"' in page.text
    assert "<script>&" not in page.text
    program = client.get(f"/obligations.json?{arguments}")
    assert program.status_code == 400
    assert program.headers["content-type"] == "application/problem+json"


def test_no_file_of_the_server_is_looked_at(client, tmp_path):
    treaty = tmp_path / "treaty.toml"
    treaty.write_text("[[treaty]]")
    assert (
        "is no file and no treaty" in client.get(CASE, params={"attacker": "PRK", "target": "KOR", "add": treaty}).text
    )


def test_the_register_is_filtered_and_paged(client):
    first = client.get("/register.json").json()
    assert len(first["items"]) == 100
    second = client.get("/register.json", params={"cursor": first["next"]}).json()
    assert not {t["id"] for t in first["items"]} & {t["id"] for t in second["items"]}
    poland = client.get("/register.json?actor=Poland&on=1939-09-01&kind=defence").json()["items"]
    assert {"GBR", "FRA"} & {p["state"] for t in poland for p in t["parties"]}
    assert all(t["in_force"] <= "1939-09-01" for t in poland)


def test_a_treaty_shows_its_articles(client):
    page = client.get("/treaty?id=NATO").text
    assert "North Atlantic Treaty" in page
    assert "article 5" in page
    assert client.get("/treaty?id=NOSUCH").status_code == 404


def test_a_commitment_shows_what_documents_say_of_it(client, stored):
    with Ledger.open(stored, read_only=True) as ledger:
        one = ledger.commitments()[0]
        sentence = next(s.text for s in ledger.sentences(one.doc) if s.index == one.sentence)
    listed = client.get("/commitments").text
    assert f"/commitment?id={one.id}" in listed
    page = client.get(f"/commitment?id={one.id}").text
    assert sentence[:20].replace("'", "&#39;") in page
    assert client.get("/commitment?id=nosuch").status_code == 404
    assert client.get("/commitment").status_code == 404


def test_an_actor_is_told_of_with_partners_and_treaties(client):
    page = client.get("/actor?name=United+Kingdom").text
    assert "/pair?x=GBR&amp;y=FRA" in page
    assert "Latest happenings" in page
    assert client.get("/actor?name=nobody+of+that+name").status_code == 404
    assert client.get("/actor").status_code == 404


def test_actors_are_found_by_the_beginning_of_a_name(client):
    found = {one["key"] for one in client.get("/actors.json?name=Egy").json()}
    assert "EGY" in found


def test_a_pair_stands_by_what_is_told_and_by_treaties(client):
    found = client.get("/pair.json?x=GBR&y=EGY").json()
    assert found["stream"]["score"] < 0
    assert found["commitments"]
    page = client.get("/pair?x=GBR&y=EGY").text
    assert "What moved it" in page
    assert "/obligations?attacker=GBR&amp;target=EGY" in page


def test_a_pair_needs_two(client):
    assert "Name two different parties" in client.get("/pair?x=GBR&y=GBR").text
    assert client.get("/pair?x=GBR&y=nobody+of+that+name").status_code == 404


def test_a_target_alone_waits_for_its_attacker(client):
    found = client.get("/obligations?target=KOR")
    assert found.status_code == 200
    assert 'value="KOR"' in found.text
    assert "is named" not in found.text
