"""Pages of selected rows, by cursors that name a record's place in the order, so that they stay good while others come
in."""

from __future__ import annotations

import re

import numpy as np

from foedus.ledger.columns import Rows
from foedus.ledger.tables import View

_AFTER, _BEFORE = "a", "b"
_CURSOR = re.compile(r"([ab])([0-9a-f]{1,16})\.([0-9a-f]{1,4})")


def cut(view: View, rows: Rows, limit: int, cursor: str | None, newest: bool) -> tuple[Rows, str | None, str | None]:
    """At most `limit` of the rows (which are in the view's order), and the cursors of the next and previous page."""
    keys = view.order_keys if rows is view.order else view.row_keys[rows]
    count = len(rows)

    def place(key: int) -> int:
        """How many stand before those with this key."""
        if newest:
            return count - int(np.searchsorted(keys, np.uint64(key), side="right"))
        return int(np.searchsorted(keys, np.uint64(key)))

    def row(at: int) -> int:
        return count - 1 - at if newest else at

    def write(way: str, at: int) -> str:
        key = int(keys[row(at)])
        return f"{way}{key:x}.{at - place(key):x}"

    way, key, among = _read(cursor)
    first = 0
    if key is not None:
        at = place(key) + among
        there = at < count and int(keys[row(at)]) == key
        first = at + there if way == _AFTER else max(0, at - limit)
    last = min(first + limit, count)
    chosen = rows[count - last : count - first][::-1] if newest else rows[first:last]
    following = write(_AFTER, last - 1) if first < last < count else None
    previous = write(_BEFORE, first) if 0 < first < last else None
    return chosen, following, previous


def _read(cursor: str | None) -> tuple[str, int | None, int]:
    """Whether a cursor goes on after or before a key, the key, and the number among those of equal keys; None where it
    is none, or none of ours."""
    found = _CURSOR.fullmatch(cursor or "")
    if found is None:
        return _AFTER, None, 0
    return found[1], int(found[2], 16), int(found[3], 16)
