"""docs/api.md: each call that it shows runs, and its tables say what there is."""

import json
import re
import shlex
import shutil
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from starlette.testclient import TestClient

from foedus.web import Settings, adding, create_app
from foedus.web.api import PATH

TEXT = (Path(__file__).parents[3] / "docs" / "api.md").read_text("utf-8")
CALLS = [
    line for block in re.findall(r"^```sh\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL) for line in block.splitlines()
]


@pytest.fixture(scope="module")
def caller(stored, tmp_path_factory):
    path = Path(shutil.copy(stored, tmp_path_factory.mktemp("docs") / "own.db"))
    with (
        pytest.MonkeyPatch.context() as patched,
        TestClient(create_app(Settings(db=path)), base_url="http://localhost:8017") as made,
    ):
        patched.setattr(adding.Adding, "_start", lambda _: None)
        yield made


def _filled(caller, text):
    """A call with the ids of the store in the places that the reader fills."""
    doc = re.search(r'"doc": "([^"]+)"', text)
    if "EVENT" in text:
        event = caller.get(f"{PATH}/events", params={"doc": doc[1], "limit": 1}).json()["items"][0]
        text = text.replace("EVENT", event["id"])
    if "HAPPENING" in text:
        text = text.replace("HAPPENING", caller.get(f"{PATH}/happenings?limit=1").json()["items"][0]["id"])
    if "CORRECTION" in text:
        made = caller.post(f"{PATH}/corrections", json={"action": "checked", "doc": "nile-1956-11-24"})
        text = text.replace("CORRECTION", made.json()["id"])
    return text


@pytest.mark.parametrize("call", CALLS, ids=lambda c: c.split("/api/v1")[1][:40])
def test_calls_run(caller, call):
    parts = shlex.split(_filled(caller, call), comments=True)
    expected = int(call.rpartition("# ")[2]) if "# " in call else None
    address = next(p for p in parts if p.startswith("http"))
    given = dict(pairwise(parts))
    headers = dict([given["-H"].split(": ")]) if "-H" in given else {}
    found = caller.request("POST" if "-d" in given else "GET", address, content=given.get("-d"), headers=headers)
    assert found.status_code == expected if expected else found.is_success, found.text[:500]
    if found.is_success and "items" in found.text[:9]:
        assert found.json()["items"], "the example finds nothing"


def test_the_problem_shown_is_the_one_given(caller):
    (shown,) = re.findall(r"^```json\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
    assert json.loads(shown) == caller.get(f"{PATH}/document?id=none").json()


def test_every_address_is_told(caller):
    for path in caller.get(f"{PATH}/openapi.json").json()["paths"]:
        assert path in TEXT, path


def test_the_loop_shown_reads_the_whole_list(caller, monkeypatch):
    (code,) = re.findall(r"^```python\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
    names = {}
    exec(code, names)

    class Answer:
        def __init__(self, address):
            found = caller.get(urlsplit(address)._replace(scheme="", netloc="").geturl())
            self.read, self.headers = lambda: found.content, found.headers

        def __enter__(self):
            return self

        def __exit__(self, *_):
            return None

    monkeypatch.setattr("urllib.request.urlopen", Answer)
    ids = [h["id"] for h in names["happenings"](f"{PATH}/happenings?limit=10")]
    assert len(ids) == len(set(ids)) == caller.get(f"{PATH}/totals").json()["happenings"]
