"""Counts over selected happenings: facets, totals, ties, places, periods, parties."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import numpy as np

from foedus.ledger.columns import Rows
from foedus.ledger.filters import (
    COMMENTARY,
    Count,
    PartyCount,
    PeriodCount,
    PlaceCount,
    TieCount,
    Totals,
    Unit,
    pair_value,
)
from foedus.ledger.holding import Snapshot
from foedus.ledger.selecting import Selection
from foedus.reference import load as load_reference

NEUTRAL = 0.5
"""A mean intensity nearer to 0 than this has no sign (as in `foedus.answers.pairs`)."""
_MOST = 12
_REAL = ("happened", "ongoing")


def facets(snapshot: Snapshot, found: Selection) -> dict[str, tuple[Count, ...]]:
    """For each dimension its commonest values among the happenings found, with how many happenings have each."""
    table, words, rows = snapshot.happenings, snapshot.vocabulary, found.rows

    def column(name: str) -> Any:
        return table[name] if len(rows) == table.n else table[name][rows]

    years, by_year = _by_year(column("lo"))
    return {
        "type": _counts(np.bincount(column("type")), words.types.values),
        "mode": _counts(np.bincount(column("mode")), words.modes.values),
        "actor": _listed(snapshot, "keys", found, words.keys.values, name_of),
        "pair": _pairs(snapshot, found),
        "place": _counts(np.bincount(words.place_name_of.view()[column("place")]), words.place_names.values),
        "year": _counts(by_year, years),
        "status": _counts(np.bincount(column("status")), words.statuses.values),
        "certainty": _listed(snapshot, "certainties", found, words.certainties.values),
        "publisher": _listed(snapshot, "publishers", found, words.publishers.values),
        "commentary": _counts(np.bincount(column("share")), COMMENTARY),
    }


def totals(snapshot: Snapshot, found: Selection) -> Totals:
    """How many happenings were found, and who tells them in how many documents."""
    rows = found.rows
    reports = snapshot.happenings.lists("reports")
    told = reports.values[snapshot.happenings.alive[reports.owners]] if found.whole else reports.of(rows)[0]
    documents = np.zeros(snapshot.documents.n, np.bool_)
    documents[snapshot.events["doc"][told]] = True
    publishers = np.unique(snapshot.documents["publisher"][documents])
    return Totals(
        happenings=len(rows),
        reports=len(told),
        documents=int(documents.sum()),
        publishers=int((publishers > 0).sum()),
        capped=found.capped,
    )


def ties(snapshot: Snapshot, found: Selection, limit: int) -> tuple[TieCount, ...]:
    """The busiest pairs of states and bodies among the happenings found."""
    table, words = snapshot.happenings, snapshot.vocabulary
    pairs, at = table.lists("pairs").of(found.rows)
    counts = np.bincount(pairs, minlength=1)
    lasting = _lasting(snapshot)
    low, high = (c.view()[: len(counts)] for c in (words.low, words.high))
    tied = lasting[low] & lasting[high]
    chosen = _best(np.where(tied, counts[: len(tied)], 0), limit) if len(tied) else []
    place = np.full(len(counts), -1, np.int32)
    place[chosen] = np.arange(len(chosen))
    wanted = place[pairs] >= 0
    which, rows = place[pairs[wanted]], found.rows[at[wanted]]
    signs = _signs(snapshot, rows)
    tally = np.bincount(which * 4 + signs, minlength=4 * len(chosen)).reshape(-1, 4)
    real = signs < 3
    number = np.bincount(which[real], minlength=len(chosen))
    mean = np.bincount(which[real], table["intensity"][rows[real]], len(chosen)) / np.maximum(number, 1)
    first = np.full(len(chosen), _LATE, np.int32)
    np.minimum.at(first, which, np.where(table["lo"][rows] > 0, table["lo"][rows], _LATE))
    last = np.zeros(len(chosen), np.int32)
    np.maximum.at(last, which, table["hi"][rows])
    ties = []
    for n, pair in enumerate(chosen):
        parties = sorted((name_of(key), key) for key in _keys_of(snapshot, pair))
        (a_name, a), (b_name, b) = parties
        cooperation, conflict, neutral, left = map(int, tally[n])
        ties.append(
            TieCount(
                a, b, cooperation, conflict, neutral, left, float(mean[n]) if number[n] else None,
                _iso(int(first[n])), _iso(int(last[n])), a_name, b_name,
            )
        )  # fmt: skip
    return tuple(sorted(ties, key=lambda t: (-t.count, t.a_name, t.b_name, t.a, t.b))[:limit])


def places(snapshot: Snapshot, found: Selection, limit: int) -> tuple[PlaceCount, ...]:
    """Where most of the happenings found took place, as far as it is known where that lies."""
    table, of = snapshot.happenings, [*snapshot.vocabulary.places.values]
    at = table["place"][found.rows]
    counts = np.bincount(at, minlength=1)
    sums = np.bincount(at, table["intensity"][found.rows], len(counts))
    ranked = sorted(
        (-int(counts[n]), p.name, p.country or "", p.lat, p.lon, n)
        for n in np.flatnonzero(counts)
        if (p := of[n]) is not None and p.lat is not None and p.lon is not None
    )
    listed = []
    for less, name, country, lat, lon, n in ranked[:limit]:
        where = of[n]
        assert where is not None
        mean = float(sums[n] / counts[n])
        listed.append(PlaceCount(name, country or None, lat, lon, -less, mean, where.precision or "city"))
    return tuple(listed)


def periods(snapshot: Snapshot, found: Selection, unit: Unit) -> tuple[PeriodCount, ...]:
    """How many of the happenings found fall into each year, month or day, the earliest first."""
    table = snapshot.happenings
    rows = found.rows[table["lo"][found.rows] > 0]
    if not len(rows):
        return ()
    days = table["lo"][rows].astype("datetime64[D]") - _ORDINAL_OF_1970
    starts, period = np.unique(days.astype(f"datetime64[{unit[0].upper()}]"), return_inverse=True)
    names = starts.astype(str).tolist()
    tally = np.bincount(period * 4 + _signs(snapshot, rows), minlength=4 * len(names)).reshape(-1, 4)
    return tuple(
        PeriodCount(name, int(c), int(x), int(n), int(c + x + n + o))
        for name, (c, x, n, o) in zip(names, tally, strict=True)
    )


def actors(snapshot: Snapshot, prefix: str, limit: int) -> tuple[PartyCount, ...]:
    """The parties whose code, name or a word of it starts so, those of most happenings first."""
    counted: dict[str, PartyCount] = snapshot.kept.get("actors", {})
    if not counted:
        counted = snapshot.kept["actors"] = _all_actors(snapshot)
    start = prefix.strip().casefold()
    fits = (p for p in counted.values() if not start or _starts(p, start))
    found: list[PartyCount] = []
    for party in fits:
        found.append(party)
        if len(found) == limit:
            break
    return tuple(found)


def _all_actors(snapshot: Snapshot) -> dict[str, PartyCount]:
    """Every party by its key, those of most happenings first."""
    words = snapshot.vocabulary
    lists = snapshot.happenings.lists("keys")
    counts = np.bincount(lists.values[snapshot.happenings.alive[lists.owners]], minlength=len(words.keys))
    keys = [*words.keys.values]
    country = {n.key: n.country for n in [*words.names.values] if n.key is not None}
    found = [
        PartyCount(key, name_of(key), country.get(key), int(counts[n]))
        for n, key in enumerate(keys)
        if n < len(counts) and counts[n]
    ]
    return {p.key: p for p in sorted(found, key=lambda p: (-p.count, p.name, p.key))}


def _starts(party: PartyCount, start: str) -> bool:
    name = party.name.casefold()
    return party.key.casefold().startswith(start) or name.startswith(start) or f" {start}" in name


_LATE = np.iinfo(np.int32).max
_ORDINAL_OF_1970 = date(1970, 1, 1).toordinal()


def name_of(key: str) -> str:
    """What a party's key is called: a state by its name, others by themselves."""
    return load_reference().state_name(key) or key


def _lasting(snapshot: Snapshot) -> Any:
    """Of each key whether it is a state, a body or a group."""
    words = snapshot.vocabulary
    found = np.zeros(len(words.keys) + 1, np.bool_)
    lasting = words.lasting.view()
    codes = words.key_of.view()[: len(lasting)]
    lasting = lasting[: len(codes)]
    found[codes[lasting & (codes >= 0)]] = True
    return found


def _keys_of(snapshot: Snapshot, pair: int) -> tuple[str, str]:
    words = snapshot.vocabulary
    return words.keys.values[int(words.low.view()[pair])], words.keys.values[int(words.high.view()[pair])]


def _signs(snapshot: Snapshot, rows: Rows) -> Any:
    """0 cooperation, 1 conflict, 2 neither; 3 what is planned, hypothetical or denied."""
    table = snapshot.happenings
    scores = table["intensity"][rows]
    signs = np.where(scores >= NEUTRAL, 0, np.where(scores <= -NEUTRAL, 1, 2))
    real = [code for name in _REAL if (code := snapshot.vocabulary.statuses.get(name)) is not None]
    return np.where(np.isin(table["status"][rows], real), signs, 3)


def _iso(day: int) -> str | None:
    return date.fromordinal(day).isoformat() if 0 < day < _LATE else None


def _counts(counts: Any, values: Sequence[str | None], label: Callable[[str], str] = str) -> tuple[Count, ...]:
    """The commonest values; counts are by code."""
    found = [(-int(counts[n]), v) for n in _best(counts, _MOST) if (v := values[n]) is not None]
    return tuple(Count(v, label(v), -less) for less, v in sorted(found)[:_MOST])


def _best(counts: Any, most: int) -> list[int]:
    """The codes of the highest counts: one more than so many (the first code may stand for none), and all that are as
    high as the last of them, so that equals can be chosen by their names."""
    if len(counts) > most:
        least = np.partition(counts, len(counts) - most - 1)[len(counts) - most - 1]
        return np.flatnonzero(counts >= max(least, 1)).tolist()
    return np.flatnonzero(counts).tolist()


def _by_year(days: Any) -> tuple[list[str | None], Any]:
    """Names of years, and how many days lie in each."""
    dated = days[days > 0]
    if not len(dated):
        return [], np.zeros(0, np.int64)
    first, last = (date.fromordinal(int(d)).year for d in (dated.min(), dated.max()))
    starts = np.array([date(y, 1, 1).toordinal() for y in range(first, last + 1)])
    counts = np.bincount(np.searchsorted(starts, dated, side="right") - 1, minlength=len(starts))
    return [str(y) for y in range(first, last + 1)], counts


def _listed(
    snapshot: Snapshot,
    name: str,
    found: Selection,
    values: Sequence[str | None],
    label: Callable[[str], str] = str,
) -> tuple[Count, ...]:
    return _counts(np.bincount(_of(snapshot, name, found), minlength=1), values, label)


def _of(snapshot: Snapshot, name: str, found: Selection) -> Rows:
    lists = snapshot.happenings.lists(name)
    return lists.values[snapshot.happenings.alive[lists.owners]] if found.whole else lists.of(found.rows)[0]


def _pairs(snapshot: Snapshot, found: Selection) -> tuple[Count, ...]:
    counts = np.bincount(_of(snapshot, "pairs", found), minlength=1)
    listed = []
    for n in _best(counts, _MOST):
        parties = sorted((name_of(k), k) for k in _keys_of(snapshot, n))
        names = " and ".join(name for name, _ in parties)
        listed.append(Count(pair_value([key for _, key in parties]), names, int(counts[n])))
    return tuple(sorted(listed, key=lambda c: (-c.count, c.label, c.value))[:_MOST])
