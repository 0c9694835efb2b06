"""Who may call, who may write, and what the pages may load."""

import pytest
from starlette.testclient import TestClient

from foedus.web import Settings, create_app

TOKEN = "a-token-that-is-long"


@pytest.fixture
def elsewhere(stored):
    """The app as it listens beyond this machine, with a token."""
    settings = Settings(db=stored, host="192.0.2.7", token=TOKEN, hosts=("desk.example",))
    with TestClient(create_app(settings), base_url="http://desk.example:8017", follow_redirects=False) as made:
        yield made


@pytest.mark.parametrize("path", ["/", "/overview.json", "/nothing", "/static/app.css", "/static/nothing", "/sign-in"])
def test_every_answer_carries_the_policy(client, path):
    headers = client.get(path).headers
    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "", "127.0.0.1.nip.io", "[::1", "::"])
def test_other_hosts_are_refused(client, host):
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "localhost:1", "127.0.0.1:8017", "[::1]:8017", "LOCALHOST"])
def test_this_machine_is_known(client, host):
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    ("host", "status"), [("192.0.2.9:8017", 200), ("[2001:db8::1]:80", 200), ("evil.example", 421)]
)
def test_on_all_addresses_numbers_are_known_and_names_are_not(stored, host, status):
    with TestClient(create_app(Settings(db=stored, host="0.0.0.0")), base_url="http://localhost") as caller:
        assert caller.get("/", headers={"host": host}).status_code == status


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "http://localhost:9999"},
    ],
)
def test_other_sites_cannot_write(client, headers):
    assert client.post("/sign-in", headers=headers).status_code == 403


def test_writing_elsewhere_needs_the_token(elsewhere):
    assert elsewhere.post("/nothing").status_code == 401
    assert elsewhere.post("/nothing", headers={"authorization": "Bearer wrong"}).status_code == 401
    assert elsewhere.post("/nothing", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 404
    assert elsewhere.get("/").status_code == 200


def test_signing_in_keeps_the_token(elsewhere):
    assert elsewhere.post("/sign-in", data={"token": "wrong"}).status_code == 401
    done = elsewhere.post("/sign-in", data={"token": TOKEN, "next": "/documents?x=1"})
    assert (done.status_code, done.headers["location"]) == (303, "/documents?x=1")
    assert "httponly" in done.headers["set-cookie"].lower()
    assert "samesite=strict" in done.headers["set-cookie"].lower()
    assert elsewhere.post("/nothing").status_code == 404


@pytest.mark.parametrize(
    "address", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", ""]
)
def test_signing_in_leads_nowhere_else(elsewhere, address):
    done = elsewhere.post("/sign-in", data={"token": TOKEN, "next": address})
    assert done.headers["location"] == "/"


@pytest.mark.parametrize(
    "path", ["/static/../settings.py", "/static/%2e%2e/settings.py", "/static/..%2f..%2fsettings.py"]
)
def test_no_path_leads_out(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("chunked", [True, False])
def test_what_is_too_large_is_not_read(stored, chunked):
    def parts():
        for _ in range(100):
            yield b"x" * 1000

    form = {"content-type": "application/x-www-form-urlencoded"}
    with TestClient(create_app(Settings(db=stored, largest=5_000)), base_url="http://localhost") as caller:
        found = caller.post("/sign-in", content=parts() if chunked else b"x" * 100_000, headers=form)
    assert found.status_code == 413
    assert found.headers["content-security-policy"]


def test_problems_are_pages_or_problem_details(client):
    assert client.get("/nothing").headers["content-type"].startswith("text/html")
    found = client.get("/nothing.json")
    assert found.headers["content-type"] == "application/problem+json"
    assert found.json()["status"] == 404
