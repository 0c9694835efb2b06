"""GeoJSON: longitude first, what has no coordinates left out, the table's columns as properties."""

import json
from dataclasses import dataclass, replace

import pytest

from foedus.formats.flat import flat
from foedus.formats.geo import geojson
from foedus.records import Place

CAIRO = Place("Cairo", 0, 5, "Cairo", "EGY", 30.06, 31.25, "city")


@dataclass(frozen=True)
class Counted:
    name: str
    lat: float
    lon: float
    count: int


def _read(records):
    return json.loads(b"".join(geojson(records)))


@pytest.mark.parametrize("kind", ["events", "happenings"])
def test_features_of_records(coded, kind):
    record = replace(getattr(coded, kind)[0], place=CAIRO)
    found = _read([record, replace(record, place=None), replace(record, place=replace(CAIRO, lat=None, lon=None))])
    assert found["type"] == "FeatureCollection"
    (feature,) = found["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [31.25, 30.06]}
    assert feature["id"] == record.id
    assert set(feature["properties"]) == set(flat(record)) - {"lat", "lon"}
    assert feature["properties"]["place"] == "Cairo"


def test_features_of_counts():
    (feature,) = _read([Counted("Cairo", 30.06, 31.25, 4)])["features"]
    assert feature["properties"] == {"name": "Cairo", "count": 4}
    assert "id" not in feature


def test_nothing_is_an_empty_collection():
    assert _read([]) == {"type": "FeatureCollection", "features": []}


def test_a_feature_a_line(coded):
    lines = b"".join(geojson(replace(e, place=CAIRO) for e in coded.events)).decode().splitlines()
    assert len(lines) == len(coded.events) + 2


def test_claims_have_no_place(coded):
    with pytest.raises(TypeError, match="Claim"):
        _read(coded.claims)
