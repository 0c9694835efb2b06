"""Pages that were made, kept in memory as long as what they rest on stays as it is."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Literal

from starlette.responses import Response

RestsOn = Literal["records", "lists", "register"]
"""What a page is made of: records read for it alone; lists and counts of the store, which are a second or two old; or
nothing of the store."""
LARGEST = 1_000_000
"""Bytes of a page that is kept."""
_BYTES = 24_000_000


@dataclass(frozen=True, slots=True)
class Kept:
    """What was answered."""

    body: bytes
    headers: Mapping[str, str]

    def response(self) -> Response:
        """The answer again."""
        return Response(self.body, headers=self.headers)


class Pages:
    """Answers by what they were asked for and what they rest on; those not asked for longest are dropped first."""

    def __init__(self, most: int = _BYTES) -> None:
        self._most = most
        self._held: OrderedDict[Hashable, Kept] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> Response | None:
        """The answer, None where it is not kept."""
        with self._lock:
            found = self._held.get(key)
            if found is not None:
                self._held.move_to_end(key)
        return None if found is None else found.response()

    def keep(self, key: Hashable, response: Response) -> None:
        """Keep an answer; a large one is not."""
        body = bytes(response.body)
        if len(body) > LARGEST:
            return
        with self._lock:
            old = self._held.pop(key, None)
            self._held[key] = Kept(body, dict(response.headers))
            self._bytes += len(body) - (0 if old is None else len(old.body))
            while self._bytes > self._most:
                self._bytes -= len(self._held.popitem(last=False)[1].body)
