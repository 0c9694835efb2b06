"""What `foedus evaluate --records happenings` says: how reports are joined, against stories marked by hand."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

from foedus.errors import InputError
from foedus.evaluation.bootstrap import Measure, estimate, harmonic, share, three
from foedus.evaluation.breakdown import as_plain
from foedus.evaluation.compare import differences
from foedus.evaluation.files import json_lines
from foedus.evaluation.given import Mention, given
from foedus.evaluation.gold import document_of, said
from foedus.evaluation.layout import Plain, difference_lines, figure_lines
from foedus.evaluation.runs import Run, gathered
from foedus.happenings import join_documents
from foedus.records import EVENT_TYPES, STATUSES, CodedDocument, Document, Happening

__all__ = ["from_coded", "from_file", "lines", "load", "report"]

Told = tuple[int, str]
_MEANING = {
    "found": "of the mentions by hand, those at which an event was coded; it bounds recall",
    "bcubed precision": "mean share of a mention's happening here that belongs there by hand",
    "bcubed recall": "mean share of a mention's happening by hand that is joined here",
    "bcubed f1": "their harmonic mean; a mention that was not found stands alone",
    "across precision": "pairs of mentions in different documents: of those joined, the right ones",
    "across recall": "of those to join, the joined ones",
    "across f1": "their harmonic mean",
}


@dataclass(frozen=True, slots=True)
class Story:
    """A document whose mentions of happenings are marked. `story` is what it is drawn with: happenings stay within."""

    document: Document
    starts: tuple[int, ...]
    mentions: tuple[Mention, ...]
    story: str


@dataclass(frozen=True, slots=True)
class Joined(Run[Told]):
    """For each document where its events stand and which happenings they are of; and the same of the given mentions."""

    given: tuple[tuple[Told, ...], ...] | None = None


def load(path: Path) -> list[Story]:
    """The documents of a file with `mentions`, as docs/validation.md says. Raises InputError naming file and line."""
    found = json_lines(path, _story, "document with mentions")
    if not any(s.mentions for s in found):
        raise InputError("holds no mention", where=path)
    return found


def _story(raw: Mapping[str, Any]) -> Story:
    document, starts = document_of(raw)
    if "sentences" not in raw:
        raise KeyError("sentences")
    mentions = tuple(_mention(m, document.text, starts) for m in raw["mentions"])
    return Story(document, starts, mentions, str(raw.get("story") or ""))


def _mention(raw: Mapping[str, Any], text: str, starts: Sequence[int]) -> Mention:
    if raw["type"] not in EVENT_TYPES:
        raise ValueError(f"unknown event type {raw['type']!r}")
    if raw.get("status") not in (None, "", *STATUSES):
        raise ValueError(f"unknown status {raw['status']!r}")
    sentence, trigger = raw["s"], said(raw, "trigger") or ""
    if not 0 <= sentence < len(starts):
        raise ValueError(f"no sentence {sentence}")
    start = raw["start"] if "start" in raw else text.find(trigger, starts[sentence])
    if not starts[sentence] <= start or bisect_right(starts, start) - 1 != sentence:
        raise ValueError(f"sentence {sentence} does not hold {trigger!r}")
    return Mention(
        sentence, start, start + len(trigger), trigger, raw["type"], raw.get("status"), str(raw["happening"])
    )


def from_coded(gold: Sequence[Story], coded: Iterable[CodedDocument]) -> Joined:
    """The happenings of the coder, all documents read together, and those that it makes of the given mentions."""
    documents = list(coded)
    ids = [g.document.id for g in gold]
    marked = [given(c, g.mentions) for c, g in zip(documents, gold, strict=True)]
    told = _told(join_documents([_bare(c) for c in documents])[1], ids)
    return Joined(told, given=_told(join_documents([_bare(c) for c in marked])[1], ids))


def _bare(coded: CodedDocument) -> CodedDocument:
    return replace(coded, sentences=tuple(replace(s, tokens=(), children=()) for s in coded.sentences))


def _told(happenings: Iterable[Happening], ids: Sequence[str]) -> tuple[tuple[Told, ...], ...]:
    by_doc: defaultdict[str, list[Told]] = defaultdict(list)
    for happening in happenings:
        for told in happening.events:
            by_doc[told.doc].append((told.start, happening.id))
    return tuple(tuple(by_doc[name]) for name in ids)


def from_file(path: Path, gold: Sequence[Story]) -> Joined:
    """The happenings of a file, one a line as `foedus code --records happenings` prints them: each its `id` and its
    `events`, each of them its `doc` and `start`."""
    by_doc: defaultdict[str, list[Told]] = defaultdict(list)
    ids = [g.document.id for g in gold]
    strange: set[str] = set()

    def take(raw: Mapping[str, Any]) -> None:
        for told in raw["events"]:
            doc = str(told["doc"])
            strange.update([doc] if doc not in ids else [])
            if doc in ids:
                by_doc[doc].append((int(told["start"]), str(raw["id"])))

    json_lines(path, take, "happening")
    run = gathered(path, ids, by_doc, strange)
    return Joined(run.records, run.note)


@dataclass(frozen=True, slots=True)
class _Marked:
    """A mention: its unit for drawing, its document, its happening by hand and the one that it was joined into."""

    unit: int
    doc: int
    hand: str
    ours: Hashable


def _label(gold: Sequence[Story], told: Sequence[Sequence[Told]]) -> tuple[list[_Marked], int, int]:
    """All mentions labelled, how many were found, and how many units they are of.

    A mention is found when an event lies in its sentence; the nearest trigger wins, one to one. One that was not found
    stands alone.
    """
    units: dict[str, int] = {}
    marked, hits = [], 0
    for n, (story, mine) in enumerate(zip(gold, told, strict=True)):
        unit = units.setdefault(story.story, len(units))
        pairs = sorted(
            (abs(start - m.start), k, j)
            for k, m in enumerate(story.mentions)
            for j, (start, _) in enumerate(mine)
            if bisect_right(story.starts, start) - 1 == m.sentence
        )
        taken: dict[int, str] = {}
        used: set[int] = set()
        for _, k, j in pairs:
            if k not in taken and j not in used:
                taken[k] = mine[j][1]
                used.add(j)
        hits += len(taken)
        marked += [_Marked(unit, n, m.happening, taken.get(k, (n, k))) for k, m in enumerate(story.mentions)]
    return marked, hits, len(units)


def count(gold: Sequence[Story], told: Sequence[Sequence[Told]]) -> list[Counter[str]]:
    """The counts of each story (of all documents where they name none); a pair of two stories counts half for each.

    B-cubed (Bagga and Baldwin 1998): precision and recall of each mention, averaged over mentions.
    """
    marked, _, size = _label(gold, told)
    units: list[Counter[str]] = [Counter() for _ in range(size)]
    by_hand: defaultdict[Hashable, set[int]] = defaultdict(set)
    by_us: defaultdict[Hashable, set[int]] = defaultdict(set)
    for n, m in enumerate(marked):
        by_hand[m.hand].add(n)
        by_us[m.ours].add(n)
    for m in marked:
        shared = len(by_hand[m.hand] & by_us[m.ours])
        counts = units[m.unit]
        counts["mentions"] += 1
        counts["found"] += isinstance(m.ours, str)
        counts["precision"] += shared / len(by_us[m.ours])  # type: ignore[assignment]
        counts["recall"] += shared / len(by_hand[m.hand])  # type: ignore[assignment]
    for a, b in combinations(marked, 2):
        same, said = a.hand == b.hand, a.ours == b.ours
        if a.doc != b.doc and (same or said):
            for unit in (a.unit, b.unit):
                units[unit]["pairs gold"] += same / 2  # type: ignore[assignment]
                units[unit]["pairs coded"] += said / 2  # type: ignore[assignment]
                units[unit]["pairs hits"] += (same and said) / 2  # type: ignore[assignment]
    return units


MEASURES: Mapping[str, Measure] = {
    "found": share("found", "mentions"),
    "bcubed precision": share("precision", "mentions"),
    "bcubed recall": share("recall", "mentions"),
    "bcubed f1": harmonic(share("precision", "mentions"), share("recall", "mentions")),
    **three("across", "pairs hits", "pairs coded", "pairs gold"),
}


def report(gold: Sequence[Story], run: Joined, against: Joined | None = None) -> dict[str, Any]:
    """The figures of a run, those of the given mentions where the run has them, and the differences from another's."""
    told = [records or () for records in run.records]
    units = count(gold, told)
    made: dict[str, Any] = {
        "records": "happenings",
        "documents": len(gold),
        "stories": len(units),
        "mentions": sum(len(g.mentions) for g in gold),
        "happenings": len({m.happening for g in gold for m in g.mentions}),
        **{name: as_plain(figure) for name, figure in estimate(units, MEASURES).items()},
    }
    if run.given is not None:
        made["given"] = {n: as_plain(f) for n, f in estimate(count(gold, run.given), MEASURES).items()}
    if against is not None:
        then = count(gold, [records or () for records in against.records])
        made["against"] = {"documents": len(gold), "figures": differences(units, then, MEASURES)}
    return made


def lines(report: Plain) -> Iterator[str]:
    """The report for a terminal."""
    counted = f"{report['mentions']} mentions of {report['happenings']} happenings by hand"
    yield f"{report['documents']} documents, {counted}; intervals over {report['stories']} stories"
    yield ""
    yield from figure_lines(report, list(MEASURES), _MEANING)
    if "given" in report:
        yield ""
        yield "Given the mentions: joining alone, at the hand-marked places with type and status by hand"
        yield from figure_lines(report["given"], [n for n in MEASURES if n != "found"], {})
    if "against" in report:
        yield ""
        yield f"Against the other run, {report['against']['documents']} documents"
        yield from difference_lines(report["against"]["figures"])
