"""How much was coded in documents, and how widely what one of them tells is told."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

_OPENING = 240


@dataclass(frozen=True, slots=True)
class Share:
    """Of a document: how many events and claims, how many of its sentences read as commentary, its title or else its
    first words, how many corrections stand, and since when it is marked as checked."""

    events: int
    claims: int
    sentences: int
    commentary: int
    title: str
    corrections: int
    checked: str | None


@dataclass(frozen=True, slots=True)
class Reported:
    """Of a happening: how many reports of it there are, by how many publishers independently."""

    reports: int
    independent: int


def shares(db: sqlite3.Connection, docs: Sequence[str], opinion: float) -> dict[str, Share]:
    """The shares of documents, by id; a sentence is commentary from `opinion` on. As many queries as there are
    documents times six, none of which looks further than its document."""
    found: dict[str, Share] = {}
    for doc in docs:
        sql = "SELECT coalesce(nullif(title, ''), substr(text, 1, ?)) FROM documents WHERE id = ?"
        title = db.execute(sql, (_OPENING, doc)).fetchone()
        if title is None:
            continue
        events, claims = (
            db.execute(f"SELECT count(*) FROM {table} WHERE doc = ?", (doc,)).fetchone()[0]
            for table in ("events", "claims")
        )
        sql = "SELECT count(*), ifnull(sum(commentary >= ?), 0) FROM slant WHERE doc = ?"
        sentences, commentary = db.execute(sql, (opinion, doc)).fetchone()
        log = db.execute("SELECT standing, checked FROM corrected WHERE doc = ?", (doc,)).fetchone()
        found[doc] = Share(events, claims, sentences, commentary, title[0], *(log or (0, None)))
    return found


def told(db: sqlite3.Connection, doc: str) -> dict[str, Reported]:
    """How often each happening that a document tells is told, by its id."""
    sql = """SELECT h.id, h.independent, (SELECT count(*) FROM tellings t WHERE t.happening = h.id) FROM happenings h
        WHERE h.id IN (SELECT happening FROM tellings WHERE doc = ?)"""
    return {name: Reported(reports, independent) for name, independent, reports in db.execute(sql, (doc,))}
