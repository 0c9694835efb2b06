"""A selection of the store in any form: what can be had in which, and its bytes, part by part."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, fields
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from foedus.errors import UsageError
from foedus.formats.ftm import Entity, Report, commitment_entities, happening_entities
from foedus.formats.geo import geojson
from foedus.formats.graphs import Edge, Network, Node, gexf, graphml
from foedus.formats.layouts import LAYOUTS
from foedus.formats.output import encoded
from foedus.records import Document, Event, Sentence, Slant
from foedus.reference import load as load_reference

if TYPE_CHECKING:
    from foedus.ledger.filters import Filters, Page, PlaceCount, TieCount

T = TypeVar("T")
TABLES = ("happenings", "events", "claims", "commitments", "documents", "slant", "network", "places")
MOST_TIES = 10_000
MOST_PLACES = 10_000
_GRAPHS = {"gexf": gexf, "graphml": graphml}
_PAGE = 500
_KEPT = 32


@dataclass(frozen=True, slots=True)
class Form:
    """A form of file: of which records it can be (the first if not said), its media type and suffix, what it is."""

    records: tuple[str, ...]
    media: str
    suffix: str
    title: str


FORMS: Mapping[str, Form] = {
    "jsonl": Form(TABLES, "application/jsonl", "jsonl", "JSON lines"),
    "csv": Form(TABLES, "text/csv", "csv", "CSV"),
    "parquet": Form(TABLES, "application/vnd.apache.parquet", "parquet", "Parquet"),
    "gexf": Form(("network",), "application/gexf+xml", "gexf", "GEXF"),
    "graphml": Form(("network",), "application/graphml+xml", "graphml", "GraphML"),
    "geojson": Form(("happenings", "events", "places"), "application/geo+json", "geojson", "GeoJSON"),
    "ftm": Form(("record",), "application/x-ndjson", "ftm.json", "FollowTheMoney"),
    **{name: Form(("events",), "text/tab-separated-values", f"{name}.tsv", name.upper()) for name in LAYOUTS},
}


class Store(Protocol):
    """What is asked of a store; each call stands alone, so that each may go by another connection."""

    def page(
        self, kind: Any, filters: Filters, *, limit: int = ..., cursor: str | None = ..., newest: bool = ...
    ) -> Page[Any]:
        """A page of records."""

    def ties(self, filters: Filters, limit: int = ...) -> Sequence[TieCount]:
        """What passed between parties, most first."""

    def places(self, filters: Filters, limit: int = ...) -> Sequence[PlaceCount]:
        """Places with their happenings, most first."""

    def events(self, *, happening: str) -> Sequence[Event]:
        """The events that tell of a happening."""

    def documents(self, *, doc: str) -> Sequence[Document]:
        """The document of an id."""

    def sentences(self, doc: str) -> Sequence[Sentence]:
        """Its sentences."""

    def slant(self, *, doc: str) -> Sequence[Slant]:
        """Its slant."""


def as_is(records: Iterable[T]) -> Iterable[T]:
    """The records as they are."""
    return records


def export(
    store: Store,
    form: str,
    filters: Filters,
    *,
    records: str | None = None,
    limit: int | None = None,
    watched: Callable[[Iterable[Any]], Iterable[Any]] = as_is,
) -> Iterator[bytes]:
    """What the filters let through, oldest first, as the bytes of a file in small parts; memory does not grow with it.

    `records` is one of the form's kinds, `limit` at most so many of them; `watched` is put around their stream. What is
    stored meanwhile may be in it or not. Raises UsageError for a form that there is not, or not of these records.
    """
    kind = kind_of(form, records)
    if kind == "network":
        network = _network(watched(store.ties(filters, limit or MOST_TIES)))
        if form in _GRAPHS:
            return _GRAPHS[form](network, title=_title(filters))
        return encoded(network.edges, form, kind=kind)
    if kind == "places":
        found = watched(store.places(filters, limit or MOST_PLACES))
        return geojson(found) if form == "geojson" else encoded(found, form, kind=kind)
    if kind == "record":
        told = islice(stored(store, "happenings", filters), limit)
        return _entities(store, watched(told), watched(islice(stored(store, "commitments", filters), limit)))
    listed = watched(islice(stored(store, kind, filters), limit))
    return geojson(listed) if form == "geojson" else encoded(listed, form, kind=kind)


def kind_of(form: str, records: str | None) -> str:
    """The kind of records that a form is asked for. Raises UsageError where there is no such form of them."""
    if form not in FORMS:
        raise UsageError(f"there is no format {form!r}", remedy=f"one of {', '.join(FORMS)}")
    kinds = FORMS[form].records
    if records is not None and records not in kinds:
        raise UsageError(f"{form} cannot hold {records}", remedy=f"{form} is of {' or '.join(kinds)}")
    return records or kinds[0]


def stored(store: Store, kind: str, filters: Filters) -> Iterator[Any]:
    """The records of a kind that the filters let through, oldest first, a page in memory at a time."""
    if kind == "slant":
        for document in stored(store, "documents", filters):
            yield from store.slant(doc=document.id)
        return
    cursor = None
    while True:
        page = store.page(kind, filters, limit=_PAGE, cursor=cursor, newest=False)
        for record in page.items:
            yield _with_text(store, record) if isinstance(record, Document) else record
        cursor = page.next
        if cursor is None:
            return


def _with_text(store: Store, document: Document) -> Document:
    """The document with its text, which lists go without."""
    return document if document.text else next(iter(store.documents(doc=document.id)), document)


def _network(ties: Iterable[TieCount]) -> Network:
    edges: list[Edge] = []
    called: dict[str, str] = {}
    among = Counter[str]()
    for t in ties:
        mean = None if t.mean is None else round(t.mean, 4)
        a_name, b_name = t.a_name or t.a, t.b_name or t.b
        counts = (t.count, t.cooperation, t.conflict, t.neutral, t.open)
        edges.append(Edge(t.a, t.b, a_name, b_name, *counts, mean, t.first, t.last))
        called |= {t.a: a_name, t.b: b_name}
        among.update({t.a: t.count, t.b: t.count})
    states = load_reference().states
    nodes = [Node(key, called[key], key if key in states else None, among[key]) for key in sorted(called)]
    return Network(nodes, edges)


def _entities(store: Store, happenings: Iterable[Any], commitments: Iterable[Any]) -> Iterator[bytes]:
    """Each entity once; what was written already is kept in a temporary file, not in memory."""

    @lru_cache(maxsize=_KEPT)
    def read(doc: str) -> tuple[Document, dict[int, str]] | None:
        found = store.documents(doc=doc)
        return (found[0], {s.index: s.text for s in store.sentences(doc)}) if found else None

    def made() -> Iterator[Entity]:
        for happening in happenings:
            events = store.events(happening=happening.id)
            told = [(event, held) for event in events if (held := read(event.doc)) is not None]
            reports = [Report(event, document, texts.get(event.sentence, "")) for event, (document, texts) in told]
            yield from happening_entities(happening, reports)
        for commitment in commitments:
            if (held := read(commitment.doc)) is not None:
                yield from commitment_entities(commitment, held[0], held[1].get(commitment.sentence, ""))

    # Any thread may ask for the next part.
    with closing(sqlite3.connect("", check_same_thread=False)) as written:
        written.execute("CREATE TABLE written (id TEXT PRIMARY KEY) WITHOUT ROWID")
        for entity in made():
            if written.execute("INSERT OR IGNORE INTO written VALUES (?)", (entity["id"],)).rowcount:
                yield json.dumps(entity, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"


def _title(filters: Filters) -> str:
    """The selection in words: its filters, as the command line has them."""
    set_ = [(f.name, getattr(filters, f.name)) for f in fields(filters) if getattr(filters, f.name) != f.default]
    said = [f"{name} {','.join(value) if isinstance(value, tuple) else value}" for name, value in set_]
    return f"foedus: {'; '.join(said) or 'the whole store'}"
