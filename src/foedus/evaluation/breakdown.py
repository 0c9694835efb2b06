"""The figures of the parts: by type, by role, by status, by mode, and how sure the scores are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from foedus.evaluation.bootstrap import Figure, Measure, estimate, share, three
from foedus.evaluation.match import Alignment
from foedus.evaluation.parties import ROLES
from foedus.evaluation.scoring import Tally, total
from foedus.records import EVENT_TYPES, STATUSES

VERDICTS = ("right", "empty", "made up", "exchanged", "other")
_BINS = tuple(n / 10 for n in range(11))


def as_plain(figure: Figure | None) -> dict[str, float] | None:
    """A figure as JSON holds it."""
    return None if figure is None else {"value": figure.value, "low": figure.low, "high": figure.high}


def breakdown(tallies: Sequence[Tally]) -> dict[str, Any]:
    """by_type, by_role, by_status, by_mode, confusion and statuses, as `foedus evaluate --format json` prints them."""
    summed = total(tallies)
    counts = summed.counts
    modes = sorted({key[5 : key.rindex(" ")] for key in counts if key.startswith("mode ")})
    by_hand = any(counts[f"mode {mode} gold"] for mode in modes)
    parts: dict[str, list[tuple[str, str]]] = {
        "by_type": [(f"type {t}", t) for t in EVENT_TYPES],
        "by_status": [(f"status {s}", s) for s in STATUSES] if summed.with_status else [],
        "by_mode": [(f"mode {m}", m) for m in modes] if by_hand else [],
    }
    measures: dict[str, Measure] = {}
    for key, _ in (pair for pairs in parts.values() for pair in pairs):
        measures |= three(key, f"{key} hits", f"{key} coded", f"{key} gold")
    for t in EVENT_TYPES:
        measures[f"type {t} tuples recall"] = share(f"type {t} tuples", f"type {t} gold")
    for role in ROLES:
        measures[f"role {role}"] = share(f"role {role} right", f"role {role} sides")
        for by in ("country", "name"):
            measures |= three(f"{by} {role}", f"{by} {role} hits", f"{by} {role} coded", f"{by} {role} gold")
    found = estimate([t.counts for t in tallies], measures)
    made: dict[str, Any] = {
        part: {name: _row(key, counts, found) for key, name in pairs if counts[f"{key} gold"] + counts[f"{key} coded"]}
        for part, pairs in parts.items()
    }
    for name, row in made["by_type"].items():
        row["tuples recall"] = as_plain(found[f"type {name} tuples recall"])
    made["by_role"] = {
        role: {
            "right": as_plain(found[f"role {role}"]),
            "sides": {v: counts[f"role {role} {v}"] for v in VERDICTS},
            **{by: _row(f"{by} {role}", counts, found) for by in ("country", "name")},
        }
        for role in ROLES
    }
    made["confusion"] = [[*pair, n] for pair, n in sorted(summed.confusion.items())]
    made["statuses"] = [[*pair, n] for pair, n in sorted(summed.statuses.items())]
    return made


def _row(key: str, counts: Mapping[str, int], found: Mapping[str, Figure | None]) -> dict[str, Any]:
    row: dict[str, Any] = {name: counts.get(f"{key} {name}", 0) for name in ("gold", "coded", "hits")}
    return row | {name: as_plain(found[f"{key} {name}"]) for name in ("precision", "recall", "f1")}


def calibration(found: Sequence[Alignment]) -> dict[str, Any]:
    """How the score of an event foretells that it is right: by tenths of score the events, their mean score, the share
    that hits and the share right in both roles too; and precision and recall were only these and surer events taken.

    `error` is the expected calibration error (Naeini and others 2015): the mean distance of score and share, weighted.
    """
    rows: list[defaultdict[str, float]] = [defaultdict(float) for _ in _BINS[:-1]]
    gold = sum(len(a.gold.events) for a in found)
    for alignment in found:
        hits = {h.coded: h for h in alignment.hits}
        for n, event in enumerate(alignment.events):
            if n in alignment.forgiven:
                continue
            row = rows[min(len(rows) - 1, max(0, int(event.score * 10 + 1e-9)))]
            hit = hits.get(n)
            row["events"] += 1
            row["score"] += event.score
            row["right"] += hit is not None
            row["tuples"] += hit is not None and hit.actor and hit.recipient
    bins = []
    events = right = error = 0.0
    for low, row in reversed(list(zip(_BINS, rows, strict=False))):
        events, right = events + row["events"], right + row["right"]
        if not row["events"]:
            continue
        bins.append(
            {
                "from": low,
                "to": round(low + 0.1, 1),
                "events": int(row["events"]),
                "score": row["score"] / row["events"],
                "right": row["right"] / row["events"],
                "tuples": row["tuples"] / row["events"],
                "precision": right / events,
                "recall": right / gold if gold else None,
            }
        )
        error += abs(row["score"] - row["right"])
    return {"bins": bins[::-1], "error": error / events if events else None}
