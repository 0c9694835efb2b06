"""What `foedus evaluate --records claims` says: sources, cues and contents against hand-marked attributions."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from foedus.errors import InputError
from foedus.evaluation.bootstrap import Measure, estimate, harmonic, share, three
from foedus.evaluation.breakdown import as_plain
from foedus.evaluation.compare import differences
from foedus.evaluation.files import json_lines
from foedus.evaluation.gold import document_of, said
from foedus.evaluation.layout import Plain, difference_lines, figure_lines
from foedus.evaluation.runs import Run, from_lines
from foedus.records import Claim, CodedDocument, Document, Span

__all__ = ["from_coded", "from_file", "lines", "load", "report"]

PARTS = ("source", "cue", "content")
_HALF = 0.5
_MEANING = {
    "attributions precision": "claims that go with an attribution by hand, one to one: their cues share a word",
    "attributions recall": "attributions by hand that a claim goes with",
    "full f1": "pairs whose source, cue and content each share half of their words or more (F1 of words)",
    "exact f1": "pairs whose source, cue and content are the same words",
    "source f1": "words of sources, over the whole document, however paired",
    "cue f1": "the same of cues",
    "content f1": "the same of contents",
    "source overlap f1": "each source counts once: the share of its words that stand in sources of the other coding",
    "cue overlap f1": "the same of cues",
    "content overlap f1": "the same of contents",
    "source exact": "of the pairs, those with the same source, word for word",
    "certainty": "of the pairs with a certainty by hand, those with the same",
}


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what by which words: spans of offsets; the certainty where it is coded."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    certainty: str | None = None


@dataclass(frozen=True, slots=True)
class Attributed:
    """A document with its attributions by hand. `cues` says whether cues are marked in it."""

    document: Document
    attributions: tuple[Attribution, ...]
    cues: bool


def load(path: Path) -> list[Attributed]:
    """The documents of a file with `attributions` (spans of offsets) or `claims` (words of a sentence), as
    docs/validation.md says. Raises InputError naming file and line."""
    found = json_lines(path, _attributed, "document with attributions")
    if not found:
        raise InputError("holds no document", where=path)
    return found


def _attributed(raw: Mapping[str, Any]) -> Attributed:
    if "attributions" not in raw and "claims" not in raw:
        raise ValueError("neither 'attributions' nor 'claims' is there")
    document, starts = document_of(raw)
    if "attributions" in raw:
        marked = tuple(_marked(a, len(document.text)) for a in raw["attributions"])
    else:
        marked = tuple(_worded(c, document.text, starts) for c in raw["claims"])
    return Attributed(document, marked, "attributions" in raw or any(a.cue for a in marked))


def _marked(raw: Mapping[str, Any], end: int) -> Attribution:
    parts = {part: tuple((int(a), int(b)) for a, b in raw.get(part) or ()) for part in PARTS}
    for part, spans in parts.items():
        wrong = next(((a, b) for a, b in spans if not 0 <= a < b <= end), None)
        if wrong:
            raise ValueError(f"the {part} {list(wrong)} lies outside of the text of {end} characters")
    return Attribution(parts["source"], parts["cue"], parts["content"], said(raw, "certainty"))


def _worded(raw: Mapping[str, Any], text: str, starts: Sequence[int]) -> Attribution:
    """A claim given by the words of its sentence `s`; a part may be a list of words that stand apart."""
    first = starts[raw["s"]]
    last = starts[raw["s"] + 1] if raw["s"] + 1 < len(starts) else len(text)

    def spans(part: str) -> tuple[Span, ...]:
        given = raw.get(part) or []
        found = []
        for words in [given] if isinstance(given, str) else given:
            at = text.find(words, first, last)
            if at < 0:
                raise ValueError(f"sentence {raw['s']} does not hold the {part} {words!r}")
            found.append((at, at + len(words)))
        return tuple(found)

    return Attribution(spans("source"), spans("cue"), spans("content"), said(raw, "certainty"))


def from_coded(gold: Sequence[Attributed], coded: Iterable[CodedDocument]) -> Run[Attribution]:
    """The claims of the coder."""
    return Run(tuple(attributions(d.claims) for d in coded))


def attributions(claims: Iterable[Claim]) -> tuple[Attribution, ...]:
    """What is measured of claims."""
    return tuple(Attribution(c.source, c.cue, c.content, c.certainty) for c in claims)


def from_file(path: Path, gold: Sequence[Attributed]) -> Run[Attribution]:
    """The claims of a file, one a line as `foedus code --records claims` prints them."""
    longest = max(len(g.document.text) for g in gold)
    return from_lines(path, [g.document.id for g in gold], lambda raw: _marked(raw, longest), "claim")


Tokens = dict[str, frozenset[int]]


def _tokens(spans: Iterable[Span], starts: Sequence[int], ends: Sequence[int]) -> frozenset[int]:
    """The tokens, by number, that any of the spans touches."""
    return frozenset(n for a, b in spans for n in range(bisect_right(ends, a), bisect_left(starts, b)))


def _marks(found: Attribution, starts: Sequence[int], ends: Sequence[int]) -> Tokens:
    marks = {part: _tokens(getattr(found, part), starts, ends) for part in PARTS}
    return marks | {"all": frozenset().union(*marks.values())}


def pair(gold: Sequence[Tokens], coded: Sequence[Tokens], cues: bool = True) -> list[tuple[int, int]]:
    """Attributions and claims paired one to one, most shared words first; cues must share one (contents, where the hand
    coding has no cues)."""
    by = "cue" if cues else "content"
    ranked = sorted(
        (
            (2 * len(g["all"] & m["all"]) / (len(g["all"]) + len(m["all"])), -i, -k)
            for i, g in enumerate(gold)
            for k, m in enumerate(coded)
            if g[by] & m[by]
        ),
        reverse=True,
    )
    left: set[int] = set()
    right: set[int] = set()
    found = []
    for _, i, k in ranked:
        if i not in left and k not in right:
            left.add(i)
            right.add(k)
            found.append((-i, -k))
    return found


def count(gold: Attributed, claims: Sequence[Attribution]) -> dict[str, float]:
    """The counts of a document; words are runs of letters and digits, and the colon."""
    spans = [m.span() for m in re.finditer(r"\w+|:", gold.document.text)]
    starts, ends = [a for a, _ in spans], [b for _, b in spans]
    hand = [_marks(a, starts, ends) for a in gold.attributions]
    mine = [_marks(c, starts, ends) for c in claims]
    parts = PARTS if gold.cues else ("source", "content")
    pairs = pair(hand, mine, gold.cues)
    counts: defaultdict[str, float] = defaultdict(float, gold=len(hand), coded=len(mine), pairs=len(pairs))
    for part in parts:
        by_hand, by_me = _all(hand, part), _all(mine, part)
        for name, marks, own, others in (("gold", hand, by_hand, by_me), ("coded", mine, by_me, by_hand)):
            counts[f"{part} {name}"] = len(own)
            counts[f"{part} {name} whole"] = sum(bool(m[part]) for m in marks)
            counts[f"{part} {name} covered"] = sum(len(m[part] & others) / len(m[part]) for m in marks if m[part])
        counts[f"{part} hits"] = len(by_hand & by_me)
    for i, k in pairs:
        counts["full"] += all(_half(hand[i][part], mine[k][part]) for part in parts)
        counts["exact"] += all(hand[i][part] == mine[k][part] for part in parts)
        for part in parts:
            counts[f"{part} pairs"] += 1
            counts[f"{part} exact"] += hand[i][part] == mine[k][part]
        if gold.attributions[i].certainty:
            counts["with_certainty"] += 1
            counts["certainty"] += gold.attributions[i].certainty == claims[k].certainty
    return counts


def _all(marks: Sequence[Tokens], part: str) -> frozenset[int]:
    return frozenset().union(*(m[part] for m in marks))


def _half(one: frozenset[int], other: frozenset[int]) -> bool:
    return 2 * len(one & other) >= _HALF * (len(one) + len(other))


def _overlap(part: str) -> dict[str, Measure]:
    """Precision, recall and F1 of spans by the share of each that is covered, as of opinions (Johansson and Moschitti
    2013, Computational Linguistics 39, 473-509): a long span weighs no more than a short one."""
    precision = share(f"{part} coded covered", f"{part} coded whole")
    recall = share(f"{part} gold covered", f"{part} gold whole")
    return {"precision": precision, "recall": recall, "f1": harmonic(precision, recall)}


MEASURES: Mapping[str, Measure] = {
    **three("attributions", "pairs", "coded", "gold"),
    **three("full", "full", "coded", "gold"),
    **three("exact", "exact", "coded", "gold"),
    **{k: m for part in PARTS for k, m in three(part, f"{part} hits", f"{part} coded", f"{part} gold").items()},
    **{f"{part} overlap {figure}": m for part in PARTS for figure, m in _overlap(part).items()},
    **{f"{part} exact": share(f"{part} exact", f"{part} pairs") for part in PARTS},
    "certainty": share("certainty", "with_certainty"),
}


def report(
    gold: Sequence[Attributed], run: Run[Attribution], against: Run[Attribution] | None = None
) -> dict[str, Any]:
    """The figures of a run, and their differences from another's."""
    now = [count(g, claims or ()) for g, claims in zip(gold, run.records, strict=True)]
    summed = {name: sum(int(counts[name]) for counts in now) for name in ("gold", "coded", "pairs")}
    made: dict[str, Any] = {
        "records": "claims",
        "documents": len(gold),
        **summed,
        **{name: as_plain(figure) for name, figure in estimate(now, MEASURES).items()},
    }
    if against is not None:
        then = [count(g, claims or ()) for g, claims in zip(gold, against.records, strict=True)]
        made["against"] = {"documents": len(gold), "figures": differences(now, then, MEASURES)}
    return made


def lines(report: Plain) -> Iterator[str]:
    """The report for a terminal."""
    counted = f"{report['gold']} attributions by hand, {report['coded']} claims coded: {report['pairs']} pairs"
    yield f"{report['documents']} documents, {counted}"
    yield ""
    names = [n for n in MEASURES if report[n] is not None]
    yield from figure_lines(report, names, _MEANING)
    if "against" in report:
        yield ""
        yield f"Against the other run, {report['against']['documents']} documents"
        yield from difference_lines(report["against"]["figures"])
