"""What `foedus evaluate --records slant` says: commentary and loaded wording against labelled sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from foedus.errors import InputError
from foedus.evaluation.bootstrap import Measure, estimate, f_measure, mean, three
from foedus.evaluation.breakdown import as_plain
from foedus.evaluation.compare import differences
from foedus.evaluation.files import json_lines
from foedus.evaluation.gold import document_of
from foedus.evaluation.layout import Plain, difference_lines, figure_lines
from foedus.evaluation.runs import Run, from_lines
from foedus.records import CodedDocument, Document, Span

__all__ = ["from_coded", "from_file", "lines", "load", "report"]

# From this probability on a sentence counts as commentary, or as loaded.
THRESHOLD = 0.5
OPINION, FACTUAL = "Expresses writer's opinion", "Entirely factual"
_MEANING = {
    "commentary f1": "sentences that are the author's opinion, by hand and here (commentary 0.5 or more)",
    "biased macro f1": "mean of the F1 of slanted and of plain sentences (loaded 0.5 or more)",
    "biased f1": "slanted sentences",
    "loaded words f1": "loaded words, of all sentences",
}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A document whose sentences are labelled: each span with whether it is the author's opinion and whether it is
    slanted (None where that is not said), and its loaded words (None: not marked)."""

    document: Document
    spans: tuple[Span, ...]
    opinion: tuple[bool | None, ...]
    biased: tuple[bool | None, ...]
    loaded: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """What a coder says of one sentence."""

    start: int
    end: int
    commentary: float
    loaded: float
    spans: tuple[Span, ...]


def load(path: Path) -> list[Labelled]:
    """The documents of a file with `opinion_sentences`, or of one with a labelled sentence a line, as
    docs/validation.md says. Raises InputError naming file and line."""
    numbers = iter(range(1, 10**9))
    found = json_lines(path, lambda raw: _labelled(raw, next(numbers)), "labelled document")
    if not found:
        raise InputError("holds no document", where=path)
    return found


def _labelled(raw: Mapping[str, Any], number: int) -> Labelled:
    document, starts = document_of({"id": f"line-{number}", **raw})
    if "opinion_sentences" in raw:
        chosen = set(raw["opinion_sentences"])
        if not chosen <= set(range(len(starts))):
            raise ValueError(f"there is no sentence {max(chosen)}")
        ends = (*(s - 1 for s in starts[1:]), len(document.text))
        opinion = tuple(n in chosen for n in range(len(starts)))
        return Labelled(document, tuple(zip(starts, ends, strict=True)), opinion, (None,) * len(starts))
    if "opinion" not in raw and "biased" not in raw:
        raise ValueError("neither 'opinion_sentences' nor 'opinion' nor 'biased' is there")
    opinion_of = {OPINION: True, FACTUAL: False, True: True, False: False}
    label, words = raw.get("opinion"), raw.get("loaded")
    return Labelled(
        document,
        ((0, len(document.text)),),
        (opinion_of.get(label.replace("’", "'") if isinstance(label, str) else label),),
        (raw.get("biased"),),
        None if words is None else frozenset(w for part in words for w in _words(part)),
    )


def from_coded(gold: Sequence[Labelled], coded: Iterable[CodedDocument]) -> Run[Judged]:
    """The judgements of the coder."""
    return Run(tuple(tuple(Judged(s.start, s.end, s.commentary, s.loaded, s.spans) for s in c.slant) for c in coded))


def from_file(path: Path, gold: Sequence[Labelled]) -> Run[Judged]:
    """The judgements of a file, one sentence a line as `foedus code --records slant` prints them."""

    def make(raw: Mapping[str, Any]) -> Judged:
        spans = tuple((int(a), int(b)) for a, b in raw.get("spans") or ())
        return Judged(int(raw["start"]), int(raw["end"]), float(raw["commentary"]), float(raw["loaded"]), spans)

    return from_lines(path, [g.document.id for g in gold], make, "slant record")


def count(gold: Labelled, judged: Sequence[Judged]) -> Counter[str]:
    """The counts of a document. A labelled sentence that was split takes the highest probability of its pieces."""
    counts: Counter[str] = Counter()
    for span, opinion, biased in zip(gold.spans, gold.opinion, gold.biased, strict=True):
        pieces = [j for j in judged if j.start < span[1] and span[0] < j.end]
        commentary = max((p.commentary for p in pieces), default=0.0) >= THRESHOLD
        loaded = max((p.loaded for p in pieces), default=0.0) >= THRESHOLD
        for name, hand, said in (
            ("commentary", opinion, commentary),
            ("biased", biased, loaded),
            ("plain", None if biased is None else not biased, not loaded),
        ):
            if hand is not None:
                counts.update({f"{name} gold": hand, f"{name} coded": said, f"{name} hits": hand and said})
                counts[f"{name} sentences"] += 1
    if gold.loaded is not None:
        said_words = {w for j in judged for a, b in j.spans for w in _words(gold.document.text[a:b])}
        counts["words gold"], counts["words coded"] = len(gold.loaded), len(said_words)
        counts["words hits"] = len(gold.loaded & said_words)
    return counts


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


MEASURES: Mapping[str, Measure] = {
    **three("commentary", "commentary hits", "commentary coded", "commentary gold"),
    **three("biased", "biased hits", "biased coded", "biased gold"),
    "biased macro f1": mean(
        f_measure("biased hits", "biased coded", "biased gold"), f_measure("plain hits", "plain coded", "plain gold")
    ),
    **three("loaded words", "words hits", "words coded", "words gold"),
}


def report(gold: Sequence[Labelled], run: Run[Judged], against: Run[Judged] | None = None) -> dict[str, Any]:
    """The figures of a run, and their differences from another's."""
    now = [count(g, judged or ()) for g, judged in zip(gold, run.records, strict=True)]
    summed = sum(now, Counter())
    made: dict[str, Any] = {
        "records": "slant",
        "documents": len(gold),
        "commentary": {k: summed[f"commentary {k}"] for k in ("sentences", "gold", "coded", "hits")},
        "biased": {k: summed[f"biased {k}"] for k in ("sentences", "gold", "coded", "hits")},
        **{name: as_plain(figure) for name, figure in estimate(now, MEASURES).items()},
    }
    if against is not None:
        then = [count(g, judged or ()) for g, judged in zip(gold, against.records, strict=True)]
        made["against"] = {"documents": len(gold), "figures": differences(now, then, MEASURES)}
    return made


def lines(report: Plain) -> Iterator[str]:
    """The report for a terminal."""
    yield f"{report['documents']} documents"
    for name, said in (("commentary", "the author's opinion"), ("biased", "slanted")):
        row = report[name]
        if row["sentences"]:
            yield f"{row['sentences']} sentences labelled: {row['gold']} are {said} by hand, {row['coded']} here"
    yield ""
    yield from figure_lines(report, [n for n in MEASURES if report[n] is not None], _MEANING)
    if "against" in report:
        yield ""
        yield f"Against the other run, {report['against']['documents']} documents"
        yield from difference_lines(report["against"]["figures"])
