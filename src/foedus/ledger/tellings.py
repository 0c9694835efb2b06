"""One stored happening with what tells it: reports, their sentences and documents, copies, and what rests on it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from foedus.happenings.copies import Sketch, sketch, voices
from foedus.ledger import rows
from foedus.records import Commitment, Document, Event, Happening, Slant

MOST_COMPARED = 40
"""Beyond so many documents it is not looked which of them copy each other."""
_CHUNK = 400

At = tuple[str, int]
"""A document's id and a sentence's number."""


@dataclass(frozen=True, slots=True)
class Told:
    """Some reports of a happening in the order of publication, with all that a reader needs beside them.

    `documents` come without their text. `sentences` holds the offset and the text of each telling sentence, `slant`
    its record. `voices` names for each document whose report it is, copies of one story alike (empty: not looked at).
    """

    reports: tuple[Event, ...]
    documents: Mapping[str, Document]
    sentences: Mapping[At, tuple[int, str]]
    slant: Mapping[At, Slant]
    voices: Mapping[str, str]
    commitments: tuple[Commitment, ...]


def tell(db: sqlite3.Connection, happening: Happening, first: int, most: int) -> Told:
    """The reports number `first` and the next of a happening, at most so many."""
    wanted = [telling.event for telling in happening.events[first : first + most]]
    found = {row["id"]: row for row in _in_chunks(db, "SELECT * FROM events WHERE id IN ({})", wanted)}
    parties = rows.parties(db, wanted)
    reports = tuple(rows.event_in(found[name], parties.get(name, {})) for name in wanted if name in found)
    docs = list(dict.fromkeys(event.doc for event in reports))
    sql = f"SELECT {rows.LIGHT} FROM documents WHERE id IN ({{}})"
    documents = {row["id"]: rows.document_in(row) for row in _in_chunks(db, sql, docs)}
    places = dict.fromkeys((event.doc, event.sentence) for event in reports)
    return Told(
        reports,
        documents,
        dict(_sentences(db, list(places))),
        dict(_slants(db, list(places))),
        _voices(db, happening, documents),
        tuple(_commitments(db, docs, {event.id for event in reports})),
    )


def _sentences(db: sqlite3.Connection, places: Sequence[At]) -> Iterator[tuple[At, tuple[int, str]]]:
    sql = """SELECT s.doc, s.sentence, s.start, x.text FROM sentences s JOIN search x ON x.rowid = s.id
        WHERE s.doc = ? AND s.sentence = ?"""
    for place in places:
        for doc, sentence, start, text in db.execute(sql, place):
            yield (doc, sentence), (start, text)


def _slants(db: sqlite3.Connection, places: Sequence[At]) -> Iterator[tuple[At, Slant]]:
    for place in places:
        for row in db.execute("SELECT * FROM slant WHERE doc = ? AND sentence = ?", place):
            yield place, rows.slant_in(row)


def _voices(db: sqlite3.Connection, happening: Happening, documents: Mapping[str, Document]) -> Mapping[str, str]:
    """Whose report each document is; all speak for themselves where the happening counts none as a copy."""
    all_docs = dict.fromkeys(telling.doc for telling in happening.events)
    if len(all_docs) == happening.independent or not 1 < len(documents) <= MOST_COMPARED:
        return {}
    return voices(documents.values(), lambda doc: _sketched(tuple(_texts(db, doc))))


def _texts(db: sqlite3.Connection, doc: str) -> Iterator[str]:
    sql = "SELECT x.text FROM sentences s JOIN search x ON x.rowid = s.id WHERE s.doc = ? ORDER BY s.sentence"
    return (text for (text,) in db.execute(sql, (doc,)))


@lru_cache(maxsize=512)
def _sketched(sentences: tuple[str, ...]) -> Sketch:
    return sketch(sentences)


def _commitments(db: sqlite3.Connection, docs: Sequence[str], events: set[str]) -> Iterator[Commitment]:
    """The commitments that rest on any of these events."""
    found = [
        row
        for row in _in_chunks(db, "SELECT * FROM commitments WHERE doc IN ({}) AND events <> '[]'", docs)
        if any(f'"{name}"' in row["events"] for name in events)
    ]
    yield from rows.with_parties(db, found, rows.commitment_in)


def _in_chunks(db: sqlite3.Connection, sql: str, values: Sequence[Any]) -> Iterator[sqlite3.Row]:
    for at in range(0, len(values), _CHUNK):
        chunk = values[at : at + _CHUNK]
        yield from db.execute(sql.format(", ".join("?" for _ in chunk)), chunk)
