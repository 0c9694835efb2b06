"""Who clusters with whom: average linkage on a measure of likeness, cut where the mean likeness falls under a bound.

UPGMA: Sokal and Michener (1958), "A statistical method for evaluating systematic relationships", University of Kansas
Science Bulletin 38. The same likenesses give the same blocs in the same order.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from foedus.aligning.measures import Matrix

MODERATE = 0.4
"""The kappa from which Landis and Koch (1977), Biometrics 33, call agreement moderate: the bound of a bloc."""


def clusters(likeness: Matrix, bound: float) -> list[tuple[int, ...]]:
    """The rows in clusters, the largest first: the two with the highest mean likeness are joined while it is `bound` or
    more. NaN counts as no likeness (0). Of equal ones the pair that stands first is joined."""
    n = len(likeness)
    means = np.where(np.isnan(likeness), 0.0, likeness)
    np.fill_diagonal(means, -np.inf)
    sizes = np.ones(n)
    members: list[list[int]] = [[i] for i in range(n)]
    for _ in range(n - 1):
        # Rounding keeps sums in another order from choosing another pair.
        flat = int(np.argmax(np.round(means, 12)))
        one, other = sorted(divmod(flat, n))
        if not means[one, other] >= bound:
            break
        joined = (means[one] * sizes[one] + means[other] * sizes[other]) / (sizes[one] + sizes[other])
        means[one, :] = means[:, one] = joined
        means[one, one] = -np.inf
        means[other, :] = means[:, other] = -np.inf
        sizes[one] += sizes[other]
        members[one] += members[other]
        members[other] = []
    found = [tuple(sorted(m)) for m in members if m]
    return sorted(found, key=lambda m: (-len(m), m))


def mean_within(likeness: Matrix, members: Sequence[int]) -> float:
    """The mean likeness of the pairs of a cluster; NaN counts as 0."""
    part = np.nan_to_num(likeness[np.ix_(members, members)])
    k = len(members)
    return float((part.sum() - np.trace(part)) / (k * (k - 1))) if k > 1 else 1.0
