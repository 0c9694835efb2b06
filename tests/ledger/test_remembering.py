"""What is remembered of the store, and lists looked up from their values."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from foedus.ledger.columns import Lists
from foedus.ledger.remembering import Remembered
from foedus.records.same import Same


def test_those_not_asked_for_longest_are_forgotten():
    kept: Remembered[int, str] = Remembered(2)
    kept.take({1: "a", 2: "b"})
    assert kept.of([1, 9]) == {1: "a"}
    kept.take({3: "c"})
    assert kept.of([1, 2, 3]) == {1: "a", 3: "c"}


def test_the_same_is_no_equal():
    one, other = [1], [1]
    assert {Same(one): 1}[Same(one)] == 1
    assert Same(one) != Same(other)


@given(st.lists(st.lists(st.integers(0, 6), max_size=4, unique=True), max_size=30), st.integers(0, 30))
def test_values_lead_to_the_rows_that_have_them(rows, early):
    lists, first = Lists(), rows[:early]
    for start, some in ((0, first), (len(first), rows[early:])):
        owners = [start + n for n, row in enumerate(some) for _ in row]
        lists.extend(owners, [v for row in some for v in row], len(some))
        view = lists.view()
        so_far = rows[: start + len(some)]
        for value in range(8):
            wanted = [n for n, row in enumerate(so_far) if value in row]
            assert np.flatnonzero(view.holding([value])).tolist() == wanted
            assert sorted(view.rows_of(value).tolist()) == wanted
        told = [v for row in so_far for v in row]
        assert view.tally().tolist() == np.bincount(np.array(told, int), minlength=len(view.tally())).tolist()
