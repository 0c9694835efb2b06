"""What the store holds as columns in memory, kept up with it: all lists and counts of pages come from here."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np

from foedus.ledger import loading
from foedus.ledger.columns import Codes, Column, Mask
from foedus.ledger.loading import columns, days, digests
from foedus.ledger.tables import Table, View
from foedus.ledger.ties import pair_entries, unique_entries

COMMENTARY = 0.5
_SHARES = 1, 2
_NEVER = np.iinfo(np.int32).max
_DOCUMENTS = {"publisher": np.int32, "sentence": np.int64}
_EVENTS = {
    "doc": np.int32, "at": np.int64, "type": np.int16, "mode": np.int16, "status": np.int8, "certainty": np.int8,
    "hi": np.int32, "place": np.int32, "source": np.int32, "intensity": np.float32, "score": np.float32,
    "opinion": np.bool_,
}  # fmt: skip
_HAPPENINGS = {
    "digest": np.uint64, "type": np.int16, "mode": np.int16, "status": np.int8, "hi": np.int32, "place": np.int32,
    "intensity": np.float32, "share": np.int8, "reports": np.int32,
}  # fmt: skip


class PlaceKey(NamedTuple):
    """A place as pages tell places apart."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: str | None


class Named(NamedTuple):
    """A party as records name it. `key` is what it counts as: its country's code, or its own name; None where the text
    does not say whom it stands for. `lasting`: a state, a body or a group, not a person or a crowd."""

    name: str
    country: str | None
    key: str | None
    lasting: bool


@dataclass(slots=True)
class Vocabulary:
    """What the columns' codes stand for; code 0 of each stands for "none" where a record may have none."""

    types: Codes[str] = field(default_factory=Codes)
    modes: Codes[str | None] = field(default_factory=Codes)
    statuses: Codes[str] = field(default_factory=Codes)
    certainties: Codes[str] = field(default_factory=Codes)
    publishers: Codes[str | None] = field(default_factory=Codes)
    places: Codes[PlaceKey | None] = field(default_factory=Codes)
    sources: Codes[tuple[str, str] | None] = field(default_factory=Codes)
    names: Codes[Named] = field(default_factory=Codes)
    keys: Codes[str] = field(default_factory=Codes)
    pairs: Codes[tuple[int, int]] = field(default_factory=Codes)
    key_of: Column = field(default_factory=lambda: Column(np.int32))

    def __post_init__(self) -> None:
        for codes in (self.modes, self.publishers, self.places, self.sources):
            codes.codes([None])


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The store's columns as they stood once. `kept` is for what readers find out about it."""

    number: int
    documents: View
    events: View
    happenings: View
    vocabulary: Vocabulary
    kept: dict[Any, Any] = field(default_factory=dict)


class Index:
    """Keeps the columns; to be shared by all threads that read one store.

    The store is asked whether it changed at most every `every` seconds, and only what changed is read.
    """

    def __init__(self, every: float = 0.0) -> None:
        self._every = every
        self._lock = threading.Lock()
        self._asked = -float("inf")
        self._start()

    def _start(self) -> None:
        self._snapshot: Snapshot | None = None
        self._seen = 0
        self._at: dict[str, int] = {}
        self._words = Vocabulary()
        self._documents = Table(_DOCUMENTS)
        self._events = Table(_EVENTS, ["parties"])
        self._happenings = Table(_HAPPENINGS, ["reports", "keys", "pairs", "publishers", "certainties"])

    def snapshot(self, db: sqlite3.Connection, *, now: bool = False) -> Snapshot:
        """The store as it stands, by a connection that is in no transaction; with `now`, whenever it was asked last."""
        held = self._snapshot
        if held is not None and not now and time.monotonic() - self._asked < self._every:
            return held
        # Whoever comes while another thread brings the columns up to date takes them as they are, if there are any.
        if not self._lock.acquire(blocking=held is None or now):
            assert held is not None
            return held
        try:
            self._snapshot = self._updated(db)
            self._asked = time.monotonic()
            return self._snapshot
        except BaseException:
            # Half of a change may have been taken in.
            self._start()
            raise
        finally:
            self._lock.release()

    def expire(self) -> None:
        """Let the next reader ask the store, whenever it was asked last."""
        self._asked = -float("inf")

    def _updated(self, db: sqlite3.Connection) -> Snapshot:
        db.execute("BEGIN")
        try:
            last: int = db.execute("SELECT last FROM numbers").fetchone()[0]
            if self._snapshot is not None and last == self._seen:
                return self._snapshot
            gone: Mask | None = self._take_documents(db)
            self._take_events(db, gone)
            self._take_happenings(db)
        finally:
            db.execute("COMMIT")
        self._seen = last
        views = self._documents.view(), self._events.view(), self._happenings.view()
        return Snapshot(last, *views, self._words)

    def _take_documents(self, db: sqlite3.Connection) -> Mask | None:
        """New documents; which of the documents before were coded anew and are gone, None where none was."""
        before, replaced = self._documents.n, []
        for rowids, ids, published, publishers, sentences in columns(db, loading.DOCUMENTS, self._seen):
            for n, name in enumerate(ids, self._documents.n):
                if (old := self._at.get(name)) is not None:
                    replaced.append(old)
                self._at[name] = n
            self._documents.extend(
                digests(ids),
                {
                    "rowid": rowids,
                    "lo": [days(d)[0] for d in published],
                    "publisher": self._words.publishers.codes(publishers),
                    "sentence": [0 if s is None else s for s in sentences],
                },
            )
        if not replaced:
            return None
        gone = np.zeros(self._documents.n, np.bool_)
        gone[replaced] = True
        self._documents.kill(gone)
        return gone[:before] if before else None

    def _take_events(self, db: sqlite3.Connection, gone: Mask | None) -> None:
        table, words = self._events, self._words
        if gone is not None and table.n:
            table.kill(gone[table.columns["doc"].view()])
        first = table.n
        for found in columns(db, loading.EVENTS, self._seen):
            rowids, ids, docs, sentences, types, modes, statuses, certainties, dates = found[:9]
            *place, source_names, source_words, intensities, scores, opinions = found[9:]
            at = np.array([self._at[d] for d in docs], np.int32)
            spans = np.array([days(d) for d in dates], np.int32).reshape(-1, 2)
            told = self._documents.columns["lo"].view()[at]
            undated = spans[:, 0] == 0
            table.extend(
                digests(ids),
                {
                    "rowid": rowids,
                    "doc": at,
                    "at": self._documents.columns["sentence"].view()[at] + np.array(sentences),
                    "type": words.types.codes(types),
                    "mode": words.modes.codes(modes),
                    "status": words.statuses.codes(statuses),
                    "certainty": words.certainties.codes(certainties),
                    "lo": np.where(undated, told, spans[:, 0]),
                    "hi": np.where(undated, told, spans[:, 1]),
                    "place": words.places.codes(_places(*place)),
                    "source": words.sources.codes(_sources(source_names, source_words)),
                    "intensity": intensities,
                    "score": scores,
                    "opinion": [o is not None and o >= COMMENTARY for o in opinions],
                },
            )
        self._take_parties(db, first)

    def _take_parties(self, db: sqlite3.Connection, first: int) -> None:
        words, owners, values = self._words, [], []
        row_of = self._events.columns["rowid"].view()
        for rowids, roles, names, countries, sectors, kinds in columns(db, loading.EVENT_PARTIES, self._seen):
            codes = words.names.codes(map(_named, names, countries, sectors, kinds))
            owners.append(np.searchsorted(row_of, rowids))
            values.append(np.array(codes) * 2 + np.array([r == "recipient" for r in roles]))
        self._events.lists["parties"].extend(_joined(owners), _joined(values), self._events.n - first)
        known = words.names.values[words.key_of.n :]
        words.key_of.extend([-1 if n.key is None else words.keys.codes([n.key])[0] for n in known])

    def _take_happenings(self, db: sqlite3.Connection) -> None:
        table, words = self._happenings, self._words
        gone = [name for (chunk,) in columns(db, loading.REMOVED, self._seen) for name in chunk]
        fresh: list[tuple[tuple[Any, ...], ...]] = list(columns(db, loading.HAPPENINGS, self._seen))
        if table.n:
            changed = digests([*gone, *(name for found in fresh for name in found[1])])
            table.kill(np.isin(table.columns["digest"].view(), changed))
        if not fresh:
            return
        rowids, ids, types, modes, statuses, firsts, lasts, *place = (
            [value for found in fresh for value in found[i]] for i in range(len(fresh[0]))
        )
        count = len(ids)
        of, told = self._reports(db, np.array(rowids))
        events = self._events.columns
        number = np.bincount(of, minlength=count)
        starts = np.cumsum(number) - number
        # Every happening has a report; were one without, it would only count its neighbour's.
        safe = np.minimum(starts, max(len(told) - 1, 0))
        earliest = np.minimum.reduceat(_days_told(self._documents, events, told), safe) if len(told) else safe
        earliest = np.where(earliest == _NEVER, 0, earliest)
        lo, hi = (np.array([days(d)[i] for d in given]) for i, given in ((0, firsts), (1, lasts)))
        opinions = np.bincount(of, events["opinion"].view()[told], count)
        digest = digests(ids)
        first = table.n
        table.extend(
            digest,
            {
                "rowid": rowids,
                "digest": digest,
                "type": words.types.codes(types),
                "mode": words.modes.codes(modes),
                "status": words.statuses.codes(statuses),
                "lo": np.where(lo == 0, earliest, lo),
                "hi": np.where(lo == 0, earliest, hi),
                "place": words.places.codes(_places(*place)),
                "intensity": np.bincount(of, events["intensity"].view()[told], count) / np.maximum(number, 1),
                "share": np.where(opinions == 0, 0, np.where(opinions < number, *_SHARES)),
                "reports": number,
            },
        )
        table.lists["reports"].extend(of + first, told, count)
        publishers = self._documents.columns["publisher"].view()[events["doc"].view()[told]]
        for name, codes in (("publishers", publishers), ("certainties", events["certainty"].view()[told])):
            owners, values = unique_entries(of, codes)
            table.lists[name].extend(owners + first, values, count)
        values, at = self._events.lists["parties"].view().of(told.astype(np.int32))
        keys = words.key_of.view()[values >> 1]
        known = keys >= 0
        owners, sided = unique_entries(of[at][known], keys[known].astype(np.int64) * 2 + (values & 1)[known])
        owner, values = unique_entries(owners, sided >> 1)
        table.lists["keys"].extend(owner + first, values, count)
        owners, pairs = pair_entries(owners, sided, count)
        codes = _coded_pairs(words.pairs, pairs)
        table.lists["pairs"].extend(owners + first, codes, count)

    def _reports(self, db: sqlite3.Connection, rowids: Any) -> tuple[Any, Any]:
        """For the reports of happenings with these row numbers, in their order: which of them, and the event's row."""
        of, told = [], []
        for happenings, events in columns(db, loading.TELLINGS, self._seen):
            of.append(np.searchsorted(rowids, happenings))
            told.append(np.searchsorted(self._events.columns["rowid"].view(), events))
        return _joined(of), _joined(told)


def _named(name: str, country: str | None, sector: str | None, kind: str) -> Named:
    own = country is None or country == "IGO" or kind == "group" or sector in ("REB", "OPP")
    if not own:
        return Named(name, country, country, True)
    nobody = kind == "unknown" and name[:1].islower()
    return Named(name, country, None if nobody else name, country == "IGO" or kind in ("body", "group"))


def _places(
    names: Sequence[str | None],
    countries: Sequence[str | None],
    lats: Sequence[float | None],
    lons: Sequence[float | None],
    precisions: Sequence[str | None],
) -> list[PlaceKey | None]:
    found = zip(names, countries, lats, lons, precisions, strict=True)
    return [None if n is None else PlaceKey(n, c, x, y, p) for n, c, x, y, p in found]


def _sources(names: Sequence[str | None], words: Sequence[str | None]) -> list[tuple[str, str] | None]:
    return [None if t is None else (n or "", t) for n, t in zip(names, words, strict=True)]


def _joined(parts: Sequence[Any]) -> Any:
    return np.concatenate(parts) if parts else np.zeros(0, np.int64)


def _days_told(documents: Table, events: dict[str, Column], told: Any) -> Any:
    """The day on which each report was published; the last of all where it is not known."""
    day = documents.columns["lo"].view()[events["doc"].view()[told]]
    return np.where(day == 0, _NEVER, day)


def _coded_pairs(known: Codes[tuple[int, int]], pairs: Any) -> Any:
    """The codes of pairs given as (lower << 32 | higher)."""
    distinct, back = np.unique(pairs, return_inverse=True)
    codes = known.codes((int(p) >> 32, int(p) & 0xFFFFFFFF) for p in distinct)
    return np.array(codes, np.int32)[back] if len(codes) else np.zeros(0, np.int32)
