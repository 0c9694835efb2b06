"""Reading for pages never goes through a whole table, and never waits for who writes."""

import re
import sqlite3
import threading

import pytest

from foedus.ledger import Filters, Ledger
from foedus.ledger.index import Index

# A full-text search goes through the words' own lists, bounded by its limit; `numbers` holds one row.
_MAY_SCAN = {"search", "search_config", "numbers", "json_each", "later", "removed"}


def _asked(ledger):
    """Everything that the web app asks of a store but its index."""
    page = ledger.page("happenings", limit=20)
    for kind in ("events", "claims", "commitments", "documents"):
        ledger.page(kind, limit=20)
    for filters in (Filters(search="missile"), Filters(doc="invented-1-3"), Filters(actor="LUX", source="diplomat")):
        ledger.page("happenings", filters, limit=20)
        ledger.facets(filters)
    for one in page.items[:3]:
        ledger.happenings(id=one.id)
        ledger.events(happening=one.id)
        ledger.tell(one)
        ledger.page("happenings", Filters(reacts_to=one.id))
        ledger.page("happenings", Filters(after=one.id))
    ledger.glimpses(page.items)
    ledger.latest(12)
    next(ledger.coded(doc=page.items[0].events[0].doc))
    bound = ledger.page("commitments", limit=5).items
    ledger.commitments(id=bound[0].id)
    ledger.bound([k.doc for k in bound])
    ledger.resting([name for k in bound for name in k.events])
    ledger.stating(bound)
    ledger.knows("LUX")


def test_no_page_goes_through_a_table(invented):
    with Ledger.open(invented, read_only=True) as ledger:
        ledger.totals()
        said: dict[str, None] = {}
        ledger._db.set_trace_callback(said.setdefault)
        _asked(ledger)
        ledger._db.set_trace_callback(None)
        plans = {sql: _plan(ledger._db, sql) for sql in said if sql.lstrip()[:6].upper() in ("SELECT", "WITH R")}
    assert len(plans) > 15
    scans = {
        f"{step}\n{' '.join(sql.split())[:300]}"
        for sql, steps in plans.items()
        for step in steps
        if (found := re.match(r"SCAN (?:main\.)?(\w+)", step)) and not _small(found[1], sql)
    }
    assert not scans


def _plan(db, sql):
    return [row["detail"] for row in db.execute(f"EXPLAIN QUERY PLAN {sql}")]


def _small(name, sql):
    """Whether what is gone through is no table of records, or only its end by an order that its rows have."""
    table = re.search(rf"\b(\w+)\s+(?:AS\s+)?{name}\b", sql)
    return {name, table and table[1]} & _MAY_SCAN or re.search(r"ORDER BY rowid DESC LIMIT", sql)


def test_readers_and_a_writer_do_not_wait_for_each_other(world, tmp_path):
    path, index, wrong = tmp_path / "s.db", Index(every=0.05), []
    with Ledger.open(path) as writer:
        writer.add(world.document(0).coded, version="1")
        stop = threading.Event()

        def read():
            try:
                with Ledger.open(path, read_only=True, index=index) as ledger:
                    # A reader that would have to wait says so.
                    ledger._db.execute("PRAGMA busy_timeout = 0")
                    while not stop.is_set():
                        page = ledger.page("happenings", limit=10)
                        assert page.items
                        assert all(h.events and h.parties for h in page.items)
                        assert ledger.totals().documents
                        ledger.facets(Filters(type="ASSAULT"))
                        ledger.latest(5)
            except Exception as error:
                wrong.append(error)

        threads = [threading.Thread(target=read) for _ in range(6)]
        for one in threads:
            one.start()
        for n in range(1, 20):
            writer.add(world.document(n).coded, version="1")
        stop.set()
        for one in threads:
            one.join()
        assert wrong == []
        assert writer.totals().documents == 20


def test_the_log_does_not_grow_without_end(world, tmp_path, monkeypatch):
    """A reader that looks on for long holds the log; once it is gone, the next document folds the log back."""
    monkeypatch.setattr("foedus.ledger.ledger.LOG_BYTES", 200_000)
    path = tmp_path / "s.db"
    log = path.with_name("s.db-wal")
    with Ledger.open(path) as writer:
        reader = sqlite3.connect(path)
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM documents").fetchone()
        for n in range(12):
            writer.add(world.document(n).coded, version="1")
        assert log.stat().st_size > 200_000
        reader.close()
        writer.add(world.document(12).coded, version="1")
        assert log.stat().st_size <= 200_000


@pytest.mark.parametrize("words", ["the", "of the", '"joint exercises" OR missile'])
def test_a_search_for_common_words_is_bounded(invented, monkeypatch, words):
    monkeypatch.setattr("foedus.ledger.selecting.SEARCHED", 50)
    with Ledger.open(invented, read_only=True) as ledger:
        found = ledger.totals(Filters(search=words))
        assert found.capped == (words != '"joint exercises" OR missile')
        assert found.reports <= 200
