"""The store's happenings are those of all its documents read together, however they came in."""

import sqlite3
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foedus.happenings import across, join, join_documents
from foedus.ledger import Ledger, joining, rows
from foedus.ledger.schema import APPLICATION_ID, MIGRATIONS, migrate
from foedus.ledger.upgrade import join_stored
from foedus.records import Actor, CodedDocument, Document, Event, Place, Sentence

STATES = {"Peru": "PER", "Chile": "CHL", "Ghana": "GHA"}
ACTS = {"bombed": "ASSAULT", "shelled": "ASSAULT", "met": "CONSULT", "expelled": "SANCTION"}
THINGS = ("harbour", "bridge", "envoys", "airport")
CITIES = (None, "Arica", "Tacna")


def _actor(name):
    return Actor(name, 0, 1, name, STATES[name], "GOV", "state")


def _document(number, day, publisher, told):
    """A document of one sentence an event: (actor, act, recipient, thing, days ago or None, city)."""
    name = f"d{number}"
    published = None if day is None else date(2001, 3, 1) + timedelta(days=day)
    sentences, events, at = [], [], 0
    for n, (actor, act, recipient, thing, ago, city) in enumerate(told):
        text = f"{actor} {act} the {thing} of {recipient}{f' in {city}' if city else ''}."
        sentences.append(Sentence(n, at, at + len(text), text, 0, (), ()))
        start = at + len(actor) + 1
        happened = None if ago is None or published is None else (published - timedelta(days=ago)).isoformat()
        sides = (_actor(actor),), (_actor(recipient),)
        event = Event(
            f"{name}e{n}", name, n, start, start + len(act), ACTS[act], None, (), act, *sides, status="happened"
        )
        place = None if city is None else Place(city, 0, 1, city, "CHL", precision="city")
        events.append(replace(event, date=happened, date_precision="day" if happened else None, place=place))
        at += len(text) + 1
    document = Document(name, " ".join(s.text for s in sentences), published=published, publisher=publisher)
    return _with_own(CodedDocument(document, tuple(sentences), tuple(events), (), (), (), ()))


def _with_own(coded):
    events, happenings = join(coded.document, coded.sentences, coded.events)
    if len(happenings) > 1 and happenings[-1].id != happenings[0].id:
        happenings = (*happenings[:-1], replace(happenings[-1], reacts_to=happenings[0].id))
    return replace(coded, events=events, happenings=happenings)


EVENTS = st.tuples(
    st.sampled_from(list(STATES)),
    st.sampled_from(list(ACTS)),
    st.sampled_from(list(STATES)),
    st.sampled_from(THINGS),
    st.sampled_from((None, None, 0, 1)),
    st.sampled_from(CITIES),
)
DAYS = st.one_of(st.none(), st.integers(0, 12))
DOCUMENTS = st.lists(
    st.tuples(DAYS, st.sampled_from(("Lake Post", "Rift Echo", None)), st.lists(EVENTS, max_size=3)), max_size=9
)


@pytest.fixture(params=[(2, 2), (1, 1), (32, 16)])
def small(request, monkeypatch):
    """Windows so small that what comes in pushes others out."""
    for module in (across, joining):
        monkeypatch.setattr(module, "WINDOW", request.param[0])
        monkeypatch.setattr(module, "FIRST", request.param[1])


@contextmanager
def _ledger():
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    migrate(connection)
    join_stored(connection)
    with Ledger(connection, Path("memory")) as ledger:
        yield ledger


def _stored(ledger):
    found = {h.id: h for h in ledger.happenings()}
    events = {e.id: e.happening for e in ledger.events()}
    return found, events


def _whole(documents):
    joined, happenings = join_documents(documents)
    return {h.id: h for h in happenings}, {e.id: e.happening for c in joined for e in c.events}


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=DOCUMENTS, data=st.data())
def test_any_order_gives_what_all_together_give(small, made, data):
    documents = [_document(n, *one) for n, one in enumerate(made)]
    shuffled = data.draw(st.permutations(documents))
    with _ledger() as ledger:
        for coded in shuffled:
            ledger.add(coded, version="1")
        assert _stored(ledger) == _whole(documents)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=DOCUMENTS, again=st.lists(st.integers(0, 3), min_size=9, max_size=9))
def test_documents_coded_anew_leave_nothing_behind(small, made, again):
    before = [_document(n, *one) for n, one in enumerate(made)]
    with _ledger() as ledger:
        for coded in before:
            ledger.add(coded, version="1")
        after = []
        for n, coded in enumerate(before):
            if again[n] < 3:
                coded = _recoded(coded, again[n])
                ledger.add(coded, version="2")
            after.append(coded)
        assert _stored(ledger) == _whole(after)


def _recoded(coded, count):
    """Another coding of the same text: no more events than `count`, some of them without their day."""
    kept = [e if n % 2 else replace(e, date=None, date_precision=None) for n, e in enumerate(coded.events[:count])]
    return _with_own(replace(coded, events=tuple(replace(e, happening=None) for e in kept)))


def test_a_store_that_joined_nothing_is_joined_when_it_is_opened(tmp_path):
    told = [("Peru", "bombed", "Chile", "harbour", 0, None), ("Chile", "expelled", "Peru", "envoys", None, None)]
    documents = [_document(n, day, paper, told) for n, (day, paper) in enumerate([(3, "Lake Post"), (3, "Rift Echo")])]
    db = sqlite3.connect(tmp_path / "old.db", isolation_level=None)
    for step in MIGRATIONS[:2]:
        db.executescript(step)
    db.execute("PRAGMA user_version = 2")
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    for coded in documents:
        text = coded.document
        rows.put(db, "documents", [rows.document_out(text, digest="x", version="1")])
        rows.put(
            db,
            "sentences",
            [
                {"doc": text.id, "sentence": s.index, "start": s.start, "end": s.end, "paragraph": 0}
                for s in coded.sentences
            ],
        )
        events = map(rows.event_out, coded.events)
        rows.put(db, "events", [{n: v for n, v in row.items() if n != "hardens"} for row in events])
        for event in coded.events:
            rows.put(db, "parties", rows.parties_out(event.id, actor=event.actor, recipient=event.recipient))
        old = [rows.happening_out(h) for h in coded.happenings]
        rows.put(db, "happenings", [{n: v for n, v in row.items() if n != "numbers"} for row in old])
    db.close()
    with Ledger.open(tmp_path / "old.db", read_only=True) as ledger:
        assert _stored(ledger) == _whole(documents)
        assert sorted(len(h.publishers) for h in ledger.happenings()) == [2, 2]
