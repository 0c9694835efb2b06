"""What the tests share: coded samples, the shared folder, a way to code a text."""

from pathlib import Path

import pytest
from hypothesis import settings

# Machines are slow by the hour: how long an example takes says nothing of the code.
settings.register_profile("foedus", deadline=None)
settings.load_profile("foedus")

SHARED = Path(__file__).resolve().parents[2] / "shared"

SUEZ = """British Prime Minister Anthony Eden denied that Britain had colluded with Israel.
On Wednesday British warplanes bombed airfields near Cairo. Egypt condemned the bombing.
Syria offered Egypt military assistance under the mutual defence pact that the two countries signed in 1955, which \
provides for joint action in case of aggression against either state. Jordan has not sent troops to Egypt.
According to officials, Saudi Arabia broke off diplomatic relations with France."""


def pytest_collection_modifyitems(items):
    """On several cores a file's tests stay on one of them, and so do all that look at pages: two browsers at once race
    for the keyboard."""
    for item in items:
        group = "browser" if "tab" in item.fixturenames else item.location[0]
        item.add_marker(pytest.mark.xdist_group(group))


@pytest.fixture
def shared():
    """The folder of hand-coded documents, or a skip that says so."""
    if not (SHARED / "gold").is_dir():
        pytest.skip("the hand-coded documents of ../shared are not here")
    return SHARED


@pytest.fixture(scope="session")
def coded():
    """A short text of ours, coded."""
    import foedus

    return foedus.read(SUEZ, date="1956-11-01", id="suez", title="Suez", publisher="Levant News")
