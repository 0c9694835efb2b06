"""The store's happenings, joined as documents come and go: only what a document touches is placed anew."""

from __future__ import annotations

import heapq
import sqlite3
from array import array
from collections import OrderedDict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from foedus.happenings.copies import Sketch, voices
from foedus.happenings.likeness import weights
from foedus.happenings.placing import FIRST, WINDOW, best
from foedus.happenings.record import happening
from foedus.happenings.telling import bearing
from foedus.happenings.unit import Unit, alike, reactions_of, unit_of, units_of, unlike_at_sight
from foedus.ledger import rows
from foedus.ledger.told import Reports
from foedus.records import CodedDocument, Event

_UNITS_KEPT = 8_000


class Joiner:
    """Keeps `units`, `unit_keys`, `likenesses`, `tellings`, `happenings` and every event's `happening` as
    `foedus.happenings.join_documents` over all stored documents would give them, whatever the order of reading.

    A unit is placed by those before it in the order of units alone. So what is put in or taken out can move only later
    units that are like one that moved; they are placed anew, first things first, until nothing moves. Call `put` and
    `take` within a transaction, then `settle`; `forget` after a rollback, or when another program has written.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._reports = Reports(db)
        self._threshold = weights("across").threshold
        self._units: OrderedDict[int, Unit] = OrderedDict()
        self._queue: list[int] = []
        self._touched: set[str] = set()
        self._version: int | None = None

    def begin(self) -> None:
        """At the start of a transaction: forget what another program may have changed since the last."""
        version: int = self._db.execute("PRAGMA data_version").fetchone()[0]
        if version != self._version:
            self.forget()
        self._version = version

    def forget(self) -> None:
        """Drop what is known of the store's content."""
        self._units.clear()
        self._reports.forget()
        self._queue.clear()
        self._touched.clear()

    def put(self, coded: CodedDocument, only: Collection[str] | None = None) -> None:
        """The units of a document whose events and sentences are stored; with `only` those of these ids, while the
        others are there already."""
        units = units_of(coded)
        links = reactions_of(coded, units)
        for unit in units:
            if only is not None and unit.id not in only:
                self._answer(unit, links.get(unit.id))
                continue
            n = self._free(unit.order)
            keys = array("q", sorted(unit.keys))
            self._db.execute(
                "INSERT INTO units (n, id, doc, reacts_to, keys) VALUES (?, ?, ?, ?, ?)",
                (n, unit.id, unit.doc, links.get(unit.id), keys.tobytes()),
            )
            self._db.executemany(
                "INSERT INTO tellings (event, unit, doc, start, end, numbers) VALUES (?, ?, ?, ?, ?, ?)",
                [
                    (t.event.id, n, t.event.doc, t.event.start, t.event.end, rows.numbers_out(t.numbers))
                    for t in unit.tellings
                ],
            )
            self._keep(n, unit)
            self._enter(n, unit, keys)

    def take(self, doc: str, only: Collection[str] | None = None) -> None:
        """Take a document's units out, before its events go; with `only` those of these ids."""
        found = self._db.execute("SELECT n, id, happening, keys FROM units WHERE doc = ? ORDER BY n", (doc,)).fetchall()
        for n, own, name, keys in found:
            if only is not None and own not in only:
                continue
            if name is not None:
                self._touched.add(name)
                self._await(n, name)
            self._leave(n, _keys(keys))
            self._units.pop(n, None)
        self._reports.forget_document(doc)

    def settle(self) -> None:
        """Place every unit that waits, in their order, and write the happenings that changed."""
        last: int | None = None
        while self._queue:
            n = heapq.heappop(self._queue)
            if n != last:
                self._place(n)
            last = n
        for name in sorted(self._touched):
            self._write(name)
        self._touched.clear()

    def touch(self, events: Iterable[str]) -> None:
        """Write the happenings of these events anew, though they stay where they are."""
        for name in events:
            row = self._db.execute("SELECT happening FROM tellings WHERE event = ?", (name,)).fetchone()
            if row is not None and row[0] is not None:
                self._touched.add(row[0])

    def _answer(self, unit: Unit, other: str | None) -> None:
        """Let a unit that stays react to this one."""
        n, name, old = self._db.execute(
            "SELECT n, happening, reacts_to FROM units WHERE doc = ? AND id = ?", (unit.doc, unit.id)
        ).fetchone()
        if old != other:
            self._db.execute("UPDATE units SET reacts_to = ? WHERE n = ?", (other, n))
            self._touched.add(name)

    def _free(self, order: int) -> int:
        """The unit's order, or the next that is free: two digests of one day would have to be equal in 43 bits."""
        while self._db.execute("SELECT 1 FROM units WHERE n = ?", (order,)).fetchone():
            order += 1
        return order

    def _keep(self, n: int, unit: Unit) -> None:
        self._units[n] = unit
        self._units.move_to_end(n)
        if len(self._units) > _UNITS_KEPT:
            self._units.popitem(last=False)

    def _unit(self, n: int) -> Unit:
        if n not in self._units:
            self._read([n])
        self._units.move_to_end(n)
        return self._units[n]

    def _read(self, numbers: Iterable[int]) -> None:
        """Read those units that are not kept, all at once."""
        wanted = [n for n in numbers if n not in self._units]
        for n, told in self._reports.tellings(wanted).items():
            self._keep(n, unit_of(told))

    def _beside(self, key: int, n: int) -> tuple[list[int], list[int]]:
        """The units with this key next before n, nearest first, and next after it."""
        before = "SELECT unit FROM unit_keys WHERE key = ? AND unit < ? ORDER BY unit DESC LIMIT ?"
        after = "SELECT unit FROM unit_keys WHERE key = ? AND unit > ? ORDER BY unit LIMIT ?"
        one, other = (self._db.execute(sql, (key, n, WINDOW)).fetchall() for sql in (before, after))
        return [row[0] for row in one], [row[0] for row in other]

    def _enter(self, n: int, unit: Unit, keys: Iterable[int]) -> None:
        near: set[int] = set()
        pushed: set[tuple[int, int]] = set()
        for key in keys:
            before, after = self._beside(key, n)
            near.update(before, after)
            # n takes a place in the window of each that follows: the farthest of each window falls out of it.
            pushed.update(
                (later, before[WINDOW - 1 - i]) for i, later in enumerate(after) if WINDOW - 1 - i < len(before)
            )
        self._db.executemany("INSERT INTO unit_keys (key, unit) VALUES (?, ?)", [(key, n) for key in keys])
        others = self._comparable(unit, sorted(near))
        self._read(others)
        for other in others:
            self._compare(max(n, other), min(n, other))
        for later, earlier in sorted(pushed):
            if self._linked(later, earlier) and not self._in_window(later, earlier):
                self._db.execute("DELETE FROM likenesses WHERE unit = ? AND other = ?", (later, earlier))
                heapq.heappush(self._queue, later)
        heapq.heappush(self._queue, n)

    def _comparable(self, unit: Unit, numbers: Sequence[int]) -> list[int]:
        """Those of the units that are kept, or that need to be read to know that they are not like this one."""
        outlines = self._reports.outlines([n for n in numbers if n not in self._units])
        return [n for n in numbers if n not in outlines or not unlike_at_sight(unit, outlines[n])]

    def _leave(self, n: int, keys: Sequence[int]) -> None:
        drawn: set[tuple[int, int]] = set()
        for key in keys:
            before, after = self._beside(key, n)
            drawn.update(
                (later, before[WINDOW - 1 - i]) for i, later in enumerate(after) if WINDOW - 1 - i < len(before)
            )
        self._db.executemany("DELETE FROM unit_keys WHERE key = ? AND unit = ?", [(key, n) for key in keys])
        for row in self._db.execute("SELECT unit FROM likenesses WHERE other = ?", (n,)):
            heapq.heappush(self._queue, row[0])
        self._db.execute("DELETE FROM likenesses WHERE unit = ?1 OR other = ?1", (n,))
        self._db.execute("DELETE FROM tellings WHERE unit = ?", (n,))
        self._db.execute("DELETE FROM units WHERE n = ?", (n,))
        for later, earlier in sorted(drawn):
            if not self._linked(later, earlier):
                self._compare(later, earlier)

    def _compare(self, later: int, earlier: int) -> None:
        one, other = self._unit(later), self._unit(earlier)
        if one.doc != other.doc and alike(other, one) >= self._threshold:
            self._db.execute("INSERT OR IGNORE INTO likenesses (unit, other) VALUES (?, ?)", (later, earlier))
            heapq.heappush(self._queue, later)

    def _linked(self, later: int, earlier: int) -> bool:
        sql = "SELECT 1 FROM likenesses WHERE unit = ? AND other = ?"
        return self._db.execute(sql, (later, earlier)).fetchone() is not None

    def _in_window(self, later: int, earlier: int) -> bool:
        """Whether, for some key of both, fewer than a window's units stand between them."""
        shared = "SELECT keys FROM units WHERE n IN (?, ?)"
        one, other = (set(_keys(row[0])) for row in self._db.execute(shared, (later, earlier)))
        between = """SELECT count(*) FROM
            (SELECT 1 FROM unit_keys WHERE key = ? AND unit > ? AND unit < ? LIMIT ?)"""
        return any(
            self._db.execute(between, (key, earlier, later, WINDOW)).fetchone()[0] < WINDOW
            for key in sorted(one & other)
        )

    def _place(self, n: int) -> None:
        row = self._db.execute("SELECT id, happening FROM units WHERE n = ?", (n,)).fetchone()
        if row is None:
            return
        own, old = row
        like = self._db.execute(
            "SELECT DISTINCT u.happening FROM likenesses l JOIN units u ON u.n = l.other WHERE l.unit = ?", (n,)
        ).fetchall()
        new = best(self._unit(n), ((name, self._first(name, n)) for (name,) in like), self._threshold) or own
        if new == old:
            return
        if old is not None:
            self._await(n, old)
        self._db.execute("UPDATE units SET happening = ? WHERE n = ?", (new, n))
        self._db.execute("UPDATE tellings SET happening = ? WHERE unit = ?", (new, n))
        self._db.execute(
            "UPDATE events SET happening = ? WHERE id IN (SELECT event FROM tellings WHERE unit = ?)", (new, n)
        )
        self._await(n, new)
        self._touched.update((new,) if old is None else (old, new))
        answers = self._db.execute("SELECT happening FROM units WHERE reacts_to = ? AND happening IS NOT NULL", (own,))
        self._touched.update(name for (name,) in answers)

    def _first(self, name: str, n: int) -> list[Unit]:
        sql = "SELECT n FROM units WHERE happening = ? AND n < ? ORDER BY n LIMIT ?"
        return [self._unit(row[0]) for row in self._db.execute(sql, (name, n, FIRST)).fetchall()]

    def _await(self, n: int, name: str) -> None:
        """Let every later unit wait whose place may hang on whether n is of a happening."""
        earlier = "SELECT count(*) FROM (SELECT 1 FROM units WHERE happening = ? AND n < ? LIMIT ?)"
        if self._db.execute(earlier, (name, n, FIRST)).fetchone()[0] < FIRST:
            sql = """SELECT DISTINCT l.unit FROM units u JOIN likenesses l ON l.other = u.n
                WHERE u.happening = ?1 AND l.unit > ?2"""
        else:
            sql = "SELECT unit FROM likenesses WHERE other = ?2 AND unit > ?2 AND ?1 IS NOT NULL"
        for (later,) in self._db.execute(sql, (name, n)):
            heapq.heappush(self._queue, later)

    def _write(self, name: str) -> None:
        self._db.execute("DELETE FROM parties WHERE record = ?", (name,))
        there = self._db.execute("DELETE FROM happenings WHERE id = ?", (name,)).rowcount
        reports = self._reports.of(name)
        if not reports:
            if there:
                n = rows.next_number(self._db)
                self._db.execute("INSERT INTO removed (n, id) VALUES (?, ?)", (n, name))
            return
        record = happening(reports, voices((r.document for r in reports), self._sketch), name)
        answered = self._db.execute(
            """SELECT other.happening FROM units u JOIN units other ON other.id = u.reacts_to
            WHERE u.happening = ?1 AND other.happening <> ?1 ORDER BY u.n LIMIT 1""",
            (name,),
        ).fetchone()
        record = replace(record, reacts_to=answered[0] if answered else None)
        rows.put_numbered(self._db, "happenings", [rows.happening_out(record)])
        rows.put(self._db, "parties", rows.parties_out(name, actor=record.actors, recipient=record.recipients))

    def _sketch(self, doc: str) -> Sketch:
        return self._reports.sketch(doc)


def compared(event: Event) -> Event:
    """An event without what says nothing of what was told: how sure the coder is, and why."""
    return replace(event, score=0.0, because=bearing(event))


def unlike(one: CodedDocument, other: CodedDocument) -> tuple[set[str], set[str]]:
    """The ids of the units that only the first of two codings has as they are, and of those that only the other has."""
    first, second = (
        {u.id: [(compared(t.event), t.numbers) for t in u.tellings] for u in units_of(c)} for c in (one, other)
    )
    return (
        {name for name, told in first.items() if second.get(name) != told},
        {name for name, told in second.items() if first.get(name) != told},
    )


def _keys(blob: bytes) -> array[int]:
    found = array("q")
    found.frombytes(blob)
    return found
