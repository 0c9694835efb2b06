"""Whatever stands in labels, hints and links, and whatever the numbers: a drawing is sound."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from drawing_checks import HREFS, WORDS, check_sound
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from foedus.drawing import (
    Change,
    Curve,
    Duty,
    Mark,
    Node,
    Period,
    Place,
    Point,
    State,
    Tie,
    both,
    draw_curves,
    draw_map,
    draw_network,
    draw_obligations,
    draw_periods,
    draw_timeline,
)  # fmt: skip

SIGNS = st.sampled_from(["cooperation", "conflict", "neutral", "open"])
STATUSES = st.sampled_from(["happened", "ongoing", "planned", "hypothetical", "denied"])
COUNTS = st.integers(0, 10**7)
WIDTHS = st.sampled_from([360, 500, 700, 1040])
DAYS = st.dates().map(lambda d: d.isoformat()) | st.sampled_from(
    ["2024", "2024-06", "0001", "9999-12-31", "x", "-5", ""]
)
NUMBERS = st.floats() | st.floats(-1, 1)
SIDES = st.sampled_from(["attacker", "target"])


def build(made, /, **fields):
    return st.builds(made, **fields)


NODES = st.lists(
    build(
        Node, key=st.sampled_from("abcdefg"), name=WORDS, count=COUNTS, href=HREFS,
        kind=st.sampled_from(["state", "body"]),
    ),
    max_size=8,
)  # fmt: skip
TIES = st.lists(
    build(
        Tie, a=st.sampled_from("abcdefgh"), b=st.sampled_from("abcdefgh"), sign=SIGNS, count=COUNTS, hint=WORDS,
        href=HREFS,
    ),
    max_size=12,
)  # fmt: skip
MARKS = st.lists(build(Mark, date=DAYS, sign=SIGNS, status=STATUSES, label=WORDS, hint=WORDS, href=HREFS), max_size=12)
PERIODS = st.lists(
    build(Period, period=DAYS, cooperation=COUNTS, conflict=COUNTS, neutral=COUNTS, hint=WORDS, href=HREFS), max_size=12
)
PLACES = st.lists(
    build(
        Place, name=WORDS, lon=NUMBERS | st.floats(-180, 180), lat=NUMBERS | st.floats(-90, 90), count=COUNTS,
        sign=SIGNS, hint=WORDS, href=HREFS,
    ),
    max_size=8,
)  # fmt: skip
STATES = st.lists(
    build(State, code=st.sampled_from(["RUS", "USA", "FJI", "VAT", "ATA", "ESH", "XXX", ""]), count=COUNTS, hint=WORDS),
    max_size=6,
)
CURVES = st.lists(
    build(
        Curve, name=WORDS, hint=WORDS, href=HREFS,
        points=st.lists(build(Point, date=DAYS, value=st.none() | NUMBERS), max_size=8).map(tuple),
    ),
    max_size=8,
)  # fmt: skip
CHANGES = st.lists(build(Change, date=DAYS, label=WORDS, up=st.booleans(), hint=WORDS, href=HREFS), max_size=14)
DUTIES = st.lists(
    build(
        Duty, states=st.lists(WORDS, min_size=1, max_size=5).map(tuple), side=SIDES, words=WORDS, treaty=WORDS,
        status=st.sampled_from(["bound", "contingent", "not_bound"]), depth=st.integers(0, 6), through=WORDS, why=WORDS,
        torn=WORDS, breach=st.booleans(), weight=st.integers(0, 2), hint=WORDS, href=HREFS,
    ),
    max_size=10,
)  # fmt: skip


def quick(examples):
    """Found faults are told as found: they are large, and take minutes to be made small."""
    return settings(max_examples=examples, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])


def sound(svg) -> None:
    if svg:
        check_sound(str(svg))


@quick(60)
@given(nodes=NODES, ties=TIES, width=WIDTHS, title=WORDS)
def test_any_network(nodes, ties, width, title) -> None:
    sound(draw_network(nodes, ties, width=width, title=title))


@quick(60)
@given(marks=MARKS, width=st.none() | WIDTHS)
def test_any_timeline(marks, width) -> None:
    sound(draw_timeline(marks, width=width))


@quick(60)
@given(periods=PERIODS, width=WIDTHS)
def test_any_periods(periods, width) -> None:
    sound(draw_periods(periods, width=width))


@quick(40)
@given(places=PLACES, states=STATES, width=WIDTHS, whole=st.booleans())
def test_any_map(places, states, width, whole) -> None:
    check_sound(str(draw_map(places, states, width=width, whole=whole)))


@quick(60)
@given(curves=CURVES, changes=CHANGES, width=WIDTHS, ends=st.tuples(WORDS, WORDS))
def test_any_curves(curves, changes, width, ends) -> None:
    sound(draw_curves(curves, changes, width=width, ends=ends))


@quick(60)
@given(duties=DUTIES, attacker=WORDS, target=WORDS, note=WORDS, width=WIDTHS)
def test_any_obligations(duties, attacker, target, note, width) -> None:
    sound(draw_obligations(attacker, target, duties, width=width, note=note))


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf, 1e308])
def test_numbers_that_are_none_are_not_drawn(bad) -> None:
    place = Place(name="x", lon=bad, lat=0, count=1, sign="neutral")
    assert "d-place" not in draw_map([place])
    curve = Curve(name="x", points=tuple(Point(date=str(2000 + n), value=v) for n, v in enumerate((0.5, bad, 0.25))))
    sound(draw_curves([curve]))


def test_ids_of_the_two_forms_differ() -> None:
    drawn = both(lambda width, ident: draw_map([], width=width, ident=ident), "where")
    assert [drawn.count(f'id="{name}"') for name in ("where-t", "where-narrow-t")] == [1, 1]


def test_the_same_data_give_the_same_bytes() -> None:
    nodes = [Node(key=k, name=k) for k in "abcde"]
    ties = [Tie(a=a, b=b, sign="conflict", count=3) for a, b in pairwise("abcde")]
    assert draw_network(nodes, ties) == draw_network(nodes[::-1], ties[::-1])
    places = [Place(name=k, lon=10.0 * n, lat=5.0 * n, count=2, sign="open") for n, k in enumerate("abcde")]
    assert draw_map(places) == draw_map(places[::-1])
