"""The invented documents of the answers' tests, for the pages."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from foedus.records import CodedDocument

sys.path.insert(0, str(Path(__file__).parents[1] / "answers"))


@pytest.fixture(scope="session")
def documents() -> tuple[CodedDocument, ...]:
    from invented import both

    return both()
