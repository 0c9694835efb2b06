"""Coded events from a file, of an earlier version, of another coder in our columns, or of a second person's coding."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from foedus.errors import InputError
from foedus.evaluation.files import is_table, json_lines, table_rows, text_of
from foedus.evaluation.gold import GoldDocument, GoldEvent, load_gold, said
from foedus.evaluation.runs import Run, gathered
from foedus.records import EVENT_TYPES, Actor, Event, Source

_SIDES = ("actor", "recipient")
_PARTS = ("text", "name", "country", "sector")
_LISTED = (*_SIDES, *(f"{side}_{part}" for side in _SIDES for part in _PARTS))
COLUMNS = (
    "doc",
    "start",
    "sentence",
    "type",
    "trigger",
    "status",
    "source_text",
    "source_name",
    "mode",
    "score",
    *_LISTED,
)


def load_run(path: Path, gold: Sequence[GoldDocument]) -> Run[Event]:
    """A run from a file: coded events (JSON lines or CSV as `foedus code` prints them) or a second gold file.

    Of coded events, a document without any has none; of a second gold file, documents that it lacks are not covered.
    Raises InputError naming file and line.
    """
    if str(path) != "-" and is_gold(path):
        return _second(load_gold(path), gold, path)
    starts = {g.document.id: g.starts for g in gold}
    by_doc: defaultdict[str, list[Event]] = defaultdict(list)
    strange: set[str] = set()
    odd = used = 0

    def take(row: Mapping[str, Any]) -> None:
        nonlocal odd, used
        doc = str(row["doc"])
        if doc not in starts:
            strange.add(doc)
        elif str(row["type"]).upper() not in EVENT_TYPES:
            odd += 1
        else:
            by_doc[doc].append(_event(row, used, starts[doc]))
            used += 1

    if is_table(path):
        _each_row(path, take)
    else:
        json_lines(path, take, "coded event")
    run = gathered(path, [g.document.id for g in gold], by_doc, strange)
    note = f"{path}: left out {odd} events of types that PLOVER has not" if odd else ""
    return Run(run.records, "; ".join(n for n in (run.note, note) if n))


def is_gold(path: Path) -> bool:
    """Whether a file holds hand-coded documents (each row with sentences), not coded events."""
    if is_table(path):
        header = table_rows(path, COLUMNS)[0]
        return "text" in header and "start" not in header
    first = next((t for t in text_of(path).split("\n") if t.strip()), "")
    try:
        row = json.loads(first) if first else None
    except ValueError:
        return False
    return isinstance(row, dict) and "sentences" in row


def _each_row(path: Path, take: Callable[[Mapping[str, Any]], None]) -> None:
    """Take the rows of a CSV file as `foedus code --format csv` lays it out: a side's parties joined by ";"."""
    for line, cells in table_rows(path, COLUMNS)[1]:
        row: dict[str, Any] = {k: v for k, v in cells.items() if v}
        for side in _SIDES:
            parts = {p: cells.get(f"{side}_{p}", "").split(";") for p in _PARTS}
            count = max(map(len, parts.values()))
            parties = [{p: v[n] if n < len(v) else "" for p, v in parts.items()} for n in range(count)]
            row[side] = [p for p in parties if any(p.values())]
        row["source"] = {"text": cells.get("source_text"), "name": cells.get("source_name")}
        try:
            take(row)
        except (KeyError, TypeError, ValueError, IndexError, OverflowError) as error:
            wrong = f"column {error.args[0]} is empty" if isinstance(error, KeyError) else str(error)
            remedy = "docs/validation.md says what is needed"
            raise InputError(f"is no coded event: {wrong}", where=path, line=line, remedy=remedy) from error


def _event(row: Mapping[str, Any], number: int, starts: Sequence[int]) -> Event:
    place = row.get("start")
    start = int(place) if place is not None else starts[int(row["sentence"])]
    trigger = said(row, "trigger") or ""
    score = float(row.get("score") or 0.0)
    if not 0 <= score <= 1:
        raise ValueError(f"the score {score} does not lie between 0 and 1")
    return Event(
        id=str(row.get("id") or number),
        doc=str(row["doc"]),
        sentence=0,
        start=max(0, start),
        end=int(row.get("end") or start + len(trigger)),
        type=str(row["type"]).upper(),  # type: ignore[arg-type]
        mode=said(row, "mode"),
        context=(),
        trigger=trigger,
        actor=_parties(row.get("actor")),
        recipient=_parties(row.get("recipient")),
        status=said(row, "status") or "",  # type: ignore[arg-type]
        source=_source(row),
        score=score,
    )


def _parties(raw: Sequence[Mapping[str, Any]] | None) -> tuple[Actor, ...]:
    return tuple(Actor(said(p, "text") or "", 0, 0, said(p, "name") or "", said(p, "country")) for p in raw or ())


def _source(row: Mapping[str, Any]) -> Source | None:
    given = row.get("source")
    parts = given if isinstance(given, Mapping) else {"text": said(row, "source")}
    text, name = said(parts, "text"), said(parts, "name")
    return Source(text or "", 0, 0, name or "") if text or name else None


def _second(other: Sequence[GoldDocument], gold: Sequence[GoldDocument], path: Path) -> Run[Event]:
    """A second person's coding as a run."""
    by_id = {g.document.id: g for g in other}
    runs: list[tuple[Event, ...] | None] = []
    for first in gold:
        second = by_id.get(first.document.id)
        if second is not None and second.document.text != first.document.text:
            problem = f"document {first.document.id!r} has other sentences than in the gold file"
            raise InputError(problem, where=path, remedy="two codings can be compared of the same sentences only")
        runs.append(None if second is None else tuple(as_coded(second, e, n) for n, e in enumerate(second.events)))
    if not any(run is not None for run in runs):
        raise InputError("has no document of the gold file", where=path, remedy="documents go by their ids")
    left = sum(run is None for run in runs)
    return Run(tuple(runs), f"{path}: {left} documents of the gold file are not there and left out" if left else "")


def as_coded(document: GoldDocument, hand: GoldEvent, number: int) -> Event:
    """A hand-coded event as if a coder had given it."""
    sentence = document.starts[hand.sentence]
    at = document.document.text.find(hand.trigger, sentence)
    ends = (*document.starts[1:], len(document.document.text) + 1)
    start = at if hand.trigger and 0 <= at < ends[hand.sentence] else sentence
    sides = {
        role: tuple(
            Actor(p.text, 0, 0, p.name, p.country) for p in getattr(hand, role) or getattr(hand, f"implied_{role}")
        )
        for role in _SIDES
    }
    return Event(
        f"{document.document.id}-{number}", document.document.id, hand.sentence, start, start + len(hand.trigger),
        hand.type, hand.mode, (), hand.trigger, sides["actor"], sides["recipient"], hand.status or "",  # type: ignore[arg-type]
        source=Source(hand.source, 0, 0, hand.source) if hand.source else None,
    )  # fmt: skip
