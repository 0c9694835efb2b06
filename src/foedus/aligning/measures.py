"""How alike two rows of numbers are: S, Scott's pi and Cohen's kappa, of one pair or of all pairs at once.

S: Signorino and Ritter (1999), "Tau-b or Not Tau-b", International Studies Quarterly 43. Pi (Scott 1955) and kappa
(Cohen 1960) take away the likeness to be expected from how often each row holds what: Häge (2011), "Choice or
Circumstance? Adjusting Measures of Foreign Policy Similarity for Chance Agreement", Political Analysis 19; squared
distances.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Row = NDArray[np.float64]
Matrix = NDArray[np.float64]


class Similarity(NamedTuple):
    """How alike two rows are, each at most 1; None where a measure says nothing (no difference is to be expected).

    `s` with absolute, `s_squared` with squared distances (1 alike, -1 opposed); `pi` and `kappa`: 0 as by chance.
    """

    s: float | None
    s_squared: float | None
    pi: float | None
    kappa: float | None


def pair(one: Row, other: Row, span: float, weights: Row | None = None) -> Similarity:
    """The measures of two rows of values from 0 to `span`.

    `weights` of the columns (0 or more) are used for S alone, as Signorino and Ritter weight by capabilities. Raises
    ValueError for rows of different lengths.
    """
    if one.shape != other.shape:
        raise ValueError("the two rows are of different lengths")
    n = one.size
    apart = np.abs(one - other)
    share = np.ones(n) if weights is None else weights
    whole = float(share.sum())
    if n == 0 or whole <= 0:
        return Similarity(None, None, None, None)
    squared = float((apart**2).sum())
    total, squares = float(one.sum() + other.sum()), float((one**2).sum() + (other**2).sum())
    by_chance = squares - 2 * float(one.sum()) * float(other.sum()) / n
    pooled = squares - total * total / (2 * n)
    return Similarity(
        1 - 2 * float((share * apart).sum()) / (span * whole),
        1 - 2 * float((share * apart**2).sum()) / (span**2 * whole),
        1 - squared / pooled if pooled > 0 else None,
        1 - squared / by_chance if by_chance > 0 else None,
    )


class Similarities(NamedTuple):
    """The measures of all pairs of a matrix's rows, each n by n; NaN where a measure says nothing."""

    s: Matrix
    s_squared: Matrix
    pi: Matrix
    kappa: Matrix


def all_pairs(levels: Matrix, span: int, weights: Row | None = None) -> Similarities:
    """The measures of all pairs of rows of whole numbers from 0 to `span`; see `pair`."""
    n = levels.shape[1]
    share = np.ones(n) if weights is None else weights
    whole = share.sum()
    absolute = np.zeros((len(levels), len(levels)))
    for step in range(1, span + 1):
        above = (levels >= step).astype(np.float64)
        absolute += _apart(above, share)
    squared = _apart(levels, np.ones(n))
    weighted = squared if weights is None else _apart(levels, share)
    sums, squares = levels.sum(axis=1), (levels**2).sum(axis=1)
    both = squares[:, None] + squares[None, :]
    by_chance = both - 2 * np.outer(sums, sums) / n
    pooled = both - (sums[:, None] + sums[None, :]) ** 2 / (2 * n)
    with np.errstate(divide="ignore", invalid="ignore"):
        return Similarities(
            1 - 2 * absolute / (span * whole),
            1 - 2 * weighted / (span**2 * whole),
            np.where(pooled > 0, 1 - squared / pooled, np.nan),
            np.where(by_chance > 0, 1 - squared / by_chance, np.nan),
        )


def _apart(rows: Matrix, share: Row) -> Matrix:
    """The weighted sums of squared differences between all rows."""
    weighted = rows * share
    own = (weighted * rows).sum(axis=1)
    apart: Matrix = own[:, None] + own[None, :] - 2 * weighted @ rows.T
    return apart
