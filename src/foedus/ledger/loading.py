"""Rows of the store as columns for the index."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

_CHUNK = 20_000
_HEXADECIMAL = 16
_ALL = (1 << 64) - 1

DOCUMENTS = """SELECT d.rowid, d.id, d.published, d.publisher,
    (SELECT s.id FROM sentences s WHERE s.doc = d.id AND s.sentence = 0)
    FROM documents d WHERE d.rowid > ? ORDER BY d.rowid"""
EVENTS = """SELECT e.rowid, e.id, e.doc, e.sentence, e.type, e.mode, e.status, e.certainty, e.date, e.place_name,
    e.place_country, e.place_lat, e.place_lon, e.place_precision, e.source_name, e.source_text, e.intensity, e.score,
    l.commentary
    FROM events e LEFT JOIN slant l ON l.doc = e.doc AND l.sentence = e.sentence WHERE e.rowid > ? ORDER BY e.rowid"""
EVENT_PARTIES = """SELECT e.rowid, p.role, p.name, p.country, p.sector, p.kind
    FROM events e JOIN parties p ON p.record = e.id WHERE e.rowid > ? ORDER BY e.rowid"""
HAPPENINGS = """SELECT h.rowid, h.id, h.type, h.mode, h.status, h.first, h.last, h.place_name, h.place_country,
    h.place_lat, h.place_lon, h.place_precision FROM happenings h WHERE h.rowid > ? ORDER BY h.rowid"""
TELLINGS = """SELECT h.rowid, e.rowid FROM happenings h JOIN tellings t ON t.happening = h.id
    JOIN events e ON e.id = t.event WHERE h.rowid > ? ORDER BY h.rowid, e.rowid"""
CLAIMS = """SELECT c.rowid, c.id, c.doc, c.sentence, c.certainty, c.words, p.name, p.text, p.country, p.sector, p.kind
    FROM claims c LEFT JOIN parties p ON p.record = c.id AND p.role = 'source' AND p.ordinal = 0
    WHERE c.rowid > ? ORDER BY c.rowid"""
COMMITMENTS = """SELECT c.rowid, c.id, c.doc, c.sentence, c.kind, c.status
    FROM commitments c WHERE c.rowid > ? ORDER BY c.rowid"""
COMMITMENT_PARTIES = """SELECT c.rowid, p.role, p.name, p.country, p.sector, p.kind
    FROM commitments c JOIN parties p ON p.record = c.id WHERE c.rowid > ? ORDER BY c.rowid"""
REMOVED = "SELECT id FROM removed WHERE n > ?"


def columns(db: sqlite3.Connection, sql: str, seen: int) -> Iterator[tuple[tuple[Any, ...], ...]]:
    """The columns of the rows that a query gives, some thousand rows at a time."""
    cursor = db.cursor()
    cursor.row_factory = None
    cursor.execute(sql, (seen,))
    while rows := cursor.fetchmany(_CHUNK):
        yield tuple(zip(*rows, strict=True))


def digests(ids: Sequence[str]) -> NDArray[np.uint64]:
    """A number for each id."""
    return np.array([_digest(name) for name in ids], np.uint64)


def _digest(name: str) -> int:
    if len(name) == _HEXADECIMAL:
        # Most ids are digests themselves.
        with suppress(ValueError):
            return int(name, 16) & _ALL
    return int.from_bytes(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


@lru_cache(maxsize=50_000)
def days(given: str | None) -> tuple[int, int]:
    """The first and last day that an ISO date, perhaps cut to month or year, can mean, in days since the year 1;
    (0, 0) where it says none."""
    try:
        year, month, day = [*map(int, (given or "")[:10].split("-")), 0, 0][:3]
        first = date(year, month or 1, day or 1).toordinal()
        if day:
            return first, first
        after = date(year + month // 12, month % 12 + 1, 1) if month else date(year + 1, 1, 1)
        return first, after.toordinal() - 1
    except (ValueError, OverflowError):
        return 0, 0
