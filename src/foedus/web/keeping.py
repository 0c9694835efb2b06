"""Pages that were made, kept in memory as long as what they rest on stays as it is."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from starlette.responses import Response

from foedus.ledger.filters import Filters, Kind

RestsOn = Literal["records", "lists", "register"]
"""What a page is made of: records read for it alone; lists and counts of the store, which are a second or two old; or
nothing of the store."""
LARGEST = 1_000_000
"""Bytes of a page that is kept."""
_BYTES = 48_000_000


State = tuple[int, int]
"""What the store's content goes by: what is stored, and what persons said of it."""
Selections = tuple[tuple[Kind, Filters], ...]


@dataclass(frozen=True, slots=True)
class Basis:
    """What a page was made of: the store's state, None where nothing of the store is in it; and the selections that it
    shows with the mark of what was in them, None where it shows more than these."""

    state: State | None
    selections: Selections
    mark: bytes | None


@dataclass(frozen=True, slots=True)
class Kept:
    """What was answered."""

    body: bytes
    headers: Mapping[str, str]
    basis: Basis

    def response(self) -> Response:
        """The answer again."""
        return Response(self.body, headers=self.headers)


class Pages:
    """Answers by what they were asked for, each as long as what it was made of stays as it is; those not asked for
    longest are dropped first."""

    def __init__(self, most: int = _BYTES) -> None:
        self._most = most
        self._held: OrderedDict[Hashable, Kept] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def get(self, key: Hashable, state: State | None, mark: Callable[[Selections], bytes | None]) -> Response | None:
        """The answer, None where it is not kept or no longer holds; `mark` tells what selections now hold, where the
        store is in another state. It must be in this state until then."""
        with self._lock:
            found = self._held.get(key)
            if found is not None:
                self._held.move_to_end(key)
        if found is None:
            return None
        basis = found.basis
        if basis.state != state:
            if basis.state is None or state is None or basis.state[1] != state[1] or basis.mark is None:
                return None
            if mark(basis.selections) != basis.mark:
                return None
            with self._lock:
                if self._held.get(key) is found:
                    self._held[key] = replace(found, basis=replace(basis, state=state))
        return found.response()

    def keep(self, key: Hashable, response: Response, basis: Basis) -> None:
        """Keep an answer; a large one is not."""
        body = bytes(response.body)
        if len(body) > LARGEST:
            return
        with self._lock:
            old = self._held.pop(key, None)
            self._held[key] = Kept(body, dict(response.headers), basis)
            self._bytes += len(body) - (0 if old is None else len(old.body))
            while self._bytes > self._most:
                self._bytes -= len(self._held.popitem(last=False)[1].body)
