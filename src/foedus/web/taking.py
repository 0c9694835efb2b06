"""What a view's selection can be taken away as: every form of file, with the view's filters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache

from markupsafe import Markup, escape

from foedus.formats.exporting import FORMS
from foedus.ledger.filters import Filters
from foedus.records import EVENT_TYPES
from foedus.web.templating import render, url

API = "/api/v1"
EXPORT = f"{API}/export"
DOSSIER = f"{API}/dossier"
_FILTERS = tuple(f.name for f in fields(Filters))
_TABLES = ("csv", "jsonl", "parquet")
_NAMES = {"happenings": "Happenings", "events": "Single reports", "claims": "Claims", "commitments": "Commitments"}


@dataclass(frozen=True, slots=True)
class Take:
    """What can be taken: its name, what it is for, and the forms of it as (name, address)."""

    name: str
    use: str
    forms: tuple[tuple[str, str], ...]


def takes(arguments: Mapping[str, str], records: str = "happenings") -> tuple[Take, ...]:
    """The forms of the whole selection that a view's arguments make; paging and order are no part of it.

    `records` are those that the view lists; of happenings there are their reports, network and places, too.
    """
    chosen = _chosen(arguments, records)
    listed = ("happenings", "events") if records == "happenings" else (records,)
    found = [Take(_NAMES.get(kind, kind.capitalize()), "tables", _forms(_TABLES, kind, chosen)) for kind in listed]
    if records == "happenings":
        found += [
            Take("Network", "for Gephi, igraph, Cytoscape", _forms(("gexf", "graphml", "csv"), "network", chosen)),
            Take("Map", "for QGIS, Kepler", _forms(("geojson",), "happenings", chosen)),
            Take("Places", "with their counts", _forms(("geojson", "csv"), "places", chosen)),
            Take("Entities", "for Aleph", _forms(("ftm",), "record", chosen)),
        ]
    if records in ("happenings", "events", "documents"):
        found.append(Take("Dossier", "one page to keep", (("HTML, the newest 50 documents", url(DOSSIER, **chosen)),)))
    return (*found, Take("REST API", "for programs", (("page by page", url(f"{API}/{records}", **chosen)),)))


def taken(arguments: Mapping[str, str], records: str = "happenings") -> Markup:
    """The same as markup, made once: with another selection nothing in it differs but the filters in its links."""
    chosen = _chosen(arguments, records)
    given = escape(url("", **chosen)[1:])
    return Markup(_made(records, bool(chosen)).replace(_ANY, given))


_ANY = "actor=any"


@lru_cache(maxsize=64)
def _made(records: str, narrowed: bool) -> str:
    return render("take.html.jinja", takes=takes({"actor": "any"} if narrowed else {}, records))


def _chosen(arguments: Mapping[str, str], records: str) -> dict[str, str]:
    """The filters among a view's arguments."""
    given = dict(arguments)
    if records == "commitments" and "kind" in given:
        # What the list of commitments calls their kind is the type of what is exported.
        given["type"] = given.pop("kind")
    return {name: _exact(name, given[name]) for name in _FILTERS if given.get(name, "").strip()}


def _exact(name: str, value: str) -> str:
    """A value as the API takes it, which is stricter than a page about capitals and blanks."""
    if name == "type":
        return value.strip().upper() if value.strip().upper() in EVENT_TYPES else value.strip().lower()
    if name in ("status", "certainty", "commentary"):
        return value.strip().lower()
    joined = ";" if ";" in value else ","
    return joined.join(part.strip() for part in value.split(joined)) if name == "between" else value.strip()


def _forms(forms: tuple[str, ...], records: str, chosen: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((FORMS[form].title, url(EXPORT, **{"format": form, "records": records, **chosen})) for form in forms)
