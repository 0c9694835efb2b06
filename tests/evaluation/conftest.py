"""A run of a kind of records, from rows as a file holds them."""

import json

import pytest


@pytest.fixture
def run_of(tmp_path):
    """Make the run that a file of these rows gives."""

    def make(kind, gold, rows):
        path = tmp_path / "coded.jsonl"
        path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
        return kind.from_file(path, gold)

    return make
