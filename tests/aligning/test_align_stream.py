"""The balance of happenings, made by hand."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.aligning.stream import Told, acts, brief_acts, moves, score_on, stream
from foedus.records import Actor, Event, Happening, Telling


def actor(country):
    return Actor(country, 0, 3, country, country)


def told(*rows, published=date(2001, 3, 1)):
    """(id, actors, recipients, day, score, status) as happenings of one report each."""
    happenings, events = [], {}
    for n, (name, one, other, day, score, status) in enumerate(rows):
        sides = tuple(map(actor, one.split())), tuple(map(actor, other.split()))
        events[f"e{name}"] = Event(
            f"e{name}", "doc", n, 0, 1, "CONSULT", None, (), "met", *sides, status, date=day, intensity=score
        )
        telling = Telling("doc", 0, 1, f"e{name}")
        parties = tuple(sorted({*one.split(), *other.split()}))
        happenings.append(Happening(name, "CONSULT", None, (telling,), *sides, parties, status, day, day, gist="met"))
    sentences = {("doc", n): f"Sentence {n}." for n in range(len(rows))}
    return Told(happenings, events, sentences, {"doc": published})


def of(*rows, **more):
    return acts(told(*rows), ("PER",), ("CHL",), **more)


@pytest.mark.parametrize(
    ("one", "other", "way"),
    [("PER", "CHL", "x to y"), ("CHL", "PER", "y to x"), ("PER CHL", "", "together"), ("BOL", "PER CHL", None),
     ("PER", "BOL", None)],
)  # fmt: skip
def test_who_did_it_to_whom(one, other, way):
    found = of(("a", one, other, "2001-02-03", 2.0, "happened"))
    assert [a.direction for a in found] == ([way] if way else [])


@pytest.mark.parametrize(
    ("day", "stands", "estimated"),
    [("2001-02-03", "2001-02-03", False), (None, "2001-03-01", False), ("2001-02", "2001-02-15", True),
     ("1999", "1999-07-01", True)],
)  # fmt: skip
def test_the_day_that_it_stands_on(day, stands, estimated):
    (found,) = of(("a", "PER", "CHL", day, 2.0, "happened"))
    assert (found.day, found.estimated) == (stands, estimated)


def test_what_has_no_day_at_all_is_left_out():
    assert acts(told(("a", "PER", "CHL", None, 2.0, "happened"), published=None), ("PER",), ("CHL",)) == ()


def test_each_act_opens_into_its_sentences():
    (found,) = of(("a", "PER", "CHL", "2001-02-03", 2.0, "happened"))
    assert found.sentences == (("doc", 0, "Sentence 0."),)


def test_plans_and_denials_are_listed_and_not_counted():
    rows = [
        (s, "PER", "CHL", "2001-02-03", -9.0, s) for s in ("planned", "hypothetical", "denied", "happened", "ongoing")
    ]
    found = stream(of(*rows), documents=1)
    assert found.days[0].acts == ("happened", "ongoing")
    (tally,) = found.tallies
    assert (tally.conflict, tally.open) == (2, 3)


def test_half_the_weight_after_a_half_life():
    rows = [("a", "PER", "CHL", "2001-01-01", -8.0, "happened")]
    found = stream(of(*rows), documents=1, until=date(2001, 1, 31), half_life=30)
    assert found.weight == pytest.approx(0.5)
    assert found.days[0].score == pytest.approx(-4.0)
    assert found.score == pytest.approx(-8.0 * 0.5 / 1.5)
    assert score_on(found.days, date(2001, 1, 31), 30) == pytest.approx(found.score)
    assert score_on(found.days, date(2000, 1, 1), 30) == 0


def test_what_moved_it_most_comes_first():
    rows = [
        ("a", "PER", "CHL", "2001-01-01", 1.0, "happened"),
        ("b", "CHL", "PER", "2001-01-05", -10.0, "happened"),
        ("c", "CHL", "PER", "2001-01-05", -9.0, "happened"),
        ("d", "PER", "CHL", "2001-06-01", 2.0, "happened"),
    ]
    found = stream(of(*rows), documents=1)
    assert next(d.day for d in moves(found)) == "2001-01-05"
    assert moves(found)[0].acts == ("b", "c")


def test_a_turn_is_a_change_point():
    rows = [(f"a{n}", "PER", "CHL", f"2001-01-{n + 1:02d}", 5.0, "happened") for n in range(8)]
    rows += [(f"b{n}", "CHL", "PER", f"2001-02-{n + 1:02d}", -7.0, "happened") for n in range(8)]
    (change,) = stream(of(*rows), documents=1).changes
    assert (change.day, change.before, change.after) == ("2001-02-01", 5.0, -7.0)
    assert (change.acts_before, change.acts_after) == (8, 8)


def test_nothing_has_no_balance():
    found = stream((), documents=0)
    assert (found.score, found.weight, found.days, found.until) == (None, 0, (), None)


ACTS = st.lists(st.tuples(st.integers(0, 900), st.floats(-10, 10)), min_size=1, max_size=20)


@given(ACTS, st.floats(1, 400))
def test_the_balance_stays_on_its_scale_and_is_the_plain_sum(given_acts, half_life):
    first = date(2000, 1, 1).toordinal()
    rows = [(f"{n:03d}", "PER", "CHL", date.fromordinal(first + d).isoformat(), s, "happened")
            for n, (d, s) in enumerate(given_acts)]  # fmt: skip
    found = stream(of(*rows), documents=1, half_life=half_life)
    last = max(d for d, _ in given_acts)
    weights = [0.5 ** ((last - d) / half_life) for d, _ in given_acts]
    plain = sum(w * s for w, (_, s) in zip(weights, given_acts, strict=True)) / (sum(weights) + 1)
    assert found.score == pytest.approx(plain, abs=1e-9)
    assert all(-10 <= d.score <= 10 for d in found.days)


def test_brief_acts_stand_on_the_day_of_the_first_report_where_they_have_none():
    dated = Happening("h1", "ASSAULT", None, (), (actor("AAA"),), (actor("BBB"),), (), "happened", first="2001-05-02")
    undated = replace(dated, id="h2", first=None)
    nowhere = replace(dated, id="h3", first=None)
    other = replace(dated, id="h4", recipients=(actor("CCC"),))
    found = brief_acts([dated, undated, nowhere, other], ("AAA",), ("BBB",), {"h2": "2001-05-04"})
    assert [(a.happening, a.day, a.direction, a.score) for a in found] == [
        ("h1", "2001-05-02", "x to y", -9.0),
        ("h2", "2001-05-04", "x to y", -9.0),
    ]
