"""The dossier's part on who is bound to whom."""

import pytest

import foedus
from foedus.answers import bindings
from foedus.pages import dossier


@pytest.fixture(scope="module")
def coded():
    return (
        foedus.read("The United States and the Philippines signed a mutual defense treaty on August 30, 1951.",
                    date="1951-09-05", id="a"),
        foedus.read("China attacked the Philippines on Monday. Washington reaffirmed its defense treaty with Manila.",
                    date="2013-11-20", id="b"),
    )  # fmt: skip


def test_the_reported_treaty_is_joined_and_linked(coded):
    found = bindings(coded)
    assert found.day == "2013-11-20"
    (pact,) = [u for u in found.undertakings if u.link]
    assert pact.link.treaty == "US_PHL51"
    assert [e.status for e in pact.life] == ["signed", "reaffirmed"]
    assert [b.treaty.id for b in found.bonds if b.reported] == ["US_PHL51"]


def test_a_conflict_s_duties_from_texts_and_register(coded):
    (conflict,) = bindings(coded).conflicts
    assert (conflict.attacker, conflict.target) == ("CHN", "PHL")
    assert "USA" in {f.state for f in (*conflict.bound, *conflict.contingent)}
    assert {f.state for f in conflict.texts} == {"USA"}
    assert {f.status for f in conflict.texts} == {"contingent"}


def test_the_page_shows_them(coded):
    page = dossier(coded)
    part = page[page.index('id="bindings"') : page.index('id="claims"')]
    for words in (
        "US_PHL51",
        "China against Philippines",
        "From the documents alone",
        "From the register",
        "contingent",
    ):
        assert words in part


def test_documents_without_states_or_dates_say_so():
    page = dossier((foedus.read("The commission met for lunch with a visitor.", id="c"),))
    assert "No commitment of the register" in page
