"""Pages and counts of the store say what going through all records says, and stay right while documents come in."""

from collections import Counter
from dataclasses import replace
from datetime import date
from random import Random

import pytest

from foedus.commitments import undertaking
from foedus.ledger import Filters, Ledger
from foedus.ledger.browsing import LATEST_LOOKED_AT
from foedus.ledger.filters import Count
from foedus.ledger.index import Index
from foedus.register import load

KINDS = ("happenings", "events", "claims", "commitments", "documents")


@pytest.fixture(scope="module")
def ledger(invented):
    with Ledger.open(invented, read_only=True) as found:
        yield found


@pytest.fixture(scope="module")
def whole(ledger):
    """Every happening with its events and their documents, gone through one by one."""
    events = {e.id: e for e in ledger.events()}
    documents = {d.id: d for d in ledger.documents()}
    slant = {(s.doc, s.sentence): s.commentary for s in ledger.slant()}
    return [
        (h, [(e := events[t.event], documents[e.doc], slant[e.doc, e.sentence] >= 0.5) for t in h.events])
        for h in ledger.happenings()
    ]


def _day(h, told):
    return h.first or min(d.published for _, d, _ in told).isoformat()


def _last(h, told):
    return h.last or min(d.published for _, d, _ in told).isoformat()


def _named(actors, name):
    return any(name in (a.country, a.name) for a in actors)


def _either(h, one, other):
    return (
        (_named(h.actors, one) and _named(h.recipients, other))
        or (_named(h.recipients, one) and _named(h.actors, other))
        or (_named(h.actors, one) and _named(h.actors, other))
    )


def _busiest(ledger):
    return ledger.facets()["pair"][0].value.split(",")


CASES = {
    "all": (Filters(), lambda h, told: True),
    "type": (Filters(type="ASSAULT"), lambda h, told: h.type == "ASSAULT"),
    "mode": (Filters(mode="aerial"), lambda h, told: h.mode == "aerial"),
    "status": (Filters(status="denied"), lambda h, told: h.status == "denied"),
    "country": (Filters(actor="LUX"), lambda h, told: _named((*h.actors, *h.recipients), "LUX")),
    "body": (Filters(actor="NATO"), lambda h, told: _named((*h.actors, *h.recipients), "NATO")),
    "certainty": (Filters(certainty="alleged"), lambda h, told: any(e.certainty == "alleged" for e, _, _ in told)),
    "publisher": (Filters(publisher="Lake Post"), lambda h, told: "Lake Post" in h.publishers),
    "both of one report": (
        Filters(publisher="Harbour Post", certainty="reported"),
        lambda h, told: any(e.certainty == "reported" and d.publisher == "Harbour Post" for e, d, _ in told),
    ),
    "score": (Filters(min_score=0.9), lambda h, told: any(e.score >= 0.9 for e, _, _ in told)),
    "source": (
        Filters(source="DIPLOMAT"),
        lambda h, told: any(e.source is not None and "diplomat" in e.source.text for e, _, _ in told),
    ),
    "since": (Filters(since=date(2015, 3, 5)), lambda h, told: _last(h, told) >= "2015-03-05"[: len(_last(h, told))]),
    "until": (Filters(until=date(2015, 3, 5)), lambda h, told: _day(h, told) <= "2015-03-05"),
    "report": (Filters(commentary="report"), lambda h, told: not any(o for _, _, o in told)),
    "mixed": (Filters(commentary="mixed"), lambda h, told: 0 < sum(o for _, _, o in told) < len(told)),
    "commentary": (Filters(commentary="commentary"), lambda h, told: all(o for _, _, o in told)),
    "country of place": (Filters(place="CHN"), lambda h, told: h.place is not None and h.place.country == "CHN"),
    "nobody": (Filters(actor="Atlantis"), lambda h, told: False),
    "not a type": (Filters(type="' OR 1=1 --"), lambda h, told: False),
    "no words": (Filters(search='" *'), lambda h, told: False),
}


@pytest.mark.parametrize(("filters", "fits"), CASES.values(), ids=CASES)
def test_counts_are_those_of_going_through_all(ledger, whole, filters, fits):
    kept = [(h, told) for h, told in whole if fits(h, told)]
    found = ledger.totals(filters)
    assert found.happenings == len(kept)
    assert found.reports == sum(len(told) for _, told in kept)
    assert found.documents == len({d.id for _, told in kept for _, d, _ in told})
    assert found.publishers == len({d.publisher for _, told in kept for _, d, _ in told if d.publisher})
    facets = ledger.facets(filters)
    assert facets["type"] == _most(h.type for h, _ in kept)
    assert facets["status"] == _most(h.status for h, _ in kept)
    assert facets["mode"] == _most(h.mode for h, _ in kept if h.mode)
    assert facets["year"] == _most(_day(h, told)[:4] for h, told in kept)
    assert facets["publisher"] == _most(p for h, _ in kept for p in h.publishers)
    assert facets["certainty"] == _most(c for _, told in kept for c in {e.certainty for e, _, _ in told})
    assert facets["place"] == _most(h.place.name for h, _ in kept if h.place)
    months = Counter(_day(h, told)[:7] for h, told in kept)
    assert {p.period: p.count for p in ledger.periods(filters, "month")} == months
    assert sum(p.count for p in ledger.places(filters, 10_000)) == sum(h.place is not None for h, _ in kept)


def _most(values):
    ranked = sorted(Counter(values).items(), key=lambda n: (-n[1], n[0]))
    return tuple(Count(v, v, n) for v, n in ranked[:12])


def test_a_pair_is_counted_as_it_is_filtered(ledger, whole):
    one, other = _busiest(ledger)
    filters = Filters(between=(one, other))
    assert ledger.totals(filters).happenings == sum(_either(h, one, other) for h, _ in whole)
    tie = next(t for t in ledger.ties(filters) if {t.a, t.b} == {one, other})
    assert tie.count == tie.cooperation + tie.conflict + tie.neutral + tie.open
    assert 0 < tie.count <= ledger.totals(filters).happenings


def test_ties_are_those_of_the_dossier(ledger):
    from foedus.answers.pairs import pairs

    expected = {
        (p.a.removeprefix("*"), p.b.removeprefix("*")): (p.cooperation, p.conflict, p.neutral, p.open, p.mean)
        for p in pairs(tuple(ledger.coded()))
    }
    found = ledger.ties(limit=30)
    assert len(found) == 30
    for tie in found:
        *counts, mean = expected[tie.a, tie.b]
        assert [tie.cooperation, tie.conflict, tie.neutral, tie.open] == counts
        assert tie.mean == pytest.approx(mean)


def test_search_counts_what_the_look_up_finds(ledger):
    for words in ("missile", "joint airfield", '"joint exercises"'):
        filters = Filters(search=words)
        assert ledger.totals(filters).happenings == len(ledger.happenings(search=words)) > 0
        ids = {e.id for e in _walk(ledger, "events", filters)}
        assert ids == {e.id for e in ledger.events(search=words)}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("newest", [True, False])
def test_pages_hold_every_record_once(ledger, kind, newest):
    expected = sorted(r.id for r in getattr(ledger, kind)())
    forth, cursors = [], []
    page = ledger.page(kind, limit=37, newest=newest)
    assert page.previous is None
    while True:
        forth.append(page)
        if page.next is None:
            break
        cursors.append(page.next)
        page = ledger.page(kind, limit=37, cursor=page.next, newest=newest)
    assert sorted(r.id for p in forth for r in p.items) == expected
    for later, earlier in zip(forth[:0:-1], forth[-2::-1], strict=True):
        assert ledger.page(kind, limit=37, cursor=later.previous, newest=newest).items == earlier.items


def test_pages_go_by_day(ledger):
    days = [e.published for e in _walk(ledger, "documents", Filters())]
    assert days == sorted(days, reverse=True)


def _walk(ledger, kind, filters, **options):
    page = ledger.page(kind, filters, **options)
    yield from page.items
    while page.next:
        page = ledger.page(kind, filters, cursor=page.next, **options)
        yield from page.items


@pytest.mark.parametrize("cursor", ["", "x", "a.", "a1", "zz.0", "a" + "f" * 40 + ".0", "b0.0", "9" * 400])
def test_a_cursor_that_is_none_is_no_error(ledger, cursor):
    ledger.page("events", limit=3, cursor=cursor)


def test_records_are_those_of_the_look_up(ledger):
    for kind in ("happenings", "events", "claims", "commitments"):
        known = {r.id: r for r in getattr(ledger, kind)()}
        for record in ledger.page(kind, limit=20).items:
            assert record == known[record.id]
    assert ledger.page("documents", limit=1).items[0].text == ""


def test_claims_and_commitments_are_filtered(ledger):
    said = list(_walk(ledger, "claims", Filters(source="a diplomat", certainty="alleged")))
    assert {c.id for c in said} == {c.id for c in ledger.claims(source="a diplomat", certainty="alleged")}
    bound = list(_walk(ledger, "commitments", Filters(type="defence", actor="LUX")))
    assert {c.id for c in bound} == {c.id for c in ledger.commitments(kind="defence", actor="LUX")}


def test_a_commitment_is_the_same_from_what_binds_and_from_whole_documents(ledger):
    bound = list(_walk(ledger, "commitments", Filters(actor="LUX")))[:40]
    docs = list(dict.fromkeys(one.doc for one in bound))
    whole, part, known = [next(ledger.coded(doc=doc)) for doc in docs], ledger.bound(docs), load()
    assert [c.commitments for c in part] == [tuple(ledger.commitments(doc=doc)) for doc in docs]
    for one in bound:
        found = undertaking(one.id, part, known, events=ledger.resting)
        assert found == undertaking(one.id, whole, known)
        assert found.life
    said = ledger.stating(bound)
    assert said == {k.id: next(s.text for s in ledger.sentences(k.doc) if s.index == k.sentence) for k in bound}


def test_reactions_are_found(ledger):
    answer = next(h for h in ledger.happenings() if h.reacts_to)
    assert answer.id in {h.id for h in ledger.page("happenings", Filters(reacts_to=answer.reacts_to)).items}
    assert answer.id in {h.id for h in ledger.page("happenings", Filters(after=answer.reacts_to)).items}


def test_actors_are_found_by_any_word(ledger):
    assert "LUX" in {p.key for p in ledger.actors("luxem")}
    assert "Northern Front" in {p.key for p in ledger.actors("front")}
    everyone = ledger.actors(limit=1000)
    assert [p.count for p in everyone] == sorted((p.count for p in everyone), reverse=True)


def test_what_came_in_last(ledger):
    found = ledger.latest(5)
    assert [d.id for d in found.documents] == [f"invented-1-{n}" for n in range(159, 154, -1)]
    assert all(len({t.doc for t in h.events}) == 1 for h in found.happenings)
    assert all(len({t.doc for t in h.events}) > 1 for h in found.changed)
    assert LATEST_LOOKED_AT >= 100


def _state(ledger):
    """Everything that pages show, to compare."""
    filters = [Filters(), Filters(actor="LUX"), Filters(certainty="reported"), Filters(search="missile")]
    lists = {kind: [r.id for r in _walk(ledger, kind, Filters(), limit=100)] for kind in KINDS}
    return lists, [
        (ledger.totals(f), ledger.facets(f), ledger.ties(f), ledger.places(f), ledger.periods(f)) for f in filters
    ]


def test_an_index_that_keeps_up_is_that_of_a_start(world, tmp_path):
    made = [m.coded for m in world.made(0, 24)]
    Random(5).shuffle(made)
    with Ledger.open(tmp_path / "s.db") as writer, Ledger.open(tmp_path / "s.db", read_only=True) as reader:
        assert reader.totals().happenings == 0
        for n, coded in enumerate(made):
            writer.add(coded, version="1")
            if n % 5 == 4:
                again = replace(made[n - 3], events=made[n - 3].events[::2])
                writer.add(again, version=f"2-{n}")
            if n % 4 == 3:
                with Ledger.open(tmp_path / "s.db", read_only=True) as fresh:
                    assert _state(reader) == _state(fresh)


def test_pages_do_not_hang_on_the_order_of_reading(world, tmp_path):
    made = [m.coded for m in world.made(0, 12)]
    states = []
    for seed in (1, 2):
        Random(seed).shuffle(made)
        with Ledger.open(tmp_path / f"{seed}.db") as ledger:
            for coded in made:
                ledger.add(coded, version="1")
            states.append(_state(ledger))
    assert states[0] == states[1]


def test_a_page_goes_on_where_it_was_while_documents_come_in(world, tmp_path):
    made = [m.coded for m in world.made(0, 20)]
    with Ledger.open(tmp_path / "s.db") as ledger:
        for coded in made[:10]:
            ledger.add(coded, version="1")
        first = ledger.page("events", limit=20)
        before = [e.id for e in _walk(ledger, "events", Filters())]
        for coded in made[10:]:
            ledger.add(coded, version="1")
        second = ledger.page("events", limit=20, cursor=first.next)
        known = [e.id for e in second.items if e.id in before]
        assert known == before[20 : 20 + len(known)]


def test_an_index_is_asked_no_more_often_than_it_says(world, tmp_path):
    index = Index(every=3600)
    with (
        Ledger.open(tmp_path / "s.db") as writer,
        Ledger.open(tmp_path / "s.db", read_only=True, index=index) as reader,
        Ledger.open(tmp_path / "s.db", read_only=True, index=index) as another,
    ):
        writer.add(world.document(0).coded, version="1")
        assert reader.totals().documents == 1
        writer.add(world.document(1).coded, version="1")
        assert another.totals().documents == 1
        index.expire()
        assert another.totals().documents == 2


def test_what_is_written_between_index_and_page_is_shown(world, tmp_path):
    """The index may be a moment behind; records that were joined anew since have moved."""
    index = Index(every=3600)
    with (
        Ledger.open(tmp_path / "s.db") as writer,
        Ledger.open(tmp_path / "s.db", read_only=True, index=index) as reader,
    ):
        for n in range(6):
            writer.add(world.document(n).coded, version="1")
        assert len(reader.page("happenings", limit=10).items) == 10
        for n in range(6):
            writer.add(world.document(n).coded, version="2")
        assert len(reader.page("happenings", limit=10).items) == 10


@pytest.fixture
def kept(tmp_path, monkeypatch):
    monkeypatch.setattr("foedus.ledger.keeping._SMALL", 0)
    return tmp_path / "cache" / "kept.npz"


def _opened(path, kept):
    return Ledger.open(path, read_only=True, index=Index(keep=kept))


def test_a_kept_index_goes_on_from_where_it_was(world, tmp_path, kept):
    path = tmp_path / "s.db"
    with Ledger.open(path) as writer:
        for n in range(8):
            writer.add(world.document(n).coded, version="1")
        with _opened(path, kept) as reader:
            first = _state(reader)
        assert kept.stat().st_mode & 0o077 == 0
        with _opened(path, kept) as reader:
            assert _state(reader) == first
        for n in range(4, 12):
            writer.add(world.document(n).coded, version="2")
        with _opened(path, kept) as reader, Ledger.open(path, read_only=True) as fresh:
            assert _state(reader) == _state(fresh)


def test_a_kept_index_of_another_store_is_not_taken(world, tmp_path, kept):
    for name, numbers in (("a", range(6)), ("b", range(3, 11))):
        with Ledger.open(tmp_path / f"{name}.db") as writer:
            for n in numbers:
                writer.add(world.document(n).coded, version="1")
    for name in ("a", "b", "a"):
        path = tmp_path / f"{name}.db"
        with _opened(path, kept) as reader, Ledger.open(path, read_only=True) as fresh:
            assert _state(reader) == _state(fresh)


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04 cut short"])
def test_a_broken_kept_index_is_passed_over(world, tmp_path, kept, content):
    kept.parent.mkdir()
    kept.write_bytes(content)
    with Ledger.open(tmp_path / "s.db") as writer:
        writer.add(world.document(0).coded, version="1")
    with _opened(tmp_path / "s.db", kept) as reader:
        assert reader.totals().documents == 1


def test_an_index_keeps_up_with_corrections(world, tmp_path):
    path = tmp_path / "s.db"
    with Ledger.open(path) as writer, Ledger.open(path, read_only=True) as reader:
        for n in range(10):
            writer.add(world.document(n).coded, version="1")
        _state(reader)
        said = [writer.corrections.wrong(e.id) for e in reader.page("events", limit=3).items]
        for correction in (None, *said):
            if correction is not None:
                writer.corrections.undo(correction.id)
            with Ledger.open(path, read_only=True) as fresh:
                assert _state(reader) == _state(fresh)
