"""Likeness by year is that of the whole answer, for any pair."""

import pytest

from foedus.aligning import align
from foedus.aligning.yearly import likeness_by_year


@pytest.mark.parametrize(("x", "y"), [("USA", "GBR"), ("RUS", "PRK"), ("SUN", "DDR"), ("TLS", "MKD"), ("EGY", "ISR")])
def test_it_is_that_of_the_whole_answer(x, y):
    whole = [(c.year, c.valued.s, c.valued.kappa) for c in align(x, y).commitments]
    quick = [(one.year, one.s, one.kappa) for one in likeness_by_year(x, y)]
    assert [year for year, *_ in quick] == [year for year, *_ in whole]
    for (_, *got), (_, *wanted) in zip(quick, whole, strict=True):
        assert got == pytest.approx(wanted)


@pytest.mark.parametrize(("x", "y"), [("USA", "USA"), ("RUS", "SUN"), ("USA", "NATO"), ("nobody", "USA")])
def test_none_without_two_states(x, y):
    assert likeness_by_year(x, y) == ()
