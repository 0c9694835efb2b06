"""Pages that were made, kept in memory as long as what they rest on stays as it is.

What is kept is told and read back as pickles: it lies in memory of the server's own processes, which nobody else can
write to."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Literal

from starlette.responses import Response

from foedus.ledger.filters import Filters, Kind
from foedus.web.room import NAME_BYTES, Room

RestsOn = Literal["records", "lists", "register"]
"""What a page is made of: records read for it alone; lists and counts of the store, which are a second or two old; or
nothing of the store."""
LARGEST = 1_000_000
"""Bytes of a page that is kept."""
BYTES = 96_000_000
"""What is kept of pages, in all."""


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


class Pages:
    """Answers by what they were asked for, each as long as what it was made of stays as it is. They lie in a `room`,
    which the server's processes may share, those of another store (`of`) apart."""

    def __init__(self, room: Room, of: Hashable = None) -> None:
        self._room = room
        self._of = of
        self._good: tuple[State | None, set[bytes]] = (None, set())

    def get(self, key: Hashable, state: State | None, mark: Callable[[Selections], bytes | None]) -> Response | None:
        """The answer, None where it is not kept or no longer holds; `mark` tells what selections now hold, where the
        store is in another state. It must be in this state until then."""
        name = self._name(key)
        if (said := self._room.get(name)) is None:
            return None
        basis, answer = pickle.loads(said)
        if basis.state != state and not self._holds(basis, answer, state, mark):
            return None
        if (found := self._room.get(answer)) is None:
            return None
        if basis.state is not None and state is not None and basis.state < state:
            self._room.put(name, pickle.dumps((replace(basis, state=state), answer)))
        headers, body = pickle.loads(found)
        return Response(body, headers=headers)

    def _holds(
        self, basis: Basis, answer: bytes, state: State | None, mark: Callable[[Selections], bytes | None]
    ) -> bool:
        """Whether what a page shows is the same in this state; told from memory where it was seen before."""
        if basis.state is None or state is None or basis.state[1] != state[1] or basis.mark is None:
            return False
        if self._good[0] != state:
            self._good = (state, set())
        good = self._good[1]
        if answer not in good:
            if mark(basis.selections) != basis.mark:
                return False
            good.add(answer)
        return True

    def keep(self, key: Hashable, response: Response, basis: Basis) -> None:
        """Keep an answer; a large one is not."""
        body = bytes(response.body)
        if len(body) > LARGEST:
            return
        name = self._name(key)
        answer = _digest(name, body)
        self._room.put(answer, pickle.dumps((dict(response.headers), body)))
        self._room.put(name, pickle.dumps((basis, answer)))

    def _name(self, key: Hashable) -> bytes:
        return _digest(repr((self._of, key)).encode("utf-8", "surrogatepass"))


def _digest(*parts: bytes) -> bytes:
    digest = blake2b(digest_size=NAME_BYTES)
    for part in parts:
        digest.update(part)
    return digest.digest()
