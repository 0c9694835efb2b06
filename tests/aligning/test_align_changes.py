"""Change points against a search of all segmentations."""

from itertools import pairwise
from math import inf, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.aligning.changes import SHORTEST, _costs, _spread, change_points

SCORES = st.lists(st.integers(-100, 100).map(lambda n: n / 10), min_size=1, max_size=30)


def exhaustively(values):
    """The same penalised cost, every earlier start tried for every end."""
    n = len(values)
    if n < 2 * SHORTEST:
        return ()
    cost, penalty = _costs(values, [1.0] * n), 2 * _spread(values) ** 2 * log(n)
    best, last = [-penalty] + [inf] * n, [0] * (n + 1)
    for end in range(SHORTEST, n + 1):
        for start in range(end - SHORTEST + 1):
            total = best[start] + cost(start, end) + penalty
            if total < best[end]:
                best[end], last[end] = total, start
    return best[n]


@given(SCORES)
def test_no_segmentation_is_cheaper(values):
    found = change_points(values)
    if len(values) < 2 * SHORTEST:
        assert found == ()
        return
    bounds = [0, *found, len(values)]
    cost, penalty = _costs(values, [1.0] * len(values)), 2 * _spread(values) ** 2 * log(len(values))
    spans = list(pairwise(bounds))
    assert all(b - a >= SHORTEST for a, b in spans)
    total = sum(cost(a, b) for a, b in spans) + penalty * (len(spans) - 1)
    assert total == pytest.approx(exhaustively(values), abs=1e-6)


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ([4.0] * 12, ()),
        ([4.0, 5.0] * 6 + [-6.0, -5.0] * 6, (12,)),
        ([3.0] * 8 + [-8.0] * 8 + [3.0] * 8, (8, 16)),
        ([1.0, -9.0], ()),
        ([], ()),
    ],
)
def test_levels_are_found(values, found):
    assert change_points(values) == found


def test_weights_make_a_level_surer():
    values = [1.2, 1.8, 1.2, 0.0, 0.5, 0.0]
    assert change_points(values) == ()
    assert change_points(values, [50.0] * 6) == (3,)
