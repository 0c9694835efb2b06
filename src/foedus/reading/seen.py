"""Which documents a run has had already, on disk, so that memory does not grow with the corpus."""

from __future__ import annotations

import hashlib
import sqlite3

from foedus.records import Document


class Seen:
    """The documents of a run by id and text. SQLite keeps them in a temporary file of its own once they are many."""

    def __init__(self) -> None:
        self._table = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._table.execute("CREATE TABLE seen (digest BLOB PRIMARY KEY) WITHOUT ROWID")

    def is_new(self, document: Document) -> bool:
        """Whether no document with the same id and text has been seen. Two texts under one id are two documents here;
        it is for the store to refuse the second."""
        digest = hashlib.sha256(f"{document.id}\0{document.text}".encode()).digest()[:20]
        added = self._table.execute("INSERT OR IGNORE INTO seen VALUES (?)", (digest,))
        return added.rowcount == 1

    def close(self) -> None:
        """Drop the temporary table."""
        self._table.close()
