"""The store's records as columns, and how what is new in the store comes into them."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from foedus.ledger import loading
from foedus.ledger.columns import Column, Mask, Tally
from foedus.ledger.loading import columns, days, digests
from foedus.ledger.tables import Table, View, ties, ties_in_documents
from foedus.ledger.ties import pair_entries, unique_entries
from foedus.ledger.vocabulary import Vocabulary, places, sources

COMMENTARY = 0.5
_SHARES = 1, 2
_NEVER = np.iinfo(np.int32).max
_DOCUMENTS = {"digest": np.uint64, "publisher": np.int32, "sentence": np.int64}
_EVENTS = {
    "doc": np.int32, "at": np.int64, "type": np.int16, "mode": np.int16, "status": np.int8, "certainty": np.int8,
    "hi": np.int32, "place": np.int32, "source": np.int32, "intensity": np.float32, "score": np.float32,
    "opinion": np.bool_,
}  # fmt: skip
_CLAIMS = {"doc": np.int32, "at": np.int64, "certainty": np.int8, "source": np.int32, "party": np.int32}
_COMMITMENTS = {"doc": np.int32, "at": np.int64, "kind": np.int8, "state": np.int8}
_HAPPENINGS = {
    "digest": np.uint64, "type": np.int16, "mode": np.int16, "status": np.int8, "hi": np.int32, "place": np.int32,
    "intensity": np.float32, "share": np.int8, "reports": np.int32, "sign": np.int8,
}  # fmt: skip
NEUTRAL = 0.5
"""A mean intensity nearer to 0 than this has no sign (as in `foedus.answers.pairs`)."""
OPEN = 3
"""The sign of what is planned, hypothetical or denied; others are 0 cooperation, 1 conflict, 2 neither."""
_REAL = ("happened", "ongoing")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The store's columns as they stood once. `kept` is for what readers find out about it."""

    number: int
    documents: View
    events: View
    happenings: View
    claims: View
    commitments: View
    vocabulary: Vocabulary
    told: Tally
    """How many reports, of happenings alive or not, each document has."""
    kept: dict[Any, Any] = field(default_factory=dict)


class Holding:
    """Columns that are added to; who reads them takes a `view`."""

    def __init__(self) -> None:
        self._at: dict[str, int] = {}
        self._words = Vocabulary()
        self._told = Tally()
        self._documents = Table(_DOCUMENTS)
        self._events = Table(_EVENTS, ["parties"])
        self._claims = Table(_CLAIMS)
        self._commitments = Table(_COMMITMENTS, ["parties"])
        self._happenings = Table(_HAPPENINGS, ["reports", "names", "keys", "pairs", "publishers", "certainties"])

    def take(self, db: sqlite3.Connection, seen: int) -> None:
        """Take in what the store has got since its number `seen`; within a transaction."""
        gone = self._take_documents(db, seen)
        self._take_events(db, seen, gone)
        self._take_claims(db, seen, gone)
        self._take_commitments(db, seen, gone)
        self._take_happenings(db, seen)

    @property
    def size(self) -> int:
        """How many events there are."""
        return self._events.n

    @property
    def _tables(self) -> dict[str, Table]:
        return {
            "documents": self._documents, "events": self._events, "happenings": self._happenings,
            "claims": self._claims, "commitments": self._commitments,
        }  # fmt: skip

    def parts(self) -> tuple[dict[str, NDArray[Any]], dict[str, Any]]:
        """All of it, as arrays by name and as what JSON holds."""
        arrays = {f"{of}/{name}": a for of, table in self._tables.items() for name, a in table.parts().items()}
        return arrays, {"at": self._at, "words": self._words.values()}

    @classmethod
    def of_parts(cls, arrays: Mapping[str, NDArray[Any]], words: Mapping[str, Any]) -> Holding:
        """The same from its parts. Raises KeyError or ValueError where they are not such."""
        made = cls()
        made._at = dict(words["at"])
        made._words.take(words["words"])
        for of, table in made._tables.items():
            table.take_parts(
                {name.removeprefix(f"{of}/"): a for name, a in arrays.items() if name.startswith(f"{of}/")}
            )
        return made

    def view(self, number: int) -> Snapshot:
        """All of it as it stands, which is how the store stood at this number."""
        return Snapshot(
            number,
            documents=self._documents.view(),
            events=self._events.view(),
            happenings=self._happenings.view(),
            claims=self._claims.view(),
            commitments=self._commitments.view(),
            vocabulary=self._words,
            told=self._told,
        )

    def _take_documents(self, db: sqlite3.Connection, seen: int) -> Mask | None:
        """New documents; which of the documents before were coded anew and are gone, None where none was."""
        before, replaced = self._documents.n, []
        for rowids, ids, published, publishers, sentences in columns(db, loading.DOCUMENTS, seen):
            for n, name in enumerate(ids, self._documents.n):
                if (old := self._at.get(name)) is not None:
                    replaced.append(old)
                self._at[name] = n
            digest = digests(ids)
            self._documents.extend(
                ties(digest),
                {
                    "digest": digest,
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

    def _take_events(self, db: sqlite3.Connection, seen: int, gone: Mask | None) -> None:
        table, words = self._events, self._words
        _kill_of(table, gone)
        first = table.n
        for found in columns(db, loading.EVENTS, seen):
            rowids, ids, docs, sentences, types, modes, statuses, certainties, dates = found[:9]
            *place, source_names, source_words, intensities, scores, opinions = found[9:]
            of, tie = self._of(ids, docs, sentences)
            spans = np.array([days(d) for d in dates], np.int32).reshape(-1, 2)
            told = of["lo"]
            undated = spans[:, 0] == 0
            table.extend(
                tie,
                {
                    **of,
                    "rowid": rowids,
                    "type": words.types.codes(types),
                    "mode": words.modes.codes(modes),
                    "status": words.statuses.codes(statuses),
                    "certainty": words.certainties.codes(certainties),
                    "lo": np.where(undated, told, spans[:, 0]),
                    "hi": np.where(undated, told, spans[:, 1]),
                    "place": words.codes_of_places(places(*place)),
                    "source": words.codes_of_sources(sources(source_names, source_words)),
                    "intensity": intensities,
                    "score": scores,
                    "opinion": [o is not None and o >= COMMENTARY for o in opinions],
                },
            )
        self._take_parties(db, loading.EVENT_PARTIES, seen, table, first)

    def _of(self, ids: Sequence[str], docs: Sequence[str], sentences: Sequence[int]) -> tuple[dict[str, Any], Any]:
        """The documents of records, the days on which those were published, the records' sentences; and their ties."""
        at = np.array([self._at[d] for d in docs], np.int32)
        documents = self._documents.columns
        starts = documents["sentence"].view()[at]
        places = np.array(sentences, np.int64)
        tie = ties_in_documents(documents["digest"].view()[at], places, digests(ids))
        return {"doc": at, "lo": documents["lo"].view()[at], "at": starts + places}, tie

    def _take_parties(self, db: sqlite3.Connection, sql: str, seen: int, table: Table, first: int) -> None:
        """The parties of the rows from `first` on: a name's code times two, plus one on the side that is acted upon."""
        words, owners, values = self._words, [], []
        row_of = table.columns["rowid"].view()
        for rowids, roles, names, countries, sectors, kinds in columns(db, sql, seen):
            codes = words.codes_of_rows(zip(names, countries, sectors, kinds, strict=True))
            owners.append(np.searchsorted(row_of, rowids))
            values.append(np.array(codes) * 2 + np.array([r in ("recipient", "beneficiary") for r in roles]))
        table.lists["parties"].extend(_joined(owners), _joined(values), table.n - first)

    def _take_claims(self, db: sqlite3.Connection, seen: int, gone: Mask | None) -> None:
        table, words = self._claims, self._words
        _kill_of(table, gone)
        for rowids, ids, docs, sentences, certainties, said, names, texts, *party in columns(db, loading.CLAIMS, seen):
            rows = zip(names, *party, strict=True)
            codes = iter(words.codes_of_rows(row for row in rows if row[0] is not None))
            of, tie = self._of(ids, docs, sentences)
            table.extend(
                tie,
                {
                    **of,
                    "rowid": rowids,
                    "certainty": words.certainties.codes(certainties),
                    "source": words.codes_of_sources(
                        (
                            (n or "", w if t is None or t == w else f"{w} {t}")
                            for n, t, w in zip(names, texts, said, strict=True)
                        )
                    ),
                    "party": [-1 if n is None else next(codes) for n in names],
                },
            )

    def _take_commitments(self, db: sqlite3.Connection, seen: int, gone: Mask | None) -> None:
        table, words = self._commitments, self._words
        _kill_of(table, gone)
        first = table.n
        for rowids, ids, docs, sentences, kinds, states in columns(db, loading.COMMITMENTS, seen):
            codes = {"kind": words.kinds.codes(kinds), "state": words.states.codes(states)}
            of, tie = self._of(ids, docs, sentences)
            table.extend(tie, {**of, "rowid": rowids, **codes})
        self._take_parties(db, loading.COMMITMENT_PARTIES, seen, table, first)

    def _take_happenings(self, db: sqlite3.Connection, seen: int) -> None:
        table, words = self._happenings, self._words
        gone = [name for (chunk,) in columns(db, loading.REMOVED, seen) for name in chunk]
        fresh: list[tuple[tuple[Any, ...], ...]] = list(columns(db, loading.HAPPENINGS, seen))
        if table.n:
            changed = digests([*gone, *(name for found in fresh for name in found[1])])
            table.kill(table.bearing(changed))
        if not fresh:
            return
        rowids, ids, types, modes, statuses, firsts, lasts, *place = (
            [value for found in fresh for value in found[i]] for i in range(len(fresh[0]))
        )
        count = len(ids)
        of, told = self._reports(db, seen, np.array(rowids))
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
        # As the column holds it: what is counted by signs and what is shown of intensities must agree.
        intensity = (np.bincount(of, events["intensity"].view()[told], count) / np.maximum(number, 1)).astype(
            np.float32
        )
        table.extend(
            ties(digest),
            {
                "rowid": rowids,
                "digest": digest,
                "type": words.types.codes(types),
                "mode": words.modes.codes(modes),
                "status": words.statuses.codes(statuses),
                "lo": np.where(lo == 0, earliest, lo),
                "hi": np.where(lo == 0, earliest, hi),
                "place": words.codes_of_places(places(*place)),
                "intensity": intensity,
                "share": np.where(opinions == 0, 0, np.where(opinions < number, *_SHARES)),
                "reports": number,
                "sign": _signs(intensity, statuses),
            },
        )
        table.lists["reports"].extend(of + first, told, count)
        publishers = self._documents.columns["publisher"].view()[events["doc"].view()[told]]
        for name, codes in (("publishers", publishers), ("certainties", events["certainty"].view()[told])):
            owners, values = unique_entries(of, codes)
            table.lists[name].extend(owners + first, values, count)
        values, at = self._events.lists["parties"].view().of(told.astype(np.int32))
        owners, names = unique_entries(of[at], values >> 1)
        table.lists["names"].extend(owners + first, names, count)
        keys = words.key_of.view()[values >> 1]
        known = keys >= 0
        owners, sided = unique_entries(of[at][known], keys[known].astype(np.int64) * 2 + (values & 1)[known])
        owner, values = unique_entries(owners, sided >> 1)
        table.lists["keys"].extend(owner + first, values, count)
        owners, pairs = pair_entries(owners, sided, count)
        table.lists["pairs"].extend(owners + first, words.codes_of_pairs(pairs), count)

    def _reports(self, db: sqlite3.Connection, seen: int, rowids: Any) -> tuple[Any, Any]:
        """For the reports of happenings with these row numbers, in their order: which of them, and the event's row."""
        of, told = [], []
        for happenings, events in columns(db, loading.TELLINGS, seen):
            of.append(np.searchsorted(rowids, happenings))
            told.append(np.searchsorted(self._events.columns["rowid"].view(), events))
        return _joined(of), _joined(told)


def _signs(intensity: Any, statuses: Sequence[str]) -> Any:
    signs = np.where(intensity >= NEUTRAL, 0, np.where(intensity <= -NEUTRAL, 1, 2))
    return np.where([status in _REAL for status in statuses], signs, OPEN)


def _kill_of(table: Table, gone: Mask | None) -> None:
    """Take out what belongs to documents that are gone."""
    if gone is not None and table.n:
        table.kill(gone[table.columns["doc"].view()])


def _joined(parts: Sequence[Any]) -> Any:
    return np.concatenate(parts) if parts else np.zeros(0, np.int64)


def _days_told(documents: Table, events: dict[str, Column], told: Any) -> Any:
    """The day on which each report was published; the last of all where it is not known."""
    day = documents.columns["lo"].view()[events["doc"].view()[told]]
    return np.where(day == 0, _NEVER, day)
