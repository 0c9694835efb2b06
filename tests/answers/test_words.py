from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.answers.words import clause, counted, inflected, listed, phrase, short_label, spoken_date, when, words
from foedus.coding.ontology import ontology
from foedus.records import CERTAINTIES, EVENT_TYPES, STATUSES


def test_every_type_has_a_label_and_a_phrase_for_anything() -> None:
    table = words()
    assert set(table.labels) == set(EVENT_TYPES) == set(table.phrases)
    for rows in table.phrases.values():
        assert any(not row.modes and not row.words for row in rows)


def test_every_certainty_has_its_voicing() -> None:
    assert set(words().voicing) == set(CERTAINTIES)


@pytest.mark.parametrize("type", EVENT_TYPES)
def test_every_mode_of_the_ontology_is_told(type) -> None:
    for mode in (None, *ontology()[type].modes):
        for status in STATUSES:
            told = clause(phrase(type, mode), status, ["A"], ["B"])
            assert told.startswith("A ")
            assert "B" in told
            assert "{" not in told
            assert "|" not in told


@pytest.mark.parametrize("type", EVENT_TYPES)
def test_patterns_are_well_formed(type) -> None:
    for row in words().phrases[type]:
        for pattern in filter(None, (row.to, row.alone, row.mutual)):
            assert re.match(r"[a-z-]+\|[a-z-]+\|[a-z]+ing\b", pattern), pattern
        assert "{R}" in row.to
        assert "{R}" in row.noun
        assert "{R}" not in row.alone + row.noun_alone + row.mutual
        assert row.short or words().labels[type].short


@pytest.mark.parametrize(
    ("status", "many", "form"),
    [
        ("happened", False, "signed a pact"),
        ("ongoing", False, "is signing a pact"),
        ("ongoing", True, "are signing a pact"),
        ("planned", False, "is to sign a pact"),
        ("planned", True, "are to sign a pact"),
        ("hypothetical", False, "might sign a pact"),
        ("denied", True, "did not sign a pact"),
    ],
)
def test_inflected(status, many, form) -> None:
    assert inflected("sign|signed|signing a pact", status, many) == form


@pytest.mark.parametrize(
    ("type", "mode", "trigger", "who", "whom", "told"),
    [
        ("ASSAULT", "aerial", "bombed", ["Chad"], ["Libya"], "Chad carried out an air attack on Libya"),
        ("ASSAULT", None, "clashed", ["Chad", "Libya"], [], "Chad and Libya took part in fighting"),
        ("ASSAULT", None, "attack", [], ["Libya"], "the text tells of an attack on Libya; by whom is not said"),
        ("SUPPORT", None, "signed", ["Peru", "Chile"], [], "Peru and Chile signed an agreement"),
        ("SUPPORT", None, "thanked", ["Peru"], ["Chile"], "Peru expressed thanks or praise to Chile"),
        ("AGREE", None, "pledged", ["Peru"], ["Chile"], "Peru made a promise to Chile"),
        ("CONSULT", "visit", "met", ["Peru"], ["Chile"], "Peru made a visit to Chile"),
        ("SANCTION", "discontinue", "imposed sanctions", ["Peru"], ["Chile"], "Peru imposed sanctions on Chile"),
    ],
)
def test_clause_takes_the_phrase_that_fits_best(type, mode, trigger, who, whom, told) -> None:
    assert clause(phrase(type, mode, (trigger,)), "happened", who, whom) == told


def test_an_unknown_mode_falls_back_to_the_type() -> None:
    assert phrase("ASSAULT", "no such mode") == phrase("ASSAULT", None)


def test_short_labels_are_of_one_word() -> None:
    assert short_label("SUPPORT", None, ("signed",)) == "Signing"
    assert short_label("SUPPORT", None) == "Support"


@pytest.mark.parametrize(
    ("names", "text"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (["A", "B", "C"], "A, B and C"),
        (["A", "B", "C", "D"], "A, B, C and D"),
        (["A", "B", "C", "D", "E"], "A, B, C and 2 others"),
    ],
)
def test_listed(names, text) -> None:
    assert listed(names) == text


@pytest.mark.parametrize(
    ("date", "spoken"),
    [
        (None, ""),
        ("", ""),
        ("2024", "2024"),
        ("2024-06", "June 2024"),
        ("2024-06-09", "9 June 2024"),
        ("2024-13", "2024-13"),
        ("soon", "soon"),
    ],
)
def test_spoken_date(date, spoken) -> None:
    assert spoken_date(date) == spoken


def test_when_takes_its_preposition_from_the_precision() -> None:
    assert when("2024-06-09") == "on 9 June 2024"
    assert when("2024-06-09", "week") == "in the week of 9 June 2024"
    assert when("2024") == "in 2024"
    assert when(None) == ""


@given(st.dates())
def test_every_date_can_be_spoken(day) -> None:
    assert spoken_date(day.isoformat()).endswith(f"{day.year:04d}")


def test_counted() -> None:
    assert [counted(n, "report") for n in (0, 1, 2)] == ["0 reports", "1 report", "2 reports"]
    assert counted(1200, "body", "bodies") == "1,200 bodies"
