import csv
import io
import json
from dataclasses import replace

import pyarrow.parquet
import pytest

from foedus.coding import ontology
from foedus.errors import UsageError
from foedus.formats import COLUMNS, EVENT_LAYOUTS, cameo, flat, frame, write
from foedus.formats.layouts import GDELT, LAYOUTS, cameo_codes
from foedus.records import plain

KINDS = ["events", "claims", "slant", "happenings", "commitments"]


def _written(records, form, kind):
    out = io.BytesIO()
    write(records, form, out, kind=kind)
    return out.getvalue()


@pytest.mark.parametrize("kind", KINDS)
def test_jsonl_holds_every_field(coded, kind):
    records = getattr(coded, kind)
    lines = _written(records, "jsonl", kind).decode().splitlines()
    assert [json.loads(text) for text in lines] == [plain(r) for r in records]


@pytest.mark.parametrize("kind", KINDS)
def test_csv_has_a_row_a_record(coded, kind):
    rows = list(csv.DictReader(io.StringIO(_written(getattr(coded, kind), "csv", kind).decode())))
    assert len(rows) == len(getattr(coded, kind))
    assert not rows or list(rows[0]) == list(COLUMNS[kind])


@pytest.mark.parametrize("kind", KINDS)
def test_parquet_has_the_same_rows(coded, kind):
    records = getattr(coded, kind)
    table = pyarrow.parquet.read_table(io.BytesIO(_written(records, "parquet", kind)))
    assert table.to_pylist() == [{c: flat(r).get(c) for c in COLUMNS[kind]} for r in records]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@sum(a)"])
def test_no_cell_is_a_formula(coded, text):
    event = replace(coded.events[0], trigger=text)
    row = next(csv.DictReader(io.StringIO(_written([event], "csv", "events").decode())))
    assert row["trigger"] == "'" + text


@pytest.mark.parametrize("layout", EVENT_LAYOUTS)
def test_layouts_have_their_columns(coded, layout):
    columns, _, separator, header = LAYOUTS[layout]
    rows = list(csv.reader(io.StringIO(_written(coded.events, layout, "events").decode()), delimiter=separator))
    assert all(len(row) == len(columns) for row in rows)
    assert len(rows) - header >= len(coded.events)


def test_gdelt_has_61_columns_and_keeps_codes_as_text(coded):
    assert len(GDELT) == 61
    rows = csv.reader(io.StringIO(_written(coded.events, "gdelt", "events").decode()), delimiter="\t")
    assert all(
        row[GDELT.index("EventRootCode")][0] in "012" and len(row[GDELT.index("EventRootCode")]) == 2 for row in rows
    )


def test_every_type_and_mode_has_a_cameo_code():
    for name, info in ontology().items():
        for mode in ("", *info.modes):
            assert cameo_codes()[(name, mode)][0].isdigit(), (name, mode)


def test_cameo_code_is_of_the_types_root_or_near(coded):
    for event in coded.events:
        assert len(cameo(event)[0]) >= 3


def test_a_compound_event_makes_a_row_a_pair(coded):
    event = replace(coded.events[0], actor=coded.events[0].actor * 2, recipient=coded.events[0].actor * 3)
    assert len(_written([event], "petrarch", "events").splitlines()) == 6


def test_layouts_are_of_events_only(coded):
    with pytest.raises(UsageError, match="claims"):
        _written(coded.claims, "icews", "claims")


def test_frames(coded):
    table = frame(coded.events)
    assert table.num_rows == len(coded.events)
    assert table.column_names == list(COLUMNS["events"])
    assert frame([], of="claims").num_rows == 0
