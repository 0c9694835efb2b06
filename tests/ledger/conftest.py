"""A store of invented news, made as scripts/make_store.py makes large ones."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))


@pytest.fixture(scope="session")
def invented(tmp_path_factory):
    """The path of a store of 160 documents; read from it only."""
    from make_store import make

    path = tmp_path_factory.mktemp("invented") / "store.db"
    make(160, 1600, path, workers=0)
    return path


@pytest.fixture(scope="session")
def world():
    """Invented documents, one after another."""
    from invented_news import World

    return World(40, 240, seed=3)
