"""The store: one SQLite file that one program writes while others read."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from foedus.errors import InputError, StoreError
from foedus.ledger import rows
from foedus.ledger.imported import imported, keep
from foedus.ledger.joining import Joiner
from foedus.ledger.queries import Where, limited
from foedus.ledger.schema import APPLICATION_ID, VERSION, migrate, write_ahead
from foedus.ledger.upgrade import join_stored, unjoined
from foedus.records import Claim, CodedDocument, Commitment, Document, Event, Happening, Sentence, Slant, Telling
from foedus.records.alignment import Alignment
from foedus.records.imported import Imported, ImportKind

_WAIT_MILLISECONDS = 30_000
_CHUNK = 400
# UNION, not UNION ALL: reactions may run in a circle.
_FOLLOWING = """WITH RECURSIVE later(id) AS (SELECT id FROM happenings WHERE reacts_to = ?
    UNION SELECT h.id FROM happenings h JOIN later ON h.reacts_to = later.id) SELECT id FROM later"""


def text_hash(text: str) -> str:
    """What two documents' texts are compared by."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class Ledger:
    """A store of coded documents; a context manager. Use `Ledger.open`."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._db = connection
        self._joiner = Joiner(connection)
        self.path = path

    @classmethod
    def open(cls, path: str | Path, *, create: bool = True, read_only: bool = False) -> Self:
        """The store at `path`, made if it is not there (unless `create` is false or `read_only` true), brought up to
        date if it is older. Raises StoreError where the file is no store, of a later version, or cannot be opened."""
        path = Path(path)
        if not path.exists() and (read_only or not create):
            raise StoreError("there is no store here", where=path, remedy="foedus read PATH... --db makes one")
        if not path.parent.is_dir():
            raise StoreError("its folder does not exist", where=path, remedy=f"make {path.parent} first")
        try:
            uri = f"file:{_quoted(path)}?mode={'ro' if read_only else 'rwc'}"
            connection = sqlite3.connect(uri, uri=True, timeout=_WAIT_MILLISECONDS / 1000, isolation_level=None)
            connection.row_factory = sqlite3.Row
            connection.execute(f"PRAGMA busy_timeout = {_WAIT_MILLISECONDS}")
            version = _check(connection, path)
            if read_only and version == 0:
                raise StoreError("the file is empty, no store", where=path, remedy="foedus read PATH... --db makes one")
            if read_only and (version < VERSION or unjoined(connection)):
                cls.open(path, create=False).close()
            if not read_only:
                write_ahead(connection, _WAIT_MILLISECONDS)
                # FULL: what was reported as stored survives a loss of power, too.
                connection.execute("PRAGMA synchronous = FULL")
                connection.execute("PRAGMA foreign_keys = ON")
                migrate(connection)
                join_stored(connection)
        except sqlite3.DatabaseError as error:
            raise StoreError(
                f"cannot be opened: {error}", where=path, remedy="is it a SQLite file, and writable?"
            ) from error
        return cls(connection, path)

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
        try:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                old = self._db.execute("SELECT hash, version FROM documents WHERE id = ?", (document.id,)).fetchone()
                if old is not None and old["hash"] != digest:
                    raise InputError(
                        f"the id {document.id!r} is taken by a document with another text",
                        where=document.origin,
                        remedy="give this one an id of its own",
                    )
                new = old is None or old["version"] != version
                if new:
                    self._joiner.begin()
                    self._joiner.take(document.id)
                    self._remove(document.id)
                    self._insert(coded, digest, version)
                    self._joiner.put(coded)
                    self._joiner.settle()
            except BaseException:
                self._joiner.forget()
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")
        except sqlite3.Error as error:
            raise StoreError(
                f"cannot be written: {error}", where=self.path, remedy="is the disk full, or the file read-only?"
            ) from error
        return new

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
        rows.put(self._db, "documents", [rows.document_out(coded.document, digest=digest, version=version)])
        for s in coded.sentences:
            at = self._db.execute(
                "INSERT INTO sentences (doc, sentence, start, end, paragraph) VALUES (?, ?, ?, ?, ?)",
                (doc, s.index, s.start, s.end, s.paragraph),
            ).lastrowid
            self._db.execute("INSERT INTO search (rowid, text) VALUES (?, ?)", (at, s.text))
        rows.put(self._db, "events", map(rows.event_out, coded.events))
        rows.put(self._db, "claims", map(rows.claim_out, coded.claims))
        rows.put(self._db, "slant", map(rows.slant_out, coded.slant))
        rows.put(self._db, "commitments", map(rows.commitment_out, coded.commitments))
        rows.put(self._db, "parties", _parties(coded))

    def documents(
        self, *, doc: str | None = None, since: date | None = None, until: date | None = None
    ) -> list[Document]:
        """The stored documents by date of publication, then id."""
        where = Where()
        where.equal("id", doc)
        where.dates("published", since, until)
        found = self._db.execute(f"SELECT * FROM documents{where.sql()} ORDER BY published, id", where.values)
        return [rows.document_in(row) for row in found]

    def sentences(self, doc: str) -> list[Sentence]:
        """A document's sentences, without their parse."""
        text = self._db.execute("SELECT text FROM documents WHERE id = ?", (doc,)).fetchone()
        found = self._db.execute("SELECT * FROM sentences WHERE doc = ? ORDER BY sentence", (doc,))
        return [rows.sentence_in(row, text["text"]) for row in found]

    def events(
        self,
        *,
        actor: str | None = None,
        between: tuple[str, ...] | None = None,
        type: str | None = None,
        status: str | None = None,
        since: date | None = None,
        until: date | None = None,
        doc: str | None = None,
        happening: str | None = None,
        source: str | None = None,
        certainty: str | None = None,
        search: str | None = None,
        min_score: float = 0.0,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Event]:
        """Events that meet every filter given, by date (an undated one by its document's), document and offset.

        `actor` and each of `between` are a country code or a name; `source` is part of the source's name, `happening`
        the id of the one that they tell of.
        """
        where = Where()
        where.party("e.id", actor)
        where.between("e.id", between, sides=True)
        for column, value in (
            ("e.type", type),
            ("e.status", status),
            ("e.doc", doc),
            ("e.happening", happening),
            ("e.certainty", certainty),
        ):
            where.equal(column, value)
        if source is not None:
            where.add("(e.source_name LIKE ? OR e.source_text LIKE ?)", f"%{source}%", f"%{source}%")
        where.dates("coalesce(e.date, d.published)", since, until)
        where.search("e.doc", "e.sentence", search)
        if min_score > 0:
            where.add("e.score >= ?", min_score)
        sql = f"""SELECT e.* FROM events e JOIN documents d ON d.id = e.doc{where.sql()}
            ORDER BY coalesce(e.date, d.published, '9999'), e.doc, e.start, e.id{limited(limit, offset)}"""
        found = self._db.execute(sql, where.values).fetchall()
        parties = rows.parties(self._db, [row["id"] for row in found])
        return [rows.event_in(row, parties.get(row["id"], {})) for row in found]

    def claims(
        self,
        *,
        source: str | None = None,
        certainty: str | None = None,
        doc: str | None = None,
        search: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Claim]:
        """Claims that meet every filter given, by document; `source` is part of the source's name or words."""
        where = Where()
        where.equal("c.certainty", certainty)
        where.equal("c.doc", doc)
        if source is not None:
            where.add(
                """(c.id IN (SELECT record FROM parties WHERE role = 'source' AND (name LIKE ? OR text LIKE ?))
                OR EXISTS (SELECT 1 FROM json_each(c.source) s WHERE substr(d.text, json_extract(s.value, '$[0]') + 1,
                json_extract(s.value, '$[1]') - json_extract(s.value, '$[0]')) LIKE ?))""",
                *[f"%{source}%"] * 3,
            )
        where.search("c.doc", "c.sentence", search)
        sql = f"""SELECT c.* FROM claims c JOIN documents d ON d.id = c.doc{where.sql()}
            ORDER BY d.published, c.doc, c.sentence, c.rowid{limited(limit, offset)}"""
        found = self._db.execute(sql, where.values).fetchall()
        parties = rows.parties(self._db, [row["id"] for row in found])
        return [rows.claim_in(row, parties.get(row["id"], {})) for row in found]

    def slant(self, *, doc: str | None = None) -> list[Slant]:
        """Each sentence's share of commentary and loaded wording."""
        where = Where()
        where.equal("doc", doc)
        return [
            rows.slant_in(row)
            for row in self._db.execute(f"SELECT * FROM slant{where.sql()} ORDER BY doc, sentence", where.values)
        ]

    def happenings(
        self,
        *,
        actor: str | None = None,
        between: tuple[str, ...] | None = None,
        type: str | None = None,
        status: str | None = None,
        since: date | None = None,
        until: date | None = None,
        doc: str | None = None,
        id: str | None = None,
        reacts_to: str | None = None,
        after: str | None = None,
        search: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Happening]:
        """Happenings that meet every filter given, by date, joined across all stored documents.

        `search` looks in the sentences that tell them; `reacts_to` is the id of what they react to, `after` the id of
        one from which reactions, reactions to these and so on lead to them.
        """
        where = Where()
        where.party("h.id", actor)
        where.between("h.id", between, sides=True)
        where.equal("h.type", type)
        where.equal("h.status", status)
        where.dates("h.last", since, None)
        where.dates("h.first", None, until)
        where.equal("h.id", id)
        where.equal("h.reacts_to", reacts_to)
        if after is not None:
            where.add(f"h.id IN ({_FOLLOWING})", after)
        if doc is not None:
            where.add("h.id IN (SELECT happening FROM tellings WHERE doc = ?)", doc)
        if search is not None:
            inner = Where()
            inner.search("e.doc", "e.sentence", search)
            where.add(f"h.id IN (SELECT happening FROM events e{inner.sql()})", *inner.values)
        order = "SELECT min(doc || printf(' %09d', start)) FROM tellings t WHERE t.happening = h.id"
        sql = f"""SELECT h.* FROM happenings h{where.sql()}
            ORDER BY coalesce(h.first, '9999'), ({order}){limited(limit, offset)}"""
        found = self._db.execute(sql, where.values).fetchall()
        ids = [row["id"] for row in found]
        parties, tellings = rows.parties(self._db, ids), self._tellings(ids)
        return [rows.happening_in(row, parties.get(row["id"], {}), tellings[row["id"]]) for row in found]

    def commitments(
        self,
        *,
        actor: str | None = None,
        between: tuple[str, ...] | None = None,
        kind: str | None = None,
        status: str | None = None,
        doc: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Commitment]:
        """Reported commitments that meet every filter given, by date of publication, document and offset."""
        where = Where()
        where.party("c.id", actor)
        where.between("c.id", between, sides=False)
        for column, value in (("c.kind", kind), ("c.status", status), ("c.doc", doc)):
            where.equal(column, value)
        sql = f"""SELECT c.* FROM commitments c JOIN documents d ON d.id = c.doc{where.sql()}
            ORDER BY d.published, c.doc, c.start, c.id{limited(limit, offset)}"""
        found = self._db.execute(sql, where.values).fetchall()
        parties = rows.parties(self._db, [row["id"] for row in found])
        return [rows.commitment_in(row, parties.get(row["id"], {})) for row in found]

    def coded(self, *, doc: str | None = None) -> Iterator[CodedDocument]:
        """The stored documents with all their records, one in memory at a time; sentences come without their parse."""
        ids = [d.id for d in self.documents(doc=doc)]
        for name in ids:
            events = sorted(self.events(doc=name), key=lambda e: e.start)
            order = {e.happening: n for n, e in reversed(list(enumerate(events)))}
            happenings = sorted(self.happenings(doc=name), key=lambda h: order.get(h.id, 0))
            yield CodedDocument(
                self.documents(doc=name)[0],
                tuple(self.sentences(name)),
                tuple(events),
                tuple(self.claims(doc=name)),
                tuple(self.slant(doc=name)),
                tuple(happenings),
                tuple(self.commitments(doc=name)),
            )

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

    def knows(self, party: str) -> bool:
        """Whether any record of the store has a party of this country code or name."""
        sql = "SELECT 1 FROM parties WHERE country = ?1 OR name = ?1 COLLATE NOCASE LIMIT 1"
        return self._db.execute(sql, (party,)).fetchone() is not None

    def counts(self) -> dict[str, int]:
        """How many of each record the store holds."""
        tables = ("documents", "sentences", "events", "claims", "happenings", "commitments")
        return {t: self._db.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in tables}

    def _tellings(self, happenings: Sequence[str]) -> dict[str, list[Telling]]:
        found: dict[str, list[Telling]] = {h: [] for h in happenings}
        for at in range(0, len(happenings), _CHUNK):
            chunk = happenings[at : at + _CHUNK]
            marks = ", ".join("?" for _ in chunk)
            sql = f"""SELECT t.* FROM tellings t JOIN documents d ON d.id = t.doc WHERE t.happening IN ({marks})
                ORDER BY coalesce(d.published, '9999'), t.doc, t.start, t.event"""
            for row in self._db.execute(sql, chunk):
                found[row["happening"]].append(Telling(row["doc"], row["start"], row["end"], row["event"]))
        return found


def _parties(coded: CodedDocument) -> Iterator[rows.Row]:
    for e in coded.events:
        yield from rows.parties_out(e.id, actor=e.actor, recipient=e.recipient)
    for c in coded.claims:
        yield from rows.parties_out(c.id, source=() if c.actor is None else (c.actor,))
    for k in coded.commitments:
        yield from rows.parties_out(k.id, party=k.parties, beneficiary=k.beneficiaries)


def _check(connection: sqlite3.Connection, path: Path) -> int:
    """The version of the store's tables, 0 for an empty file. Raises StoreError where it is no store that this foedus
    knows."""
    # One snapshot: another program may be making the store just now.
    connection.execute("BEGIN")
    try:
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        mark: Any = connection.execute("PRAGMA application_id").fetchone()[0]
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    finally:
        connection.execute("COMMIT")
    if mark != APPLICATION_ID and tables:
        raise StoreError("is a SQLite file, but no store of foedus", where=path, remedy="name another file with --db")
    if version > VERSION:
        raise StoreError(
            f"was written by a later foedus (schema {version}, this one knows {VERSION})",
            where=path,
            remedy="update foedus",
        )
    return version


def _quoted(path: Path) -> str:
    return str(path.absolute()).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
