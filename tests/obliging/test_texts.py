"""Obligations from what documents report: a clause is used as stated, and the aggressor is a matter of who tells it."""

import pytest

import foedus
from foedus.commitments import undertakings
from foedus.obliging import checked, scenario_of
from foedus.obliging.texts import framings, oblige_from_texts, reported_treaty, told_from_texts
from foedus.register import load

PACT = (
    "Chad and Mali signed a security treaty on Monday, which Mali's president said contains a mutual defence clause in "
    "case of aggression against either state. The exact wording of the treaty has not been published. "
)
WAR = "Niger condemned Chad's invasion of Niger. Chad's president called the attack a defence against Niger's raids."


@pytest.fixture(scope="module")
def documents():
    return (foedus.read(PACT + WAR, date="2019-02-06", id="sahel"),)


def _ask(documents, attacker, target):
    scenario = checked(load(), scenario_of([attacker], [target], "2019-03-01"))
    return scenario, oblige_from_texts(documents, undertakings(documents), scenario, load())


def test_the_one_attacked_is_owed_help_as_the_clause_is_stated(documents):
    _, answer = _ask(documents, "NER", "TCD")
    (found,) = answer.findings
    assert (found.state, found.status, found.contingent_on) == ("MLI", "contingent", ("text",))
    assert "states it" in found.why
    assert "not released as of 2019-02-06" in found.why
    assert found.other_reading == "not_bound"


def test_one_that_strikes_first_is_owed_nothing_but_on_the_other_reading(documents):
    _, answer = _ask(documents, "TCD", "NER")
    (found,) = answer.findings
    assert (found.state, found.status, found.failed) == ("MLI", "not_bound", ("aggressor",))
    assert found.other_reading == "contingent"


def test_both_framings_are_told_with_who_says_so(documents):
    scenario, _ = _ask(documents, "TCD", "NER")
    assert {f.reading for f in framings(documents, scenario)} == {1, 2}
    assert all(f.by for f in framings(documents, scenario) if f.reading == 2)


def test_the_answer_says_that_it_rests_on_documents(documents):
    _, answer = _ask(documents, "NER", "TCD")
    text = told_from_texts(answer)
    assert "From the documents alone" in text
    assert "The register covers" not in text
    assert "unqualified" not in text
    assert any("no document says that it was invoked" in note for note in answer.notes)


def test_offers_and_arms_make_no_treaty():
    documents = (
        foedus.read("Chad could sign a defence pact with Mali. Chad might send arms to Mali.", date="2019-02-06"),
    )
    assert [t for u in undertakings(documents) if (t := reported_treaty(u))] == []
