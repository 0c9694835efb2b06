"""Records to rows and rows to records; the column names are the records' own field names."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from foedus.records import (
    Actor,
    Block,
    Claim,
    Commitment,
    Document,
    Event,
    Happening,
    Number,
    Place,
    Sentence,
    Slant,
    Source,
    Telling,
    Terms,
    plain,
)

Row = dict[str, Any]
Parties = Mapping[str, Sequence[Actor]]
T = TypeVar("T")
_CHUNK = 400
_decoded = json.JSONDecoder().decode


def _json(value: Any) -> str:
    return json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"))


def _place_out(place: Place | None) -> Row:
    names = ("text", "start", "end", "name", "country", "lat", "lon", "precision")
    return {f"place_{n}": None if place is None else getattr(place, n) for n in names}


def _by_name(row: sqlite3.Row) -> Row:
    """A row as a dict: the row itself looks through the names of its columns each time that it is asked for one."""
    return dict(zip(row.keys(), row, strict=True))


def _place_in(row: Row) -> Place | None:
    if row["place_name"] is None:
        return None
    return Place(
        row["place_text"], row["place_start"], row["place_end"], row["place_name"], row["place_country"],
        row["place_lat"], row["place_lon"], row["place_precision"],
    )  # fmt: skip


def _source_out(source: Source | None) -> Row:
    return {
        f"source_{n}": None if source is None else getattr(source, n)
        for n in ("text", "start", "end", "name", "country")
    }


def _source_in(row: Row) -> Source | None:
    if row["source_text"] is None:
        return None
    return Source(**{n: row[f"source_{n}"] for n in ("text", "start", "end", "name", "country")})


def _spans(text: str) -> tuple[tuple[int, int], ...]:
    return tuple((a, b) for a, b in _decoded(text))


@lru_cache(maxsize=16_384)
def _listed(text: str) -> tuple[str, ...]:
    """What a column of JSON lists, all of it words: parties, publishers and the like, the same in many rows."""
    return tuple(_decoded(text))


def _plain_fields(record: Any, *names: str) -> Row:
    return {n: getattr(record, n) for n in names}


def document_out(document: Document, *, digest: str, version: str) -> Row:
    """A document's row; `digest` is its text's hash, `version` that of the foedus that coded it."""
    row = _plain_fields(document, "id", "title", "publisher", "url", "language", "byline", "agency", "origin", "text")
    return row | {
        "hash": digest,
        "version": version,
        "published": document.published.isoformat() if document.published else None,
        "blocks": _json([[b.start, b.end, b.kind] for b in document.blocks]),
        "extra": json.dumps(dict(document.extra), ensure_ascii=False, default=str),
    }


LIGHT = """rowid AS rowid, id, title, published, publisher, url, language, byline, agency, origin, '' AS text,
    '[]' AS blocks, extra"""
"""The columns of a document without its text."""


def document_in(found: sqlite3.Row) -> Document:
    """A row's document."""
    row = _by_name(found)
    names = ("id", "text", "title", "publisher", "url", "language", "byline", "agency", "origin")
    return Document(
        **{n: row[n] for n in names},
        published=date.fromisoformat(row["published"]) if row["published"] else None,
        blocks=tuple(Block(a, b, k) for a, b, k in _decoded(row["blocks"])),
        extra=_decoded(row["extra"]),
    )


def sentence_in(row: sqlite3.Row, text: str) -> Sentence:
    """A row's sentence, without its parse: the store keeps offsets, not tokens."""
    start, end = row["start"], row["end"]
    return Sentence(row["sentence"], start, end, text[start:end], row["paragraph"], (), ())


def bare_sentence(index: int, start: int, end: int, text: str, paragraph: int) -> Sentence:
    """A sentence without its parse."""
    return Sentence(index, start, end, text, paragraph, (), ())


def put(db: sqlite3.Connection, table: str, found: Iterable[Row]) -> None:
    """Insert rows, all of the same columns."""
    listed = list(found)
    if listed:
        columns = list(listed[0])
        marks = ", ".join("?" for _ in columns)
        sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"
        db.executemany(sql, [[row[c] for c in columns] for row in listed])


def put_numbered(db: sqlite3.Connection, table: str, found: Iterable[Row]) -> None:
    """Insert rows under row numbers higher than any that the store has given."""
    listed = list(found)
    first = next_number(db, len(listed))
    put(db, table, [{"rowid": first + n, **row} for n, row in enumerate(listed)])


def renumber(db: sqlite3.Connection, table: str, ids: Sequence[str]) -> None:
    """Give rows new numbers, in this order, so that summaries of the store take them in anew."""
    first = next_number(db, len(ids))
    db.executemany(f"UPDATE {table} SET rowid = ? WHERE id = ?", [(first + n, name) for n, name in enumerate(ids)])


def next_number(db: sqlite3.Connection, count: int = 1) -> int:
    """The first of so many row numbers that the store has not given yet; within a transaction."""
    db.execute("UPDATE numbers SET last = last + ?", (count,))
    last: int = db.execute("SELECT last FROM numbers").fetchone()[0]
    return last - count + 1


def parties(db: sqlite3.Connection, records: Sequence[str]) -> dict[str, dict[str, list[Actor]]]:
    """The actors of records, by record and role."""
    found: dict[str, dict[str, list[Actor]]] = {}
    cursor = db.cursor()
    # Plain tuples, in the order of an Actor's fields: of all rows these are read most.
    cursor.row_factory = None
    for at in range(0, len(records), _CHUNK):
        chunk = records[at : at + _CHUNK]
        marks = ", ".join("?" for _ in chunk)
        sql = f"""SELECT record, role, text, start, end, name, country, sector, kind, office, how FROM parties
            WHERE record IN ({marks}) ORDER BY record, role, ordinal"""
        for record, role, *actor in cursor.execute(sql, chunk):
            found.setdefault(record, {}).setdefault(role, []).append(Actor(*actor))
    return found


def parties_out(record: str, **roles: Iterable[Actor]) -> Iterator[Row]:
    """The rows of a record's actors, by role."""
    for role, actors in roles.items():
        for ordinal, actor in enumerate(actors):
            row = _plain_fields(actor, "text", "start", "end", "name", "country", "sector", "kind", "how")
            yield row | {"record": record, "role": role, "ordinal": ordinal, "office": actor.role}


_EVENT = (
    "id", "doc", "sentence", "start", "end", "type", "mode", "trigger", "status", "certainty", "claim", "date",
    "date_precision", "happening", "cameo", "quad", "intensity", "score", "hardens",
)  # fmt: skip


def event_out(event: Event) -> Row:
    """An event's row; its actors are parties."""
    row = _plain_fields(event, *_EVENT) | _source_out(event.source) | _place_out(event.place)
    return row | {
        "context": _json(event.context),
        "background": int(event.background),
        "because": _json(event.because),
    }


def with_parties(
    db: sqlite3.Connection, found: Sequence[sqlite3.Row], make: Callable[[sqlite3.Row, Parties], T]
) -> list[T]:
    """The records of rows, made of each with its parties: `make` is event_in, claim_in or commitment_in."""
    of = parties(db, [row["id"] for row in found])
    return [make(row, of.get(row["id"], {})) for row in found]


def event_in(found: sqlite3.Row, parties: Parties) -> Event:
    """A row's event with its parties."""
    row = _by_name(found)
    return Event(
        **{n: row[n] for n in _EVENT},
        context=_listed(row["context"]),
        background=bool(row["background"]),
        because=_decoded(row["because"]),
        source=_source_in(row),
        place=_place_in(row),
        actor=tuple(parties.get("actor", ())),
        recipient=tuple(parties.get("recipient", ())),
    )


def claim_out(claim: Claim, text: str) -> Row:
    """A claim's row, with the words of its source from the document's text; its actor is a party."""
    row = _plain_fields(claim, "id", "doc", "sentence", "certainty", "inside", "kind", "denies")
    spans = {n: _json(getattr(claim, n)) for n in ("source", "cue", "content")}
    return row | spans | {"quoted": int(claim.quoted), "words": " ".join(text[a:b] for a, b in claim.source)}


def claim_in(found: sqlite3.Row, parties: Parties) -> Claim:
    """A row's claim with its actor."""
    row = _by_name(found)
    spans: dict[str, Any] = {n: _spans(row[n]) for n in ("source", "cue", "content")}
    return Claim(
        **{n: row[n] for n in ("id", "doc", "sentence", "certainty", "inside", "kind", "denies")},
        **spans,
        quoted=bool(row["quoted"]),
        actor=next(iter(parties.get("source", ())), None),
    )


def slant_out(slant: Slant) -> Row:
    """A slant record's row."""
    row = _plain_fields(slant, "doc", "sentence", "start", "end", "commentary", "loaded")
    return row | {"spans": _json(slant.spans)}


def slant_in(row: sqlite3.Row) -> Slant:
    """A row's slant record."""
    names = ("doc", "sentence", "start", "end", "commentary", "loaded")
    return Slant(**{n: row[n] for n in names}, spans=_spans(row["spans"]))


_HAPPENING = ("id", "type", "mode", "status", "first", "last", "independent", "reacts_to", "gist")
_HAPPENING_LISTS = ("parties", "publishers", "asserted_by", "denied_by")


def numbers_out(numbers: Iterable[Number]) -> str:
    """Numbers as a column's text."""
    return _json(tuple(numbers))


def numbers_in(text: str) -> tuple[Number, ...]:
    """A column's numbers; most have none."""
    return () if text == "[]" else tuple(Number(**found) for found in _decoded(text))


def happening_out(happening: Happening) -> Row:
    """A happening's row; its sides are parties, its events tellings."""
    row = _plain_fields(happening, *_HAPPENING) | _place_out(happening.place)
    row |= {n: _json(getattr(happening, n)) for n in _HAPPENING_LISTS}
    return row | {"numbers": numbers_out(happening.numbers)}


def happening_in(found: sqlite3.Row, parties: Parties, tellings: Sequence[Telling]) -> Happening:
    """A row's happening with its sides and tellings."""
    row = _by_name(found)
    lists: dict[str, Any] = {n: _listed(row[n]) for n in _HAPPENING_LISTS}
    return Happening(
        **{n: row[n] for n in _HAPPENING},
        **lists,
        events=tuple(tellings),
        actors=tuple(parties.get("actor", ())),
        recipients=tuple(parties.get("recipient", ())),
        place=_place_in(row),
        numbers=numbers_in(row["numbers"]),
    )


_COMMITMENT = (
    "id", "doc", "sentence", "start", "end", "kind", "status", "name", "signed", "in_force", "ended", "article",
    "trigger", "limits", "provenance",
)  # fmt: skip


def commitment_out(commitment: Commitment) -> Row:
    """A commitment's row; its sides are parties."""
    row = _plain_fields(commitment, *_COMMITMENT) | _source_out(commitment.rests_on)
    return row | {"events": _json(commitment.events), "terms": _json(plain(commitment.terms))}


def commitment_in(found: sqlite3.Row, parties: Parties) -> Commitment:
    """A row's commitment with its sides."""
    row = _by_name(found)
    return Commitment(
        **{n: row[n] for n in _COMMITMENT},
        rests_on=_source_in(row),
        events=tuple(_decoded(row["events"])),
        parties=tuple(parties.get("party", ())),
        beneficiaries=tuple(parties.get("beneficiary", ())),
        terms=_terms(row["terms"]),
    )


@lru_cache(maxsize=2048)
def _terms(text: str) -> Terms:
    found = _decoded(text)
    values: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in found.items()}
    return Terms(**values)
