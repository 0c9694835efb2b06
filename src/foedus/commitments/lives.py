"""Commitments across documents: each once, with its clauses, its life, and the register's treaty that it is."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from foedus.commitments.context import TREATY_LIKE
from foedus.commitments.link import link
from foedus.commitments.parties import keys
from foedus.records import Certainty, CodedDocument, Commitment, CommitmentStatus, Event, Terms
from foedus.records.undertaking import Clause, LifeEvent, Link, Undertaking
from foedus.register import Register

_BINDING = frozenset({"defence", "offence", "neutrality", "nonaggression", "consultation"})
_SUPPLY = frozenset({"arms", "aid", "sanctions"})
_TOLD_ONLY: frozenset[CommitmentStatus] = frozenset({"standing"})


@dataclass(frozen=True, slots=True)
class _Report:
    commitment: Commitment
    coded: CodedDocument
    link: Link | None
    told: str | None

    @property
    def order(self) -> tuple[str, str, int]:
        return (self.commitment.signed or self.told or "9999", self.commitment.doc, self.commitment.start)


def undertakings(documents: Iterable[CodedDocument], register: Register | None = None) -> tuple[Undertaking, ...]:
    """The commitments of all documents, those that are one joined, in the order of time; without a register, unlinked.

    Two reports are of one commitment where they are the same treaty of the register, or where kind, parties and
    beneficiaries are the same and neither names another treaty, another name or another day of signature; that is
    inferred, and said to be.
    """
    return tuple(map(_undertaking, _grouped(documents, register)))


def undertaking(
    commitment: str,
    documents: Iterable[CodedDocument],
    register: Register | None = None,
    *,
    events: Callable[[Sequence[str]], Mapping[str, Event]] | None = None,
) -> Undertaking | None:
    """Of the undertakings of documents the one that a reported commitment of this id is part of; None without it.

    `events` looks up events by their ids where the documents come without: only this one's are needed.
    """
    for group in _grouped(documents, register):
        if any(report.commitment.id == commitment for report in group):
            if events is not None:
                known = events(list(dict.fromkeys(name for report in group for name in report.commitment.events)))
                group = [replace(report, coded=replace(report.coded, events=tuple(known.values()))) for report in group]
            return _undertaking(group)
    return None


def _grouped(documents: Iterable[CodedDocument], register: Register | None) -> list[list[_Report]]:
    """The reports of each commitment, in the order of time."""
    reports = sorted((r for coded in documents for r in _reports(coded, register)), key=lambda r: r.order)
    groups: list[list[_Report]] = []
    differing: list[dict[object, _Report]] = []
    at: dict[object, dict[int, None]] = {}
    for report in reports:
        marks = _marks(report)
        near = sorted({n for mark in marks for n in at.get(mark, ())})
        home = next((n for n in near if all(_one(report, other) for other in differing[n].values())), len(groups))
        if home == len(groups):
            groups.append([])
            differing.append({})
        groups[home].append(report)
        differing[home].setdefault(_likeness(report), report)
        for mark in marks:
            at.setdefault(mark, {})[home] = None
    return groups


def _marks(report: _Report) -> list[object]:
    """What two reports of one commitment have in common, one at least: kind and sides, or the register's treaty."""
    c = report.commitment
    marks: list[object] = [] if report.link is None else [report.link.treaty]
    if _by_sides(c):
        return [*marks, (c.kind, _sides(c))]
    return [*marks, (c.kind, _sides(c), c.doc), *([(c.kind, _sides(c), "", c.name)] if c.name else [])]


def _likeness(report: _Report) -> object:
    """What `_one` looks at: of reports that are alike in it one is enough to compare with."""
    c = report.commitment
    where = None if _by_sides(c) or c.name else c.doc
    return c.kind, _sides(c), c.status in ("offered", "breached") and c.status, c.name, c.signed, report.link, where


def _by_sides(commitment: Commitment) -> bool:
    """Whether kind and sides alone tell what is meant; two bare "agreements" of two states may be any two."""
    return commitment.kind in _BINDING or commitment.kind in _SUPPLY or commitment.kind == "diplomatic"


def _reports(coded: CodedDocument, register: Register | None) -> Iterable[_Report]:
    published = coded.document.published.isoformat() if coded.document.published else None
    texts = {s.index: s.text for s in coded.sentences}
    for commitment in coded.commitments:
        found = None
        if register is not None:
            found = link(commitment, register, published=published, sentence=texts.get(commitment.sentence, ""))
        yield _Report(commitment, coded, found, published)


def _one(a: _Report, b: _Report) -> bool:
    one, other = a.commitment, b.commitment
    if a.link and b.link:
        return a.link.treaty == b.link.treaty
    if one.kind != other.kind or _sides(one) != _sides(other):
        return False
    if one.kind not in _BINDING and _by_sides(one):
        return True
    if one.kind not in _BINDING and one.doc != other.doc and not (one.name and one.name == other.name):
        return False
    if "offered" in (one.status, other.status) and one.status != other.status:
        return False
    if "breached" in (one.status, other.status) and one.kind == "agreement":
        return one.name == other.name
    names = {n.lower() for n in (one.name, other.name) if n}
    return len(names) < 2 and not (one.signed and other.signed and one.signed != other.signed)


def _sides(commitment: Commitment) -> tuple[frozenset[str], frozenset[str]]:
    if commitment.kind in TREATY_LIKE:
        return keys((*commitment.parties, *commitment.beneficiaries)), frozenset()
    return keys(commitment.parties), keys(commitment.beneficiaries)


def _undertaking(group: Sequence[_Report]) -> Undertaking:
    first = group[0].commitment
    life = sorted((e for r in group for e in _life(r)), key=lambda e: (e.date or e.told or "9999", e.doc, e.sentence))
    standing = [e for e in life if e.status not in _TOLD_ONLY] or life
    links = sorted((r.link for r in group if r.link), key=lambda one: one.certainty)
    texts = [(r.commitment.terms.text, r.told) for r in group if r.commitment.terms.text]
    return Undertaking(
        id=hashlib.sha256("\0".join(r.commitment.id for r in group).encode("utf-8", "surrogatepass")).hexdigest()[:16],
        kind=next((r.commitment.kind for r in group if r.commitment.kind in _BINDING), first.kind),
        status=standing[-1].status,
        parties=tuple(sorted(keys(first.parties))),
        beneficiaries=tuple(sorted(keys(first.beneficiaries))),
        name=next((r.commitment.name for r in group if r.commitment.name), None),
        signed=next((r.commitment.signed for r in group if r.commitment.signed), None),
        life=tuple(life),
        clauses=tuple(c for r in group for c in _clauses(r)),
        text=texts[-1][0] if texts else None,
        text_as_of=texts[-1][1] if texts else None,
        terms=_terms([r.commitment.terms for r in group]),
        link=links[0] if links else None,
        inferred=tuple(_inferred(group)),
        commitments=tuple(r.commitment.id for r in group),
        happenings=tuple(dict.fromkeys(h for e in life for h in e.happenings)),
    )


def _life(report: _Report) -> Iterable[LifeEvent]:
    """One entry a sentence that tells what became of it: its own, and those of further events of the commitment."""
    commitment = report.commitment
    events = {e.id: e for e in report.coded.events}
    told = [events[name] for name in commitment.events if name in events]
    by_sentence: dict[int, list[Event]] = {}
    for event in told:
        by_sentence.setdefault(event.sentence, []).append(event)
    by_sentence.setdefault(commitment.sentence, [])
    for sentence, found in sorted(by_sentence.items()):
        lead = found[0] if found else None
        source = lead.source.name if lead is not None and lead.source is not None else None
        if source is None and commitment.rests_on is not None and commitment.status in ("breached", "offered"):
            source = commitment.rests_on.name
        yield LifeEvent(
            status=commitment.status,
            date=commitment.signed or (lead.date if lead is not None else None),
            told=report.told,
            doc=commitment.doc,
            sentence=sentence,
            source=source,
            certainty=_certainty(commitment, lead, source),
            commitment=commitment.id,
            happenings=tuple(dict.fromkeys(e.happening for e in found if e.happening)),
        )


def _certainty(commitment: Commitment, lead: Event | None, source: str | None) -> Certainty:
    if commitment.status == "breached" and source is not None:
        return "alleged"
    return lead.certainty if lead is not None else "asserted"


def _clauses(report: _Report) -> Iterable[Clause]:
    c = report.commitment
    if c.trigger or c.limits or c.article or c.kind in _BINDING:
        by = c.rests_on.name if c.rests_on is not None and c.trigger else None
        sentence = _clause_sentence(report)
        yield Clause(c.trigger, c.limits, c.article, by, c.doc, sentence, report.told)


def _clause_sentence(report: _Report) -> int:
    words = report.commitment.trigger
    found = [s.index for s in report.coded.sentences if words and words in s.text]
    return found[0] if found else report.commitment.sentence


def _terms(found: Sequence[Terms]) -> Terms:
    whole = Terms()
    for one in found:
        whole = replace(
            whole, number=whole.number or one.number, subjects=whole.subjects or one.subjects,
            reason=whole.reason or one.reason, led_by=whole.led_by or one.led_by,
        )  # fmt: skip
    return whole


def _inferred(group: Sequence[_Report]) -> Iterable[str]:
    docs = list(dict.fromkeys(r.commitment.doc for r in group))
    if len(docs) < 2:
        return
    linked = {r.link.treaty for r in group if r.link}
    if len(linked) == 1 and all(r.link for r in group):
        yield f"inferred: the documents tell of one commitment, both being the register's {next(iter(linked))}"
    else:
        yield "inferred: kind and parties are the same; no document says that they tell of one commitment"
