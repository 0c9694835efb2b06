"""The values of the happenings found, by the way that is quickest for as many as they are."""

from __future__ import annotations

from typing import Any

import numpy as np

from foedus.ledger.columns import Mask, Rows
from foedus.ledger.selecting import Selection
from foedus.ledger.tables import View

_FEW = 8
"""Less than this part of all rows is looked up row by row; more is read in the order in which it lies."""


class Entries:
    """Columns and lists of the rows found, in no certain order: for counting."""

    def __init__(self, table: View, found: Selection) -> None:
        self._table, self._found = table, found
        self._few = len(found.rows) * _FEW < table.n
        self.most = len(found.rows) * 2 > table.n
        self._mask: Mask | None = None
        self._rows: Rows | None = np.sort(found.rows) if self._few else None
        self._left: Rows | None = None
        self._columns: dict[str, Any] = {}
        self._counts: dict[str, Any] = {}

    @property
    def mask(self) -> Mask:
        """The rows found, as a mask over all."""
        if self._mask is None:
            if self._found.whole:
                self._mask = self._table.alive
            else:
                self._mask = np.zeros(self._table.n, np.bool_)
                self._mask[self._found.rows] = True
        return self._mask

    def column(self, name: str) -> Any:
        """The values of a column."""
        if name not in self._columns:
            self._columns[name] = self._table[name][self.rows]
        return self._columns[name]

    def tally(self, name: str) -> Any:
        """How many rows have each value in a column of codes."""
        if not self.most:
            return np.bincount(self.column(name), minlength=1)
        every = self._table.tally(name)
        return every - np.bincount(self._table[name][self.left], minlength=len(every))

    def sums(self, name: str, values: str, least: int) -> Any:
        """What the values of one column come to for each value in a column of codes, `least` codes or more."""
        if not self.most:
            return np.bincount(self.column(name), self.column(values), least)
        found = self._table[values]
        return np.bincount(self._table[name], np.where(self.mask, found, found.dtype.type(0)), least)

    def counts(self, name: str) -> Any:
        """How many rows have each value in their list."""
        if name not in self._counts:
            self._counts[name] = self._count(name)
        return self._counts[name]

    def _count(self, name: str) -> Any:
        lists = self._table.lists(name)
        if not self.most:
            return np.bincount(lists.of(self.rows)[0], minlength=1)
        every = lists.tally()
        return every - np.bincount(lists.of(self.left)[0], minlength=len(every))

    @property
    def rows(self) -> Rows:
        """The rows found; many as they lie: one after the other they are read more quickly than to and fro."""
        if self._rows is None:
            self._rows = np.flatnonzero(self.mask).astype(np.int32)
        return self._rows

    @property
    def left(self) -> Rows:
        """The rows that are not found."""
        if self._left is None:
            self._left = np.flatnonzero(~self.mask).astype(np.int32)
        return self._left

    def having(self, name: str, values: list[int]) -> tuple[Any, Rows]:
        """The rows found with any of the values in their list, once for each; and for each the place of its value among
        these."""
        lists = self._table.lists(name)
        if self._few:
            had, at = lists.of(self.rows)
            place = np.full(max(int(had.max(initial=0)), *values, 0) + 1, -1, np.int32)
            place[values] = np.arange(len(values))
            wanted = place[had] >= 0
            return place[had[wanted]], self.rows[at[wanted]]
        which, rows = [np.zeros(0, np.int64)], [np.zeros(0, np.int32)]
        for n, value in enumerate(values):
            own = lists.rows_of(value)
            own = own[self.mask[own]]
            which.append(np.full(len(own), n))
            rows.append(own)
        return np.concatenate(which), np.concatenate(rows)
