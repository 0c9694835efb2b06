"""The invented documents for the tests of the answers."""

from __future__ import annotations

import pytest
from invented import both

from foedus.records import CodedDocument


@pytest.fixture(scope="session")
def documents() -> tuple[CodedDocument, ...]:
    return both()
