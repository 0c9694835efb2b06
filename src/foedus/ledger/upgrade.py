"""Joining the happenings of a store that was written before stores joined them."""

from __future__ import annotations

import sqlite3

from foedus.ledger import rows
from foedus.ledger.joining import Joiner
from foedus.records import CodedDocument, Happening, Telling

_WAITS = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'stored_reactions'"


def unjoined(db: sqlite3.Connection) -> bool:
    """Whether the store's documents are still to be joined."""
    return db.execute(_WAITS).fetchone() is not None


def join_stored(db: sqlite3.Connection) -> None:
    """Join what an older foedus stored, all of it in one transaction; nothing where that is done."""
    if not unjoined(db):
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        # Another program may have done it while this one waited.
        if unjoined(db):
            joiner = Joiner(db)
            ids = [row[0] for row in db.execute("SELECT id FROM documents ORDER BY published, id").fetchall()]
            for doc in ids:
                joiner.put(_coded(db, doc))
                joiner.settle()
            db.execute("DROP TABLE stored_reactions")
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def _coded(db: sqlite3.Connection, doc: str) -> CodedDocument:
    """A document with what joining needs of it."""
    document = rows.document_in(db.execute("SELECT * FROM documents WHERE id = ?", (doc,)).fetchone())
    sentences = [
        rows.sentence_in(row, document.text)
        for row in db.execute("SELECT * FROM sentences WHERE doc = ? ORDER BY sentence", (doc,))
    ]
    found = db.execute("SELECT * FROM events WHERE doc = ? ORDER BY start, id", (doc,)).fetchall()
    parties = rows.parties(db, [row["id"] for row in found])
    events = [rows.event_in(row, parties.get(row["id"], {})) for row in found]
    answers = """SELECT id, reacts_to FROM stored_reactions
        WHERE reacts_to IS NOT NULL AND id IN (SELECT happening FROM events WHERE doc = ?)"""
    reactions = dict(db.execute(answers, (doc,)).fetchall())
    happenings = [
        Happening(
            id=e.happening,
            type=e.type,
            mode=None,
            events=(Telling(doc, e.start, e.end, e.id),),
            actors=(),
            recipients=(),
            parties=(),
            status=e.status,
            reacts_to=reactions[e.happening],
        )
        for e in events
        if e.happening is not None and e.happening in reactions
    ]
    return CodedDocument(document, tuple(sentences), tuple(events), (), (), tuple(happenings), ())
