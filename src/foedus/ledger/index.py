"""What the store holds as columns in memory, kept up with it: all lists and counts of pages come from here."""

from __future__ import annotations

import sqlite3
import threading
import time
from pathlib import Path

from foedus.ledger.glimpses import Glimpse
from foedus.ledger.holding import Holding, Snapshot
from foedus.ledger.keeping import found, keep
from foedus.ledger.remembering import Remembered
from foedus.records import Happening
from foedus.records.same import Same

_HAPPENINGS = 30_000
"""So many are remembered: some 100 MB."""


class Index:
    """Keeps the columns; to be shared by all threads that read one store.

    The store is asked whether it changed at most every `every` seconds, and only what changed is read. With `keep`, the
    columns of a large store are kept in that file for the next start.
    """

    def __init__(self, every: float = 0.0, *, keep: Path | None = None) -> None:
        self._every, self._keep = every, keep
        self._lock = threading.Lock()
        self._asked = -float("inf")
        self.happenings: Remembered[int, Happening] = Remembered(_HAPPENINGS)
        """Happenings by their row number. Whatever changes one writes it under another."""
        self.glimpses: Remembered[Same[Happening], Glimpse] = Remembered(_HAPPENINGS)
        """What lists show of happenings, for the very record that it was found for."""
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
            number, fresh = 0 if self._snapshot is None else self._snapshot.number, False
            if self._snapshot is None and self._keep is not None:
                if (kept := found(self._keep, db)) is not None:
                    self._holding, number = kept
                fresh = kept is None
            self._holding.take(db, number)
        finally:
            db.execute("COMMIT")
        if fresh and self._keep is not None:
            keep(self._holding, last, self._keep)
        return self._holding.view(last)

    def close(self) -> None:
        """Keep the columns as they stand, if that was asked for."""
        with self._lock:
            if self._snapshot is not None and self._keep is not None:
                keep(self._holding, self._snapshot.number, self._keep)
