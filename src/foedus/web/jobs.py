"""The jobs of a server: what readers gave to be added, waiting to be read, and what became of it.

They lie in a folder that all processes of the server share: a small SQLite file says how each job stands, beside it lie
the files that were given. The pages put jobs in and look at them; one coder (`foedus.web.coder`) takes them, in order.
"""

from __future__ import annotations

import secrets
import shutil
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePath
from typing import Literal, get_args

from foedus.errors import UsageError

JobState = Literal["waiting", "reading", "done", "cancelled", "broken"]
OVER: tuple[JobState, ...] = ("done", "cancelled", "broken")
LISTED = 200
"""Failures and new documents of a job that are remembered by name; all are counted."""
_MOST_WAITING = 20
_KEPT = 100
_TRIES = 2
_TABLES = """
CREATE TABLE IF NOT EXISTS jobs (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, made REAL NOT NULL, ended REAL,
    state TEXT NOT NULL, published TEXT, found INTEGER NOT NULL DEFAULT 0, read INTEGER NOT NULL DEFAULT 0,
    new INTEGER NOT NULL DEFAULT 0, known INTEGER NOT NULL DEFAULT 0, failed INTEGER NOT NULL DEFAULT 0,
    events INTEGER NOT NULL DEFAULT 0, note TEXT NOT NULL DEFAULT '', tries INTEGER NOT NULL DEFAULT 0,
    stop INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS inputs (job TEXT NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL, file TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS failures (job TEXT NOT NULL, name TEXT NOT NULL, reason TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS added (job TEXT NOT NULL, doc TEXT NOT NULL, title TEXT NOT NULL, UNIQUE (job, doc));
"""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was given: its name, which says its form, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be read or stored: its name as given, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Added:
    """A document that a job brought into the store."""

    doc: str
    title: str


@dataclass(frozen=True, slots=True)
class Job:
    """How a job stands. `found` documents were in its inputs, `read` of them are dealt with: stored as `new`, `known`
    to the store before, or `failed`. `events` are those of the new documents. `note` says what stopped a broken job.
    """

    id: str
    state: JobState
    made: float
    ended: float | None
    published: date | None
    names: tuple[str, ...]
    found: int = 0
    read: int = 0
    new: int = 0
    known: int = 0
    failed: int = 0
    events: int = 0
    note: str = ""
    failures: tuple[Failure, ...] = ()
    added: tuple[Added, ...] = ()

    @property
    def over(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.state in OVER


class Jobs:
    """The jobs in a folder. Every call opens the file anew: any thread or process may make it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with self._open() as db:
            db.executescript(_TABLES)

    def submit(self, uploads: Sequence[Upload], *, published: date | None = None) -> Job:
        """Take files to be read; `published` is the date of documents that have none. Raises UsageError where nothing
        is given or too much waits already."""
        if not uploads:
            raise UsageError("nothing was given to be added", remedy="paste a text, or choose files")
        job = secrets.token_hex(8)
        folder = self.folder / job
        with self._open() as db:
            waiting = db.execute("SELECT count(*) FROM jobs WHERE state IN ('waiting', 'reading')").fetchone()[0]
            if waiting >= _MOST_WAITING:
                raise UsageError(f"{waiting} jobs are waiting already", remedy="wait until some are done")
            folder.mkdir()
            for number, upload in enumerate(uploads):
                file = folder / f"{number:05}{_suffixes(upload.name)}"
                file.write_bytes(upload.content)
                db.execute("INSERT INTO inputs VALUES (?, ?, ?, ?)", (job, number, upload.name[:200], file.name))
            db.execute(
                "INSERT INTO jobs (id, made, state, published) VALUES (?, ?, 'waiting', ?)",
                (job, time.time(), published.isoformat() if published else None),
            )
            self._forget_old(db)
        found = self.job(job)
        assert found is not None
        return found

    def job(self, job: str) -> Job | None:
        """A job with what it added and what failed, None where there is none of that id."""
        with self._open() as db:
            row = db.execute("SELECT * FROM jobs WHERE id = ?", (job,)).fetchone()
            return None if row is None else self._whole(db, row)

    def recent(self, most: int = 20) -> tuple[Job, ...]:
        """The latest jobs, newest first, without their failures and documents."""
        with self._open() as db:
            found = db.execute("SELECT * FROM jobs ORDER BY number DESC LIMIT ?", (most,)).fetchall()
            return tuple(self._job(db, row) for row in found)

    def waiting(self) -> bool:
        """Whether there is anything left for the coder to do."""
        with self._open() as db:
            return db.execute("SELECT 1 FROM jobs WHERE state IN ('waiting', 'reading') LIMIT 1").fetchone() is not None

    def cancel(self, job: str) -> None:
        """Stop a job: at once where it waits, after the document at hand where it is being read."""
        with self._open() as db:
            db.execute("UPDATE jobs SET stop = 1 WHERE id = ?", (job,))
            self._end(db, job, "cancelled", only="waiting")

    # What follows is the coder's side.

    @contextmanager
    def alone(self) -> Iterator[bool]:
        """Whether this process is the only coder of the folder, for as long as the block runs."""
        with closing(sqlite3.connect(self.folder / "coder.lock", timeout=0, isolation_level=None)) as lock:
            try:
                lock.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError:
                yield False
                return
            yield True

    def take(self) -> Job | None:
        """The next job to read; one that a killed coder left is begun again once, then given up."""
        with self._open() as db:
            while True:
                row = db.execute(
                    "SELECT * FROM jobs WHERE state IN ('waiting', 'reading') ORDER BY number LIMIT 1"
                ).fetchone()
                if row is None:
                    return None
                job = row["id"]
                if row["tries"] < _TRIES:
                    break
                db.execute("UPDATE jobs SET note = 'the process that read it was killed' WHERE id = ?", (job,))
                self._end(db, job, "broken")
            db.execute("DELETE FROM failures WHERE job = ?", (job,))
            db.execute(
                "UPDATE jobs SET state = 'reading', tries = tries + 1, found = 0, read = 0, known = 0, failed = 0,"
                " new = (SELECT count(*) FROM added WHERE job = id) WHERE id = ?",
                (job,),
            )
            return self._whole(db, db.execute("SELECT * FROM jobs WHERE id = ?", (job,)).fetchone())

    def inputs(self, job: str) -> tuple[tuple[str, Path], ...]:
        """The name and the file of each input of a job, in order."""
        with self._open() as db:
            rows = db.execute("SELECT name, file FROM inputs WHERE job = ? ORDER BY number", (job,)).fetchall()
        return tuple((row["name"], self.folder / job / row["file"]) for row in rows)

    def stopped(self, job: str) -> bool:
        """Whether the job is to be read no further."""
        with self._open() as db:
            row = db.execute("SELECT stop FROM jobs WHERE id = ?", (job,)).fetchone()
        return row is None or bool(row["stop"])

    def count(self, job: str, *, found: int = 0, read: int = 0, known: int = 0) -> None:
        """Count further documents found, dealt with, and known before."""
        with self._open() as db:
            db.execute(
                "UPDATE jobs SET found = found + ?, read = read + ?, known = known + ? WHERE id = ?",
                (found, read, known, job),
            )

    def add(self, job: str, added: Added, events: int) -> None:
        """Say that a document is in the store now, with so many events."""
        with self._open() as db:
            fresh = db.execute("SELECT new FROM jobs WHERE id = ?", (job,)).fetchone()["new"] < LISTED
            if fresh:
                db.execute("INSERT OR IGNORE INTO added VALUES (?, ?, ?)", (job, added.doc, added.title[:300]))
            db.execute(
                "UPDATE jobs SET read = read + 1, new = new + 1, events = events + ? WHERE id = ?", (events, job)
            )

    def fail(self, job: str, failure: Failure, *, read: int = 0) -> None:
        """Say what could not be read or stored; `read`: 1 where it was counted among the documents found."""
        with self._open() as db:
            failed = db.execute("SELECT failed FROM jobs WHERE id = ?", (job,)).fetchone()["failed"]
            if failed < LISTED:
                db.execute("INSERT INTO failures VALUES (?, ?, ?)", (job, failure.name, failure.reason[:1000]))
            db.execute("UPDATE jobs SET failed = failed + 1, read = read + ? WHERE id = ?", (read, job))

    def end(self, job: str, state: JobState, note: str = "") -> None:
        """Say how a job ended, and drop the files that were given."""
        with self._open() as db:
            db.execute("UPDATE jobs SET note = ? WHERE id = ?", (note, job))
            self._end(db, job, state)

    def _end(self, db: sqlite3.Connection, job: str, state: JobState, *, only: JobState | None = None) -> None:
        ended = db.execute(
            "UPDATE jobs SET state = ?, ended = ? WHERE id = ? AND state IN (?, ?)",
            (state, time.time(), job, only or "waiting", only or "reading"),
        )
        if ended.rowcount:
            db.execute("DELETE FROM inputs WHERE job = ? AND number >= ?", (job, LISTED))
            shutil.rmtree(self.folder / job, ignore_errors=True)

    def _forget_old(self, db: sqlite3.Connection) -> None:
        keep = f"SELECT id FROM jobs ORDER BY number DESC LIMIT {_KEPT}"
        db.execute(f"DELETE FROM jobs WHERE state IN {OVER} AND id NOT IN ({keep})")
        for table in ("inputs", "failures", "added"):
            db.execute(f"DELETE FROM {table} WHERE job NOT IN (SELECT id FROM jobs)")

    def _whole(self, db: sqlite3.Connection, row: sqlite3.Row) -> Job:
        job = row["id"]
        failures = db.execute("SELECT name, reason FROM failures WHERE job = ? ORDER BY rowid", (job,))
        added = db.execute("SELECT doc, title FROM added WHERE job = ? ORDER BY rowid", (job,))
        return replace(
            self._job(db, row),
            failures=tuple(Failure(*found) for found in failures),
            added=tuple(Added(*found) for found in added),
        )

    def _job(self, db: sqlite3.Connection, row: sqlite3.Row) -> Job:
        names = db.execute("SELECT name FROM inputs WHERE job = ? ORDER BY number", (row["id"],)).fetchall()
        assert row["state"] in get_args(JobState)
        return Job(
            id=row["id"],
            state=row["state"],
            made=row["made"],
            ended=row["ended"],
            published=date.fromisoformat(row["published"]) if row["published"] else None,
            names=tuple(name["name"] for name in names),
            **{name: row[name] for name in ("found", "read", "new", "known", "failed", "events", "note")},
        )

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self.folder / "jobs.db", timeout=10, isolation_level=None)) as db:
            db.row_factory = sqlite3.Row
            # The folder does not outlive the server: nothing of it need survive a loss of power.
            db.execute("PRAGMA synchronous = OFF")
            with _transaction(db):
                yield db


@contextmanager
def _transaction(db: sqlite3.Connection) -> Iterator[None]:
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
    if db.in_transaction:
        db.execute("COMMIT")


def _suffixes(name: str) -> str:
    """What a file's form is told by: its suffix and that before .gz; nothing else of a given name reaches the disk."""
    path = PurePath(name.lower().replace("\\", "/"))
    last = path.suffix
    both = path.with_suffix("").suffix + last if last == ".gz" else last
    return "".join(sign for sign in both if sign.isascii() and (sign.isalnum() or sign == "."))[:24]
