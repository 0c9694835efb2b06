"""Counts that are kept up with a growing column, and rows that are put in between others."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.ledger import tables
from foedus.ledger.columns import Tally

codes = st.lists(st.integers(0, 40), max_size=50)


@given(codes, st.lists(st.integers(0, 50), max_size=8))
def test_a_tally_counts_what_is_there_whoever_asks_and_when(given_codes, asked):
    held, tally = np.array(given_codes, np.int16), Tally()
    for count in (min(n, len(held)) for n in asked):
        found = tally.counts(count, lambda first, count=count: held[first:count])
        assert found.tolist() == np.bincount(held[:count], minlength=1).tolist()


@pytest.mark.parametrize("pieces", [0, 1_000])
@given(st.lists(st.integers(0, 99), max_size=30), st.lists(st.integers(0, 99), max_size=10))
def test_rows_are_put_in_where_they_belong(pieces, before, added):
    held, new = np.array(sorted(before), np.int64), np.array(sorted(added), np.int64)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tables, "_PIECES", pieces)
        found = tables._inserted(held, np.searchsorted(held, new), new)
    assert found.tolist() == sorted([*before, *added])
    assert found.dtype == np.int64
