"""Records as flat rows for tables: one column a value, lists joined. docs/formats.md lists the columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, is_dataclass
from typing import Any, Literal

from foedus.records import Actor, Claim, Commitment, Document, Event, Happening, Slant

Kind = Literal["string", "int", "float", "bool"]
Columns = Mapping[str, Kind]
Row = dict[str, Any]

_SOURCE: Columns = {"source_text": "string", "source_name": "string", "source_country": "string"}
_PLACE: Columns = {"place": "string", "place_country": "string", "lat": "float", "lon": "float"}


def _sides(name: str) -> Columns:
    return {f"{name}_{part}": "string" for part in ("text", "name", "country", "sector")}


COLUMNS: Mapping[str, Columns] = {
    "events": {
        "id": "string", "doc": "string", "sentence": "int", "start": "int", "end": "int", "type": "string",
        "mode": "string", "context": "string", "trigger": "string", **_sides("actor"), **_sides("recipient"),
        "status": "string", "background": "bool", **_SOURCE, "certainty": "string", "claim": "string", **_PLACE,
        "date": "string", "date_precision": "string", "happening": "string", "cameo": "string", "quad": "string",
        "intensity": "float", "score": "float", "hardens": "string",
    },
    "claims": {
        "id": "string", "doc": "string", "sentence": "int", "source": "string", "cue": "string", "content": "string",
        "actor_name": "string", "actor_country": "string", "certainty": "string", "quoted": "bool", "inside": "string",
        "kind": "string", "denies": "string",
    },
    "slant": {
        "doc": "string", "sentence": "int", "start": "int", "end": "int", "commentary": "float", "loaded": "float",
        "spans": "string",
    },
    "happenings": {
        "id": "string", "type": "string", "mode": "string", **_sides("actor"), **_sides("recipient"),
        "parties": "string", "status": "string", "first": "string", "last": "string", **_PLACE, "reports": "int",
        "events": "string", "publishers": "string", "independent": "int", "asserted_by": "string",
        "denied_by": "string", "reacts_to": "string", "gist": "string", "numbers": "string",
    },
    "commitments": {
        "id": "string", "doc": "string", "sentence": "int", "start": "int", "end": "int", "kind": "string",
        "status": "string", **_sides("party"), **_sides("beneficiary"), "name": "string", "signed": "string",
        "in_force": "string", "ended": "string", "article": "string", "trigger": "string", "limits": "string",
        **_SOURCE, "events": "string", "provenance": "string", "text": "string", "number": "int", "subjects": "string",
        "reason": "string", "led_by": "string",
    },
    "documents": {
        "id": "string", "title": "string", "published": "string", "publisher": "string", "url": "string",
        "language": "string", "byline": "string", "agency": "string", "origin": "string", "text": "string",
    },
    "network": {
        "source": "string", "target": "string", "source_name": "string", "target_name": "string", "happenings": "int",
        "cooperation": "int", "conflict": "int", "neutral": "int", "open": "int", "mean": "float", "first": "string",
        "last": "string",
    },
    "places": {
        "name": "string", "country": "string", "precision": "string", "lat": "float", "lon": "float", "count": "int",
        "intensity": "float",
    },
}  # fmt: skip


def flat(record: Any) -> Row:
    """A record as a row of its kind's columns; lists are joined by ";", spans as start-end."""
    if isinstance(record, Event):
        return _event(record)
    if isinstance(record, Claim):
        return _claim(record)
    if isinstance(record, Slant):
        row = {n: getattr(record, n) for n in ("doc", "sentence", "start", "end", "commentary", "loaded")}
        return row | {"spans": _spans(record.spans)}
    if isinstance(record, Happening):
        return _happening(record)
    if isinstance(record, Commitment):
        return _commitment(record)
    if isinstance(record, Document):
        row = {name: getattr(record, name) for name in COLUMNS["documents"]}
        return row | {"published": record.published.isoformat() if record.published else None}
    if is_dataclass(record) and not isinstance(record, type):
        # Counts of a selection: ties and places.
        return asdict(record)
    raise TypeError(f"no table form for {type(record).__name__}")


def joined(values: Iterable[Any]) -> str:
    """Values joined by ";"; an empty place keeps its separator, so that columns of one side stay in step."""
    return ";".join("" if v is None else str(v).replace(";", ",") for v in values)


def _side(name: str, actors: Iterable[Actor]) -> Row:
    listed = list(actors)
    return {
        f"{name}_{part}": joined(getattr(a, part) for a in listed) for part in ("text", "name", "country", "sector")
    }


def _spans(spans: Iterable[tuple[int, int]]) -> str:
    return joined(f"{a}-{b}" for a, b in spans)


def _said(source: Any) -> Row:
    return {f"source_{n}": None if source is None else getattr(source, n) for n in ("text", "name", "country")}


def _at(place: Any) -> Row:
    if place is None:
        return {"place": None, "place_country": None, "lat": None, "lon": None}
    return {"place": place.name, "place_country": place.country, "lat": place.lat, "lon": place.lon}


def _event(e: Event) -> Row:
    names = (
        "id", "doc", "sentence", "start", "end", "type", "mode", "trigger", "status", "background", "certainty",
        "claim", "date", "date_precision", "happening", "cameo", "quad", "intensity", "score", "hardens",
    )  # fmt: skip
    row = {n: getattr(e, n) for n in names} | {"context": joined(e.context)}
    return row | _side("actor", e.actor) | _side("recipient", e.recipient) | _said(e.source) | _at(e.place)


def _claim(c: Claim) -> Row:
    row = {n: getattr(c, n) for n in ("id", "doc", "sentence", "certainty", "quoted", "inside", "kind", "denies")}
    row |= {n: _spans(getattr(c, n)) for n in ("source", "cue", "content")}
    return row | {
        "actor_name": c.actor.name if c.actor else None,
        "actor_country": c.actor.country if c.actor else None,
    }


def _happening(h: Happening) -> Row:
    names = ("id", "type", "mode", "status", "first", "last", "independent", "reacts_to", "gist")
    lists = ("parties", "publishers", "asserted_by", "denied_by")
    row = {n: getattr(h, n) for n in names} | {n: joined(getattr(h, n)) for n in lists}
    row |= {"reports": len(h.events), "events": joined(t.event for t in h.events)}
    row["numbers"] = joined(dict.fromkeys(f"{n.what} {n.text}" for n in h.numbers))
    return row | _side("actor", h.actors) | _side("recipient", h.recipients) | _at(h.place)


def _commitment(c: Commitment) -> Row:
    names = (
        "id", "doc", "sentence", "start", "end", "kind", "status", "name", "signed", "in_force", "ended", "article",
        "trigger", "limits", "provenance",
    )  # fmt: skip
    row = {n: getattr(c, n) for n in names} | {"events": joined(c.events)}
    row |= {n: getattr(c.terms, n) for n in ("text", "number", "reason")}
    row |= {n: joined(getattr(c.terms, n)) for n in ("subjects", "led_by")}
    return row | _side("party", c.parties) | _side("beneficiary", c.beneficiaries) | _said(c.rests_on)
