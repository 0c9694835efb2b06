"""The store as the server uses it: every thread reads by a connection of its own, one at a time writes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from foedus.ledger import Ledger
from foedus.ledger.index import Index

_ASKED_EVERY = 1.0
"""So many seconds may pass until what another program stores is seen in lists and counts."""


class Store:
    """Connections to one store. Readers never wait: the store keeps a write-ahead log (docs/store.md)."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._index = Index(every=_ASKED_EVERY)
        self._free: list[Ledger] = []
        self._lock = threading.Lock()
        self._writing = threading.Lock()
        self._closed = False

    @contextmanager
    def reading(self) -> Iterator[Ledger]:
        """A read-only ledger, this caller's alone meanwhile. Raises StoreError where the store cannot be opened."""
        with self._lock:
            ledger = self._free.pop() if self._free else None
        if ledger is None:
            ledger = Ledger.open(self.path, read_only=True, index=self._index)
        try:
            yield ledger
        finally:
            with self._lock:
                if self._closed:
                    ledger.close()
                else:
                    self._free.append(ledger)

    @contextmanager
    def writing(self) -> Iterator[Ledger]:
        """A ledger to write with; one thread of this server at a time, other programs by SQLite's own lock."""
        try:
            with self._writing, Ledger.open(self.path) as ledger:
                yield ledger
        finally:
            self._index.expire()

    def close(self) -> None:
        """Close all connections."""
        with self._lock:
            self._closed = True
            for ledger in self._free:
                ledger.close()
            self._free.clear()
