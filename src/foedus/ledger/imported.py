"""What a user imported, kept beside the documents in tables of its own, which are made with the first import."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from typing import Any

from foedus.records import plain
from foedus.records.imported import Imported, ImportKind, RollCall, Spell, Tie, VoteBook
from foedus.records.treaty import Obligation, Party, Treaty, TreatyEvent, When

IMPORT_KINDS: tuple[ImportKind, ...] = ("atop", "atop-dyads", "un", "states", "capabilities")
_OF_KIND = "kind TEXT NOT NULL REFERENCES imports(kind) ON DELETE CASCADE"
_TABLES = (
    "imports (kind TEXT PRIMARY KEY, origin TEXT NOT NULL, notes TEXT NOT NULL)",
    f"imported_treaties ({_OF_KIND}, id TEXT NOT NULL, record TEXT NOT NULL, PRIMARY KEY (kind, id))",
    f"""imported_ties ({_OF_KIND}, obligor TEXT NOT NULL, beneficiary TEXT NOT NULL, duty TEXT NOT NULL,
        since TEXT NOT NULL, until TEXT, treaty TEXT NOT NULL, article TEXT NOT NULL)""",
    f"imported_states ({_OF_KIND}, state TEXT NOT NULL, since TEXT NOT NULL, until TEXT)",
    f"imported_capabilities ({_OF_KIND}, state TEXT NOT NULL, year INTEGER NOT NULL, share REAL NOT NULL)",
    f"""un_roll_calls ({_OF_KIND}, year INTEGER NOT NULL, place INTEGER NOT NULL, rcid INTEGER NOT NULL,
        date TEXT NOT NULL, resolution TEXT NOT NULL, title TEXT NOT NULL, PRIMARY KEY (year, place))""",
    f"""un_votes ({_OF_KIND}, state TEXT NOT NULL, year INTEGER NOT NULL, votes TEXT NOT NULL,
        PRIMARY KEY (state, year))""",
)
_FILLED = tuple(t.split()[0] for t in _TABLES[1:])


def keep(db: sqlite3.Connection, found: Imported) -> None:
    """Keep what was read, in the place of what was imported of that kind before; within a transaction of its own."""
    kind = found.kind
    db.execute("BEGIN IMMEDIATE")
    try:
        for table in _TABLES:
            db.execute(f"CREATE TABLE IF NOT EXISTS {table}")
        for name in (*_FILLED, "imports"):
            db.execute(f"DELETE FROM {name} WHERE kind = ?", (kind,))
        db.execute("INSERT INTO imports VALUES (?, ?, ?)", (kind, json.dumps(found.origin), json.dumps(found.notes)))
        treaties = ((kind, t.id, json.dumps(plain(t), ensure_ascii=False)) for t in found.treaties)
        db.executemany("INSERT INTO imported_treaties VALUES (?, ?, ?)", treaties)
        db.executemany("INSERT INTO imported_ties VALUES (?, ?, ?, ?, ?, ?, ?, ?)", ((kind, *t) for t in found.ties))
        db.executemany("INSERT INTO imported_states VALUES (?, ?, ?, ?)", ((kind, *s) for s in found.spells))
        db.executemany("INSERT INTO imported_capabilities VALUES (?, ?, ?, ?)", ((kind, *s) for s in found.shares))
        book = found.book or VoteBook({}, {})
        calls = ((kind, year, n, *call) for year, of in book.calls.items() for n, call in enumerate(of))
        db.executemany("INSERT INTO un_roll_calls VALUES (?, ?, ?, ?, ?, ?, ?)", calls)
        votes = ((kind, state, year, line) for (state, year), line in book.votes.items())
        db.executemany("INSERT INTO un_votes VALUES (?, ?, ?, ?)", votes)
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def imported(db: sqlite3.Connection, kind: ImportKind) -> Imported | None:
    """What was imported of a kind, None where nothing was."""
    if db.execute("SELECT 1 FROM sqlite_master WHERE name = 'imports'").fetchone() is None:
        return None
    row = db.execute("SELECT origin, notes FROM imports WHERE kind = ?", (kind,)).fetchone()
    if row is None:
        return None

    def rows(columns: str, table: str, order: str = "rowid") -> list[Any]:
        return [tuple(r) for r in db.execute(f"SELECT {columns} FROM {table} WHERE kind = ? ORDER BY {order}", (kind,))]

    treaties = rows("record", "imported_treaties", "id") if kind == "atop" else []
    ties = rows("obligor, beneficiary, duty, since, until, treaty, article", "imported_ties")
    book = None
    if kind == "un":
        calls: dict[int, list[RollCall]] = defaultdict(list)
        for year, *call in rows("year, rcid, date, resolution, title", "un_roll_calls", "year, place"):
            calls[year].append(RollCall(*call))
        votes = {(s, y): line for s, y, line in rows("state, year, votes", "un_votes", "state, year")}
        book = VoteBook({y: tuple(of) for y, of in calls.items()}, votes)
    return Imported(
        kind, tuple(json.loads(row[0])), tuple(_treaty(json.loads(text)) for (text,) in treaties),
        tuple(Tie(*t) for t in ties), tuple(Spell(*s) for s in rows("state, since, until", "imported_states")), book,
        tuple(rows("state, year, share", "imported_capabilities")), notes=tuple(json.loads(row[1])),
    )  # fmt: skip


def _tuples(record: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in record.items()}


def _treaty(record: dict[str, Any]) -> Treaty:
    made = {
        "parties": tuple(Party(**p) for p in record["parties"]),
        "obligations": tuple(
            Obligation(**{**_tuples(o), "when": When(**_tuples(o["when"]))}) for o in record["obligations"]
        ),
        "events": tuple(TreatyEvent(**_tuples(e)) for e in record["events"]),
    }
    return Treaty(**{**_tuples(record), **made})
