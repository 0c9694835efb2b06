"""Records as JSON, happenings once for all lists that they stand in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from foedus.records import Happening, plain
from foedus.records.same import Same

_encode = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"), allow_nan=False).encode


def encoded(value: Any) -> str:
    """A record, or what holds records, as JSON in ASCII letters: any text of a document can be in it."""
    if isinstance(value, Happening):
        return _happening(Same(value))
    if isinstance(value, Mapping):
        return f"{{{','.join(f'{_encode(str(name))}:{encoded(one)}' for name, one in value.items())}}}"
    if isinstance(value, (list, tuple)) and value and isinstance(value[0], Happening):
        return f"[{','.join(map(encoded, value))}]"
    return _encode(plain(value))


@lru_cache(maxsize=12_000)
def _happening(one: Same[Happening]) -> str:
    return _encode(plain(one.one))
