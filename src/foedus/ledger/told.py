"""The stored reports of happenings, and what they are compared by, read back from the store."""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from typing import Any, TypeVar

from foedus.happenings.copies import Sketch, sketch
from foedus.happenings.likeness import Outline
from foedus.happenings.telling import Telling, report_order, telling
from foedus.happenings.when import when_told
from foedus.ledger import rows
from foedus.records import Document, Event, Number, Place

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
_KEPT = 4_000
_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class StoredReport:
    """An event and its document, which comes without its text."""

    event: Event
    document: Document
    numbers: tuple[Number, ...]

    @property
    def order(self) -> tuple[str, str, int, str]:
        """What sorts reports, as of `foedus.happenings.telling.Telling`."""
        return report_order(self.event, self.document)


class Reports:
    """Reads reports; keeps what it read of the documents last asked for."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._documents: OrderedDict[str, Document] = OrderedDict()
        self._sketches: OrderedDict[str, Sketch] = OrderedDict()

    def forget(self) -> None:
        """Drop what is kept."""
        self._documents.clear()
        self._sketches.clear()

    def forget_document(self, doc: str) -> None:
        """Drop what is kept of a document."""
        self._documents.pop(doc, None)
        self._sketches.pop(doc, None)

    def tellings(self, units: Sequence[int]) -> dict[int, list[Telling]]:
        """The tellings of each of these units."""
        told: dict[int, list[Telling]] = {unit: [] for unit in units}
        for at in range(0, len(units), _AT_ONCE):
            some = units[at : at + _AT_ONCE]
            found = self._db.execute(
                f"""SELECT e.*, t.unit, s.start AS from_, s.end AS to_, s.paragraph,
                    substr(d.text, s.start + 1, s.end - s.start) AS sentence_text, d.title, d.published,
                    d.publisher, d.agency
                    FROM tellings t JOIN events e ON e.id = t.event JOIN documents d ON d.id = e.doc
                    JOIN sentences s ON s.doc = e.doc AND s.sentence = e.sentence
                    WHERE t.unit IN ({", ".join("?" for _ in some)})""",
                some,
            ).fetchall()
            parties = rows.parties(self._db, [row["id"] for row in found])
            for row in found:
                sentence = rows.bare_sentence(
                    row["sentence"], row["from_"], row["to_"], row["sentence_text"], row["paragraph"]
                )
                event = rows.event_in(row, parties.get(row["id"], {}))
                document = _kept(self._documents, event.doc, partial(_light, row))
                told[row["unit"]].append(telling(document, sentence, event))
        return told

    def outlines(self, units: Sequence[int]) -> dict[int, list[Outline]]:
        """The outlines of all tellings of each of these units: quicker read than the tellings."""
        found: dict[int, list[Outline]] = {unit: [] for unit in units}
        cursor = self._db.cursor()
        cursor.row_factory = None
        for at in range(0, len(units), _AT_ONCE):
            some = units[at : at + _AT_ONCE]
            sql = f"""SELECT t.unit, e.status, e.date, e.date_precision, e.background, e.place_name, e.place_country,
                e.place_precision, d.published
                FROM tellings t JOIN events e ON e.id = t.event JOIN documents d ON d.id = e.doc
                WHERE t.unit IN ({", ".join("?" for _ in some)})"""
            for unit, status, day, precision, background, *place, said in cursor.execute(sql, some):
                published = None if said is None else date.fromisoformat(said)
                when = when_told(day, precision, status, bool(background), published)
                found[unit].append(Outline(status, when, _place(*place), published))
        return found

    def of(self, happening: str) -> list[StoredReport]:
        """The reports of a happening."""
        found = self._db.execute(
            "SELECT e.*, t.numbers FROM tellings t JOIN events e ON e.id = t.event WHERE t.happening = ?", (happening,)
        ).fetchall()
        parties = rows.parties(self._db, [row["id"] for row in found])
        return [
            StoredReport(
                rows.event_in(row, parties.get(row["id"], {})),
                self._document(row["doc"]),
                rows.numbers_in(row["numbers"]),
            )
            for row in found
        ]

    def sketch(self, doc: str) -> Sketch:
        """A document's sketch, to tell copies by."""
        return _kept(self._sketches, doc, self._sketched)

    def _sketched(self, doc: str) -> Sketch:
        text: str = self._db.execute("SELECT text FROM documents WHERE id = ?", (doc,)).fetchone()[0]
        found = self._db.execute("SELECT start, end FROM sentences WHERE doc = ? ORDER BY sentence", (doc,))
        return sketch(text[start:end] for start, end in found)

    def _document(self, doc: str) -> Document:
        return _kept(self._documents, doc, self._light)

    def _light(self, doc: str) -> Document:
        sql = "SELECT title, published, publisher, agency FROM documents WHERE id = ?"
        return _light(self._db.execute(sql, (doc,)).fetchone(), doc)


@lru_cache(maxsize=4_096)
def _place(name: str | None, country: str | None, precision: Any) -> Place | None:
    """A place without where it stands in a text and on the globe."""
    return None if name is None else Place("", 0, 0, name, country, None, None, precision)


def _light(row: sqlite3.Row, name: str) -> Document:
    """A document without its text."""
    day = date.fromisoformat(row["published"]) if row["published"] else None
    return Document(name, "", title=row["title"], published=day, publisher=row["publisher"], agency=row["agency"])


def _kept(kept: OrderedDict[K, V], name: K, make: Callable[[K], V]) -> V:
    """The value of a name, made where it is not kept; the one not asked for longest goes."""
    if name not in kept:
        kept[name] = make(name)
        if len(kept) > _KEPT:
            kept.popitem(last=False)
    kept.move_to_end(name)
    return kept[name]
