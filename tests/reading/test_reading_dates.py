from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.reading.dates import DayOfYear, parse_date, title_date


@pytest.mark.parametrize(
    "text",
    [
        "2025-03-21", "20250321", "2025/03/21", "2025-03-21T23:59:59-11:00", "2025-03-21 10:00",
        "Fri, 21 Mar 2025 10:00:00 GMT",
        "21 Mar 2025 10:00:00 +0000", "21 March 2025", "21st of March, 2025", "March 21, 2025", "Mar. 21, 2025",
        "march 21 2025",
        "Friday, 21 March 2025", "21 March 2025, 10:14 GMT", " 2025-03-21\n",
    ],
)  # fmt: skip
def test_reads_dates(text):
    assert parse_date(text) == date(2025, 3, 21)


@pytest.mark.parametrize(
    "text", ["", "03/04/2025", "2025", "2025-03", "yesterday", "2025-02-30", "Oct. 21", "31 February 2024", "x" * 500]
)
def test_guesses_none(text):
    assert parse_date(text) is None


@settings(deadline=None)
@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_reads_what_python_writes(day):
    assert parse_date(day.isoformat()) == day
    assert parse_date(f"{day.day} {day:%B} {day.year}") == day
    assert parse_date(f"{day:%b}. {day.day}, {day.year}") == day


@settings(deadline=None)
@given(st.text(max_size=120))
def test_never_fails(text):
    parse_date(text)
    title_date(text)


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Press briefing by the foreign ministry, Jakarta, 7 March 2012", date(2012, 3, 7)),
        ("Statement by the minister (June 4, 1973)", date(1973, 6, 4)),
        ("House of Commons Debates, 14 March 2003", date(2003, 3, 14)),
        ("Remembering the massacre, 5 March 1940", None),
        ("Statement on the anniversary of 5 March 1940", None),
        ("Statement, 31 February 2020", None),
        ("Statement, 4 June", None),
        (None, None),
    ],
)
def test_the_title_of_a_statement_ends_with_its_day(title, day):
    assert title_date(title) == day


def test_a_day_without_year_takes_the_nearest():
    assert DayOfYear(10, 21).near(date(2024, 10, 22)) == date(2024, 10, 21)
    assert DayOfYear(12, 30).near(date(2025, 1, 2)) == date(2024, 12, 30)
    assert DayOfYear(6, 1).near(date(2025, 1, 2)) is None
    assert DayOfYear(2, 30).near(date(2025, 2, 1)) is None
    assert DayOfYear(6, 1, 2020).near(date(2025, 1, 2)) == date(2020, 6, 1)
    assert DayOfYear(10, 21).full() is None
