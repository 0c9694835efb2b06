"""A store coded from the shipped examples, and the app over it."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

import foedus
from foedus.web import Settings, create_app

EXAMPLES = Path(__file__).parents[2] / "examples"
BASE = "http://localhost:8017"


@pytest.fixture(scope="session")
def stored(tmp_path_factory):
    """The path of a store of the shipped examples; tests only read it."""
    path = tmp_path_factory.mktemp("web") / "foedus.db"
    with foedus.Ledger.open(path) as ledger:
        for coded in foedus.code(EXAMPLES):
            ledger.add(coded, version="test")
    return path


@pytest.fixture
def client(stored):
    """A caller on this machine, who may write."""
    with TestClient(create_app(Settings(db=stored)), base_url=BASE) as made:
        yield made
