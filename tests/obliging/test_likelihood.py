"""Published rates: the intervals are those of the beta distribution, and no number stands alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.obliging.likelihood import as_rows, incomplete_beta, posterior, rates, rates_for, told_rate
from foedus.records.treaty import OBLIGATION_KINDS


@pytest.mark.parametrize(
    ("a", "b", "x", "value"),
    [(1, 1, 0.3, 0.3), (2, 1, 0.5, 0.25), (1, 3, 0.5, 0.875), (0.5, 0.5, 0.25, 1 / 3), (3, 2, 0.5, 0.3125)],
)
def test_the_incomplete_beta_function(a, b, x, value):
    assert incomplete_beta(a, b, x) == pytest.approx(value, abs=1e-12)


@given(st.integers(0, 200), st.integers(0, 200))
def test_intervals_are_nested_and_hold_their_share(kept, more):
    cases = kept + more
    at = posterior(kept, cases)
    assert 0 <= at.ninety[0] <= at.half[0] <= at.median <= at.half[1] <= at.ninety[1] <= 1
    a, b = kept + 0.5, more + 0.5
    assert incomplete_beta(a, b, at.median) == pytest.approx(0.5, abs=1e-6)
    assert incomplete_beta(a, b, at.ninety[1]) - incomplete_beta(a, b, at.ninety[0]) == pytest.approx(0.9, abs=1e-6)


def test_every_rate_has_its_definition_and_citation():
    for rate in rates():
        assert rate.citation
        assert rate.definition
        assert 0 < rate.share < 1
        assert set(rate.kinds) <= set(OBLIGATION_KINDS)


def test_the_era_counts():
    strict = {r.id for r in rates_for("defence", "2025-01-01")} & {r.id for r in rates_for("defence", "1914-01-01")}
    assert strict == {"LLM2000"}
    assert "BF2018_DEF_POST" in {r.id for r in rates_for("defence", "2025-01-01")}


@pytest.mark.parametrize("kind", OBLIGATION_KINDS)
def test_words_give_counts_and_definition(kind):
    words = told_rate(kind, "2025-01-01")
    assert "given that war came" in words
    assert "where" in words
    for row in as_rows(kind, "2025-01-01"):
        assert row["citation"]
