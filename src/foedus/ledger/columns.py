"""Columns that grow at their end: numbers, lists of numbers a row, and codes that stand for values."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import islice
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import DTypeLike, NDArray

Rows = NDArray[np.int32]
Mask = NDArray[np.bool_]
V = TypeVar("V", bound=Hashable)


class Column:
    """One number a row. What was read from `view` stays as it was: rows are added, never changed."""

    __slots__ = ("_held", "n")

    def __init__(self, dtype: DTypeLike) -> None:
        self._held: NDArray[Any] = np.empty(256, dtype)
        self.n = 0

    @classmethod
    def of(cls, held: NDArray[Any]) -> Column:
        """A column of these rows."""
        column = cls(held.dtype)
        column._held, column.n = held, len(held)
        return column

    def extend(self, values: Any) -> None:
        """Add rows."""
        added = np.asarray(values, self._held.dtype)
        until = self.n + len(added)
        if until > len(self._held):
            larger = np.empty(max(until, len(self._held) * 5 // 4), self._held.dtype)
            larger[: self.n] = self.view()
            self._held = larger
        self._held[self.n : until] = added
        self.n = until

    def view(self) -> NDArray[Any]:
        """All rows."""
        return self._held[: self.n]


class Tally:
    """How many rows have each code: counted once, then kept up with the rows that are added."""

    __slots__ = ("_made",)

    def __init__(self) -> None:
        self._made: tuple[int, NDArray[np.int64]] = (0, np.zeros(1, np.int64))

    def counts(self, count: int, codes: Callable[[int], NDArray[Any]]) -> NDArray[np.int64]:
        """How many of the first `count` rows have each code; `codes` gives the codes of these from a row on."""
        made, counted = self._made
        if made > count:
            return np.bincount(codes(0), minlength=1)
        if made == count and made:
            return counted
        found = np.bincount(codes(made), minlength=len(counted))
        found[: len(counted)] += counted
        self._made = (count, found)
        return found


class Lists:
    """Some numbers a row, most rows few: all values in one column, row after row, with the row that each belongs to."""

    __slots__ = ("_ends", "_inverse", "_owners", "_values")

    def __init__(self) -> None:
        self._values, self._owners, self._ends = Column(np.int32), Column(np.int32), Column(np.int32)
        self._inverse = Inverse()

    def parts(self) -> dict[str, NDArray[Any]]:
        """What `of_parts` makes the same lists from."""
        return {"values": self._values.view(), "owners": self._owners.view(), "ends": self._ends.view()}

    @classmethod
    def of_parts(cls, values: NDArray[Any], owners: NDArray[Any], ends: NDArray[Any]) -> Lists:
        """Lists from their parts."""
        lists = cls()
        lists._values, lists._owners, lists._ends = (Column.of(p) for p in (values, owners, ends))
        return lists

    def extend(self, owners: Any, values: Any, rows: int) -> None:
        """Add the lists of the next rows, `rows` in number; `owners` ascend and count rows from 0 over all."""
        start, first = self._values.n, self._ends.n
        self._values.extend(values)
        self._owners.extend(owners)
        counts = np.bincount(np.asarray(owners, np.int64) - first, minlength=rows)
        self._ends.extend(start + np.cumsum(counts))

    def view(self) -> ListsView:
        """All rows' lists."""
        return ListsView(self._values.view(), self._owners.view(), self._ends.view(), self._inverse)


class Inverse:
    """For each value the rows whose lists have it, as far as they were there when it was last made."""

    __slots__ = ("_made",)

    def __init__(self) -> None:
        self._made: tuple[int, Rows, Rows] = (0, np.zeros(0, np.int32), np.zeros(1, np.int32))

    def rows(self, codes: Sequence[int], values: Rows, owners: Rows) -> Rows:
        """The rows with any of the values, some perhaps twice, and some perhaps of later rows than these."""
        count, by_value, starts = self._grown(values, owners)
        late = values[count:]
        found = [by_value[starts[n] : starts[n + 1]] for n in codes if n + 1 < len(starts)]
        if len(late):
            wanted = np.zeros(max(int(late.max()), *codes, 0) + 1, np.bool_)
            wanted[list(codes)] = True
            found.append(owners[count:][wanted[late]])
        return np.concatenate(found) if found else np.zeros(0, np.int32)

    def counts(self, values: Rows, owners: Rows) -> NDArray[np.int64]:
        """How many rows have each value."""
        count, _, starts = self._grown(values, owners)
        if count > len(values):
            return np.bincount(values, minlength=1)
        made = np.diff(starts).astype(np.int64)
        late = np.bincount(values[count:], minlength=len(made))
        late[: len(made)] += made
        return late

    def _grown(self, values: Rows, owners: Rows) -> tuple[int, Rows, Rows]:
        """The rows in the order of their values, for at least nearly all of these: what a later view has made is good
        for an earlier one, too, whose rows are the first of it."""
        made = self._made
        if len(values) - made[0] > max(_UNSORTED, made[0] // 16):
            made = self._made = self._of(values, owners)
        return made

    @staticmethod
    def _of(values: Rows, owners: Rows) -> tuple[int, Rows, Rows]:
        starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(np.bincount(values))]).astype(np.int32)
        return len(values), owners[np.argsort(values, kind="stable")], starts


_UNSORTED = 20_000
"""So many of the last values are looked through rather than sorted."""


class ListsView:
    """Lists as they stood when they were looked at."""

    __slots__ = ("_inverse", "ends", "owners", "values")

    def __init__(self, values: Rows, owners: Rows, ends: Rows, inverse: Inverse | None = None) -> None:
        self.values, self.owners, self.ends = values, owners, ends
        self._inverse = Inverse() if inverse is None else inverse

    def counts(self) -> Rows:
        """How long each row's list is."""
        return np.diff(self.ends, prepend=np.int32(0))

    def of(self, rows: Rows) -> tuple[Rows, Rows]:
        """The values of these rows' lists, one list after another, and for each the place in `rows` it belongs to."""
        ends = self.ends[rows]
        starts = np.where(rows > 0, self.ends[rows - 1], 0)
        lengths = ends - starts
        at = np.repeat(np.arange(len(rows), dtype=np.int32), lengths)
        before = np.cumsum(lengths) - lengths
        return self.values[np.arange(len(at), dtype=np.int32) + (starts - before)[at]], at

    def holding(self, codes: Sequence[int]) -> Mask:
        """Of all rows those whose lists have any of these values."""
        found = np.zeros(len(self.ends), np.bool_)
        found[self._having(codes)] = True
        return found

    def tally(self) -> NDArray[np.int64]:
        """How many of all rows have each value."""
        return self._inverse.counts(self.values, self.owners)

    def rows_of(self, value: int) -> Rows:
        """The rows whose lists have this value, in which none has it twice."""
        return self._having([value])

    def _having(self, codes: Sequence[int]) -> Rows:
        rows = self._inverse.rows(codes, self.values, self.owners)
        return rows[rows < len(self.ends)]

    def any(self, wanted: Mask, rows: int) -> Mask:
        """Of so many rows those of whose values any is wanted, by a mask over values."""
        found = np.zeros(rows, np.bool_)
        found[self.owners[wanted[self.values]]] = True
        return found


class _Numbers(dict[V, int]):
    """The next number for whatever is not there yet."""

    def __missing__(self, value: V) -> int:
        number = self[value] = len(self)
        return number


class Codes(Generic[V]):
    """Values numbered in the order in which they came."""

    __slots__ = ("_numbers", "values")

    def __init__(self) -> None:
        self._numbers: _Numbers[V] = _Numbers()
        self.values: list[V] = []

    def __len__(self) -> int:
        return len(self.values)

    def codes(self, values: Iterable[V]) -> list[int]:
        """The number of each value."""
        numbers, n = self._numbers, len(self._numbers)
        found = [numbers[v] for v in values]
        self.values.extend([*islice(reversed(numbers), len(numbers) - n)][::-1])
        return found

    def get(self, value: V) -> int | None:
        """The number of a value, None where it never came."""
        return self._numbers.get(value)
