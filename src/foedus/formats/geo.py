"""Happenings, events and places as GeoJSON (RFC 7946): a FeatureCollection of points, a feature a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from foedus.formats.flat import flat
from foedus.records import Event, Happening

_POSITION = ("lat", "lon")


def geojson(records: Iterable[Any]) -> Iterator[bytes]:
    """Records as a FeatureCollection; those without coordinates are left out.

    An event or happening has the columns of its table as properties (empty: null), any other record with `lat` and
    `lon` (a place with its counts) its own fields.
    """
    yield b'{"type": "FeatureCollection", "features": ['
    before = b"\n"
    for record in records:
        feature = _feature(record)
        if feature is not None:
            yield before + json.dumps(feature, ensure_ascii=True, allow_nan=False).encode()
            before = b",\n"
    yield b"\n]}\n"


def _feature(record: Any) -> dict[str, Any] | None:
    values = _values(record)
    lat, lon = (values[name] for name in _POSITION)
    if lat is None or lon is None:
        return None
    properties = {name: None if value == "" else value for name, value in values.items() if name not in _POSITION}
    # Longitude comes first in GeoJSON.
    point = {"type": "Point", "coordinates": [lon, lat]}
    named = {"id": properties["id"]} if "id" in properties else {}
    return {"type": "Feature", **named, "geometry": point, "properties": properties}


def _values(record: Any) -> Mapping[str, Any]:
    values = flat(record) if isinstance(record, (Event, Happening)) else asdict(record)
    if not set(_POSITION) <= set(values):
        raise TypeError(f"no place in {type(record).__name__}")
    return values
