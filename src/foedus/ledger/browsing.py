"""The store for pages: lists cut into pages, counts, and what came in last, all of it quick however much is stored."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Literal, overload

from foedus.ledger import rows
from foedus.ledger.filters import (
    ALL,
    FACETS,
    Count,
    Filters,
    Kind,
    Latest,
    Page,
    PartyCount,
    PeriodCount,
    PlaceCount,
    TieCount,
    Totals,
    Unit,
)
from foedus.ledger.glimpses import Glimpse, glimpses
from foedus.ledger.lookup import LookUp
from foedus.ledger.shares import Reported, Share, shares, told
from foedus.ledger.tellings import Told, tell
from foedus.records import Claim, Commitment, Document, Event, Happening
from foedus.records.same import Same

if TYPE_CHECKING:
    from foedus.ledger.holding import Snapshot
    from foedus.ledger.index import Index

LATEST_LOOKED_AT = 400
_WIDE = 25_000
"""Records of a selection of which hardly anything is written that changes nothing."""


class Browse(LookUp):
    """What a page needs of the store. Names that nobody bears find nothing; no question is an error."""

    def __init__(self, connection: sqlite3.Connection, index: Index | None = None) -> None:
        super().__init__(connection)
        self._index = index
        self._asked: dict[tuple[Kind, Filters], None] = {}
        self._asked_more = False

    @overload
    def page(
        self, kind: Literal["happenings"], filters: Filters = ..., *, limit: int = ..., cursor: str | None = ...,
        newest: bool = ...,
    ) -> Page[Happening]: ...  # fmt: skip
    @overload
    def page(
        self, kind: Literal["events"], filters: Filters = ..., *, limit: int = ..., cursor: str | None = ...,
        newest: bool = ...,
    ) -> Page[Event]: ...  # fmt: skip
    @overload
    def page(
        self, kind: Literal["claims"], filters: Filters = ..., *, limit: int = ..., cursor: str | None = ...,
        newest: bool = ...,
    ) -> Page[Claim]: ...  # fmt: skip
    @overload
    def page(
        self, kind: Literal["commitments"], filters: Filters = ..., *, limit: int = ..., cursor: str | None = ...,
        newest: bool = ...,
    ) -> Page[Commitment]: ...  # fmt: skip
    @overload
    def page(
        self, kind: Literal["documents"], filters: Filters = ..., *, limit: int = ..., cursor: str | None = ...,
        newest: bool = ...,
    ) -> Page[Document]: ...  # fmt: skip
    def page(
        self, kind: Kind, filters: Filters = ALL, *, limit: int = 50, cursor: str | None = None, newest: bool = True
    ) -> Page[Any]:
        """A page of the records that meet the filters, by day, the newest first unless `newest` is false.

        `cursor` is that of another page; one that is none gives the first page. Documents come without their text.
        """
        from foedus.ledger.paging import cut
        from foedus.ledger.selecting import select

        self._asked[kind, filters] = None
        for attempt in range(3):
            snapshot = self._snapshot(now=attempt > 0)
            table, rows_found = select(snapshot, kind, filters, self._db)
            chosen, following, previous = cut(table, rows_found.rows, limit, cursor, newest)
            found = self._fetch(kind, table["rowid"][chosen].tolist())
            # What was written anew since the index was brought up to date has another row number now.
            if len(found) == len(chosen):
                break
        return Page(tuple(found), following, previous)

    def glimpses(self, happenings: Sequence[Happening], search: str | None = None) -> dict[str, Glimpse]:
        """What a list shows of each happening beside its record, by its id; see `foedus.ledger.glimpses`."""
        if search is not None or self._index is None:
            return glimpses(self._db, happenings, search)
        known = self._index.glimpses.of(map(Same, happenings))
        fresh = [h for h in happenings if Same(h) not in known]
        if fresh:
            seen = glimpses(self._db, fresh)
            found = {Same(h): seen[h.id] for h in fresh if h.id in seen}
            self._index.glimpses.take(found)
            known.update(found)
        return {h.id: known[Same(h)] for h in happenings if Same(h) in known}

    def tell(self, happening: Happening, *, first: int = 0, most: int = 100) -> Told:
        """A happening's reports from number `first` on, at most so many; see `foedus.ledger.tellings`."""
        return tell(self._db, happening, first, most)

    def shares(self, docs: Sequence[str], opinion: float) -> dict[str, Share]:
        """How much was coded in each of these documents; a sentence is commentary from `opinion` on."""
        return shares(self._db, docs, opinion)

    def told(self, doc: str) -> dict[str, Reported]:
        """How widely each happening that a document tells is told, by its id."""
        return told(self._db, doc)

    def facets(self, filters: Filters = ALL, names: Collection[str] = FACETS) -> dict[str, tuple[Count, ...]]:
        """Of the happenings that meet the filters, the commonest values of type, mode, actor, pair, place, year,
        status, certainty, publisher and commentary, or of those named; twelve of each, commonest first."""
        found: dict[str, tuple[Count, ...]] = self._kept("facets", filters, tuple(names))
        return found

    def totals(self, filters: Filters = ALL) -> Totals:
        """How many happenings meet the filters, and who tells them."""
        found: Totals = self._kept("totals", filters)
        return found

    def ties(self, filters: Filters = ALL, limit: int = 40) -> tuple[TieCount, ...]:
        """Between which states and bodies most of it passed, the busiest first."""
        found: tuple[TieCount, ...] = self._kept("ties", filters, limit)
        return found

    def places(self, filters: Filters = ALL, limit: int = 400) -> tuple[PlaceCount, ...]:
        """Where most of it took place, as far as that is known to the degree."""
        found: tuple[PlaceCount, ...] = self._kept("places", filters, limit)
        return found

    def periods(self, filters: Filters = ALL, unit: Unit = "year") -> tuple[PeriodCount, ...]:
        """How much of it fell into each year, month or day, the earliest first."""
        found: tuple[PeriodCount, ...] = self._kept("periods", filters, unit)
        return found

    def actors(self, prefix: str = "", limit: int = 50) -> tuple[PartyCount, ...]:
        """The parties whose code, name or a word of it begins so, those of most happenings first."""
        self._asked_more = True
        from foedus.ledger import counting

        return counting.actors(self._snapshot(), prefix, limit)

    def number(self) -> int:
        """What the store's state is known by: it grows with everything that is written."""
        return self._snapshot().number

    def begin(self) -> None:
        """Forget what was asked for: from now on it is noted for `asked`."""
        self._asked, self._asked_more = {}, False

    def asked(self) -> tuple[tuple[Kind, Filters], ...] | None:
        """The selections that lists and counts were asked for since `begin`; None where something hangs on the whole
        store."""
        return None if self._asked_more or any(of == ALL for _, of in self._asked) else tuple(self._asked)

    def mark(self, asked: Sequence[tuple[Kind, Filters]]) -> bytes | None:
        """What is in these selections: another mark where a record came, went or was written anew. The same mark means
        the same lists and counts, for a record never changes under its row number. None for wide selections: hardly
        anything is written that is in none of them."""
        from foedus.ledger.selecting import select

        snapshot, found = self._snapshot(), blake2b(digest_size=16)
        for kind, filters in asked:
            table, selection = select(snapshot, kind, filters, self._db)
            if len(selection.rows) > _WIDE:
                return None
            found.update(bytes([selection.capped]) + table["rowid"][selection.rows].tobytes())
        return found.digest()

    def corrected(self) -> int:
        """How often persons have corrected or undone something: what was said stays said."""
        found = self._db.execute("SELECT max(rowid) FROM corrections").fetchone()[0]
        return int(found or 0)

    def latest(self, limit: int = 12) -> Latest:
        """What came in last: documents, happenings that they opened, earlier ones that they told again."""
        self._asked_more = True
        kept = self._snapshot().kept
        if ("latest", limit) not in kept:
            kept["latest", limit] = self._latest(limit)
        found: Latest = kept["latest", limit]
        return found

    def _latest(self, limit: int) -> Latest:
        documents = self._documents("SELECT rowid FROM documents ORDER BY rowid DESC LIMIT ?", limit)
        sql = "SELECT rowid FROM happenings ORDER BY rowid DESC LIMIT ?"
        newest = [row[0] for row in self._db.execute(sql, (LATEST_LOOKED_AT,))]
        told: dict[int, int] = {}
        for at in range(0, len(newest), 100):
            marks = ", ".join("?" for _ in newest[at : at + 100])
            sql = f"""SELECT h.rowid, count(DISTINCT t.doc) FROM happenings h JOIN tellings t ON t.happening = h.id
                WHERE h.rowid IN ({marks}) GROUP BY h.rowid"""
            told.update((n, count) for n, count in self._db.execute(sql, newest[at : at + 100]))
        opened = [n for n in newest if told.get(n) == 1][:limit]
        changed = [n for n in newest if told.get(n, 0) > 1][:limit]
        return Latest(
            tuple(documents), tuple(self._fetch("happenings", opened)), tuple(self._fetch("happenings", changed))
        )

    def _documents(self, sql: str, *values: Any) -> list[Document]:
        return self._fetch("documents", [row[0] for row in self._db.execute(sql, values)])

    def _snapshot(self, *, now: bool = False) -> Snapshot:
        # Imported here: whoever only reads and writes the store need not wait for numpy.
        from foedus.ledger.index import Index

        if self._index is None:
            self._index = Index()
        return self._index.snapshot(self._db, now=now)

    def _kept(self, what: str, filters: Filters, *more: Any) -> Any:
        from foedus.ledger import counting, selecting

        self._asked["happenings", filters] = None
        snapshot = self._snapshot()
        key = (what, filters, *more)
        if key not in snapshot.kept:
            found = selecting.happenings(snapshot, filters, self._db)
            snapshot.kept[key] = getattr(counting, what)(snapshot, found, *more)
        return snapshot.kept[key]

    def _fetch(self, kind: Kind, rowids: Sequence[int]) -> list[Any]:
        """The records with these row numbers, in their order."""
        if not rowids:
            return []
        if kind == "happenings" and self._index is not None:
            return self._remembered(rowids)
        return self._read(kind, rowids)

    def _remembered(self, rowids: Sequence[int]) -> list[Happening]:
        """The happenings with these row numbers, in their order."""
        assert self._index is not None
        known = self._index.happenings.of(rowids)
        fresh = [n for n in rowids if n not in known]
        if fresh:
            found = dict(self._read("happenings", fresh, numbered=True))
            self._index.happenings.take(found)
            known.update(found)
        return [known[n] for n in rowids if n in known]

    def _read(self, kind: Kind, rowids: Sequence[int], *, numbered: bool = False) -> list[Any]:
        self._db.execute("BEGIN")
        try:
            return self._fetched(kind, rowids, numbered)
        finally:
            self._db.execute("COMMIT")

    def _fetched(self, kind: Kind, rowids: Sequence[int], numbered: bool) -> list[Any]:
        columns = "rowid AS rowid, *" if kind != "documents" else rows.LIGHT
        marks = ", ".join("?" for _ in rowids)
        found = self._db.execute(f"SELECT {columns} FROM {kind} WHERE rowid IN ({marks})", rowids).fetchall()
        by_rowid = {row["rowid"]: row for row in found}
        ordered = [by_rowid[n] for n in rowids if n in by_rowid]
        if kind == "documents":
            return [rows.document_in(row) for row in ordered]
        if kind == "happenings":
            told = self._told(ordered)
            return [*zip((row["rowid"] for row in ordered), told, strict=True)] if numbered else told
        made = {"events": rows.event_in, "claims": rows.claim_in, "commitments": rows.commitment_in}[kind]
        return rows.with_parties(self._db, ordered, made)
