"""A product of matrices is the same to the bit, a few rows at a time or all at once."""

import numpy as np
import pytest

from foedus import weights


@pytest.mark.parametrize("shape", [(64, 64), (128, 4), (320, 64), (96, 288)])
def test_the_parts_of_a_product_are_those_of_the_whole(shape, monkeypatch):
    random = np.random.default_rng(1)
    rows = random.standard_normal((301, shape[0]), dtype=np.float32)
    matrix = random.standard_normal(shape, dtype=np.float32)
    found = []
    for one in (True, False):
        monkeypatch.setattr(weights, "_ONE_THREAD", one)
        found.append(weights.product(rows, matrix))
    apart = np.concatenate([weights.product(rows[n : n + 1], matrix) for n in range(len(rows))])
    assert np.array_equal(found[0], apart)
    assert np.array_equal(found[1], apart)
