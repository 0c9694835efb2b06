"""The store as the server uses it: every thread reads by a connection of its own, one at a time writes."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from foedus.errors import StoreError
from foedus.ledger import Ledger
from foedus.ledger.index import Index
from foedus.ledger.keeping import kept_at
from foedus.web.keeping import BYTES, Pages
from foedus.web.room import Room

_ASKED_EVERY = 2.0
"""So many seconds may pass until what another program stores is seen in lists and counts."""
_SETTLED_SECONDS = 3.0
"""A file touched later than so long ago may change again within the same tick of its clock, or lists and counts may not
have seen it yet: no browser is to keep what is made of it."""


class Store:
    """Connections to one store. Readers never wait: the store keeps a write-ahead log (docs/store.md)."""

    def __init__(self, path: Path, room: Room | None = None) -> None:
        self.path = path
        self._room = Room(BYTES) if room is None else room
        self._free: list[Ledger] = []
        self._file: tuple[int, int] | None = None
        self._index = self._new_index()
        self._lock = threading.Lock()
        self._writing = threading.Lock()
        self._closed = False
        self._corrected: int | None = None
        self.pages = Pages(self._room)

    @contextmanager
    def reading(self) -> Iterator[Ledger]:
        """A read-only ledger, this caller's alone meanwhile. Raises StoreError where the store cannot be opened, or is
        gone."""
        file = self._identity()
        with self._lock:
            if file != self._file:
                # Another file has taken its place: what the connections hold open is no longer the store.
                self._drop()
                if self._file is not None:
                    self._index = self._new_index()
                self.pages = Pages(self._room, file)
                self._file = file
            index = self._index
            ledger = self._free.pop() if self._free else None
        if ledger is None:
            ledger = Ledger.open(self.path, read_only=True, index=index)
        try:
            self._see_corrections(ledger)
            yield ledger
        finally:
            with self._lock:
                if self._closed or file != self._file:
                    ledger.close()
                else:
                    self._free.append(ledger)

    @contextmanager
    def writing(self) -> Iterator[Ledger]:
        """A ledger to write with; one thread of this server at a time, other programs by SQLite's own lock. Raises
        StoreError where the store is gone."""
        self._identity()
        try:
            with self._writing, Ledger.open(self.path, create=False) as ledger:
                yield ledger
        finally:
            self._index.expire()

    def _see_corrections(self, ledger: Ledger) -> None:
        """Let what a person has corrected show at once, whichever process of the server took it."""
        count = ledger.corrected()
        if count != self._corrected:
            self._corrected = count
            self._index.expire()

    def version(self) -> str | None:
        """What the store's content goes by: another text after every change, whoever made it. None while it changes."""
        said = []
        for path in (self.path, self.path.with_name(self.path.name + "-wal")):
            try:
                found = path.stat()
            except FileNotFoundError:
                continue
            if not found.st_size:
                continue
            if abs(time.time() - found.st_mtime) < _SETTLED_SECONDS:
                return None
            said.append(f"{found.st_ino:x}.{found.st_size:x}.{found.st_mtime_ns:x}")
        return "-".join(said) or None

    def close(self) -> None:
        """Close all connections."""
        with self._lock:
            self._closed = True
            self._drop()
            self._room.close()

    def _new_index(self) -> Index:
        return Index(every=_ASKED_EVERY, keep=kept_at(self.path))

    def _drop(self) -> None:
        for ledger in self._free:
            ledger.close()
        self._free.clear()

    def _identity(self) -> tuple[int, int]:
        try:
            found = self.path.stat()
        except OSError as error:
            remedy = "was it moved or deleted? put it back, or start foedus serve again"
            raise StoreError("the store is gone", where=self.path, remedy=remedy) from error
        return found.st_dev, found.st_ino
