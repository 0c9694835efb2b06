"""A store of invented news (scripts/invented_news.py) of any size, to see how foedus fares with it.

    python scripts/make_store.py --documents 100000 --events 1000000 --out big.db [--seed 1]

The tables hold what `Ledger.add` would give them, but are filled in bulk: which events tell of one happening is known
here and not found by joining. 100,000 documents with 1,000,000 events take some minutes on two cores and about 4 GB of
disk. The same arguments give the same records. The file appears under its name when it is whole; a killed run leaves
OUT.part behind and is started anew.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sqlite3
import sys
import time
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from invented_news import Made, World

from foedus._version import __version__
from foedus.happenings.placing import WINDOW
from foedus.happenings.record import happening
from foedus.happenings.unit import reactions_of, units_of
from foedus.ledger import rows, text_hash
from foedus.ledger.schema import migrate
from foedus.ledger.upgrade import join_stored
from foedus.records import Document, Event, Number

_CHUNK = 200
# An occurrence that no document tells any more is written: documents tell those of the last days only.
_LATE = 4_000


@dataclass(frozen=True, slots=True)
class Told:
    """A report of an occurrence: what its happening's record is made of."""

    event: Event
    document: Document
    numbers: tuple[Number, ...]
    occurrence: int
    unit: int
    reacts_to: int | None

    @property
    def order(self) -> tuple[str, str, int, str]:
        """What sorts reports."""
        assert self.document.published is not None
        return (self.document.published.isoformat(), self.document.id, self.event.start, self.event.id)


Tables = dict[str, list[tuple[Any, ...]]]


def make(documents: int, events: int, out: Path, seed: int = 1, workers: int | None = None) -> None:
    """Make the store at `out`, which must not be there yet."""
    if out.exists():
        sys.exit(f"{out} is there already")
    part = out.with_name(out.name + ".part")
    part.unlink(missing_ok=True)
    db = sqlite3.connect(part, isolation_level=None)
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -1500000", "temp_store = MEMORY"):
        db.execute(f"PRAGMA {pragma}")
    migrate(db)
    join_stored(db)
    _Filling(db, documents).fill(_chunks(World(documents, events, seed), workers))
    db.execute("PRAGMA journal_mode = WAL")
    db.close()
    part.replace(out)


def _chunks(world: World, workers: int | None) -> Iterator[tuple[Tables, list[Told]]]:
    starts = range(0, world.documents, _CHUNK)
    work = partial(_rows, world)
    if workers == 0:
        yield from map(work, starts)
        return
    with multiprocessing.get_context("fork").Pool(workers or os.cpu_count()) as pool:
        yield from pool.imap(work, starts)


def _rows(world: World, start: int) -> tuple[Tables, list[Told]]:
    """The rows of some documents, in the tables' columns, and their reports."""
    tables: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)
    told: list[Told] = []
    for made in world.made(start, min(start + _CHUNK, world.documents)):
        _add(made, tables, told)
    return dict(tables), told


def _add(made: Made, tables: dict[str, list[tuple[Any, ...]]], told: list[Told]) -> None:
    coded = made.coded
    document = coded.document
    light = replace(document, text="", blocks=())
    put = lambda table, found: tables[table].extend(tuple(row.values()) for row in found)  # noqa: E731
    digest = text_hash(document.text)
    put("documents", [rows.document_out(document, digest=digest, version=__version__)])
    tables["sentences"].extend((document.id, s.index, s.start, s.end, s.paragraph) for s in coded.sentences)
    tables["search"].extend((s.text,) for s in coded.sentences)
    put("claims", (rows.claim_out(c, document.text) for c in coded.claims))
    put("slant", map(rows.slant_out, coded.slant))
    put("commitments", map(rows.commitment_out, coded.commitments))
    for c in coded.claims:
        put("parties", rows.parties_out(c.id, source=() if c.actor is None else (c.actor,)))
    for k in coded.commitments:
        put("parties", rows.parties_out(k.id, party=k.parties, beneficiary=k.beneficiaries))
    occurrence_of = {e.id: at for e, at in zip(coded.events, made.occurrences, strict=True)}
    units = units_of(coded)
    links = reactions_of(coded, units)
    occurrence_of_unit = {u.id: occurrence_of[u.tellings[0].event.id] for u in units}
    for unit in units:
        answered = links.get(unit.id)
        keys = array("q", sorted(unit.keys))
        tables["units"].append((unit.order, unit.id, unit.doc, answered, keys.tobytes()))
        for t in unit.tellings:
            at = occurrence_of[t.event.id]
            reacts_to = None if answered is None else occurrence_of_unit[answered]
            told.append(Told(t.event, light, t.numbers, at, unit.order, reacts_to))


class _Filling:
    """Fills the tables and writes each occurrence's happening when no more reports of it can come."""

    def __init__(self, db: sqlite3.Connection, documents: int) -> None:
        self._db, self._documents = db, documents
        self._began = time.monotonic()
        self._number = self._sentence = 0
        self._reports: dict[int, list[Told]] = {}
        self._names: dict[int, str] = {}
        self._keys, self._units = array("q"), array("q")

    def fill(self, chunks: Iterable[tuple[Tables, list[Told]]]) -> None:
        """Take all chunks in, then what is best written in order at the end."""
        self._db.execute("BEGIN")
        done = 0
        for tables, told in chunks:
            done += len(tables["documents"])
            self._take(tables)
            for one in told:
                self._reports.setdefault(one.occurrence, []).append(one)
            latest = max(one.occurrence for one in told)
            self._write([n for n in self._reports if n < latest - _LATE])
            self._say(f"{done:,} of {self._documents:,} documents")
        self._write(list(self._reports))
        self._say("joining keys")
        keys, units = (np.frombuffer(a, np.int64) for a in (self._keys, self._units))
        order = np.lexsort((units, keys))
        pairs = zip(keys[order].tolist(), units[order].tolist(), strict=True)
        self._db.executemany("INSERT OR IGNORE INTO unit_keys VALUES (?, ?)", pairs)
        self._db.execute("UPDATE numbers SET last = ?", (self._number,))
        self._db.execute("COMMIT")
        self._say("done\n")

    def _take(self, tables: Tables) -> None:
        for table in ("documents", "claims", "commitments"):
            self._insert(table, tables.get(table, []))
        sentences = tables["sentences"]
        first = self._sentence + 1
        self._sentence += len(sentences)
        self._db.executemany(
            "INSERT INTO sentences (id, doc, sentence, start, end, paragraph) VALUES (?, ?, ?, ?, ?, ?)",
            ((first + n, *row) for n, row in enumerate(sentences)),
        )
        self._db.executemany(
            "INSERT INTO search (rowid, text) VALUES (?, ?)",
            ((first + n, *row) for n, row in enumerate(tables["search"])),
        )
        self._put("slant", tables["slant"])
        self._put("parties", tables.get("parties", []))
        for n, *_, blob in tables["units"]:
            keys = array("q")
            keys.frombytes(blob)
            self._keys.extend(keys)
            self._units.extend([n] * len(keys))
        self._db.executemany("INSERT INTO units (n, id, doc, reacts_to, keys) VALUES (?, ?, ?, ?, ?)", tables["units"])

    def _write(self, occurrences: list[int]) -> None:
        found = [self._reports.pop(n) for n in occurrences]
        events, parties, happenings, tellings, placed, alike = ([], [], [], [], [], [])  # type: ignore[var-annotated]
        for n, reports in zip(occurrences, found, strict=True):
            reports.sort(key=lambda r: r.unit)
            voices = {r.document.id: r.document.agency or r.document.publisher or r.document.id for r in reports}
            record = happening(reports, voices)
            self._names[n] = record.id
            answered = next((r.reacts_to for r in reports if r.reacts_to is not None), None)
            record = replace(record, reacts_to=None if answered is None else self._names.get(answered))
            happenings.append(tuple(rows.happening_out(record).values()))
            sides = rows.parties_out(record.id, actor=record.actors, recipient=record.recipients)
            for r in reports:
                e = replace(r.event, happening=record.id)
                events.append(tuple(rows.event_out(e).values()))
                sides = chain(sides, rows.parties_out(e.id, actor=e.actor, recipient=e.recipient))
                numbers = rows.numbers_out(r.numbers)
                tellings.append((e.id, record.id, r.unit, e.doc, e.start, e.end, numbers))
                placed.append((record.id, r.unit))
            parties.extend(tuple(row.values()) for row in sides)
            alike.extend(
                (later.unit, before.unit)
                for i, later in enumerate(reports)
                for before in reports[max(0, i - WINDOW) : i]
                if later.unit != before.unit
            )
        self._insert("events", events)
        self._insert("happenings", happenings)
        self._put("parties", parties)
        self._db.executemany(
            "INSERT INTO tellings (event, happening, unit, doc, start, end, numbers) VALUES (?, ?, ?, ?, ?, ?, ?)",
            tellings,
        )
        self._db.executemany("UPDATE units SET happening = ? WHERE n = ?", placed)
        self._db.executemany("INSERT OR IGNORE INTO likenesses VALUES (?, ?)", alike)

    def _insert(self, table: str, found: list[tuple[Any, ...]]) -> None:
        """Rows under numbers of the store's own."""
        first = self._number + 1
        self._number += len(found)
        self._put(table, [(first + n, *row) for n, row in enumerate(found)], "rowid")

    def _put(self, table: str, found: list[tuple[Any, ...]], *more: str) -> None:
        if found:
            columns = [*more, *_COLUMNS[table]]
            sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
            self._db.executemany(sql, found)

    def _say(self, what: str) -> None:
        print(f"\r{time.monotonic() - self._began:6.0f} s  {what:40}", end="", file=sys.stderr, flush=True)


def _sample() -> dict[str, tuple[str, ...]]:
    """The columns of the rows that `foedus.ledger.rows` gives, table by table."""
    world = World(400, 4000, 1)
    for made in world.made(0, 400):
        c = made.coded
        if c.claims and c.commitments and c.claims[0].actor is not None:
            e = c.events[0]
            return {
                "documents": tuple(rows.document_out(c.document, digest="", version="")),
                "events": tuple(rows.event_out(e)),
                "claims": tuple(rows.claim_out(c.claims[0], c.document.text)),
                "slant": tuple(rows.slant_out(c.slant[0])),
                "commitments": tuple(rows.commitment_out(c.commitments[0])),
                "happenings": tuple(rows.happening_out(c.happenings[0])),
                "parties": tuple(next(rows.parties_out(e.id, actor=e.actor))),
            }
    raise AssertionError("no document has records of every kind")


_COLUMNS = _sample()


def main() -> None:
    """Make the store that the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    make(args.documents, args.events, args.out, args.seed)


if __name__ == "__main__":
    main()
