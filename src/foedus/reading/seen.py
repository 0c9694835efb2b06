"""Which documents a run has had already, on disk, so that memory does not grow with the corpus."""

from __future__ import annotations

import hashlib
import sqlite3

from foedus.errors import InputError
from foedus.records import Document


class Seen:
    """The ids of a run's documents. SQLite keeps them in a temporary file of its own once they are many."""

    def __init__(self) -> None:
        self._table = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._table.execute("CREATE TABLE seen (id TEXT PRIMARY KEY, digest BLOB, place TEXT) WITHOUT ROWID")

    def is_new(self, document: Document, place: str) -> bool:
        """Whether the document has not been seen; a second with the same id and text has.

        Raises InputError where another text came under the same id, naming both places.
        """
        digest = hashlib.sha256(document.text.encode("utf-8")).digest()[:16]
        had = self._table.execute("SELECT digest, place FROM seen WHERE id = ?", (document.id,)).fetchone()
        if had is None:
            self._table.execute("INSERT INTO seen VALUES (?, ?, ?)", (document.id, digest, place))
            return True
        if had[0] != digest:
            problem = f"the id {document.id!r} stands for another text in {had[1]}"
            raise InputError(problem, remedy="give every document its own id, or none")
        return False

    def close(self) -> None:
        """Drop the temporary table."""
        self._table.close()
