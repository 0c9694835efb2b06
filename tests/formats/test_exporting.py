"""A selection of a store in every form: whole, filtered, in parts, and in step with the store's own answers."""

import csv
import io
import json
from dataclasses import fields
from datetime import date

import pyarrow.parquet
import pytest

import foedus
from foedus.errors import UsageError
from foedus.formats import COLUMNS
from foedus.formats import exporting as module
from foedus.formats.exporting import FORMS, export, kind_of, stored
from foedus.ledger import Ledger
from foedus.ledger.filters import Filters

AGAIN = (
    "Saudi Arabia broke off relations with France. The United States warned Israel. Egypt condemned Britain in Cairo."
)


@pytest.fixture(scope="module")
def ledger(coded, tmp_path_factory):
    path = tmp_path_factory.mktemp("export") / "foedus.db"
    with Ledger.open(path) as made:
        made.add(coded, version="test")
        made.add(foedus.read(AGAIN, date="1956-11-03", id="again", publisher="Nile Post"), version="test")
    with Ledger.open(path, read_only=True) as opened:
        yield opened


FORM_RECORDS = [(form, kind) for form, told in FORMS.items() for kind in told.records]


def _bytes(ledger, form, filters=None, **options):
    return b"".join(export(ledger, form, filters or Filters(), **options))


def _read(form, kind, data):
    """How many records a file holds, read as its users would."""
    if form in ("jsonl", "ftm"):
        return len([json.loads(line) for line in data.splitlines()])
    if form == "csv":
        return len(list(csv.DictReader(io.StringIO(data.decode()))))
    if form == "parquet":
        return pyarrow.parquet.read_table(io.BytesIO(data)).num_rows
    if form == "geojson":
        return len(json.loads(data)["features"])
    return data.count(b"<edge ") if kind == "network" else len(data.splitlines())


@pytest.mark.parametrize(("form", "kind"), FORM_RECORDS)
def test_every_form_holds_something_and_nothing(ledger, form, kind):
    assert _read(form, kind, _bytes(ledger, form, records=kind)) > 0
    empty = _bytes(ledger, form, Filters(doc="nothing"), records=kind)
    assert _read(form, kind, empty) == (1 if form in ("polecat", "icews") else 0)


@pytest.mark.parametrize("kind", ["events", "happenings", "claims", "commitments", "documents", "slant"])
def test_tables_are_whole_whatever_the_pages(ledger, monkeypatch, kind):
    whole = _bytes(ledger, "jsonl", records=kind)
    monkeypatch.setattr(module, "_PAGE", 2)
    assert _bytes(ledger, "jsonl", records=kind) == whole
    ids = whole.splitlines()
    assert len(ids) == len(set(ids))
    counts = ledger.counts()
    assert kind == "slant" or len(ids) == counts[kind]


def test_documents_come_with_their_text(ledger, coded):
    (row,) = [json.loads(t) for t in _bytes(ledger, "jsonl", Filters(doc="suez"), records="documents").splitlines()]
    assert row["text"] == coded.document.text
    table = pyarrow.parquet.read_table(io.BytesIO(_bytes(ledger, "parquet", records="documents")))
    assert table.column_names == list(COLUMNS["documents"])


def test_filters_and_limit_hold(ledger):
    found = list(stored(ledger, "events", Filters(type="SANCTION", since=date(1956, 11, 1))))
    assert found
    assert {e.type for e in found} == {"SANCTION"}
    assert _read("csv", "events", _bytes(ledger, "csv", records="events", limit=3)) == 3
    assert _read("gexf", "network", _bytes(ledger, "gexf", limit=1)) == 1


def test_the_network_has_the_stores_figures(ledger):
    ties = {frozenset((t.a, t.b)): t.count for t in ledger.ties()}
    data = _bytes(ledger, "graphml")
    for a, b in ties:
        assert f'source="{a}" target="{b}"'.encode() in data or f'source="{b}" target="{a}"'.encode() in data


def test_entities_come_once_and_refer_to_each_other(ledger):
    entities = [json.loads(line) for line in _bytes(ledger, "ftm").splitlines()]
    ids = [e["id"] for e in entities]
    assert len(ids) == len(set(ids))
    for entity in entities:
        for values in entity["properties"].values():
            assert all(v in ids for v in values if v.startswith("foedus-"))
    counts = ledger.counts()
    assert sum(e["schema"] == "Event" for e in entities) == counts["happenings"]
    assert sum(e["schema"] == "Article" for e in entities) == counts["documents"]
    assert sum(e["schema"] == "Documentation" for e in entities) == counts["events"]


def test_a_part_is_ready_before_the_rest_is_read(ledger):
    asked = []
    parts = export(ledger, "jsonl", Filters(), watched=lambda r: (asked.append(x) or x for x in r))
    next(iter(parts))
    assert len(asked) == 1


@pytest.mark.parametrize(("form", "kind"), [("gexf", "events"), ("icews", "claims"), ("xlsx", None), ("ftm", "places")])
def test_what_there_is_not_is_refused_at_once(ledger, form, kind):
    with pytest.raises(UsageError):
        export(ledger, form, Filters(), records=kind)
    with pytest.raises(UsageError):
        kind_of(form, kind)


def test_the_title_names_every_filter():
    given = {
        f.name: ("a", "b") if f.name == "between" else 0.5 if f.name == "min_score" else "word" for f in fields(Filters)
    }
    title = module._title(Filters(**given))
    assert all(name in title for name in given)
