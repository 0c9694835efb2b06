"""Opening a store's file: a connection, the check of what the file is, and bringing an older store up to date."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from foedus.errors import StoreError
from foedus.ledger.schema import APPLICATION_ID, VERSION, migrate, write_ahead
from foedus.ledger.upgrade import join_stored, unjoined

_WAIT_MILLISECONDS = 30_000
_MAPPED_BYTES = 2_000_000_000
"""So much of a store is looked at where the system holds it in memory, without being copied first."""


def connect(path: Path, *, create: bool = True, read_only: bool = False) -> sqlite3.Connection:
    """A connection to the store at `path`, as of `Ledger.open`."""
    if not path.exists() and (read_only or not create):
        raise StoreError("there is no store here", where=path, remedy="foedus read PATH... --db makes one")
    if not path.parent.is_dir():
        raise StoreError("its folder does not exist", where=path, remedy=f"make {path.parent} first")
    try:
        uri = f"file:{_quoted(path)}?mode={'ro' if read_only else 'rwc'}"
        wait = _WAIT_MILLISECONDS / 1000
        # A connection may pass from thread to thread (the web app's do), never be used by two at a time.
        connection = sqlite3.connect(uri, uri=True, timeout=wait, isolation_level=None, check_same_thread=False)
        connection.row_factory = sqlite3.Row
        connection.execute(f"PRAGMA busy_timeout = {_WAIT_MILLISECONDS}")
        version = _check(connection, path)
        if read_only and version == 0:
            raise StoreError("the file is empty, no store", where=path, remedy="foedus read PATH... --db makes one")
        if read_only and (version < VERSION or unjoined(connection)):
            connect(path, create=False).close()
        connection.execute(f"PRAGMA mmap_size = {_MAPPED_BYTES}").fetchone()
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
    return connection


def fold_log(connection: sqlite3.Connection, path: Path, most: int) -> None:
    """Write the log back into the store where it is larger than `most` bytes. SQLite does that by itself, but where
    there is always some reader the log may never be emptied; this neither waits for readers nor lets them wait."""
    log = path.with_name(path.name + "-wal")
    try:
        large = log.stat().st_size > most
    except OSError:
        return
    if large:
        connection.execute("PRAGMA busy_timeout = 0")
        try:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            connection.execute(f"PRAGMA busy_timeout = {_WAIT_MILLISECONDS}")


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
