"""The store's records are at every moment the program's coding with the corrections that stand."""

import json
import sqlite3
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.correcting import Edit, apply, correction_in, correction_line
from foedus.errors import UsageError
from foedus.happenings import join, join_documents
from foedus.ledger import Ledger
from foedus.ledger.schema import migrate
from foedus.ledger.upgrade import join_stored
from foedus.records import Actor, CodedDocument, Document, Event, Sentence

STATES = {"Peru": "PER", "Chile": "CHL", "Ghana": "GHA"}
ACTS = {"bombed": "ASSAULT", "met": "CONSULT", "expelled": "SANCTION"}


@contextmanager
def _ledger():
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    migrate(connection)
    join_stored(connection)
    with Ledger(connection, Path("memory")) as ledger:
        yield ledger


def _actor(name):
    return Actor("", 0, 0, name, STATES[name], "GOV", "state")


def _document(number, day, told):
    """A document of one sentence an event: (actor, act, recipient, thing)."""
    name = f"d{number}"
    sentences, events, at = [], [], 0
    for n, (actor, act, recipient, thing) in enumerate(told):
        text = f"{actor} {act} the {thing} of {recipient}."
        sentences.append(Sentence(n, at, at + len(text), text, 0, (), ()))
        start = at + len(actor) + 1
        events.append(
            Event(
                f"{name}e{n}",
                name,
                n,
                start,
                start + len(act),
                ACTS[act],
                None,
                (),
                act,
                (_actor(actor),),
                (_actor(recipient),),
                "happened",
            )
        )
        at += len(text) + 1
    published = date(2031, 3, 1) + timedelta(days=day)
    document = Document(name, " ".join(s.text for s in sentences), published=published, publisher=f"Paper {day % 2}")
    return _own(CodedDocument(document, tuple(sentences), tuple(events), (), (), (), ()))


def _own(coded):
    events, happenings = join(coded.document, coded.sentences, [replace(e, happening=None) for e in coded.events])
    if len(happenings) > 1:
        happenings = (*happenings[:-1], replace(happenings[-1], reacts_to=happenings[0].id))
    return replace(coded, events=events, happenings=happenings)


def _stored(ledger):
    return {h.id: h for h in ledger.happenings()}, {e.id: e for e in ledger.events()}


def _whole(documents):
    joined, happenings = join_documents(documents)
    return {h.id: h for h in happenings}, {e.id: e for c in joined for e in c.events}


ANY = st.sampled_from(list(STATES))
TOLD = st.tuples(ANY, st.sampled_from(list(ACTS)), ANY, st.sampled_from(("harbour", "envoys")))
DOCUMENTS = st.lists(st.tuples(st.integers(0, 3), st.lists(TOLD, min_size=1, max_size=3)), min_size=1, max_size=4)
EDITS = st.builds(
    Edit,
    type=st.sampled_from((None, "ACCUSE", "ASSAULT")),
    status=st.sampled_from((None, "denied", "planned")),
    actor=st.none() | st.sampled_from(list(STATES)).map(lambda n: (_actor(n),)),
).filter(lambda edit: edit.said())
ACTIONS = st.lists(
    st.tuples(st.just("wrong"), st.integers(0, 20))
    | st.tuples(st.just("change"), st.integers(0, 20), EDITS)
    | st.tuples(st.just("add"), st.integers(0, 20), EDITS)
    | st.tuples(st.just("check"), st.integers(0, 20))
    | st.tuples(st.just("undo"), st.integers(0, 20))
    | st.tuples(st.just("redo"), st.integers(0, 20))
    | st.tuples(st.just("again"), st.integers(0, 20), st.integers(0, 3)),
    max_size=8,
)


def _play(ledger, own, actions, start=0):
    """Correct, undo, and code anew; `own` keeps the program's coding of each document."""
    made = []
    names = sorted(own)
    for n, (action, which, *rest) in enumerate(actions):
        doc = names[which % len(names)]
        events = ledger.events(doc=doc)
        try:
            if action == "wrong" and events:
                made.append(ledger.corrections.wrong(events[which % len(events)].id))
            elif action == "change" and events:
                made.append(ledger.corrections.change(events[which % len(events)].id, rest[0]))
            elif action == "add":
                at = own[doc].document.text.index(" the ") + 1
                edit = replace(rest[0], type=rest[0].type or "AID")
                made.append(ledger.corrections.add(doc, at, at + 3, edit))
            elif action == "check":
                made.append(ledger.corrections.check(doc))
            elif action in ("undo", "redo") and made:
                made.append(getattr(ledger.corrections, action)(made[which % len(made)].id))
            elif action == "again":
                coded = own[doc]
                own[doc] = _own(replace(coded, events=coded.events[: rest[0]]))
                assert ledger.add(own[doc], version=f"again {start + n}")
        except UsageError:
            pass
    return made


@settings(max_examples=25, deadline=None)
@given(made=DOCUMENTS, actions=ACTIONS)
def test_the_store_holds_what_the_corrected_documents_joined_would_give(made, actions):
    own = {f"d{n}": _document(n, *one) for n, one in enumerate(made)}
    with _ledger() as ledger:
        for coded in own.values():
            ledger.add(coded, version="1")
        _play(ledger, own, actions)
        for doc, coded in own.items():
            assert ledger.corrections.own(doc) == coded
        assert _stored(ledger) == _whole([apply(c, ledger.corrections.log(d)) for d, c in own.items()])


@settings(max_examples=25, deadline=None)
@given(made=DOCUMENTS, actions=ACTIONS)
def test_everything_undone_leaves_what_the_program_coded(made, actions):
    own = {f"d{n}": _document(n, *one) for n, one in enumerate(made)}
    with _ledger() as ledger, _ledger() as plain:
        for coded in own.values():
            ledger.add(coded, version="1")
        _play(ledger, own, actions)
        for doc in own:
            for one in ledger.corrections.state(doc).log:
                if one.correction.action != "undo" and one.fate != "undone":
                    ledger.corrections.undo(one.correction.id)
            assert ledger.corrections.of(doc) is None or ledger.corrections.of(doc).standing == 0
        for coded in own.values():
            plain.add(coded, version="1")
        assert list(ledger.coded()) == list(plain.coded())
        assert _stored(ledger) == _stored(plain)


@settings(max_examples=20, deadline=None)
@given(made=DOCUMENTS, actions=ACTIONS)
def test_lists_and_counts_follow(made, actions):
    own = {f"d{n}": _document(n, *one) for n, one in enumerate(made)}
    with _ledger() as ledger:
        for coded in own.values():
            ledger.add(coded, version="1")
        _listed(ledger)
        for n, action in enumerate(actions):
            _play(ledger, own, [action], n)
            listed = _listed(ledger)
            ledger._index = None
            assert listed == _listed(ledger)
            assert listed[0] == {h.id for h in ledger.happenings()}


def _listed(ledger):
    """What a page shows, by the store's summary, which is brought up to date in steps."""
    for _ in range(2):
        ledger._snapshot(now=True)
    found = [[record.id for record in ledger.page(kind).items] for kind in ("happenings", "events", "documents")]
    counts = {name: sorted((c.value, c.count) for c in given) for name, given in ledger.facets().items()}
    return set(found[0]), sorted(found[1]), sorted(found[2]), counts, ledger.totals()


@settings(max_examples=20, deadline=None)
@given(made=DOCUMENTS, actions=ACTIONS, data=st.data())
def test_two_stores_that_exchange_their_corrections_agree(made, actions, data):
    own = {f"d{n}": _document(n, *one) for n, one in enumerate(made)}
    with _ledger() as ledger, _ledger() as other:
        for coded in own.values():
            ledger.add(coded, version="1")
            other.add(coded, version="1")
        before = dict(own)
        _play(ledger, own, [a for a in actions if a[0] != "again"])
        _play(other, before, [a for a in reversed(actions) if a[0] != "again"])
        lines = [correction_line(c) for doc in own for c in ledger.corrections.log(doc)]
        assert not other.corrections.take(map(_read, data.draw(st.permutations(lines))))[1]
        _, problems = ledger.corrections.take(c for doc in own for c in other.corrections.log(doc))
        assert not problems
        assert ledger.corrections.take(c for doc in own for c in other.corrections.log(doc)) == (0, [])
        assert _stored(ledger) == _stored(other)
        assert [ledger.corrections.log(d) for d in own] == [other.corrections.log(d) for d in own]


def _read(line):
    return correction_in(json.loads(line))


@pytest.fixture
def store(tmp_path, coded):
    with Ledger.open(tmp_path / "a.db") as ledger:
        ledger.add(coded, version="1")
        yield ledger


def test_the_log_is_only_added_to(store, tmp_path):
    made = store.corrections.wrong(store.events()[0].id, by="A. Nother", note="Not so.")
    with sqlite3.connect(tmp_path / "a.db") as db:
        for sql in ("DELETE FROM corrections", "UPDATE corrections SET at = ''"):
            with pytest.raises(sqlite3.IntegrityError, match="undone by another"):
                db.execute(sql)
    db.close()
    assert store.corrections.log("suez") == (made,)
    assert (made.by, made.note, made.version) == ("A. Nother", "Not so.", "1")


def test_times_go_on_though_clocks_go_back(store):
    ids = [e.id for e in store.events()]
    times = [store.corrections.wrong(name).at for name in ids[:5]]
    assert times == sorted(set(times))


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (lambda c: c.wrong("nobody"), "no event"),
        (lambda c: c.change("nobody", Edit(status="denied")), "no event"),
        (lambda c: c.add("nobody", 0, 1, Edit(type="AID")), "no document"),
        (lambda c: c.check("nobody"), "no document"),
        (lambda c: c.undo("nobody"), "no correction"),
        (lambda c: c.redo("nobody"), "no correction"),
        (lambda c: c.redo(c.check("suez").id), "stands"),
        (lambda c: [c.undo(name) for name in [c.check("suez").id] * 2], "undone already"),
    ],
)
def test_what_is_not_there_cannot_be_corrected(store, act, message):
    with pytest.raises(UsageError, match=message):
        act(store.corrections)


def test_corrections_of_what_is_not_stored_are_not_taken(store, tmp_path, coded):
    made = store.corrections.wrong(store.events()[0].id)
    pinned = store.corrections.check("suez")
    log = store.corrections.log("suez")
    with Ledger.open(tmp_path / "b.db") as other:
        new, problems = other.corrections.take(log)
        assert (new, [p.problem for p in problems]) == (0, ["no document has the id 'suez'"] * 2)
        shifted = replace(
            coded, document=replace(coded.document, text="X" + coded.document.text[1:]), events=(), happenings=()
        )
        other.add(replace(shifted, commitments=()), version="1")
        assert ["another text" in p.problem for p in other.corrections.take(log)[1]] == [True, True]
        assert other.corrections.documents() == []
    assert {c.id for c in log} == {made.id, pinned.id}


def test_what_has_been_corrected_is_listed(store):
    assert store.corrections.documents() == []
    made = store.corrections.wrong(store.events()[0].id)
    (one,) = store.corrections.documents()
    assert (one.doc, one.standing, one.checked) == ("suez", 1, None)
    assert store.corrections.documents(checked=True) == []
    mark = store.corrections.check("suez")
    assert store.corrections.of("suez").checked == mark.at
    store.corrections.undo(mark.id)
    store.corrections.undo(made.id)
    assert (store.corrections.of("suez").standing, store.corrections.of("suez").checked) == (0, None)


def test_gold_is_of_checked_documents_unless_all_is_asked_for(store):
    store.corrections.wrong(store.events()[0].id)
    assert list(store.corrections.gold()) == []
    (part,) = store.corrections.gold(whole=True)
    assert not part["checked"]
    store.corrections.check("suez")
    (row,) = store.corrections.gold()
    assert (row["id"], len(row["events"])) == ("suez", len(store.events()))
