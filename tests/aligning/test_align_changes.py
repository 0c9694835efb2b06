"""Change points against a search of all segmentations."""

from itertools import pairwise
from math import inf

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.aligning.changes import SHORTEST, change_points, penalty_of

SCORES = st.lists(st.integers(-100, 100).map(lambda n: n / 10), min_size=1, max_size=30)


def cost(values):
    """The squared deviations from the mean."""
    mean = sum(values) / len(values)
    return sum((v - mean) ** 2 for v in values)


def cheapest(values, penalty):
    """The least penalised cost of any segmentation, every earlier start tried for every end."""
    best = [-penalty] + [inf] * len(values)
    for end in range(SHORTEST, len(values) + 1):
        best[end] = min(best[s] + cost(values[s:end]) + penalty for s in range(end - SHORTEST + 1))
    return best[-1]


@given(SCORES)
def test_no_segmentation_is_cheaper(values):
    found = change_points(values)
    if len(values) < 2 * SHORTEST:
        assert found == ()
        return
    spans = list(pairwise([0, *found, len(values)]))
    assert all(b - a >= SHORTEST for a, b in spans)
    penalty = penalty_of(values, np.ones(len(values)))
    total = sum(cost(values[a:b]) for a, b in spans) + penalty * len(found)
    assert total == pytest.approx(cheapest(values, penalty), abs=1e-6)


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ([4.0] * 12, ()),
        ([4.0, 5.0] * 6 + [-6.0, -5.0] * 6, (12,)),
        ([3.0] * 8 + [-8.0] * 8 + [3.0] * 8, (8, 16)),
        ([float(n // 50 % 2) * 9 for n in range(400)], tuple(range(50, 400, 50))),
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
