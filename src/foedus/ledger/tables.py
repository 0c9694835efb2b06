"""A kind of records as columns in memory, in an order that pages can be cut from, and how it stood at one moment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from foedus.ledger.columns import Column, Lists, ListsView, Mask, Rows

_DIGEST_BITS = 43


class View:
    """A table as it stood when it was looked at. `order` holds the rows that are alive, by day and then by digest of
    their ids; `row_keys` is what each row is ordered by."""

    __slots__ = ("_columns", "_lists", "alive", "n", "order", "row_keys")

    def __init__(
        self,
        columns: Mapping[str, NDArray[Any]],
        lists: Mapping[str, ListsView],
        alive: Mask,
        order: Rows,
    ) -> None:
        self._columns, self._lists, self.alive, self.order = columns, lists, alive, order
        self.row_keys: NDArray[np.uint64] = columns["key"]
        self.n = len(alive)

    def __getitem__(self, name: str) -> NDArray[Any]:
        return self._columns[name]

    def lists(self, name: str) -> ListsView:
        """A column of lists."""
        return self._lists[name]

    def rows(self, wanted: Mask | None) -> Rows:
        """The rows wanted that are alive, in their order."""
        return self.order if wanted is None else self.order[wanted[self.order]]


class Table:
    """Columns of one kind of records; `lo` is the day that sorts them, `rowid` where the store keeps them."""

    def __init__(self, columns: Mapping[str, Any], lists: Sequence[str] = ()) -> None:
        kinds = {**columns, "rowid": np.int64, "lo": np.int32, "key": np.uint64}
        self.columns = {name: Column(kind) for name, kind in kinds.items()}
        self.lists = {name: Lists() for name in lists}
        self._alive = np.zeros(0, np.bool_)
        self._order = np.zeros(0, np.int32)
        self._keys = np.zeros(0, np.uint64)
        self.n = 0

    def extend(self, digests: NDArray[np.uint64], values: Mapping[str, Any]) -> None:
        """Add rows, given every column; `digests` are of their ids. Lists are added beside, by the caller."""
        first, self.n = self.n, self.n + len(digests)
        keys = sort_key(np.asarray(values["lo"], np.int32), digests)
        for name, column in self.columns.items():
            column.extend(keys if name == "key" else values[name])
        by_key = np.argsort(keys, kind="stable")
        rows = (first + by_key).astype(np.int32)
        at = np.searchsorted(self._keys, keys[by_key])
        self._order = np.insert(self._order, at, rows)
        self._keys = np.insert(self._keys, at, keys[by_key])
        self._alive = np.concatenate([self._alive, np.ones(len(digests), np.bool_)])

    def kill(self, dead: Mask) -> None:
        """Take out the rows of a mask over all rows."""
        if not dead.any():
            return
        self._alive = self._alive & ~dead
        kept = self._alive[self._order]
        self._order, self._keys = self._order[kept], self._keys[kept]

    def view(self) -> View:
        """The table as it stands."""
        columns = {name: column.view() for name, column in self.columns.items()}
        lists = {name: column.view() for name, column in self.lists.items()}
        return View(columns, lists, self._alive, self._order)


def sort_key(days: NDArray[np.int32], digests: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """What sorts records: the day (days since the year 1, 0 where there is none), then a digest of the id, so that the
    order hangs on no order of reading."""
    high = days.astype(np.uint64) << np.uint64(_DIGEST_BITS)
    return high | digests >> np.uint64(64 - _DIGEST_BITS)
