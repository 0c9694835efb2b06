"""Counts over selected happenings: facets, totals, ties, places, periods, parties."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np

from foedus.ledger.entries import Entries
from foedus.ledger.filters import (
    COMMENTARY,
    FACETS,
    Count,
    PartyCount,
    PeriodCount,
    PlaceCount,
    TieCount,
    Totals,
    Unit,
    pair_value,
)
from foedus.ledger.holding import OPEN, Snapshot
from foedus.ledger.selecting import Selection
from foedus.reference import load as load_reference

_MOST = 12


def _entries(snapshot: Snapshot, found: Selection) -> Entries:
    """The values of the happenings found; a page counts one selection in several ways, one after the other."""
    last: tuple[Selection, Entries] | None = snapshot.kept.get("entries")
    if last is None or last[0] is not found:
        last = snapshot.kept["entries"] = found, Entries(snapshot.happenings, found)
    return last[1]


def facets(snapshot: Snapshot, found: Selection, names: Collection[str]) -> dict[str, tuple[Count, ...]]:
    """For each of these dimensions its commonest values among the happenings found, with how many happenings have
    each."""
    words, of = snapshot.vocabulary, _entries(snapshot, found)
    count: dict[str, Callable[[], tuple[Count, ...]]] = {
        "type": lambda: _counts(of.tally("type"), words.types.values),
        "mode": lambda: _counts(of.tally("mode"), words.modes.values),
        "actor": lambda: _counts(of.counts("keys"), words.keys.values, name_of),
        "pair": lambda: _pairs(snapshot, of.counts("pairs")),
        "place": lambda: _counts(_by_name(snapshot, of.tally("place")), words.place_names.values),
        "year": lambda: _years(of.column("lo")),
        "status": lambda: _counts(of.tally("status"), words.statuses.values),
        "certainty": lambda: _counts(of.counts("certainties"), words.certainties.values),
        "publisher": lambda: _counts(of.counts("publishers"), words.publishers.values),
        "commentary": lambda: _counts(of.tally("share"), COMMENTARY),
    }
    return {name: count[name]() for name in FACETS if name in names}


def totals(snapshot: Snapshot, found: Selection) -> Totals:
    """How many happenings were found, and who tells them in how many documents."""
    of, told = _entries(snapshot, found), snapshot.happenings.lists("reports")
    of_event, count = snapshot.events["doc"], snapshot.documents.n
    if not of.most:
        reports = told.of(of.rows)[0]
        documents = np.zeros(count, np.bool_)
        documents[of_event[reports]] = True
        number = len(reports)
    else:
        left = told.of(of.left)[0]
        by_document = snapshot.told.counts(len(told.values), lambda first: of_event[told.values[first:]])
        elsewhere = np.bincount(of_event[left], minlength=count)
        documents = np.zeros(count, np.bool_)
        documents[: len(by_document)] = by_document > elsewhere[: len(by_document)]
        number = len(told.values) - len(left)
    publishers = np.bincount(snapshot.documents["publisher"][documents], minlength=1)
    return Totals(
        happenings=len(found.rows),
        reports=number,
        documents=int(documents.sum()),
        publishers=int(np.count_nonzero(publishers[1:])),
        capped=found.capped,
    )


def ties(snapshot: Snapshot, found: Selection, limit: int) -> tuple[TieCount, ...]:
    """The busiest pairs of states and bodies among the happenings found."""
    table, words, of = snapshot.happenings, snapshot.vocabulary, _entries(snapshot, found)
    counts = of.counts("pairs")
    lasting = _lasting(snapshot)
    low, high = (c.view()[: len(counts)] for c in (words.low, words.high))
    tied = lasting[low] & lasting[high]
    chosen = _best(np.where(tied, counts[: len(tied)], 0), limit) if len(tied) else []
    which, rows = of.having("pairs", chosen)
    signs = table["sign"][rows]
    tally = np.bincount(which * 4 + signs, minlength=4 * len(chosen)).reshape(-1, 4)
    real = signs < OPEN
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
    of, known = _entries(snapshot, found), [*snapshot.vocabulary.places.values]
    counts = of.tally("place")
    sums = of.sums("place", "intensity", len(counts))
    ranked = sorted(
        (-int(counts[n]), p.name, p.country or "", p.lat, p.lon, n)
        for n in _best(np.where(_situated(snapshot)[: len(counts)], counts, 0), limit)
        if (p := known[n]) is not None and p.lat is not None and p.lon is not None
    )
    listed = []
    for less, name, country, lat, lon, n in ranked[:limit]:
        where = known[n]
        assert where is not None
        mean = float(sums[n] / counts[n])
        listed.append(PlaceCount(name, country or None, lat, lon, -less, mean, where.precision or "city"))
    return tuple(listed)


def periods(snapshot: Snapshot, found: Selection, unit: Unit) -> tuple[PeriodCount, ...]:
    """How many of the happenings found fall into each year, month or day, the earliest first."""
    of = _entries(snapshot, found)
    day = of.column("lo")
    first = int(np.where(day > 0, day, _LATE).min(initial=_LATE))
    if first == _LATE:
        return ()
    # Days without a date are counted before the first, and left out.
    slot = np.maximum(day - (first - 1), 0) * 4 + of.column("sign")
    by_day = np.bincount(slot, minlength=4)
    by_day = np.append(by_day, np.zeros(-len(by_day) % 4, np.int64)).reshape(-1, 4)[1:]
    if unit == "day":
        told = np.flatnonzero(by_day.any(axis=1))
        names, tally = [date.fromordinal(first + n).isoformat() for n in told.tolist()], by_day[told]
    else:
        names, starts = _begun(date.fromordinal(first), date.fromordinal(first + len(by_day) - 1), unit)
        until = np.concatenate([np.zeros((1, 4), np.int64), np.cumsum(by_day, axis=0)])
        at = np.maximum(np.array(starts) - first, 0)
        tally = np.diff(until[[*at, len(by_day)]], axis=0)
    return tuple(
        PeriodCount(name, c, x, n, c + x + n + o)
        for name, (c, x, n, o) in zip(names, tally.tolist(), strict=True)
        if c or x or n or o
    )


def _begun(first: date, last: date, unit: Unit) -> tuple[list[str], list[int]]:
    """The names of the years or months from that of the first day to that of the last, and the days they begin on."""
    if unit == "year":
        days = [date(year, 1, 1) for year in range(first.year, last.year + 1)]
        return [f"{day.year:04d}" for day in days], [day.toordinal() for day in days]
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    days = [date(n // 12, n % 12 + 1, 1) for n in months]
    return [day.isoformat()[:7] for day in days], [day.toordinal() for day in days]


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
    every = Selection(snapshot.happenings.order, whole=True)
    counts = Entries(snapshot.happenings, every).counts("keys")
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


@lru_cache(maxsize=16_384)
def name_of(key: str) -> str:
    """What a party's key is called: a state by its name, others by themselves."""
    return load_reference().state_name(key) or key


def _situated(snapshot: Snapshot) -> Any:
    """Of each place whether it is known where that lies."""
    if "situated" not in snapshot.kept:
        known = [*snapshot.vocabulary.places.values]
        of = [p is not None and p.lat is not None and p.lon is not None for p in known]
        snapshot.kept["situated"] = np.array(of, np.bool_)
    return snapshot.kept["situated"]


def _lasting(snapshot: Snapshot) -> Any:
    """Of each key whether it is a state, a body or a group."""
    if "lasting" not in snapshot.kept:
        snapshot.kept["lasting"] = _find_lasting(snapshot)
    return snapshot.kept["lasting"]


def _find_lasting(snapshot: Snapshot) -> Any:
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


def _by_name(snapshot: Snapshot, by_place: Any) -> Any:
    """How many each name of places has, of those that each place has."""
    names = snapshot.vocabulary.place_name_of.view()[: len(by_place)]
    return np.bincount(names, by_place).astype(np.int64)


def _years(days: Any) -> tuple[Count, ...]:
    names, counts = _by_year(days)
    return _counts(counts, names)


def _by_year(days: Any) -> tuple[list[str | None], Any]:
    """Names of years, and how many days lie in each."""
    dated = days[days > 0]
    if not len(dated):
        return [], np.zeros(0, np.int64)
    earliest = int(dated.min())
    first, last = (date.fromordinal(d).year for d in (earliest, int(dated.max())))
    starts = np.array([date(y, 1, 1).toordinal() for y in range(first, last + 1)])
    counts = np.add.reduceat(np.bincount(dated - earliest), np.maximum(starts - earliest, 0))
    return [str(y) for y in range(first, last + 1)], counts


def _pairs(snapshot: Snapshot, counts: Any) -> tuple[Count, ...]:
    listed = []
    for n in _best(counts, _MOST):
        parties = sorted((name_of(k), k) for k in _keys_of(snapshot, n))
        names = " and ".join(name for name, _ in parties)
        listed.append(Count(pair_value([key for _, key in parties]), names, int(counts[n])))
    return tuple(sorted(listed, key=lambda c: (-c.count, c.label, c.value))[:_MOST])
