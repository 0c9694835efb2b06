"""The store's tables, and the steps that bring an older store up to date."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator

# "foed" in ASCII: marks the file as a store of foedus for any tool that looks (file(1), PRAGMA application_id).
APPLICATION_ID = 0x666F6564

_ACTOR = (
    "text TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, name TEXT NOT NULL, country TEXT, sector TEXT"
)
_PLACE = """place_text TEXT, place_start INTEGER, place_end INTEGER, place_name TEXT, place_country TEXT,
    place_lat REAL, place_lon REAL, place_precision TEXT"""
_SOURCE = "source_text TEXT, source_start INTEGER, source_end INTEGER, source_name TEXT, source_country TEXT"
_DOC = "doc TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE"

_FIRST = f"""
CREATE TABLE documents (
    id TEXT PRIMARY KEY, hash TEXT NOT NULL, version TEXT NOT NULL, title TEXT, published TEXT, publisher TEXT,
    url TEXT, language TEXT, byline TEXT, agency TEXT, origin TEXT, text TEXT NOT NULL, blocks TEXT NOT NULL,
    extra TEXT NOT NULL
);
CREATE INDEX documents_hash ON documents(hash);
CREATE INDEX documents_published ON documents(published);
CREATE TABLE sentences (
    id INTEGER PRIMARY KEY, {_DOC}, sentence INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
    paragraph INTEGER NOT NULL, UNIQUE (doc, sentence)
);
CREATE VIRTUAL TABLE search USING fts5(text, tokenize = 'unicode61 remove_diacritics 2');
CREATE TABLE events (
    id TEXT PRIMARY KEY, {_DOC}, sentence INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
    type TEXT NOT NULL, mode TEXT, context TEXT NOT NULL, trigger TEXT NOT NULL, status TEXT NOT NULL,
    background INTEGER NOT NULL, {_SOURCE}, certainty TEXT NOT NULL, claim TEXT, {_PLACE},
    date TEXT, date_precision TEXT, happening TEXT, cameo TEXT NOT NULL, quad TEXT NOT NULL, intensity REAL NOT NULL,
    score REAL NOT NULL, because TEXT NOT NULL
);
CREATE INDEX events_doc ON events(doc, start);
CREATE INDEX events_type ON events(type, status);
CREATE INDEX events_date ON events(date);
CREATE INDEX events_happening ON events(happening);
CREATE TABLE claims (
    id TEXT PRIMARY KEY, {_DOC}, sentence INTEGER NOT NULL, source TEXT NOT NULL, cue TEXT NOT NULL,
    content TEXT NOT NULL, certainty TEXT NOT NULL, quoted INTEGER NOT NULL, inside TEXT
);
CREATE INDEX claims_doc ON claims(doc, sentence);
CREATE TABLE slant (
    {_DOC}, sentence INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, commentary REAL NOT NULL,
    loaded REAL NOT NULL, spans TEXT NOT NULL, PRIMARY KEY (doc, sentence)
);
CREATE TABLE happenings (
    id TEXT PRIMARY KEY, type TEXT NOT NULL, mode TEXT, parties TEXT NOT NULL, status TEXT NOT NULL,
    first TEXT, last TEXT, {_PLACE}, publishers TEXT NOT NULL, independent INTEGER NOT NULL,
    asserted_by TEXT NOT NULL, denied_by TEXT NOT NULL, reacts_to TEXT, gist TEXT NOT NULL
);
CREATE TABLE tellings (
    happening TEXT NOT NULL REFERENCES happenings(id) ON DELETE CASCADE, ordinal INTEGER NOT NULL, {_DOC},
    start INTEGER NOT NULL, end INTEGER NOT NULL, event TEXT NOT NULL, PRIMARY KEY (happening, ordinal)
);
CREATE INDEX tellings_doc ON tellings(doc);
CREATE TABLE commitments (
    id TEXT PRIMARY KEY, {_DOC}, sentence INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
    kind TEXT NOT NULL, status TEXT NOT NULL, name TEXT, signed TEXT, in_force TEXT, ended TEXT, article TEXT,
    trigger TEXT, limits TEXT, {_SOURCE}, events TEXT NOT NULL, provenance TEXT NOT NULL
);
CREATE INDEX commitments_doc ON commitments(doc, start);
CREATE TABLE parties (
    record TEXT NOT NULL, role TEXT NOT NULL, ordinal INTEGER NOT NULL, {_ACTOR}, kind TEXT NOT NULL, office TEXT,
    how TEXT NOT NULL, PRIMARY KEY (record, role, ordinal)
) WITHOUT ROWID;
CREATE INDEX parties_country ON parties(country, role);
CREATE INDEX parties_name ON parties(name, role);
CREATE VIEW event_rows AS
SELECT e.id, coalesce(e.date, d.published) AS day, e.type, e.mode, e.status,
    (SELECT group_concat(coalesce(p.country, p.name), ';') FROM parties p
        WHERE p.record = e.id AND p.role = 'actor') AS actors,
    (SELECT group_concat(coalesce(p.country, p.name), ';') FROM parties p
        WHERE p.record = e.id AND p.role = 'recipient') AS recipients,
    e.trigger, e.source_name AS source, e.certainty, e.place_name AS place, e.score, d.publisher, e.doc,
    substr(d.text, s.start + 1, s.end - s.start) AS sentence
FROM events e JOIN documents d ON d.id = e.doc JOIN sentences s ON s.doc = e.doc AND s.sentence = e.sentence;
"""

_CLAIM_KIND = "ALTER TABLE claims ADD COLUMN kind TEXT NOT NULL DEFAULT 'say';"

# A document's own happenings become `units`, which are joined across documents (ledger/joining.py); `stored_reactions`
# keeps what the joining of the documents that are there already needs, and goes with it.
_JOINED = """
CREATE TABLE stored_reactions AS SELECT id, reacts_to FROM happenings;
DELETE FROM parties WHERE record IN (SELECT id FROM happenings) AND record NOT IN (SELECT id FROM events);
DROP TABLE tellings;
DELETE FROM happenings;
CREATE TABLE units (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL, doc TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    happening TEXT, reacts_to TEXT, keys BLOB NOT NULL
);
CREATE INDEX units_id ON units(id);
CREATE INDEX units_doc ON units(doc);
CREATE INDEX units_happening ON units(happening, n);
CREATE INDEX units_reacts_to ON units(reacts_to) WHERE reacts_to IS NOT NULL;
CREATE TABLE unit_keys (key INTEGER NOT NULL, unit INTEGER NOT NULL, PRIMARY KEY (key, unit)) WITHOUT ROWID;
CREATE TABLE likenesses (unit INTEGER NOT NULL, other INTEGER NOT NULL, PRIMARY KEY (unit, other)) WITHOUT ROWID;
CREATE INDEX likenesses_other ON likenesses(other, unit);
CREATE TABLE tellings (
    event TEXT PRIMARY KEY REFERENCES events(id) ON DELETE CASCADE, happening TEXT, unit INTEGER NOT NULL,
    doc TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX tellings_happening ON tellings(happening);
CREATE INDEX tellings_unit ON tellings(unit);
CREATE INDEX tellings_doc ON tellings(doc);
"""

_TERMS = "ALTER TABLE commitments ADD COLUMN terms TEXT NOT NULL DEFAULT '{}';"

_NUMBERS = """
ALTER TABLE tellings ADD COLUMN numbers TEXT NOT NULL DEFAULT '[]';
ALTER TABLE happenings ADD COLUMN numbers TEXT NOT NULL DEFAULT '[]';
"""

_HARDENED = """
ALTER TABLE events ADD COLUMN hardens TEXT;
ALTER TABLE claims ADD COLUMN denies TEXT;
"""

# Records get ever higher row numbers, so that whoever keeps a summary of the store (ledger/index.py) finds what is new;
# `removed` names the happenings that are no more.
_NUMBERED = """
CREATE TABLE numbers (last INTEGER NOT NULL);
INSERT INTO numbers SELECT max(
    (SELECT ifnull(max(rowid), 0) FROM documents), (SELECT ifnull(max(rowid), 0) FROM events),
    (SELECT ifnull(max(rowid), 0) FROM claims), (SELECT ifnull(max(rowid), 0) FROM commitments),
    (SELECT ifnull(max(rowid), 0) FROM happenings)
);
CREATE TABLE removed (n INTEGER PRIMARY KEY, id TEXT NOT NULL);
CREATE INDEX happenings_reacts_to ON happenings(reacts_to) WHERE reacts_to IS NOT NULL;
"""

# What persons say of the coding (ledger/corrections.py). `corrected` holds, of each document that has corrections, how
# many stand, since when it is marked as checked, and the program's own coding where the records are not that.
_CORRECTED = """
CREATE TABLE corrections (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, doc TEXT NOT NULL, at TEXT NOT NULL, action TEXT NOT NULL,
    record TEXT NOT NULL
);
CREATE INDEX corrections_doc ON corrections(doc, at, id);
CREATE TRIGGER corrections_stay BEFORE DELETE ON corrections
BEGIN SELECT raise(ABORT, 'a correction is undone by another one, never deleted'); END;
CREATE TRIGGER corrections_hold BEFORE UPDATE ON corrections
BEGIN SELECT raise(ABORT, 'a correction is undone by another one, never changed'); END;
CREATE TABLE corrected (
    doc TEXT PRIMARY KEY, last TEXT NOT NULL, standing INTEGER NOT NULL, checked TEXT, coding TEXT
) WITHOUT ROWID;
CREATE INDEX corrected_last ON corrected(last);
"""

# The words of each claim's source, so that looking for some of them need not read the texts.
_SOURCED = """
ALTER TABLE claims ADD COLUMN words TEXT NOT NULL DEFAULT '';
UPDATE claims SET words = (
    SELECT coalesce(group_concat(substr(d.text, json_extract(s.value, '$[0]') + 1,
        json_extract(s.value, '$[1]') - json_extract(s.value, '$[0]')), ' '), '')
    FROM documents d, json_each(claims.source) s WHERE d.id = claims.doc
);
"""

# Names are looked for whatever their capitals.
_CALLED = """
DROP INDEX parties_name;
CREATE INDEX parties_name ON parties(name COLLATE NOCASE, role);
"""

# One step a schema version; a store of version n lacks the steps from n on. Steps are never changed, only added.
MIGRATIONS: tuple[str, ...] = (
    _FIRST, _CLAIM_KIND, _JOINED, _TERMS, _NUMBERS, _HARDENED, _NUMBERED, _CORRECTED, _SOURCED,
    _CALLED,
)  # fmt: skip
VERSION = len(MIGRATIONS)


def write_ahead(connection: sqlite3.Connection, wait: int) -> None:
    """Set the journal to write-ahead, within `wait` milliseconds: SQLite itself does not wait for others with that."""
    until = time.monotonic() + wait / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a store up to date, each step in a transaction of its own; several programs may try at the same time."""
    while _version(connection) < VERSION:
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Another program may have taken the step while this one waited for the lock.
            if (version := _version(connection)) < VERSION:
                for statement in _statements(MIGRATIONS[version]):
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {version + 1}")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")


def _version(connection: sqlite3.Connection) -> int:
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return found


def _statements(script: str) -> Iterator[str]:
    held = ""
    for line in script.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            yield held
            held = ""
