"""What `foedus evaluate` says of events: runs, and the whole report as one JSON object."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from foedus.evaluation.breakdown import as_plain, breakdown, calibration
from foedus.evaluation.coded import load_run
from foedus.evaluation.compare import compare
from foedus.evaluation.documents import worst
from foedus.evaluation.gold import GoldDocument, load_gold
from foedus.evaluation.match import align
from foedus.evaluation.runs import Run
from foedus.evaluation.scoring import count, figures, total
from foedus.evaluation.telling import event_lines as lines
from foedus.records import CodedDocument, Event

__all__ = ["from_coded", "from_file", "lines", "load", "report"]


def load(path: Path) -> list[GoldDocument]:
    """The hand-coded documents of a file."""
    return load_gold(path)


def from_coded(gold: Sequence[GoldDocument], coded: Iterable[CodedDocument]) -> Run[Event]:
    """The run of the coder."""
    return Run(tuple(c.events for c in coded))


def from_file(path: Path, gold: Sequence[GoldDocument]) -> Run[Event]:
    """The run of a file."""
    return load_run(path, gold)


def report(
    gold: Sequence[GoldDocument], run: Run[Event], against: Run[Event] | None = None, *, worst_documents: int = 0
) -> dict[str, Any]:
    """The figures of a run, by part too, its worst documents, its scores, and what changed against another.

    Documents that a run does not cover are left out of the figures, and of the comparison if either does not.
    """
    covered = run.covered()
    found = {n: align(gold[n], run.records[n] or ()) for n in covered}
    tallies = {n: count(a) for n, a in found.items()}
    summed = total(list(tallies.values()))
    made: dict[str, Any] = {
        "records": "events",
        "documents": len(covered),
        "gold": summed.gold,
        "coded": summed.coded,
        "hits": summed.hits,
        "status_coded": bool(summed.with_status),
        "source_coded": bool(summed.with_source),
        **{name: as_plain(f) for name, f in figures(list(tallies.values())).items()},
        **breakdown(list(tallies.values())),
        "calibration": calibration(list(found.values())),
        "worst": worst(list(found.values()), worst_documents),
    }
    if against is not None:
        both = [n for n in covered if against.records[n] is not None]
        other = [align(gold[n], against.records[n] or ()) for n in both]
        counted = ([tallies[n] for n in both], [count(a) for a in other])
        made["against"] = compare([found[n] for n in both], other, counted)
    return made
