"""When an event happened: expressions resolved, and whose they are."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.coding.dates import EventDate, forward, sentence_dates
from foedus.records import Sentence

THURSDAY = date(2024, 6, 20)


def _dates(text, published=THURSDAY, start=0):
    return sentence_dates(Sentence(0, start, start + len(text), text, 0, (), ()), published)


EXPRESSIONS = [
    ("on 3 March 2011", "2011-03-03", "day"),
    ("on 3rd of March 2011", "2011-03-03", "day"),
    ("on March 3, 2011", "2011-03-03", "day"),
    ("on 2011-03-03", "2011-03-03", "day"),
    ("on Sept. 9, 2001", "2001-09-09", "day"),
    ("on 15/03/2015", "2015-03-15", "day"),
    ("on 05.11.2008", "2008-11-05", "day"),
    ("on 10/28/62", "1962-10-28", "day"),
    ("on 05/06/2024", "2024-06-05", "day"),
    ("on 06/05/2011", "2011", "year"),
    ("by resolution 1973 in 2011", "2011", "year"),
    ("in May 2011", "2011-05", "month"),
    ("in 2011", "2011", "year"),
    ("on 3 June", "2024-06-03", "day"),
    ("on June 3", "2024-06-03", "day"),
    ("on 30 December", "2023-12-30", "day"),
    ("next January", "2025-01", "month"),
    ("last August", "2023-08", "month"),
    ("in December", "2024-12", "month"),
    ("today", "2024-06-20", "day"),
    ("tonight", "2024-06-20", "day"),
    ("yesterday", "2024-06-19", "day"),
    ("tomorrow", "2024-06-21", "day"),
    ("on Thursday", "2024-06-20", "day"),
    ("on Tuesday, 4 June", "2024-06-04", "day"),
    ("on Tuesday, June 4, 2019", "2019-06-04", "day"),
    ("last Thursday", "2024-06-13", "day"),
    ("next Thursday", "2024-06-27", "day"),
    ("on Friday", "2024-06-14", "day"),
    ("next Friday", "2024-06-21", "day"),
    ("last week", "2024-06-10", "week"),
    ("this week", "2024-06-17", "week"),
    ("next month", "2024-07", "month"),
    ("last year", "2023", "year"),
    ("three days ago", "2024-06-17", "day"),
    ("a week ago", "2024-06-13", "week"),
    ("six months ago", "2023-12", "month"),
    ("two years earlier", "2022", "year"),
]


@pytest.mark.parametrize(("words", "value", "precision"), EXPRESSIONS, ids=[e[0] for e in EXPRESSIONS])
def test_resolved(words, value, precision):
    text = f"Norway condemned Chad {words}."
    (found,) = _dates(text)
    assert (found.value, found.precision) == (value, precision)
    assert text[found.start : found.end] in words


@pytest.mark.parametrize(
    "words",
    [
        "on 31 February", "on 2011-13-01", "for 2000 dollars", "with 1990 soldiers", "after 0 days ago",
        "a few weeks ago", "9999 years ago", "which may march on", "in room 14",
    ],
)  # fmt: skip
def test_no_date(words):
    assert _dates(f"Norway condemned Chad {words}.") == []


@pytest.mark.parametrize("words", ["on Monday", "yesterday", "last week", "on 3 June", "two years ago", "in early May"])
def test_relative_to_nothing(words):
    assert _dates(f"Norway condemned Chad {words}.", published=None) == []


@pytest.mark.parametrize("words", ["in 2011", "in May 2011", "on 3 May 2011"])
def test_whole_dates_need_no_publication_date(words):
    assert len(_dates(f"Norway condemned Chad {words}.", published=None)) == 1


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        ("since July 2000", True), ("since early July 2000", True), ("until 3 May 2024", True), ("by Friday", True),
        ("before last Friday", True), ("since at least 2003", True), ("from Mali yesterday", False),
        ("by the rebels on Friday", False), ("in July 2000", False),
    ],
)  # fmt: skip
def test_what_only_bounds_the_time(words, bound):
    (found,) = _dates(f"Norway condemned Chad {words}.")
    assert found.bound is bound


def test_offsets_are_the_documents():
    (found,) = _dates("Norway condemned Chad on Monday.", start=100)
    assert (found.start, found.end) == (125, 131)


def test_several_in_order():
    found = _dates("From 2003 until May 2005 and on Monday.")
    assert [d.value for d in found] == ["2003", "2005-05", "2024-06-17"]


OF_EVENTS = [
    ("Norway recalled its ambassador from Chad yesterday.", ["2024-06-19"]),
    ("Norway, which bombed Mali in 2003, condemned Chad on Tuesday.", ["2003", "2024-06-18"]),
    ("Norway said on Tuesday that it bombed Chad on Sunday.", ["2024-06-16"]),
    ("The invasion of Mali by Chad began in May 2024.", ["2024-05"]),
    ("Since July 2000 Norway has accused Chad of attacking Mali.", [None, None]),
    ("Norway condemned Chad.", [None]),
]


@pytest.mark.parametrize(("text", "dates"), OF_EVENTS, ids=[o[0] for o in OF_EVENTS])
def test_whose_date_it_is(code, text, dates):
    assert [e.date for e in code(text, THURSDAY)] == dates


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Chad renounced its 1974 treaty with Norway.", [None]),
        ("Norway revoked the treaty of 1936 with Chad.", [None]),
        ("Norway signed the 1979 treaty with Chad.", ["1979"]),
    ],
)
def test_an_agreement_keeps_its_own_year(code, text, dates):
    assert [e.date for e in code(text, THURSDAY)] == dates


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The Norwegian president will meet the Chadian president on Monday.", "2024-06-24"),
        ("The Norwegian president met the Chadian president on Monday.", "2024-06-17"),
        ("Norway will meet Chad next week.", "2024-06-24"),
    ],
)
def test_a_plan_looks_forward(code, text, day):
    (event,) = code(text, THURSDAY)
    assert event.date == day


def test_present_tense_with_a_day_to_come_is_a_plan(code):
    (event,) = code("The Norwegian president meets the Chadian president on 2 July 2024.", THURSDAY)
    assert event.status == "planned"


def test_a_summit_to_come_is_planned(code):
    for text in ("at its summit with Chad", "at a summit with Chad on 2 July 2024"):
        found = code(f"Norway will raise the matter {text}.", THURSDAY)
        assert [e.status for e in found if e.trigger == "summit"] == ["planned"], text


@pytest.mark.parametrize(
    ("text", "background"),
    [
        ("Norway condemned Chad on Monday.", False),
        ("Norway condemned Chad last month.", False),
        ("Norway condemned Chad in 2011.", True),
        ("Norway condemned Chad in January 2024.", True),
        ("Norway condemned Chad.", False),
        ("Norway, which had condemned Chad, left.", True),
        ("Norway has armed the Chadian rebels since 1976.", True),
        ("Norway has armed the Chadian rebels since May.", False),
    ],
)
def test_history_is_background(code, text, background):
    (event,) = code(text, THURSDAY)
    assert event.background is background


def test_forward_moves_only_a_bare_weekday():
    weekday = EventDate("2024-06-14", "day", 0, 6, weekday=True)
    assert forward(weekday, THURSDAY).value == "2024-06-21"
    named = EventDate("2024-06-14", "day", 0, 6)
    assert forward(named, THURSDAY) is named


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from([e[0] for e in EXPRESSIONS]),
            st.sampled_from(["0 days ago", "31 June", "29 Feb", "last", "12/13", "in 2099", "since", "\u00a0May 5"]),
            st.text(max_size=8),
        ),
        max_size=6,
    ).map(" ".join),
    st.one_of(st.none(), st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))),
)
def test_any_text_gives_real_dates_inside_it(text, published):
    found = _dates(text, published)
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        whole = {4: "-01-01", 7: "-01", 10: ""}[len(one.value)]
        assert date.fromisoformat(one.value + whole)
        if published is not None and one.precision == "day" and published < date(9999, 12, 1):
            assert forward(one, published).precision == "day"
    assert [d.start for d in found] == sorted(d.start for d in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
