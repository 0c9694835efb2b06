"""Clusters of a likeness matrix."""

from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from foedus.aligning import blocs
from foedus.aligning.blocs import MODERATE, clusters, mean_within


def test_two_groups_and_one_alone():
    likeness = np.full((5, 5), -0.2)
    likeness[:2, :2] = 0.9
    likeness[2:4, 2:4] = 0.6
    assert clusters(likeness, 0.4) == [(0, 1), (2, 3), (4,)]
    assert mean_within(likeness, (2, 3)) == 0.6


def test_a_chain_is_no_bloc():
    likeness = np.array([[1, 0.5, -0.9], [0.5, 1, 0.5], [-0.9, 0.5, 1]])
    assert clusters(likeness, 0.4) == [(0, 1), (2,)]


def test_unknown_likeness_counts_as_none():
    likeness = np.array([[1, np.nan], [np.nan, 1]])
    assert clusters(likeness, 0.1) == [(0,), (1,)]
    assert clusters(likeness, 0.0) == [(0, 1)]


@given(st.integers(1, 7).flatmap(lambda n: st.lists(st.floats(-1, 1), min_size=n * n, max_size=n * n)), st.floats(0, 1))
def test_every_row_is_in_one_cluster(values, bound):
    n = int(len(values) ** 0.5)
    matrix = np.array(values).reshape(n, n)
    found = clusters(matrix + matrix.T, bound)
    assert sorted(i for members in found for i in members) == list(range(n))
    assert found == clusters(matrix + matrix.T, bound)


def test_a_state_between_two_blocs_is_named_by_the_other():
    found = blocs(on=date(1985, 6, 1)).blocs
    arab = next(b for b in found if "JOR" in b.states)
    assert "DZA" in {*arab.states, *(state for state, _ in arab.near)}
    assert all(state not in b.states and mean >= MODERATE for b in found for state, mean in b.near)
