"""What a list shows of each happening beside its record: the sentence that tells it best, and how surely it is told."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from foedus.ledger.queries import fts
from foedus.records import CERTAINTIES, Certainty, Happening

MOST_READ = 60
"""So many reports of each happening are looked at, the first published."""
_AT_FIRST = 8
_CHUNK = 400
_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Glimpse:
    """A sentence that tells of a happening: `text`, in which `hits` are the words of a search, else the trigger.

    `certainties` are those of the reports looked at, the surest first; `told` is the day on which the first of them was
    published ("2024-06-20"), None where that is not known.
    """

    doc: str
    sentence: int
    text: str
    hits: Spans
    certainties: tuple[Certainty, ...]
    told: str | None


def glimpses(db: sqlite3.Connection, happenings: Sequence[Happening], search: str | None = None) -> dict[str, Glimpse]:
    """A glimpse of each happening, by its id: the first sentence with the words of the search, where there is one, else
    the one that tells it most surely. Their reports must be stored."""
    told = {h.id: [t.event for t in h.events[:MOST_READ]] for h in happenings}
    reports = _reports(db, [event for events in told.values() for event in events])
    rows = {name: [reports[e] for e in events if e in reports] for name, events in told.items()}
    marked = _marked(db, rows, search) if search else {}
    chosen = {name: marked[name][0] if name in marked else _surest(found) for name, found in rows.items() if found}
    texts = _texts(db, [row["at"] for name, row in chosen.items() if name not in marked])
    made = {}
    for name, row in chosen.items():
        certainties = tuple(sorted({r["certainty"] for r in rows[name]}, key=CERTAINTIES.index))
        start = row["start"] - row["from"]
        _, text, hits = marked.get(name) or (
            row,
            texts.get(row["at"], ""),
            ((start, start + row["end"] - row["start"]),),
        )
        made[name] = Glimpse(row["doc"], row["sentence"], text, hits, certainties, rows[name][0]["published"])
    return made


def _reports(db: sqlite3.Connection, events: Sequence[str]) -> dict[str, sqlite3.Row]:
    sql = """SELECT e.id, e.doc, e.sentence, e.start, e.end, e.certainty, e.source_text IS NOT NULL AS said,
        s.id AS at, s.start AS "from", d.published FROM events e JOIN documents d ON d.id = e.doc
        JOIN sentences s ON s.doc = e.doc AND s.sentence = e.sentence WHERE e.id IN ({})"""
    return {row["id"]: row for row in _in_chunks(db, sql, events)}


def _surest(reports: Sequence[sqlite3.Row]) -> sqlite3.Row:
    return min(reports, key=lambda row: (CERTAINTIES.index(row["certainty"]), row["said"]))


def _marked(
    db: sqlite3.Connection, rows: dict[str, list[sqlite3.Row]], search: str
) -> dict[str, tuple[sqlite3.Row, str, Spans]]:
    """For each happening that has one, the first report with the words, its sentence, and where they stand in it."""
    found: dict[str, tuple[sqlite3.Row, str, Spans]] = {}
    for part in (slice(0, _AT_FIRST), slice(_AT_FIRST, None)):
        waiting = {name: reports[part] for name, reports in rows.items() if name not in found}
        texts = _texts(db, [row["at"] for reports in waiting.values() for row in reports])
        for name, reports in waiting.items():
            for row in reports:
                text = texts.get(row["at"], "")
                if name not in found and (places := hits(text, search)):
                    found[name] = row, text, places
    return found


def hits(text: str, search: str) -> Spans:
    """Where the words of a search stand in a text that holds them all, else nothing; words as the search has them."""
    wanted = _phrases(search)
    words = [(m.start(), m.end(), _folded(m.group())) for m in _WORD.finditer(text)]
    found: set[tuple[int, int]] = set()
    for phrase in wanted:
        at = [i for i in range(len(words) - len(phrase) + 1) if all(words[i + k][2] == w for k, w in enumerate(phrase))]
        if not at:
            return ()
        found.update((words[i][0], words[i + len(phrase) - 1][1]) for i in at)
    return _apart(sorted(found))


@lru_cache(maxsize=64)
def _phrases(search: str) -> tuple[tuple[str, ...], ...]:
    terms = re.findall(r'"([^"]*)"', fts(search))
    return tuple(words for term in terms if (words := tuple(_folded(m.group()) for m in _WORD.finditer(term))))


def _folded(word: str) -> str:
    """A word as the search's tokenizer has it: in lower case, without diacritics."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in parts if not unicodedata.combining(c))


def _apart(spans: Sequence[tuple[int, int]]) -> Spans:
    """The spans in order, those that overlap as one."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return tuple(found)


def _texts(db: sqlite3.Connection, sentences: Sequence[int]) -> dict[int, str]:
    sql = "SELECT rowid AS at, text FROM search WHERE rowid IN ({})"
    return {row["at"]: row["text"] for row in _in_chunks(db, sql, sorted(set(sentences)))}


def _in_chunks(db: sqlite3.Connection, sql: str, values: Sequence[object]) -> Iterator[sqlite3.Row]:
    for at in range(0, len(values), _CHUNK):
        chunk = values[at : at + _CHUNK]
        yield from db.execute(sql.format(", ".join("?" for _ in chunk)), chunk)
