"""Markup made once: whatever the names, it is well-formed and no name becomes markup."""

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from foedus.records import Actor
from foedus.web.links import (
    certainty_badge,
    day_of,
    party_links,
    ref_link,
    span_of,
    state_badge,
    status_badge,
    type_badge,
)

NAMES = st.text(min_size=1, max_size=40)


def content(markup):
    """The text of markup, which must be well-formed."""
    return "".join(ElementTree.fromstring(f"<x>{markup}</x>").itertext())


@given(st.lists(NAMES, max_size=9), st.integers(1, 6))
def test_parties_are_linked_whatever_they_are_called(names, most):
    actors = [Actor(name, 0, 1, name, kind="person") for name in names]
    links = party_links(actors, "nobody", most)
    found = ElementTree.fromstring(f"<x>{links}</x>")
    distinct = len(dict.fromkeys(names))
    assert len(found.findall("a")) == min(distinct, most)
    assert all(a.get("href").startswith("/actor") for a in found.findall("a"))
    assert (f"and {distinct - most} more" in content(links)) == (distinct > most)


@given(NAMES)
def test_days_are_escaped(text):
    content(day_of(text))
    content(span_of(text, "2024-01-01"))


def test_badges_say_it_in_words():
    assert content(type_badge("ASSAULT")).endswith("Attack or violence")
    assert content(status_badge("denied")) == "✕ denied"
    assert content(day_of("2024-06-19")) == "19 Jun 2024"
    assert content(span_of("2024-06-19", "2024-06-20")) == "19 Jun 2024 to 20 Jun 2024"
    assert content(day_of(None)) == "no date"


@given(NAMES, NAMES)
def test_small_markup_holds_any_text(one, other):
    for made in (certainty_badge(one), state_badge(one), ref_link(f"/document?id={one}", other, one)):
        content(made)
    assert content(ref_link("#s3", 3)) == "3"
