"""Partial dates against days."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.register.days import first_day, is_date, last_day, reached, within


@pytest.mark.parametrize(("text", "good"), [("1949-08-24", True), ("1949-08", True), ("1949", True), ("49", False),
                                            ("1949-02-30", False), ("1949-13", False), ("", False)])  # fmt: skip
def test_dates(text, good):
    assert is_date(text) is good


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1948", "1948-01-01", "1948-12-31"),
        ("1948-02", "1948-02-01", "1948-02-29"),
        ("1948-02-03", "1948-02-03", "1948-02-03"),
    ],
)
def test_first_and_last_day(text, first, last):
    assert (first_day(text), last_day(text)) == (first, last)


@given(st.dates().map(str), st.dates().map(str), st.sampled_from([4, 7]))
def test_a_partial_date_never_contradicts_the_whole(date, day, length):
    assert reached(date[:length], day) in (None, reached(date, day))


@pytest.mark.parametrize(
    ("since", "until", "day", "held"),
    [
        (None, None, "1950-01-01", True),
        ("1949-04-04", None, "1949-04-03", False),
        ("1949-04-04", "1950-01-01", "1950-01-01", False),
        ("1949-04-04", "1950-01-01", "1949-12-31", True),
        ("1949", None, "1949-06-01", None),
        ("1949-04-04", "1950", "1950-06-01", None),
        ("1949", "1948", "1950-01-01", False),
    ],
)
def test_half_open_spells(since, until, day, held):
    assert within(since, until, day) is held
