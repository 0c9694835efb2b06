"""Chronologies: the date over an entry is that of what the entry tells."""

from datetime import date

import pytest

from foedus.actors import find_mentions
from foedus.coding import code_events
from foedus.parsing import load
from foedus.reading import read_text

CHRONOLOGY = """Chronology

1983

6 June. Norwegian troops crossed the border into Sweden. Finland, which had bombed Norway, condemned them.

8 June - Sweden protested to Norway. On 9 June it recalled its ambassador from Oslo.

Sept. 3, 1984

Denmark expelled two Swedish diplomats.

Wednesday 5 September: Iraq bombed Kuwait.

Background

Peru condemned Chile.
"""


def _dates(text):
    document = read_text(text, published=date(2024, 6, 20))
    sentences = load().parse(document)
    return {e.trigger: e.date for e in code_events(document, sentences, find_mentions(document, sentences))}


@pytest.mark.parametrize(
    ("trigger", "day"),
    [
        ("crossed", "1983-06-06"),
        ("bombed", "1984-09-05"),
        ("protested", "1983-06-08"),
        ("recalled", "1983-06-09"),
        ("expelled", "1984-09-03"),
    ],
)
def test_an_entry_s_date_is_that_of_what_it_tells(trigger, day):
    assert _dates(CHRONOLOGY)[trigger] == day


def test_what_had_been_before_is_not_dated_by_the_entry():
    assert _dates("6 June\n\nChad left.\n\n7 June\n\nIraq, which had shelled Iran, left.")["shelled"] is None


@pytest.mark.parametrize("undated", ["Background", "What it means"])
def test_a_heading_without_a_date_ends_the_entry(undated):
    text = CHRONOLOGY.replace("Background", undated)
    found = _dates(text.replace("Peru condemned", "Peru jailed the envoy of"))
    assert found["jailed"] is None


def test_one_date_alone_is_the_letter_s_own():
    assert (
        _dates("3 June 2024\n\nDear colleagues,\n\nFrance recalled its ambassador from Damascus.")["recalled"] is None
    )


LABELLED = """What happened when:

1967 June - Iraq bombed Kuwait. Chad recalled its ambassador from Baghdad.

* 1975 April 17: Iran shelled Turkey. 1976: Peru jailed the envoy of Chile.

2011 March-April - Denmark expelled two Swedish diplomats.

1979-80 - Libya threatened Chad.
"""


@pytest.mark.parametrize(
    ("trigger", "day"),
    [
        ("bombed", "1967-06"),
        ("recalled", "1967-06"),
        ("shelled", "1975-04-17"),
        ("jailed", "1976"),
        ("expelled", "2011"),
        ("threatened", None),
    ],
)
def test_a_label_dates_its_sentence_and_those_behind(trigger, day):
    assert _dates(LABELLED)[trigger] == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("August 1990: Iraq shelled Kuwait.", "1990-08"),
        ("3-5 August 1990: Iraq shelled Kuwait.", "1990-08"),
        ("30 July - 2 August 1990: Iraq shelled Kuwait.", None),
        ("April: Iraq shelled Kuwait.", "2024-04"),
        ("October: Iraq shelled Kuwait.", "2023-10"),
        ("2011\n\nApril: Iraq shelled Kuwait.", "2011-04"),
        ("Tuesday: Iraq shelled Kuwait.", "2024-06-18"),
        ("UPDATE 2: Iraq shelled Kuwait.", None),
    ],
)
def test_one_label_is_enough(text, day):
    assert _dates(text)["shelled"] == day


def test_a_span_of_years_is_not_dated_by_the_heading():
    text = "1982\n\n2 April - Chad shelled Peru.\n\n14 June - Peru bombed Chad.\n\n1989-90: Peru expelled an envoy."
    found = _dates(text)
    assert (found["shelled"], found["expelled"]) == ("1982-04-02", None)
