"""Events in the columns of POLECAT, ICEWS, GDELT 2.0 and PETRARCH2. docs/formats.md says what each cannot hold."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from foedus.formats.flat import joined
from foedus.records import Actor, Event

Row = dict[str, Any]


@cache
def cameo_codes() -> Mapping[tuple[str, str], tuple[str, str]]:
    """(type, mode) to (CAMEO code, its description), from data/cameo.csv; an empty mode is the type's own code."""
    text = (files("foedus.formats") / "data" / "cameo.csv").read_text("utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {(r["type"], r["mode"]): (r["cameo"], r["description"]) for r in rows}


def cameo(event: Event) -> tuple[str, str]:
    """The CAMEO code, as a string, and the description that come closest to an event."""
    codes = cameo_codes()
    return codes.get((event.type, event.mode or ""), codes[(event.type, "")])


_GOLDSTEIN = {
    "01": 0.0, "02": 3.0, "03": 4.0, "04": 1.0, "05": 3.5, "06": 6.0, "07": 7.0, "08": 5.0, "09": -2.0, "10": -5.0,
    "11": -2.0, "12": -4.0, "13": -6.0, "14": -6.5, "15": -7.2, "16": -4.0, "17": -7.0, "18": -9.0, "19": -10.0,
    "20": -10.0,
}  # fmt: skip
_QUAD = {"verbal cooperation": 1, "material cooperation": 2, "verbal conflict": 3, "material conflict": 4}
# PLOVER sectors as CAMEO writes them, where the two differ.
_CAMEO_SECTOR = {"CVL": "CVL", "IGO": "IGO", "MED": "HLH", "JRN": "MED", "PTY": "PTY", "UNK": "", "NGO": "NGO"}


def _cameo_actor(actor: Actor) -> str:
    sector = _CAMEO_SECTOR.get(actor.sector or "", actor.sector or "")
    country = "" if actor.country in (None, "IGO") else actor.country or ""
    return (country + (sector if sector != country else "")) or ("IGO" if actor.country == "IGO" else "")


def _number(event: Event) -> str:
    return str(int(hashlib.sha256(event.id.encode()).hexdigest()[:13], 16))


def _pairs(event: Event) -> list[tuple[Actor | None, Actor | None]]:
    """Each dyad that the older data sets make of a compound event; a reciprocal one both ways."""
    if not event.recipient and len(event.actor) > 1:
        return [(a, b) for a in event.actor for b in event.actor if a is not b]
    return [(a, r) for a in event.actor or (None,) for r in event.recipient or (None,)]


POLECAT = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Placename", "City", "District", "Province", "Country", "Latitude",
    "Longitude", "GeoNames ID", "Raw Placename", "Feature Type", "Source", "Publication Date", "Story People",
    "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip


def _polecat(event: Event) -> list[Row]:
    row: Row = dict.fromkeys(POLECAT, "")
    row |= {
        "Event ID": event.id, "Event Date": event.date, "Event Type": event.type, "Event Mode": event.mode,
        "Intensity": event.intensity, "Quad Code": event.quad.upper(), "Contexts": joined(event.context),
        "Placename": event.place.name if event.place else None, "Country": event.place.country if event.place else None,
        "Latitude": event.place.lat if event.place else None, "Longitude": event.place.lon if event.place else None,
        "Raw Placename": event.place.text if event.place else None, "Source": event.doc, "Language": "en",
        "City": event.place.name if event.place and event.place.precision == "city" else None, "Version": "foedus",
    }  # fmt: skip
    for side, actors in (("Actor", event.actor), ("Recipient", event.recipient)):
        row |= {
            f"{side} Name": joined(a.name for a in actors), f"{side} Country": joined(a.country for a in actors),
            f"Primary {side} Sector": next((a.sector for a in actors if a.sector), None),
            f"{side} Sectors": joined(a.sector for a in actors), f"{side} Title": joined(a.role for a in actors),
            f"{side} Name Raw": joined(a.text for a in actors),
        }  # fmt: skip
    return [row]


ICEWS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code",
    "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City",
    "District", "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip


def _icews(event: Event) -> list[Row]:
    code, description = cameo(event)
    found = []
    for number, (a, r) in enumerate(_pairs(event)):
        row: Row = dict.fromkeys(ICEWS, "")
        found.append(row | {
            "Event ID": f"{event.id}-{number}", "Event Date": event.date, "Event Text": description, "CAMEO Code": code,
            "Intensity": _GOLDSTEIN[code[:2]], "Source Name": a.name if a else None,
            "Source Sectors": a.sector if a else None, "Source Country": a.country if a else None,
            "Target Name": r.name if r else None, "Target Sectors": r.sector if r else None,
            "Target Country": r.country if r else None, "Story ID": event.doc, "Sentence Number": event.sentence + 1,
            "City": event.place.name if event.place and event.place.precision == "city" else None,
            "Country": event.place.country if event.place else None,
            "Latitude": event.place.lat if event.place else None,
            "Longitude": event.place.lon if event.place else None,
        })  # fmt: skip
    return found


_GDELT_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
    "Type2Code", "Type3Code",
)  # fmt: skip
_GDELT_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
GDELT = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{n}" for n in _GDELT_ACTOR), *(f"Actor2{n}" for n in _GDELT_ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions",
    "NumSources", "NumArticles", "AvgTone",
    *(f"Actor1Geo_{n}" for n in _GDELT_GEO), *(f"Actor2Geo_{n}" for n in _GDELT_GEO),
    *(f"ActionGeo_{n}" for n in _GDELT_GEO), "DATEADDED", "SOURCEURL",
)  # fmt: skip


def _gdelt(event: Event) -> list[Row]:
    code, _ = cameo(event)
    day = (event.date or "").replace("-", "")
    found = []
    for number, (a, r) in enumerate(_pairs(event)):
        row: Row = dict.fromkeys(GDELT, "")
        row |= {
            "GLOBALEVENTID": f"{_number(event)}{number}", "SQLDATE": day if len(day) == 8 else "",
            "MonthYear": day[:6] if len(day) >= 6 else "", "Year": day[:4], "IsRootEvent": int(not event.background),
            "EventCode": code, "EventBaseCode": code[:3], "EventRootCode": code[:2], "QuadClass": _QUAD[event.quad],
            "GoldsteinScale": _GOLDSTEIN[code[:2]], "NumMentions": 1, "NumSources": 1, "NumArticles": 1,
            "SOURCEURL": event.doc,
        }  # fmt: skip
        for name, actor in (("Actor1", a), ("Actor2", r)):
            if actor is not None:
                country = "" if actor.country == "IGO" else actor.country
                row |= {f"{name}Code": _cameo_actor(actor), f"{name}Name": actor.name.upper(),
                        f"{name}CountryCode": country, f"{name}Type1Code": actor.sector}  # fmt: skip
        if event.place is not None:
            row |= {"ActionGeo_FullName": event.place.name, "ActionGeo_CountryCode": event.place.country,
                    "ActionGeo_Lat": event.place.lat, "ActionGeo_Long": event.place.lon,
                    "ActionGeo_Type": {"country": 1, "region": 5, "city": 4}[event.place.precision]}  # fmt: skip
        found.append(row)
    return found


PETRARCH = ("date", "source", "target", "code", "story", "sentence", "actor_root", "target_root", "text")


def _petrarch(event: Event) -> list[Row]:
    code, _ = cameo(event)
    return [
        {
            "date": (event.date or "").replace("-", ""), "source": _cameo_actor(a) if a else "---",
            "target": _cameo_actor(r) if r else "---", "code": code, "story": event.doc, "sentence": event.sentence,
            "actor_root": a.text if a else "", "target_root": r.text if r else "", "text": event.trigger,
        }
        for a, r in _pairs(event)
    ]  # fmt: skip


LAYOUTS: Mapping[str, tuple[tuple[str, ...], Callable[[Event], list[Row]], str, bool]] = {
    "polecat": (POLECAT, _polecat, "\t", True),
    "icews": (ICEWS, _icews, "\t", True),
    "gdelt": (GDELT, _gdelt, "\t", False),
    "petrarch": (PETRARCH, _petrarch, "\t", False),
}


def laid_out(events: Iterable[Event], layout: str) -> Iterable[Row]:
    """The rows of events in a layout's columns."""
    make = LAYOUTS[layout][1]
    for event in events:
        yield from make(event)
