"""Figures with their intervals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.evaluation.bootstrap import contrast, estimate, f_measure, harmonic, mean, share, three

_HITS = st.integers(0, 9)
UNITS = st.lists(
    st.builds(lambda h, c, g: {"h": h, "c": h + c, "g": h + g}, _HITS, _HITS, _HITS), min_size=1, max_size=12
)
MEASURES = three("", "h", "c", "g")


@given(UNITS)
def test_the_value_lies_in_its_interval_and_figures_are_shares(units):
    for figure in estimate(units, MEASURES, draws=60).values():
        assert figure is None or 0 <= figure.low <= figure.high <= 1
        assert figure is None or 0 <= figure.value <= 1


@given(UNITS)
def test_a_run_does_not_differ_from_itself(units):
    for difference in contrast(units, units, MEASURES, draws=20).values():
        assert difference.difference == 0
        assert difference.low <= 0 <= difference.high


@given(UNITS)
def test_f1_is_the_harmonic_mean_of_precision_and_recall(units):
    two = {"f1": f_measure("h", "c", "g"), "mean": harmonic(share("h", "c"), share("h", "g"))}
    found = estimate(units, two, draws=0)
    if found["mean"] is not None:
        assert found["f1"].value == pytest.approx(found["mean"].value)


def test_the_same_units_give_the_same_interval_and_more_units_a_narrower_one():
    units = [{"h": n % 3, "c": 3} for n in range(12)]
    few = estimate(units, {"p": share("h", "c")})["p"]
    many = estimate(units * 20, {"p": share("h", "c")})["p"]
    assert few == estimate(units, {"p": share("h", "c")})["p"]
    assert many.high - many.low < few.high - few.low
    assert few.low < few.value < few.high


def test_too_few_units_give_no_interval_and_nothing_gives_no_figure():
    found = estimate([{"h": 1, "c": 2}] * 4 + [{"g": 1}] * 9, {"p": share("h", "c"), "none": share("h", "other")})
    assert (found["p"].value, found["p"].low, found["p"].high) == (0.5, 0, 1)
    assert found["none"] is None


def test_paired_draws_see_a_small_steady_gain():
    now = [{"h": 5 + n % 2, "c": 10} for n in range(30)]
    then = [{"h": 4 + n % 2, "c": 10} for n in range(30)]
    (gain,) = contrast(now, then, {"p": share("h", "c")}).values()
    assert [gain.low, gain.difference, gain.high] == pytest.approx([0.1] * 3)


def test_the_mean_of_measures():
    (figure,) = estimate([{"h": 1, "c": 2, "g": 4}], {"m": mean(share("h", "c"), share("h", "g"))}).values()
    assert figure.value == pytest.approx(0.375)
