"""A kind of records as columns in memory, in an order that pages can be cut from, and how it stood at one moment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from foedus.ledger.columns import Column, Lists, ListsView, Mask, Rows, Tally

_TIE_BITS = 44
_DOCUMENT_BITS, _SENTENCE_BITS = 24, 12
_LOOKED_AT = 16
_FEW = 32
"""Less than this part of all rows is sorted by itself."""
_PIECES = 2_000


class View:
    """A table as it stood when it was looked at. `order` holds the rows that are alive, in their order, by what is in
    `order_keys`; `row_keys` has the same for every row."""

    __slots__ = ("_columns", "_lists", "_tallies", "alive", "n", "order", "order_keys", "row_keys")

    def __init__(
        self,
        columns: Mapping[str, NDArray[Any]],
        lists: Mapping[str, ListsView],
        alive: Mask,
        order: Rows,
        order_keys: NDArray[np.uint64],
        tallies: Mapping[str, Tally],
    ) -> None:
        self._columns, self._lists, self.alive, self.order = columns, lists, alive, order
        self._tallies = tallies
        self.order_keys = order_keys
        self.row_keys: NDArray[np.uint64] = columns["key"]
        self.n = len(alive)

    def __getitem__(self, name: str) -> NDArray[Any]:
        return self._columns[name]

    def lists(self, name: str) -> ListsView:
        """A column of lists."""
        return self._lists[name]

    def tally(self, name: str) -> NDArray[np.int64]:
        """How many rows, alive or not, have each value in a column of codes."""
        codes = self._columns[name]
        return self._tallies[name].counts(self.n, lambda first: codes[first:])

    def rows(self, wanted: Mask | None) -> Rows:
        """The rows wanted that are alive, in their order."""
        if wanted is None:
            return self.order
        few = np.flatnonzero(wanted & self.alive).astype(np.int32)
        if len(few) > self.n // _FEW:
            return self.order[wanted[self.order]]
        keys = self.row_keys[few]
        sorted_by_key = np.argsort(keys)
        if len(few) > 1 and not np.all(np.diff(keys[sorted_by_key].view(np.int64))):
            # Which of equal keys comes first is told by the order alone.
            return self.order[wanted[self.order]]
        return few[sorted_by_key]


class Table:
    """Columns of one kind of records; `lo` is the day that sorts them, `rowid` where the store keeps them."""

    def __init__(self, columns: Mapping[str, Any], lists: Sequence[str] = ()) -> None:
        kinds = {**columns, "rowid": np.int64, "lo": np.int32, "key": np.uint64}
        self.columns = {name: Column(kind) for name, kind in kinds.items()}
        self.lists = {name: Lists() for name in lists}
        self._tallies = {name: Tally() for name in kinds}
        self._alive = np.zeros(0, np.bool_)
        self._order = np.zeros(0, np.int32)
        self._keys = np.zeros(0, np.uint64)
        self.n = 0

    def extend(self, ties: NDArray[np.uint64], values: Mapping[str, Any]) -> None:
        """Add rows, given every column; `ties` sort those of one day. Lists are added beside, by the caller."""
        first, self.n = self.n, self.n + len(ties)
        keys = np.asarray(values["lo"], np.uint64) << np.uint64(_TIE_BITS) | ties
        for name, column in self.columns.items():
            column.extend(keys if name == "key" else values[name])
        by_key = np.argsort(keys, kind="stable")
        rows = (first + by_key).astype(np.int32)
        at = np.searchsorted(self._keys, keys[by_key])
        self._order = _inserted(self._order, at, rows)
        self._keys = _inserted(self._keys, at, keys[by_key])
        self._alive = np.concatenate([self._alive, np.ones(len(ties), np.bool_)])

    def kill(self, dead: Mask) -> None:
        """Take out the rows of a mask over all rows."""
        if not dead.any():
            return
        self._alive = self._alive & ~dead
        kept = self._alive[self._order]
        self._order, self._keys = self._order[kept], self._keys[kept]

    def bearing(self, digests: NDArray[np.uint64]) -> Mask:
        """The rows with these digests."""
        held = self.columns["digest"].view()
        found = np.zeros(self.n, np.bool_)
        if not len(digests):
            return found
        # Most are told by a part of theirs already, which is quickly looked up.
        likely = np.zeros(1 << _LOOKED_AT, np.bool_)
        likely[digests.astype(np.uint16)] = True
        at = np.flatnonzero(likely[held.astype(np.uint16)])
        found[at[np.isin(held[at], digests)]] = True
        return found

    def parts(self) -> dict[str, NDArray[Any]]:
        """All of it as arrays by name."""
        found = {name: column.view() for name, column in self.columns.items()}
        for name, lists in self.lists.items():
            found |= {f"{name}.{part}": array for part, array in lists.parts().items()}
        return found | {".alive": self._alive, ".order": self._order, ".keys": self._keys}

    def take_parts(self, parts: Mapping[str, NDArray[Any]]) -> None:
        """Be what `parts` came from. Raises KeyError or ValueError where they are of another table."""
        self.columns = {name: Column.of(parts[name]) for name in self.columns}
        self.lists = {
            name: Lists.of_parts(*(parts[f"{name}.{part}"] for part in ("values", "owners", "ends")))
            for name in self.lists
        }
        self._alive, self._order, self._keys = (parts[f".{name}"] for name in ("alive", "order", "keys"))
        self.n = len(self._alive)

    def view(self) -> View:
        """The table as it stands."""
        columns = {name: column.view() for name, column in self.columns.items()}
        lists = {name: column.view() for name, column in self.lists.items()}
        return View(columns, lists, self._alive, self._order, self._keys, self._tallies)


def _inserted(values: NDArray[Any], at: NDArray[np.int64], added: NDArray[Any]) -> NDArray[Any]:
    """Values with others put in before those at these places, which ascend. A few are put in piece by piece, several
    times as fast as numpy does it."""
    if len(at) > _PIECES:
        return np.insert(values, at, added)
    parts, before = [], 0
    for n, place in enumerate(at.tolist()):
        parts += [values[before:place], added[n : n + 1]]
        before = place
    return np.concatenate([*parts, values[before:]], dtype=values.dtype)


def ties(digests: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """What sorts records of one day: digests of their ids, so that the order hangs on no order of reading."""
    return digests >> np.uint64(64 - _TIE_BITS)


def ties_in_documents(
    documents: NDArray[np.uint64], sentences: NDArray[np.int64], digests: NDArray[np.uint64]
) -> NDArray[np.uint64]:
    """The same for records of documents, given digests of the documents' ids: those of one stand together. The first
    sentence is the highest, so that it comes first where the last day does."""
    most = (1 << _SENTENCE_BITS) - 1
    place = (most - np.minimum(sentences, most)).astype(np.uint64)
    rest = _TIE_BITS - _DOCUMENT_BITS
    last = rest - _SENTENCE_BITS
    whose = documents >> np.uint64(64 - _DOCUMENT_BITS) << np.uint64(rest)
    found: NDArray[np.uint64] = whose | place << np.uint64(last) | digests >> np.uint64(64 - last)
    return found
