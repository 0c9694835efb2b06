"""The store: one SQLite file that one program writes while others read."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from foedus.errors import InputError, StoreError
from foedus.ledger import rows
from foedus.ledger.browsing import Browse
from foedus.ledger.imported import imported, keep
from foedus.ledger.joining import Joiner, compared, unlike
from foedus.ledger.opening import connect, fold_log
from foedus.records import CodedDocument
from foedus.records.alignment import Alignment
from foedus.records.imported import Imported, ImportKind

if TYPE_CHECKING:
    from foedus.ledger.corrections import Corrections

if TYPE_CHECKING:
    from foedus.ledger.index import Index

LOG_BYTES = 64_000_000
"""A write-ahead log larger than this is folded back into the store as soon as no reader needs it."""


def text_hash(text: str) -> str:
    """What two documents' texts are compared by."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class Ledger(Browse):
    """A store of coded documents; a context manager. Use `Ledger.open`."""

    def __init__(self, connection: sqlite3.Connection, path: Path, index: Index | None = None) -> None:
        super().__init__(connection, index)
        self._joiner = Joiner(connection)
        self.path = path

    @classmethod
    def open(
        cls, path: str | Path, *, create: bool = True, read_only: bool = False, index: Index | None = None
    ) -> Self:
        """The store at `path`, made if it is not there (unless `create` is false or `read_only` true), brought up to
        date if it is older. Several ledgers of one store may share an `index` of it, also in several threads. Raises
        StoreError where the file is no store, of a later version, or cannot be opened."""
        path = Path(path)
        return cls(connect(path, create=create, read_only=read_only), path, index)

    def close(self) -> None:
        """Close the file. The ledger is of no use afterwards."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def seen(self, document: str, digest: str, version: str) -> bool:
        """Whether this document, with this text, was stored by this version of foedus already."""
        found = self._db.execute(
            "SELECT 1 FROM documents WHERE id = ? AND hash = ? AND version = ?", (document, digest, version)
        )
        return found.fetchone() is not None

    def add(self, coded: CodedDocument, *, version: str) -> bool:
        """Store a coded document in one transaction; False where the same text was stored by the same version already.

        A text that another version coded is coded anew in its place. Raises InputError where the id is taken by a
        document with another text, StoreError where the file cannot be written.
        """
        document = coded.document
        digest = text_hash(document.text)
        with self.writing():
            old = self._db.execute("SELECT hash, version FROM documents WHERE id = ?", (document.id,)).fetchone()
            if old is not None and old["hash"] != digest:
                raise InputError(
                    f"the id {document.id!r} is taken by a document with another text",
                    where=document.origin,
                    remedy="give this one an id of its own",
                )
            new = old is None or old["version"] != version
            if new:
                log = self._db.execute("SELECT 1 FROM corrections WHERE doc = ? LIMIT 1", (document.id,)).fetchone()
                self.replace(coded if log is None else self.corrections.over(coded), version=version)
        return new

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction: all that is written within it is stored, or nothing. Raises StoreError where that fails."""
        try:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                self._joiner.begin()
                yield
            except BaseException:
                self._joiner.forget()
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")
            fold_log(self._db, self.path, LOG_BYTES)
        except sqlite3.Error as error:
            raise StoreError(
                f"cannot be written: {error}", where=self.path, remedy="is the disk full, or the file read-only?"
            ) from error

    def replace(self, coded: CodedDocument, *, version: str) -> None:
        """Put a document's records in the place of those that it has, within `writing`."""
        self._joiner.take(coded.document.id)
        self._remove(coded.document.id)
        self._insert(coded, text_hash(coded.document.text), version)
        self._joiner.put(coded)
        self._joiner.settle()

    def mend(self, old: CodedDocument, new: CodedDocument) -> None:
        """Bring a stored document from one coding to another with the same sentences and claims, within `writing`: what
        is the same in both stays, under new row numbers."""
        doc = new.document.id
        gone, fresh = unlike(old, new)
        self._joiner.take(doc, gone)
        before = {e.id: e for e in old.events}
        changed = [e for e in new.events if e.id not in before or compared(before[e.id]) != compared(e)]
        weighed = [e for e in new.events if e.id in before and before[e.id] != e and e not in changed]
        left = set(before) - {e.id for e in new.events} | {e.id for e in changed}
        self._db.executemany("DELETE FROM parties WHERE record = ?", [(name,) for name in sorted(left)])
        self._db.executemany("DELETE FROM events WHERE id = ?", [(name,) for name in sorted(left)])
        rows.put_numbered(self._db, "events", map(rows.event_out, changed))
        for e in changed:
            rows.put(self._db, "parties", rows.parties_out(e.id, actor=e.actor, recipient=e.recipient))
        for commitment in new.commitments:
            sql = "UPDATE commitments SET events = ? WHERE id = ?"
            self._db.execute(sql, (rows.commitment_out(commitment)["events"], commitment.id))
        for e in weighed:
            row = rows.event_out(e)
            self._db.execute("UPDATE events SET score = ?, because = ? WHERE id = ?", (e.score, row["because"], e.id))
        self._joiner.put(new, fresh)
        self._joiner.touch(e.id for e in weighed)
        self._joiner.settle()
        told = self._db.execute("SELECT DISTINCT happening FROM tellings WHERE doc = ?", (doc,)).fetchall()
        rows.renumber(self._db, "documents", [doc])
        rows.renumber(self._db, "events", [e.id for e in new.events])
        rows.renumber(self._db, "claims", [c.id for c in new.claims])
        rows.renumber(self._db, "commitments", [k.id for k in new.commitments])
        rows.renumber(self._db, "happenings", sorted(name for (name,) in told))

    @property
    def corrections(self) -> Corrections:
        """What persons have corrected, and the means to do so."""
        # Imported here: who corrects nothing need not wait for what corrections are applied by.
        from foedus.ledger.corrections import Corrections

        return Corrections(self, self._db)

    def add_many(self, documents: Iterable[CodedDocument], *, version: str) -> Iterator[tuple[str, bool]]:
        """Store each and yield its id, and whether it was new, once it is stored."""
        for coded in documents:
            yield coded.document.id, self.add(coded, version=version)

    def _remove(self, doc: str) -> None:
        records = " UNION ".join(
            f"SELECT id FROM {table} WHERE doc = ?1" for table in ("events", "claims", "commitments")
        )
        self._db.execute(f"DELETE FROM parties WHERE record IN ({records})", (doc,))
        self._db.execute("DELETE FROM search WHERE rowid IN (SELECT id FROM sentences WHERE doc = ?)", (doc,))
        self._db.execute("DELETE FROM documents WHERE id = ?", (doc,))

    def _insert(self, coded: CodedDocument, digest: str, version: str) -> None:
        doc = coded.document.id
        rows.put_numbered(self._db, "documents", [rows.document_out(coded.document, digest=digest, version=version)])
        for s in coded.sentences:
            at = self._db.execute(
                "INSERT INTO sentences (doc, sentence, start, end, paragraph) VALUES (?, ?, ?, ?, ?)",
                (doc, s.index, s.start, s.end, s.paragraph),
            ).lastrowid
            self._db.execute("INSERT INTO search (rowid, text) VALUES (?, ?)", (at, s.text))
        rows.put_numbered(self._db, "events", map(rows.event_out, coded.events))
        rows.put_numbered(self._db, "claims", [rows.claim_out(c, coded.document.text) for c in coded.claims])
        rows.put(self._db, "slant", map(rows.slant_out, coded.slant))
        rows.put_numbered(self._db, "commitments", map(rows.commitment_out, coded.commitments))
        rows.put(self._db, "parties", _parties(coded))

    def keep(self, found: Imported) -> None:
        """Keep what `foedus.register.importing.read_imports` read, in the place of what was kept of its kind."""
        try:
            keep(self._db, found)
        except sqlite3.Error as error:
            raise StoreError(f"cannot be written: {error}", where=self.path, remedy="is the disk full?") from error

    def imported(self, kind: ImportKind) -> Imported | None:
        """What was imported of a kind (atop, atop-dyads, un, states, capabilities), None where nothing was."""
        return imported(self._db, kind)

    def alignment(self, x: str, y: str, **options: Any) -> Alignment:
        """How two states stand to each other, by this store too; options and errors as of `foedus.alignment`."""
        # Imported here: whoever only reads and writes the store need not wait for numpy.
        from foedus.aligning.library import alignment

        return alignment(x, y, ledger=self, **options)


def _parties(coded: CodedDocument) -> Iterator[rows.Row]:
    for e in coded.events:
        yield from rows.parties_out(e.id, actor=e.actor, recipient=e.recipient)
    for c in coded.claims:
        yield from rows.parties_out(c.id, source=() if c.actor is None else (c.actor,))
    for k in coded.commitments:
        yield from rows.parties_out(k.id, party=k.parties, beneficiary=k.beneficiaries)
