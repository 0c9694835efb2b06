"""What the templates call things, and which addresses may be links."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.pages.clean import clean
from foedus.records import Actor
from foedus.web.templating import changed, environment, url
from foedus.web.wording import actor_key, foreign, parties, short_day, span


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://news.example/a?b=c#d", True),
        ("HTTP://news.example", True),
        ("javascript:alert(1)", False),
        (" https://news.example", False),
        ("https://news.example/\u202e", False),
        ('https://news.example/"onclick=', False),
        ("//news.example", False),
        ("data:text/html,x", False),
        ("https://news.example/" + "x" * 2000, False),
        (None, False),
    ],
)
def test_only_plain_web_addresses_are_links(address, kept):
    assert foreign(address) == (address if kept else None)


@pytest.mark.parametrize(
    ("date", "said"),
    [("2024-06-19", "19 Jun 2024"), ("2024-05", "May 2024"), ("2024", "2024"), (None, ""), ("odd", "odd")],
)
def test_dates_for_narrow_columns(date, said):
    assert short_day(date) == said


def test_spans_name_one_date_once():
    assert span("2024-06-19", "2024-06-19") == "19 Jun 2024"
    assert span("2024-06-19", "2024-06-20") == "19 Jun 2024 to 20 Jun 2024"
    assert span(None, None) == ""


def test_parties_are_named_once_with_their_countries():
    state = Actor("Moscow", 0, 6, "Russia", country="RUS", kind="state")
    shared = [Actor("warplanes", 0, 9, "British and French warplanes", country=code) for code in ("GBR", "FRA")]
    assert parties([state, state]) == [("Russia", "RUS")]
    assert parties(shared) == [
        ("British and French warplanes (United Kingdom, France)", "British and French warplanes")
    ]
    assert actor_key(state) == "RUS"


@pytest.mark.parametrize("name", ["path", "self", "arguments", "name", "changes"])
def test_arguments_may_have_any_name(name):
    assert url("/x", **{name: "a b"}) == f"/x?{name}=a+b"
    assert changed("/x", {name: "1", "cursor": "2"}, cursor=None) == f"/x?{name}=1"


@given(st.text(st.characters(exclude_categories=()), max_size=40))
def test_what_templates_print_is_clean_and_escaped(text):
    printed = environment().from_string("{{ text }}").render(text=text)
    assert clean(printed) == printed
    assert not set("<>\"'") & set(printed)
    printed.encode()


def test_what_is_printable_needs_no_cleaning():
    every = (chr(code) for code in range(sys.maxunicode + 1))
    assert all(clean(sign) == sign for sign in every if sign.isprintable())
