"""Pages are kept as long as what they show stays as it is, and no longer."""

import pytest
from starlette.testclient import TestClient

import foedus
from foedus.ledger.filters import Filters
from foedus.web import Settings, create_app, views


@pytest.fixture
def made(monkeypatch):
    """The addresses for which a page was made rather than taken from what is kept."""
    found = []
    render = views.render

    def rendering(template, **values):
        found.append((values["path"], tuple(values["arguments"].items())))
        return render(template, **values)

    monkeypatch.setattr(views, "render", rendering)
    return found


@pytest.fixture
def caller(own_store, monkeypatch):
    monkeypatch.setattr("foedus.web.store._ASKED_EVERY", 0.0)
    with TestClient(create_app(Settings(db=own_store)), base_url="http://localhost:8017") as one:
        yield one


def test_a_page_is_kept_where_what_it_shows_has_not_changed(caller, own_store, coded, made):
    with foedus.Ledger.open(own_store) as ledger:
        told = {p.key for p in ledger.actors()}
        new = {a.country for e in coded.events for a in (*e.actor, *e.recipient)}
    untouched = sorted(told - new)[0]
    touched = sorted(key for key in new if key)[0]
    for path in (f"/actor?name={untouched}", f"/actor?name={touched}", "/"):
        assert caller.get(path).status_code == 200
        assert caller.get(path).status_code == 200
    assert len(made) == 3
    made.clear()
    before = caller.get(f"/happenings.json?actor={touched}").json()["totals"]
    with foedus.Ledger.open(own_store) as ledger:
        ledger.add(coded, version="test")
    assert caller.get(f"/actor?name={untouched}").status_code == 200
    assert not made
    assert caller.get(f"/actor?name={touched}").status_code == 200
    assert caller.get("/").status_code == 200
    assert len(made) == 2
    assert caller.get(f"/happenings.json?actor={touched}").json()["totals"] != before


def test_marks_differ_where_a_record_is_written_anew(own_store, coded):
    with foedus.Ledger.open(own_store) as ledger:
        ledger.add(coded, version="test")
        asked = [("happenings", Filters(doc=coded.document.id)), ("documents", Filters(doc=coded.document.id))]
        elsewhere = {h.id for h in ledger.happenings()} - {h.id for h in ledger.happenings(doc=coded.document.id)}
        other = [("happenings", Filters(after=sorted(elsewhere)[0])), ("commitments", Filters(actor="ZMB"))]
        before, apart = ledger.mark(asked), ledger.mark(other)
        assert ledger.mark(asked) == before
        event = coded.events[0]
        ledger.corrections.wrong(event.id)
        assert ledger.mark(asked) != before
        assert ledger.mark(other) == apart


def test_what_hangs_on_the_whole_store_has_no_selections(own_store):
    with foedus.Ledger.open(own_store) as ledger:
        ledger.begin()
        ledger.totals(Filters(actor="USA"))
        ledger.page("commitments", Filters(actor="USA"))
        assert len(ledger.asked()) == 2
        ledger.actors()
        assert ledger.asked() is None
        ledger.begin()
        ledger.totals()
        assert ledger.asked() is None
