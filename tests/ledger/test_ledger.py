import multiprocessing
import sqlite3
from dataclasses import replace
from datetime import date

import pytest

from foedus.errors import InputError, StoreError
from foedus.ledger import Ledger, text_hash
from foedus.ledger.schema import APPLICATION_ID, MIGRATIONS, VERSION


def _bare(coded):
    return replace(coded, sentences=tuple(replace(s, tokens=(), children=()) for s in coded.sentences))


def test_what_goes_in_comes_out(coded, tmp_path):
    with Ledger.open(tmp_path / "a.db") as ledger:
        assert ledger.add(coded, version="1")
        assert list(ledger.coded()) == [_bare(coded)]


def test_reading_twice_changes_nothing(coded, tmp_path):
    with Ledger.open(tmp_path / "a.db") as ledger:
        assert ledger.add(coded, version="1")
        before = ledger.counts()
        assert not ledger.add(coded, version="1")
        assert ledger.counts() == before
        assert ledger.seen("suez", text_hash(coded.document.text), "1")


def test_a_later_version_codes_anew_in_place(coded, tmp_path):
    with Ledger.open(tmp_path / "a.db") as ledger:
        ledger.add(coded, version="1")
        fewer = replace(coded, events=coded.events[:1], happenings=coded.happenings[:1], commitments=())
        assert ledger.add(fewer, version="2")
        assert ledger.counts()["events"] == 1
        assert ledger.counts()["documents"] == 1
        assert ledger.events(search="warplanes") in ([], list(coded.events[:1]))


def test_an_id_with_another_text_is_refused(coded, tmp_path):
    other = replace(coded, document=replace(coded.document, text="Another text."))
    with Ledger.open(tmp_path / "a.db") as ledger:
        ledger.add(coded, version="1")
        with pytest.raises(InputError, match="another text"):
            ledger.add(other, version="1")
        assert ledger.counts()["documents"] == 1


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        ({"actor": "EGY"}, lambda e: _has(e, "EGY")),
        ({"between": ("SYR", "EGY")}, lambda e: _has(e, "SYR") and _has(e, "EGY")),
        ({"type": "SANCTION"}, lambda e: e.type == "SANCTION"),
        ({"status": "denied"}, lambda e: e.status == "denied"),
        ({"since": date(1956, 10, 31), "until": date(1956, 10, 31)}, lambda e: e.date == "1956-10-31"),
        ({"source": "officials"}, lambda e: e.source is not None and "officials" in e.source.text),
        ({"limit": 1}, None),
    ],
)
def test_filters(coded, tmp_path, filters, kept):
    with Ledger.open(tmp_path / "a.db") as ledger:
        ledger.add(coded, version="1")
        found = ledger.events(**filters)
    assert found
    if kept is None:
        assert len(found) == 1
    else:
        assert {e.id for e in found} <= {e.id for e in coded.events if kept(e)}


def _has(event, country):
    return any(a.country == country for a in (*event.actor, *event.recipient))


@pytest.mark.parametrize("words", ["warplanes Cairo", '"near Cairo"', "CAIRO"])
def test_search_finds_words_and_phrases(coded, tmp_path, words):
    with Ledger.open(tmp_path / "a.db") as ledger:
        ledger.add(coded, version="1")
        assert {e.sentence for e in ledger.events(search=words)} == {1}


@pytest.mark.parametrize("words", ['"', "AND OR", "*", "a:b", "'; DROP TABLE events; --", "NEAR(there"])
def test_search_takes_any_words(coded, tmp_path, words):
    with Ledger.open(tmp_path / "a.db") as ledger:
        ledger.add(coded, version="1")
        assert ledger.events(search=words) == []


def test_not_a_store(tmp_path):
    (tmp_path / "text.db").write_text("this is no database, it is a text of some length" * 50)
    with pytest.raises(StoreError, match=r"text\.db"):
        Ledger.open(tmp_path / "text.db")
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE t (x)")
    other.commit()
    other.close()
    with pytest.raises(StoreError, match="no store of foedus"):
        Ledger.open(tmp_path / "other.db")


def test_a_later_schema_is_refused(tmp_path):
    Ledger.open(tmp_path / "a.db").close()
    db = sqlite3.connect(tmp_path / "a.db")
    db.execute(f"PRAGMA user_version = {VERSION + 1}")
    db.commit()
    db.close()
    with pytest.raises(StoreError, match="later foedus"):
        Ledger.open(tmp_path / "a.db")


@pytest.mark.parametrize("version", range(len(MIGRATIONS)))
def test_older_stores_are_brought_up_to_date(tmp_path, version):
    db = sqlite3.connect(tmp_path / "a.db", isolation_level=None)
    for step in MIGRATIONS[:version]:
        db.executescript(step)
    db.execute(f"PRAGMA user_version = {version}")
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.close()
    with Ledger.open(tmp_path / "a.db") as ledger:
        assert ledger.counts()["documents"] == 0


@pytest.mark.parametrize("path", ["missing/folder/a.db", "none.db"])
def test_what_is_not_there_is_named(tmp_path, path):
    with pytest.raises(StoreError, match=r"(a|none)\.db"):
        Ledger.open(tmp_path / path, read_only=True)


def _write(path, coded, count):
    with Ledger.open(path) as ledger:
        for n in range(count):
            ledger.add(_renamed(coded, n), version="1")


def _renamed(coded, n):
    """The document under another id, its records too."""
    name = f"doc{n}"
    tell = lambda r: replace(r, id=f"{r.id}-{n}", doc=name)  # noqa: E731
    events = tuple(replace(tell(e), happening=f"{e.happening}-{n}") for e in coded.events)
    happenings = tuple(
        replace(h, id=f"{h.id}-{n}", events=tuple(replace(t, doc=name) for t in h.events)) for h in coded.happenings
    )
    return replace(
        coded,
        document=replace(coded.document, id=name),
        events=events,
        claims=tuple(map(tell, coded.claims)),
        slant=tuple(replace(s, doc=name) for s in coded.slant),
        happenings=happenings,
        commitments=tuple(map(tell, coded.commitments)),
    )


def test_one_writes_while_another_reads(coded, tmp_path):
    path = tmp_path / "a.db"
    Ledger.open(path).close()
    writer = multiprocessing.get_context("spawn").Process(target=_write, args=(path, _bare(coded), 30))
    writer.start()
    seen = []
    with Ledger.open(path, read_only=True) as reader:
        while writer.is_alive():
            counts = reader.counts()
            seen.append(counts["documents"])
            reader.events(actor="EGY")
    writer.join()
    assert writer.exitcode == 0
    assert seen == sorted(seen)
    with Ledger.open(path) as ledger:
        assert ledger.counts()["documents"] == 30


def test_several_may_make_the_store_at_once(tmp_path):
    with multiprocessing.get_context("fork").Pool(4) as pool:
        assert pool.map(_opened, [tmp_path / f"{n // 4}.db" for n in range(32)]) == [0] * 32


def _opened(path):
    with Ledger.open(path) as ledger:
        return ledger.counts()["documents"]


def test_a_store_of_an_older_foedus_is_brought_up_to_date_to_be_read(tmp_path):
    db = sqlite3.connect(tmp_path / "a.db", isolation_level=None)
    db.executescript(MIGRATIONS[0])
    db.execute("PRAGMA user_version = 1")
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.close()
    with Ledger.open(tmp_path / "a.db", read_only=True) as ledger:
        assert ledger.claims() == []
