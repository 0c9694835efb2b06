"""Pages of selected rows, by cursors that name a record's place in the order, so that they stay good while others come
in."""

from __future__ import annotations

import numpy as np

from foedus.ledger.columns import Rows
from foedus.ledger.tables import View

_AFTER, _BEFORE = "a", "b"


def cut(view: View, rows: Rows, limit: int, cursor: str | None, newest: bool) -> tuple[Rows, str | None, str | None]:
    """At most `limit` of the rows (which are in the view's order), and the cursors of the next and previous page."""
    keys = view.row_keys[rows]
    way, key = _read(cursor)
    if newest:
        keys, rows = ~keys[::-1], rows[::-1]
        key = key and ~key & 0xFFFFFFFFFFFFFFFF
    first = 0
    if key is not None:
        side = np.searchsorted(keys, np.uint64(key), side="right" if way == _AFTER else "left")
        first = int(side) if way == _AFTER else max(0, int(side) - limit)
    chosen = rows[first : first + limit]
    following = _write(_AFTER, view, chosen[-1]) if first + limit < len(rows) and len(chosen) else None
    previous = _write(_BEFORE, view, chosen[0]) if first > 0 and len(chosen) else None
    return chosen, following, previous


def _write(way: str, view: View, row: int) -> str:
    return f"{way}{int(view.row_keys[row]):x}"


def _read(cursor: str | None) -> tuple[str, int | None]:
    """Whether it goes on after or before a key, and the key; None where the cursor is none or not one of ours."""
    way, text = (cursor or "")[:1], (cursor or "")[1:17]
    if way not in (_AFTER, _BEFORE) or not text or not set(text) <= set("0123456789abcdef"):
        return _AFTER, None
    return way, int(text, 16)
