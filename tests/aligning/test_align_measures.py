"""S, pi and kappa against plain loops over their definitions, and what must hold of any of them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.aligning.measures import all_pairs, pair

LEVELS = st.integers(0, 3)
ROWS = st.integers(2, 12).flatmap(
    lambda n: st.tuples(st.lists(LEVELS, min_size=n, max_size=n), st.lists(LEVELS, min_size=n, max_size=n))
)


def by_loops(one, other, span):
    """The four measures as their authors define them, without any algebra."""
    n = len(one)
    observed = sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) / n
    expected = sum((a - b) ** 2 for a in one for b in other) / n**2
    both = [*one, *other]
    pooled = sum((a - b) ** 2 for a in both for b in both) / (2 * n) ** 2
    apart = sum(abs(a - b) for a, b in zip(one, other, strict=True))
    return (
        1 - 2 * apart / (span * n),
        1 - 2 * observed / span**2,
        1 - observed / pooled if pooled else None,
        1 - observed / expected if expected else None,
    )


def _rows(rows):
    return [np.array(r, dtype=float) for r in rows]


@given(ROWS)
def test_a_pair_is_as_the_definitions_say(rows):
    found, wanted = pair(*_rows(rows), 3), by_loops(*rows, 3)
    assert [v is None for v in found] == [v is None for v in wanted]
    assert all(abs(a - b) < 1e-9 for a, b in zip(found, wanted, strict=True) if b is not None)


@given(ROWS)
def test_measures_are_symmetric_and_at_most_one(rows):
    one, other = _rows(rows)
    forth, back = pair(one, other, 3), pair(other, one, 3)
    assert forth == pytest.approx(back)
    assert all(v is None or v <= 1 + 1e-12 for v in forth)


@given(st.lists(LEVELS, min_size=2, max_size=12))
def test_equal_rows_are_alike(row):
    found = pair(*_rows((row, row)), 3)
    assert found.s == found.s_squared == 1
    assert found.kappa in (None, 1)


@given(st.lists(st.lists(LEVELS, min_size=5, max_size=5), min_size=5, max_size=5))
def test_all_pairs_are_the_pairs(rows):
    matrix = np.array(rows, dtype=float)
    found = all_pairs(matrix, 3)
    for i, one in enumerate(matrix):
        for j, other in enumerate(matrix):
            for name, value in pair(one, other, 3)._asdict().items():
                got = getattr(found, name)[i, j]
                assert np.isnan(got) if value is None else got == pytest.approx(value, abs=1e-9)


def test_weights_count_in_s_alone():
    one, other = _rows(([3, 0, 0], [0, 0, 0]))
    even, heavy = pair(one, other, 3), pair(one, other, 3, np.array([8.0, 1.0, 1.0]))
    assert even.s == pytest.approx(1 - 2 / 3)
    assert heavy.s == pytest.approx(1 - 2 * 0.8)
    assert heavy.kappa == even.kappa
    assert all_pairs(np.stack([one, other]), 3, np.array([8.0, 1.0, 1.0])).s[0, 1] == pytest.approx(heavy.s)


def test_rows_of_different_lengths_are_refused():
    with pytest.raises(ValueError, match="different lengths"):
        pair(np.zeros(2), np.zeros(3), 3)


def test_isolated_states_are_alike_by_s_and_not_by_kappa():
    rows = np.eye(50) * 3
    found = pair(rows[0], rows[1], 3)
    assert found.s > 0.9
    assert found.kappa < 0
