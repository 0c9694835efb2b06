"""Corrections to a coded document: the document as its readers say that it is."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from foedus.claims import attribute
from foedus.coding.ontology import ontology
from foedus.correcting.match import matched, twin
from foedus.correcting.records import Correction, Edit, Fate, Logged, Target, digest_of
from foedus.correcting.regroup import regrouped
from foedus.correcting.standing import in_order, taken_back
from foedus.records import Claim, CodedDocument, Event, Sentence

BY_PERSON = "a person said so"


@dataclass(frozen=True, slots=True)
class Applied:
    """A document with its corrections applied, and what became of each of them, the earliest first.

    `names` says for an event of the document by which id its corrections call it, where that is another one; `check` is
    the mark that stands, if the document as a whole was marked as checked.
    """

    coded: CodedDocument
    log: tuple[Logged, ...]
    names: Mapping[str, str]
    check: Correction | None = None


def apply(coded: CodedDocument, corrections: Iterable[Correction]) -> CodedDocument:
    """The document as its corrections say that it is; `coded` itself where none of them changes anything.

    `coded` is the program's own coding: its happenings are those of the document alone. The order in which corrections
    come makes no difference: they have an order of their own (the time, then the id), in which the later word on a
    field of an event holds. An event that any of them calls wrong is left out.
    """
    return applied(coded, corrections).coded


def applied(coded: CodedDocument, corrections: Iterable[Correction], *, join: bool = True) -> Applied:
    """As `apply`, with what became of each correction; without `join` the document's happenings are not made anew."""
    ordered = in_order(corrections)
    if not ordered:
        return Applied(coded, (), {})
    digest = digest_of(coded.document.text)
    ours = [c for c in ordered if c.digest == digest and c.doc == coded.document.id]
    undone = taken_back(ours)
    stand = [c for c in ours if c.id not in undone]
    work = _Work(coded)
    check = next((c for c in reversed(stand) if c.action == "checked" and c.coded is not None), None)
    if check is not None:
        work.pin(check.coded or ())
    work.correct([c for c in stand if c.target is not None])
    if check is not None:
        work.vouch()
    own = {c.id for c in ours}
    log = tuple(Logged(c, _fate(c, own, undone, work), work.at(c)) for c in ordered)
    names = {event: name for name, event in work.found.items() if event != name}
    return Applied(work.result(join=join), log, names, check)


def _fate(correction: Correction, own: set[str], undone: Mapping[str, str], work: _Work) -> Fate:
    if correction.id not in own:
        return "of another text"
    if correction.id in undone:
        return "undone"
    if correction.target is not None and correction.target.event not in work.found:
        return "no longer coded"
    return "in effect"


@dataclass(slots=True)
class _Work:
    """A document under correction: `events` by id, and `found`, which event each target is."""

    coded: CodedDocument
    events: dict[str, Event] = field(init=False)
    found: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.events = {e.id: e for e in self.coded.events}

    def at(self, correction: Correction) -> str | None:
        """The event that a correction is about, if it is in the document."""
        name = None if correction.target is None else self.found.get(correction.target.event)
        return name if name in self.events else None

    def pin(self, events: Sequence[Event]) -> None:
        """Take these events for the program's coding: those that the document had when it was checked."""
        claims = {c.id for c in self.coded.claims}
        at = [(e, _sentence(self.coded.sentences, e.start)) for e in events]
        self.events = {
            e.id: replace(e, sentence=sentence, claim=e.claim if e.claim in claims else None)
            for e, sentence in at
            if sentence is not None
        }

    def correct(self, corrections: Sequence[Correction]) -> None:
        """Apply what is said of single events."""
        said: defaultdict[str, list[Correction]] = defaultdict(list)
        targets: dict[str, Target] = {}
        for correction in corrections:
            if correction.target is not None:
                said[correction.target.event].append(correction)
                targets.setdefault(correction.target.event, correction.target)
        adding = {name: next(c for c in group if c.action == "add") for name, group in said.items() if _adds(group)}
        types = {name: _types(targets[name], group) for name, group in said.items() if name not in adding}
        self.found |= matched({n: t for n, t in targets.items() if n not in adding}, types, list(self.events.values()))
        for name, correction in adding.items():
            self._add(name, correction)
        for name, group in said.items():
            if name in self.found:
                self._correct(self.found[name], group)

    def _add(self, name: str, correction: Correction) -> None:
        """Put in an event that was missed, unless it is coded by now."""
        if correction.target is None or correction.edit is None:
            return
        there = twin(replace(correction.target, type=correction.edit.type or correction.target.type), self._free())
        if there is None:
            sentence = _sentence(self.coded.sentences, correction.target.start)
            if sentence is None:
                return
            self.events[name] = there = self._new(name, correction.target, sentence)
        self.found[name] = there.id

    def _free(self) -> list[Event]:
        """The events in the order of the text."""
        return sorted(self.events.values(), key=lambda e: (e.start, e.id))

    def _new(self, name: str, target: Target, sentence: int) -> Event:
        return Event(
            id=name, doc=self.coded.document.id, sentence=sentence, start=target.start,
             end=target.end, type=target.type, mode=None, context=(), trigger=target.trigger,
            actor=(), recipient=(), status="happened", score=1.0, because={"by": "person", "corrected": "added"},
        )  # fmt: skip

    def _correct(self, name: str, group: Sequence[Correction]) -> None:
        event = self.events.get(name)
        if event is None:
            return
        if any(c.action == "wrong" for c in group):
            del self.events[name]
            return
        edit = _merged(c.edit for c in group if c.edit is not None)
        self.events[name] = _edited(event, edit, self.coded.claims, self.coded.sentences)

    def vouch(self) -> None:
        """All events of a document that was checked are a person's word."""
        self.events = {
            name: replace(e, score=1.0, because={**e.because, "checked": BY_PERSON}) for name, e in self.events.items()
        }

    def result(self, *, join: bool) -> CodedDocument:
        """The document with these events, in the order of the text."""
        order = {e.id: n for n, e in enumerate(self.coded.events)}
        if self.events == {e.id: e for e in self.coded.events}:
            return self.coded
        last = len(order)
        events = tuple(sorted(self.events.values(), key=lambda e: (e.start, order.get(e.id, last), e.id)))
        kept = {e.id for e in events}
        commitments = tuple(
            k if kept.issuperset(k.events) else replace(k, events=tuple(n for n in k.events if n in kept))
            for k in self.coded.commitments
        )
        happenings = self.coded.happenings
        if join:
            events, happenings = regrouped(self.coded, events)
        return replace(self.coded, events=events, happenings=happenings, commitments=commitments)


def _adds(group: Sequence[Correction]) -> bool:
    return any(c.action == "add" for c in group)


def _types(target: Target, group: Sequence[Correction]) -> frozenset[str]:
    """The types that an event may have to be the one meant: what it was, and, unless it is wrong, what it should be."""
    given = {c.edit.type for c in group if c.edit is not None and c.edit.type is not None}
    wrong = any(c.action == "wrong" for c in group)
    return frozenset({target.type} if wrong else {target.type, *given})


def _sentence(sentences: Sequence[Sentence], offset: int) -> int | None:
    """The number of the sentence in which an offset lies; only what stands in a sentence can be an event."""
    at = bisect_right(sentences, offset, key=lambda s: s.start) - 1
    return sentences[at].index if at >= 0 and offset < sentences[at].end else None


def _merged(edits: Iterable[Edit]) -> Edit:
    """One edit of several: the later word on each field."""
    whole = Edit()
    for edit in edits:
        given: dict[str, Any] = {name: getattr(edit, name) for name in edit.said()}
        if edit.type is not None:
            given["mode"] = edit.mode
        whole = replace(whole, **given)
    return whole


def _edited(event: Event, edit: Edit, claims: Sequence[Claim], sentences: Sequence[Sentence]) -> Event:
    """The event as the edit says, with what follows from its type."""
    said = edit.said()
    if not said:
        return event
    kind = edit.type or event.type
    info = ontology()[kind]
    mode = edit.mode if edit.type is not None else event.mode
    mode = mode if mode in info.modes else None
    because = dict(event.because)
    for name in said:
        if name != "mode":
            because[name] = BY_PERSON
    because.setdefault("corrected", ", ".join(n for n in said if n != "mode"))
    event = replace(
        event,
        type=kind,
        mode=mode,
        cameo=info.cameo,
        quad=info.quad,
        intensity=info.intensity(mode),
        actor=event.actor if edit.actor is None else edit.actor,
        recipient=event.recipient if edit.recipient is None else edit.recipient,
        score=1.0,
        because=because,
    )
    if event.because.get("corrected") == "added":
        # What a claim says of an event that nobody coded is found as for any other.
        event = attribute((event,), claims, sentences)[0]
    if edit.source is not None:
        source = next(iter(edit.source), None)
        certainty = "asserted" if source is None else event.certainty
        event = replace(event, source=source, certainty=certainty)
    return event if edit.status is None else replace(event, status=edit.status)
