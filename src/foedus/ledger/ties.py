"""Which parties a happening ties to each other, for many happenings at once.

Entries are two arrays side by side: the happening that owns each, ascending, and a value.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[Any]


def unique_entries(owners: Numbers, values: Numbers) -> tuple[Numbers, Numbers]:
    """The entries, each once, by owner and value; both below 2**31."""
    both = np.unique(owners.astype(np.int64) << 32 | values.astype(np.int64))
    return both >> 32, both & 0xFFFFFFFF


def pair_entries(owners: Numbers, sided: Numbers, count: int) -> tuple[Numbers, Numbers]:
    """The pairs that each of `count` happenings ties: every actor with every recipient that does not act itself, or,
    where there is no such recipient, the actors with each other (as `foedus.answers.pairs`).

    `sided` are a party's number times two, plus one for a recipient. A pair is lower << 32 | higher.
    """
    acts = sided & 1 == 0
    owner_a, key_a = owners[acts], sided[acts] >> 1
    owner_r, key_r = owners[~acts], sided[~acts] >> 1
    alone = ~np.isin(owner_r << 32 | key_r, owner_a << 32 | key_a)
    owner_r, key_r = owner_r[alone], key_r[alone]
    directed = np.zeros(count, np.bool_)
    directed[owner_r] = True
    first = _product(owner_a, key_a, owner_r, key_r, count)
    among = ~directed[owner_a]
    second = _product(owner_a[among], key_a[among], owner_a[among], key_a[among], count)
    owner, one, other = (np.concatenate(parts) for parts in zip(first, second, strict=True))
    pairs = np.minimum(one, other) << 32 | np.maximum(one, other)
    kept = one != other
    order = np.lexsort((pairs[kept], owner[kept]))
    owner, pairs = owner[kept][order], pairs[kept][order]
    new = np.ones(len(owner), np.bool_)
    new[1:] = (owner[1:] != owner[:-1]) | (pairs[1:] != pairs[:-1])
    return owner[new], pairs[new]


def _product(
    owner_a: Numbers, a: Numbers, owner_b: Numbers, b: Numbers, count: int
) -> tuple[Numbers, Numbers, Numbers]:
    """Every entry of one with every entry of the other that has the same owner."""
    lengths = np.bincount(owner_a, minlength=count)
    starts = np.cumsum(lengths) - lengths
    repeats = lengths[owner_b]
    at = np.repeat(np.arange(len(b)), repeats)
    before = np.cumsum(repeats) - repeats
    inner = np.arange(len(at)) - before[at] + starts[owner_b][at]
    return owner_b[at], a[inner], b[at]
