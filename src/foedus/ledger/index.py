"""What the store holds as columns in memory, kept up with it: all lists and counts of pages come from here."""

from __future__ import annotations

import sqlite3
import threading
import time

from foedus.ledger.holding import Holding, Snapshot


class Index:
    """Keeps the columns; to be shared by all threads that read one store.

    The store is asked whether it changed at most every `every` seconds, and only what changed is read.
    """

    def __init__(self, every: float = 0.0) -> None:
        self._every = every
        self._lock = threading.Lock()
        self._asked = -float("inf")
        self._start()

    def _start(self) -> None:
        self._snapshot: Snapshot | None = None
        self._holding = Holding()

    def snapshot(self, db: sqlite3.Connection, *, now: bool = False) -> Snapshot:
        """The store as it stands, by a connection that is in no transaction; with `now`, whenever it was asked last."""
        held = self._snapshot
        if held is not None and not now and time.monotonic() - self._asked < self._every:
            return held
        # Whoever comes while another thread brings the columns up to date takes them as they are, if there are any.
        if not self._lock.acquire(blocking=held is None or now):
            assert held is not None
            return held
        try:
            self._snapshot = self._updated(db)
            self._asked = time.monotonic()
            return self._snapshot
        except BaseException:
            # Half of a change may have been taken in.
            self._start()
            raise
        finally:
            self._lock.release()

    def expire(self) -> None:
        """Let the next reader ask the store, whenever it was asked last."""
        self._asked = -float("inf")

    def _updated(self, db: sqlite3.Connection) -> Snapshot:
        db.execute("BEGIN")
        try:
            last: int = db.execute("SELECT last FROM numbers").fetchone()[0]
            if self._snapshot is not None and last == self._snapshot.number:
                return self._snapshot
            self._holding.take(db, 0 if self._snapshot is None else self._snapshot.number)
        finally:
            db.execute("COMMIT")
        return self._holding.view(last)
