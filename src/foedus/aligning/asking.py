"""The question how two states stand to each other: names as codes, days within what is known, all three sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from foedus.aligning.commitments import Source, commitment_years, source_of
from foedus.aligning.stream import HALF_LIFE, Told, acts, stream
from foedus.aligning.votes import vote_year
from foedus.errors import UsageError
from foedus.records import Document, Event, Happening, Sentence
from foedus.records.alignment import Alignment, CommitmentYear, Stream, VoteYear
from foedus.records.imported import Imported, ImportKind, VoteBook
from foedus.reference import load as load_reference
from foedus.register.importing_rows import polity

FIRST_DAY = date(1946, 1, 1)
REGISTERS = ("foedus", "atop", "atop-dyads")


class Store(Protocol):
    """What is asked of a store: its records, and what was imported into it."""

    def happenings(self, *, between: tuple[str, ...] | None = None) -> Sequence[Happening]:
        """Happenings, each once."""

    def events(self, *, doc: str | None = None) -> Sequence[Event]:
        """A document's events."""

    def sentences(self, doc: str) -> Sequence[Sentence]:
        """A document's sentences."""

    def documents(self, *, doc: str | None = None) -> Sequence[Document]:
        """The document of an id."""

    def knows(self, party: str) -> bool:
        """Whether any record has this party."""

    def imported(self, kind: ImportKind) -> Imported | None:
        """What was imported of a kind, None where nothing was."""


@dataclass(frozen=True)
class Side:
    """One of the two: its code or name, the state that goes on as it, and all codes or names that mean it."""

    given: str
    code: str
    name: str
    also: tuple[str, ...]
    is_state: bool


def align(
    x: str,
    y: str,
    *,
    store: Store | None = None,
    since: date | None = None,
    until: date | None = None,
    register: str = "foedus",
    votes: VoteBook | None = None,
    half_life: float = HALF_LIFE,
) -> Alignment:
    """How two states stand to each other, from the register, the store's happenings and imported UN votes.

    Without a store: commitments only, and the votes given. `register`: foedus, or atop or atop-dyads where they were
    imported. `half_life` in days. Raises UsageError for an unknown state, the same state twice, days in the wrong
    order, or a register that was not imported.
    """
    one, other = _side(x, store), _side(y, store)
    if one.code == other.code:
        raise UsageError(f"{x!r} and {y!r} are the same: {one.name}", remedy="name two different states")
    if half_life <= 0:
        raise UsageError(f"a half-life of {half_life:g} days is none", remedy="give more than 0 days")
    if since is not None and until is not None and until < since:
        raise UsageError(f"{until} is before {since}", remedy="give --since before --until")
    source = source_of(register, store, (one.code, other.code))
    notes: list[str] = [
        f"{s.given} is {s.name} ({s.code}) here, which goes on as it" for s in (one, other) if s.given != s.code
    ]
    first, last = _period(since, until, source, notes)
    years: tuple[CommitmentYear, ...] = ()
    if one.is_state and other.is_state:
        years = commitment_years(source, one.code, other.code, first, last)
        if not years and first <= last:
            notes.append("no year of this time has both as states" + _lives(one, other))
    else:
        named = ", ".join(s.name for s in (one, other) if not s.is_state)
        notes.append(f"commitments and votes are of states; {named} is none")
    told = _stream(store, one, other, since, until, half_life, notes)
    book = votes or _book(store)
    cast = _votes(book, one, other, first, until or date(9999, 12, 31), notes)
    ends = [source.horizon[1].isoformat(), *([told.until] if told and told.until else []), *(f"{v.year}" for v in cast)]
    shown = {t for y in years for t in (*y.treaties, *(i for p in y.partners for i in (*p.x_treaties, *p.y_treaties)))}
    return Alignment(
        one.code, other.code, one.name, other.name, first.isoformat(), until.isoformat() if until else max(ends),
        register, years, told, cast,
        tuple((t, source.named(t, last.isoformat())) for t in sorted(shown) if t in source.names), tuple(notes),
    )  # fmt: skip


def _side(text: str, store: Store | None) -> Side:
    reference = load_reference()
    found = reference.parse_country(text)
    if found is None or found not in reference.states:
        if store is not None and text.strip() and store.knows(text):
            return Side(text, text, text, (text,), False)
        kinds = "state" if store is None else "state and no party of this store"
        raise UsageError(f"no {kinds} is called {text!r}", remedy="give a code (PRK) or a state's name")
    code = polity(found)
    also = tuple(c for c in reference.states if polity(c) == code)
    return Side(found, code, reference.state_name(code) or code, also, bool(reference.states[code].cow))


def _period(since: date | None, until: date | None, source: Source, notes: list[str]) -> tuple[date, date]:
    begin, end = source.horizon
    first, last = since or max(FIRST_DAY, begin), until or end
    if first < begin:
        notes.append(f"commitments are known from {begin}")
    if last > end:
        notes.append(f"commitments are known to {end}")
    return max(first, begin), min(last, end)


def _lives(one: Side, other: Side) -> str:
    states = load_reference().states
    said = []
    for side in (one, other):
        spells = [f"{since or 'before 1900'} to {until or 'today'}" for since, until in states[side.code].spells]
        said.append(f"{side.name}: {', '.join(spells)}")
    return f" ({'; '.join(said)})"


def _stream(
    store: Store | None, one: Side, other: Side, since: date | None, until: date | None, half_life: float,
    notes: list[str],
) -> Stream | None:  # fmt: skip
    if store is None:
        notes.append("happenings: no store was given")
        return None
    pairs = [(a, b) for a in one.also for b in other.also]
    found = {h.id: h for pair in pairs for h in store.happenings(between=pair)}
    told = told_of(store, found.values())
    known = [
        a
        for a in acts(told, one.also, other.also)
        if (since is None or a.day >= since.isoformat()) and (until is None or a.day <= until.isoformat())
    ]
    documents = {doc for a in known for doc, _, _ in a.sentences}
    if not known:
        notes.append(f"the store tells of nothing between {one.name} and {other.name} in this time")
    return stream(known, documents=len(documents), until=until, half_life=half_life)


def told_of(store: Store, happenings: Iterable[Happening]) -> Told:
    """Happenings with what is needed to score and show them."""
    found = list(happenings)
    docs = list(dict.fromkeys(t.doc for h in found for t in h.events))
    return Told(
        found, {e.id: e for doc in docs for e in store.events(doc=doc)},
        {(doc, s.index): s.text for doc in docs for s in store.sentences(doc)},
        {d.id: d.published for doc in docs for d in store.documents(doc=doc)},
    )  # fmt: skip


def _book(store: Store | None) -> VoteBook | None:
    kept = store.imported("un") if store is not None else None
    return kept.book if kept is not None else None


def _votes(
    book: VoteBook | None, one: Side, other: Side, first: date, last: date, notes: list[str]
) -> tuple[VoteYear, ...]:
    if book is None:
        notes.append("UN votes: none were imported (foedus import un-votes.csv un-roll-calls.csv)")
        return ()
    years = [y for y in sorted(book.calls) if first.year <= y <= last.year]
    found = tuple(v for y in years if (v := vote_year(book, one.code, other.code, y)) is not None)
    if not found and one.is_state and other.is_state:
        span = f"{min(book.calls)} to {max(book.calls)}" if book.calls else "nothing"
        notes.append(f"UN votes: no vote of both in this time; the imported ones are of {span}")
    return found


def with_why(found: Alignment, why: bool) -> Alignment:
    """The answer as it is, or without the third states that its commitments are made of."""
    if why:
        return found
    return replace(found, commitments=tuple(replace(y, partners=()) for y in found.commitments))
