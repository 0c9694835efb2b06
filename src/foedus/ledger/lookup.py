"""Records looked up in the store by the filters of the commands."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from foedus.happenings.unit import REST_BITS
from foedus.ledger import rows
from foedus.ledger.queries import FOLLOWING, Where, limited
from foedus.records import Claim, CodedDocument, Commitment, Document, Event, Happening, Sentence, Slant, Telling

_CHUNK = 400


class LookUp:
    """What a store's reader can ask for whole records."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

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
        id: str | None = None,
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
            ("e.id", id),
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
        return rows.with_parties(self._db, self._db.execute(sql, where.values).fetchall(), rows.event_in)

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
                """(c.words LIKE ? OR c.id IN (SELECT record FROM parties
                WHERE role = 'source' AND (name LIKE ? OR text LIKE ?)))""",
                *[f"%{source}%"] * 3,
            )
        where.search("c.doc", "c.sentence", search)
        sql = f"""SELECT c.* FROM claims c JOIN documents d ON d.id = c.doc{where.sql()}
            ORDER BY d.published, c.doc, c.sentence, c.rowid{limited(limit, offset)}"""
        return rows.with_parties(self._db, self._db.execute(sql, where.values).fetchall(), rows.claim_in)

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
            where.add(f"h.id IN ({FOLLOWING})", after)
        if doc is not None:
            where.add("h.id IN (SELECT happening FROM tellings WHERE doc = ?)", doc)
        if search is not None:
            inner = Where()
            inner.search("e.doc", "e.sentence", search)
            where.add(f"h.id IN (SELECT happening FROM events e{inner.sql()})", *inner.values)
        order = "SELECT min(doc || printf(' %09d', start)) FROM tellings t WHERE t.happening = h.id"
        sql = f"""SELECT h.* FROM happenings h{where.sql()}
            ORDER BY coalesce(h.first, '9999'), ({order}){limited(limit, offset)}"""
        return self._told(self._db.execute(sql, where.values).fetchall())

    def commitments(
        self,
        *,
        actor: str | None = None,
        between: tuple[str, ...] | None = None,
        kind: str | None = None,
        status: str | None = None,
        doc: str | None = None,
        id: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Commitment]:
        """Reported commitments that meet every filter given, by date of publication, document and offset."""
        where = Where()
        where.party("c.id", actor)
        where.between("c.id", between, sides=False)
        for column, value in (("c.kind", kind), ("c.status", status), ("c.doc", doc), ("c.id", id)):
            where.equal(column, value)
        sql = f"""SELECT c.* FROM commitments c JOIN documents d ON d.id = c.doc{where.sql()}
            ORDER BY d.published, c.doc, c.start, c.id{limited(limit, offset)}"""
        return rows.with_parties(self._db, self._db.execute(sql, where.values).fetchall(), rows.commitment_in)

    def bound(self, docs: Sequence[str]) -> list[CodedDocument]:
        """Documents without their text, with their commitments, and of their sentences those that state these, or all
        where some clause is told: what joining commitments needs, but for the events (`resting`). In the order given,
        as far as they are stored."""
        found = self._among(f"SELECT {rows.LIGHT} FROM documents WHERE id", docs)
        known = {row["id"]: rows.document_in(row) for row in found}
        commitments: dict[str, list[Commitment]] = {doc: [] for doc in known}
        found = self._among("SELECT * FROM commitments WHERE doc", docs, "ORDER BY doc, start, id")
        for one in rows.with_parties(self._db, found, rows.commitment_in):
            commitments[one.doc].append(one)
        whole = [doc for doc, bound in commitments.items() if any(one.trigger for one in bound)]
        sql = """SELECT s.doc, s.sentence, s.start, s.end, x.text, s.paragraph FROM sentences s
            JOIN search x ON x.rowid = s.id WHERE s.doc"""
        told = [tuple(row) for row in self._among(sql, whole)]
        told += self._stated((one.doc, one.sentence) for doc in known.keys() - whole for one in commitments[doc])
        sentences: dict[str, list[Sentence]] = {doc: [] for doc in known}
        for doc, *sentence in sorted(told):
            sentences[doc].append(rows.bare_sentence(*sentence))
        return [
            CodedDocument(known[doc], tuple(sentences[doc]), (), (), (), (), tuple(commitments[doc]))
            for doc in docs
            if doc in known
        ]

    def resting(self, events: Sequence[str]) -> dict[str, Event]:
        """Events by their ids, without their parties: what commitments rest on."""
        found = self._among("SELECT * FROM events WHERE id", events)
        return {row["id"]: rows.event_in(row, {}) for row in found}

    def stating(self, commitments: Iterable[Commitment]) -> dict[str, str]:
        """The words of the sentence that states each commitment, by the commitment's id."""
        wanted = [*commitments]
        text = {(doc, n): words for doc, n, _, _, words, _ in self._stated((one.doc, one.sentence) for one in wanted)}
        return {one.id: text.get((one.doc, one.sentence), "") for one in wanted}

    def _stated(self, sentences: Iterable[tuple[str, int]]) -> list[tuple[str, int, int, int, str, int]]:
        """Sentences by document and number: these with start, end, words and paragraph."""
        cursor = self._db.cursor()
        cursor.row_factory = None
        sql = """SELECT s.doc, s.sentence, s.start, s.end, x.text, s.paragraph FROM json_each(?)
            CROSS JOIN sentences s
            ON s.doc = json_extract(json_each.value, '$[0]') AND s.sentence = json_extract(json_each.value, '$[1]')
            JOIN search x ON x.rowid = s.id"""
        return cursor.execute(sql, (json.dumps(sorted(set(sentences))),)).fetchall()

    def _among(self, sql: str, values: Sequence[str], more: str = "") -> list[sqlite3.Row]:
        """The rows of a query that ends with a column, for which one of these values stands; parts of it sort alone."""
        found: list[sqlite3.Row] = []
        for at in range(0, len(values), _CHUNK):
            chunk = values[at : at + _CHUNK]
            found += self._db.execute(f"{sql} IN ({', '.join('?' for _ in chunk)}) {more}", chunk)
        return found

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

    def knows(self, party: str) -> bool:
        """Whether any record of the store has a party of this country code or name."""
        sql = "SELECT 1 FROM parties WHERE country = ?1 OR name = ?1 COLLATE NOCASE LIMIT 1"
        return self._db.execute(sql, (party,)).fetchone() is not None

    def counts(self) -> dict[str, int]:
        """How many of each record the store holds."""
        tables = ("documents", "sentences", "events", "claims", "happenings", "commitments")
        return {t: self._db.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in tables}

    def _told(self, found: Sequence[sqlite3.Row]) -> list[Happening]:
        """The happenings of rows, with their tellings."""
        tellings = self._tellings([row["id"] for row in found])
        return rows.with_parties(
            self._db, found, lambda row, parties: rows.happening_in(row, parties, tellings[row["id"]])
        )

    def _tellings(self, happenings: Sequence[str]) -> dict[str, list[Telling]]:
        found: dict[str, list[Telling]] = {h: [] for h in happenings}
        cursor = self._db.cursor()
        cursor.row_factory = None
        for at in range(0, len(happenings), _CHUNK):
            chunk = happenings[at : at + _CHUNK]
            marks = ", ".join("?" for _ in chunk)
            # A unit's number begins with the day of publication (foedus.happenings.unit): no need to read documents.
            sql = f"""SELECT happening, doc, start, end, event FROM tellings WHERE happening IN ({marks})
                ORDER BY unit >> {REST_BITS}, doc, start, event"""
            for happening, *telling in cursor.execute(sql, chunk):
                found[happening].append(Telling(*telling))
        return found
