"""Which rows of the index meet a reader's filters."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from foedus.ledger.columns import Codes, Mask, Rows
from foedus.ledger.filters import ALL, COMMENTARY, Filters
from foedus.ledger.holding import Snapshot
from foedus.ledger.queries import FOLLOWING, fts
from foedus.ledger.tables import View

SEARCHED = 20_000
"""So many sentences with the words of a search are looked at, the newest of the store; more are said to be more."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The happenings or other records that meet the filters: `rows` in their order (all where `whole`)."""

    rows: Rows
    whole: bool
    capped: bool = False


@dataclass(slots=True)
class _Found:
    """Conditions met so far, by row; None: no condition yet."""

    mask: Mask | None = None

    def keep(self, wanted: Mask) -> None:
        self.mask = wanted if self.mask is None else self.mask & wanted


def select(snapshot: Snapshot, kind: str, filters: Filters, db: sqlite3.Connection) -> tuple[View, Selection]:
    """The records of a kind that meet the filters, and their table."""
    table, find = {
        "happenings": (snapshot.happenings, _happenings),
        "events": (snapshot.events, _events),
        "documents": (snapshot.documents, _documents),
        "claims": (snapshot.claims, _claims),
        "commitments": (snapshot.commitments, _commitments),
    }[kind]
    return table, _remembered(snapshot, (kind, filters), lambda: find(snapshot, filters, db))


def happenings(snapshot: Snapshot, filters: Filters, db: sqlite3.Connection) -> Selection:
    """The happenings that meet the filters."""
    return select(snapshot, "happenings", filters, db)[1]


def _remembered(snapshot: Snapshot, key: Any, find: Callable[[], Selection]) -> Selection:
    """What was found for the same snapshot before; of a few hundred, no more."""
    kept = snapshot.kept
    found: Selection | None = kept.get(key)
    if found is None:
        if len(kept) > _REMEMBERED:
            kept.clear()
        found = kept[key] = find()
    return found


_REMEMBERED = 200


def _happenings(snapshot: Snapshot, filters: Filters, db: sqlite3.Connection) -> Selection:
    """Conditions on reports (doc, publisher, source, certainty, score, words) hold where some report meets all of them;
    those on type, mode, status, place and days are on the happening."""
    table = snapshot.happenings
    found = _Found()
    _own(found, snapshot, table, filters)
    if filters.commentary is not None:
        share = COMMENTARY.index(filters.commentary) if filters.commentary in COMMENTARY else -1
        found.keep(table["share"] == share)
    if filters.actor is not None:
        found.keep(table.lists("names").holding(_codes(snapshot, filters.actor)))
    if filters.between is not None:
        found.keep(_between(snapshot, filters.between, whole=True))
    filters = _of_one_kind(found, snapshot, filters)
    for sql, value in ((REACTIONS, filters.reacts_to), (FOLLOWED, filters.after)):
        if value is not None:
            found.keep(_with_rowids(table, [row[0] for row in db.execute(sql, (value,))]))
    reports, capped = _reports(snapshot, filters, db)
    if reports is not None:
        found.keep(_reported(snapshot, reports))
    return Selection(table.rows(found.mask), found.mask is None, capped)


def _of_one_kind(found: _Found, snapshot: Snapshot, filters: Filters) -> Filters:
    """Where the publisher or the certainty is all that is asked of reports, each happening's own list of them tells."""
    words, asked = snapshot.vocabulary, replace(filters, publisher=None, certainty=None)
    if (filters.publisher is None) == (filters.certainty is None) or _asks_of_reports(asked):
        return filters
    if filters.certainty is not None:
        name, code = "certainties", words.certainties.get(filters.certainty)
    else:
        name, code = "publishers", words.publishers.get(filters.publisher)
    found.keep(snapshot.happenings.lists(name).holding([] if code is None else [code]))
    return asked


def _asks_of_reports(filters: Filters) -> bool:
    return filters.min_score > 0 or any(
        value is not None
        for value in (filters.doc, filters.search, filters.source, filters.publisher, filters.certainty)
    )


REACTIONS = "SELECT rowid FROM happenings WHERE reacts_to = ?"
FOLLOWED = f"SELECT rowid FROM happenings WHERE id IN ({FOLLOWING})"


def _events(snapshot: Snapshot, filters: Filters, db: sqlite3.Connection) -> Selection:
    table = snapshot.events
    found = _Found()
    _own(found, snapshot, table, filters)
    if filters.actor is not None:
        found.keep(_parties(table, _codes(snapshot, filters.actor), _SIDES))
    if filters.between is not None:
        found.keep(_between(snapshot, filters.between, whole=False))
    if filters.commentary is not None:
        opinion = {"report": False, "commentary": True}.get(filters.commentary)
        found.keep(np.zeros(table.n, np.bool_) if opinion is None else table["opinion"] == opinion)
    reports, capped = _reports(snapshot, filters, db)
    if reports is not None:
        found.keep(reports)
    for sql, value in ((REACTIONS, filters.reacts_to), (FOLLOWED, filters.after)):
        if value is not None:
            told = _with_rowids(snapshot.happenings, [row[0] for row in db.execute(sql, (value,))])
            wanted = np.zeros(table.n, np.bool_)
            wanted[snapshot.happenings.lists("reports").of(np.flatnonzero(told).astype(np.int32))[0]] = True
            found.keep(wanted)
    return Selection(table.rows(found.mask), found.mask is None, capped)


def _documents(snapshot: Snapshot, filters: Filters, db: sqlite3.Connection) -> Selection:
    """Conditions on events hold where some event of the document meets all of them."""
    table, words = snapshot.documents, snapshot.vocabulary
    found, capped = _Found(), False
    if filters.publisher is not None:
        found.keep(_is(table["publisher"], words.publishers, filters.publisher))
    _dates(found, table["lo"], table["lo"], filters)
    if filters.doc is not None:
        found.keep(_with_rowids(table, _doc_rowids(db, filters.doc)))
    if filters.search is not None:
        sentences, capped = _sentences(snapshot, filters.search, db)
        found.keep(_with_sentences(table, sentences))
    told = Filters(
        actor=filters.actor, between=filters.between, type=filters.type, mode=filters.mode, status=filters.status,
        certainty=filters.certainty, place=filters.place, source=filters.source, commentary=filters.commentary,
        reacts_to=filters.reacts_to, after=filters.after, min_score=filters.min_score,
    )  # fmt: skip
    if told != ALL:
        wanted = np.zeros(table.n, np.bool_)
        wanted[snapshot.events["doc"][select(snapshot, "events", told, db)[1].rows]] = True
        found.keep(wanted)
    return Selection(table.rows(found.mask), found.mask is None, capped)


def _with_sentences(table: View, sentences: Any) -> Mask:
    """The documents with any of these sentences: each document's follow one another."""
    starts = table["sentence"]
    wanted = np.zeros(table.n, np.bool_)
    if not table.n:
        return wanted
    if np.all(starts[1:] >= starts[:-1]):
        wanted[np.maximum(np.searchsorted(starts, sentences, side="right") - 1, 0)] = True
        return wanted
    by_start = np.argsort(starts)
    at = np.searchsorted(starts[by_start], sentences, side="right") - 1
    wanted[by_start[np.maximum(at, 0)]] = True
    return wanted


def _claims(snapshot: Snapshot, filters: Filters, db: sqlite3.Connection) -> Selection:
    """`actor` is who makes the claim. Conditions that claims do not know (type, place, ...) are passed over."""
    table, words = snapshot.claims, snapshot.vocabulary
    found = _Found()
    if filters.actor is not None:
        # The last stands for claims of nobody that is known: their code is -1.
        wanted = np.append(_named(snapshot, filters.actor), False)
        found.keep(wanted[table["party"]])
    if filters.certainty is not None:
        found.keep(_is(table["certainty"], words.certainties, filters.certainty))
    if filters.source is not None:
        found.keep(_said_by(snapshot, filters.source)[table["source"]])
    capped = _of_documents(found, snapshot, table, filters, db)
    return Selection(table.rows(found.mask), found.mask is None, capped)


def _commitments(snapshot: Snapshot, filters: Filters, db: sqlite3.Connection) -> Selection:
    """`type` is the kind of commitment; days are those of publication. Conditions that commitments do not know (place,
    certainty, ...) are passed over."""
    table, words = snapshot.commitments, snapshot.vocabulary
    found = _Found()
    for column, codes, value in (("kind", words.kinds, filters.type), ("state", words.states, filters.status)):
        if value is not None:
            found.keep(_is(table[column], codes, value))
    for name in filter(None, (filters.actor, *(filters.between or ()))):
        found.keep(_parties(table, _codes(snapshot, name), _SIDES))
    capped = _of_documents(found, snapshot, table, filters, db)
    return Selection(table.rows(found.mask), found.mask is None, capped)


def _of_documents(found: _Found, snapshot: Snapshot, table: View, filters: Filters, db: sqlite3.Connection) -> bool:
    """What is asked of records' documents and sentences; whether a search has found too many."""
    capped = False
    if filters.publisher is not None:
        found.keep(
            _is(snapshot.documents["publisher"], snapshot.vocabulary.publishers, filters.publisher)[table["doc"]]
        )
    if filters.doc is not None:
        found.keep(_with_rowids(snapshot.documents, _doc_rowids(db, filters.doc))[table["doc"]])
    if filters.search is not None:
        sentences, capped = _sentences(snapshot, filters.search, db)
        highest = int(table["at"].max(initial=0))
        told = np.zeros(highest + 1, np.bool_)
        told[sentences[sentences <= highest]] = True
        found.keep(told[table["at"]])
    if table is not snapshot.events:
        _dates(found, table["lo"], table["lo"], filters)
    return capped


def _said_by(snapshot: Snapshot, source: str) -> Mask:
    """The codes of sources in whose name or words this is."""
    return _marked(snapshot.vocabulary.said_by(source), len(snapshot.vocabulary.sources))


def _named(snapshot: Snapshot, name: str) -> Mask:
    """The codes of names that are this, or of this country."""
    return _marked(snapshot.vocabulary.called(name), len(snapshot.vocabulary.names))


def _codes(snapshot: Snapshot, name: str) -> list[int]:
    """The same as numbers."""
    return snapshot.vocabulary.called(name)


def _marked(codes: list[int], count: int) -> Mask:
    """A mask over so many codes; those that came after they were counted are left out."""
    mask = np.zeros(count, np.bool_)
    mask[[n for n in codes if n < count]] = True
    return mask


def _own(found: _Found, snapshot: Snapshot, table: View, filters: Filters) -> None:
    """What is said of a happening or an event itself."""
    words = snapshot.vocabulary
    for column, codes, value in (
        ("type", words.types, filters.type),
        ("mode", words.modes, filters.mode),
        ("status", words.statuses, filters.status),
    ):
        if value is not None:
            found.keep(_is(table[column], codes, value))
    if filters.place is not None:
        found.keep(_marked(words.situated(filters.place), len(words.places))[table["place"]])
    _dates(found, table["lo"], table["hi"], filters)


def _dates(found: _Found, lo: Any, hi: Any, filters: Filters) -> None:
    if filters.since is not None:
        found.keep(hi >= filters.since.toordinal())
    if filters.until is not None:
        found.keep((lo <= filters.until.toordinal()) & (lo > 0))


def _is(column: Any, codes: Codes[Any], value: str) -> Mask:
    code = codes.get(value)
    return np.zeros(len(column), np.bool_) if code is None else column == code


def _party(snapshot: Snapshot, name: str, side: int) -> Mask:
    """The events on whose side (0: actor, 1: recipient) stands a party of this country code or name."""
    return _remembered_mask(snapshot, ("party", name, side), lambda: _find_party(snapshot, name, side))


def _find_party(snapshot: Snapshot, name: str, side: int) -> Mask:
    return _parties(snapshot.events, _codes(snapshot, name), [side])


_SIDES = (0, 1)


def _parties(table: View, codes: Sequence[int], sides: Sequence[int]) -> Mask:
    """The rows in which any of these names stands on any of these sides (0: who acts, 1: who is acted upon)."""
    return table.lists("parties").holding([2 * code + side for code in codes for side in sides])


def _remembered_mask(snapshot: Snapshot, key: Any, find: Callable[[], Mask]) -> Mask:
    kept = snapshot.kept
    found: Mask | None = kept.get(key)
    if found is None:
        if len(kept) > _REMEMBERED:
            kept.clear()
        found = kept[key] = find()
    return found


def _between(snapshot: Snapshot, pair: tuple[str, str], *, whole: bool) -> Mask:
    """Both are parties, on different sides or both acting; with `whole`, of a happening by all its reports."""
    one, other = pair
    if whole:
        # Both stand in it: what is left to look at is small.
        lists = snapshot.happenings.lists("names")
        both = [lists.holding(_codes(snapshot, name)) for name in pair]
        return _opposed(snapshot, np.flatnonzero(both[0] & both[1]).astype(np.int32), pair)
    masks = [_party(snapshot, name, side) for name in (one, other) for side in (0, 1)]
    one_acts, one_bears, other_acts, other_bears = masks
    return (one_acts & other_bears) | (one_bears & other_acts) | (one_acts & other_acts)


def _opposed(snapshot: Snapshot, rows: Rows, pair: tuple[str, str]) -> Mask:
    """Of these happenings those in which two parties stand on different sides or both act, by all reports together."""
    told, at = snapshot.happenings.lists("reports").of(rows)
    parties, of = snapshot.events.lists("parties").of(told)
    happening = at[of]
    sides = []
    for name in pair:
        named = _named(snapshot, name)[parties >> 1]
        for side in (0, 1):
            stands = np.zeros(len(rows), np.bool_)
            stands[happening[named & (parties & 1 == side)]] = True
            sides.append(stands)
    one_acts, one_bears, other_acts, other_bears = sides
    wanted = np.zeros(snapshot.happenings.n, np.bool_)
    wanted[rows[(one_acts & other_bears) | (one_bears & other_acts) | (one_acts & other_acts)]] = True
    return wanted


def _reported(snapshot: Snapshot, wanted: Mask) -> Mask:
    """The happenings of which any report is wanted."""
    return snapshot.happenings.lists("reports").any(wanted, snapshot.happenings.n)


def _with_rowids(table: View, rowids: list[int]) -> Mask:
    """The rows with these row numbers; rows ascend by them."""
    wanted = np.zeros(table.n, np.bool_)
    at = np.searchsorted(table["rowid"], np.array(rowids, np.int64))
    at = at[at < table.n]
    wanted[at[np.isin(table["rowid"][at], rowids)]] = True
    return wanted


def _doc_rowids(db: sqlite3.Connection, doc: str) -> list[int]:
    return [row[0] for row in db.execute("SELECT rowid FROM documents WHERE id = ?", (doc,))]


def _reports(snapshot: Snapshot, filters: Filters, db: sqlite3.Connection) -> tuple[Mask | None, bool]:
    """The events that meet what is asked of reports, None where nothing is; and whether a search has found too many."""
    table, words = snapshot.events, snapshot.vocabulary
    found = _Found()
    if filters.certainty is not None:
        found.keep(_is(table["certainty"], words.certainties, filters.certainty))
    if filters.source is not None:
        found.keep(_said_by(snapshot, filters.source)[table["source"]])
    if filters.min_score > 0:
        found.keep(table["score"] >= np.float32(filters.min_score))
    capped = _of_documents(found, snapshot, table, filters, db)
    return found.mask, capped


def _sentences(snapshot: Snapshot, search: str, db: sqlite3.Connection) -> tuple[Any, bool]:
    """The ids of the newest sentences with these words, and whether there are more."""
    key = ("sentences", search)
    found: tuple[Any, bool] | None = snapshot.kept.get(key)
    if found is None:
        match = fts(search)
        cursor = db.cursor()
        cursor.row_factory = None
        sql = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?"
        ids = cursor.execute(sql, (match, SEARCHED + 1)).fetchall() if match else []
        found = np.array([row[0] for row in ids[:SEARCHED]], np.int64), len(ids) > SEARCHED
        snapshot.kept[key] = found
    return found
