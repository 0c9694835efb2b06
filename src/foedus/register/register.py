"""The register: its treaties and areas, found by state, and who was bound by what on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from foedus.errors import UsageError
from foedus.records.treaty import EVERY, Area, Obligation, Party, Treaty, TreatyEvent
from foedus.reference import load as load_reference
from foedus.register.check import alive
from foedus.register.days import first_day, last_day, within
from foedus.register.tables import continuator

Clock = Literal["in_force", "signature"]
HORIZON = ("1900-01-01", "2026-12-31")


@dataclass(frozen=True)
class Register:
    """Treaties in the order of their ids, and the areas they name. Immutable; `with_treaties`, `without` give others.

    `horizon` is the first and last day for which the register means to be complete.
    """

    treaties: tuple[Treaty, ...]
    areas: Mapping[str, Area]
    horizon: tuple[str, str] = HORIZON

    @cached_property
    def by_id(self) -> Mapping[str, Treaty]:
        """Treaties by id."""
        return {t.id: t for t in self.treaties}

    @cached_property
    def by_state(self) -> Mapping[str, tuple[Treaty, ...]]:
        """The treaties that a state is party to or a beneficiary of, at any time."""
        found: dict[str, dict[str, Treaty]] = {}
        for treaty in self.treaties:
            named = {p.state for p in treaty.parties}
            named.update(b for o in treaty.obligations for b in o.beneficiaries if b not in EVERY)
            for state in named:
                found.setdefault(state, {})[treaty.id] = treaty
        return {state: tuple(of.values()) for state, of in found.items()}

    def of(self, *states: str) -> Iterator[Treaty]:
        """The treaties of any of these states, each once, in the order of their ids."""
        found = {t.id: t for s in states for t in self.by_state.get(s, ())}
        return (found[i] for i in sorted(found))

    def with_treaties(self, treaties: Iterable[Treaty], areas: Iterable[Area] = ()) -> Register:
        """The register with more treaties (one of the same id is replaced) and areas."""
        merged = {**self.by_id, **{t.id: continued(t) for t in treaties}}
        ordered = tuple(merged[i] for i in sorted(merged))
        return Register(ordered, {**self.areas, **{a.id: a for a in areas}}, self.horizon)

    def without(self, *ids: str) -> Register:
        """The register without these treaties. Raises UsageError for an id that it does not have."""
        for name in ids:
            if name not in self.by_id:
                near = ", ".join(i for i in self.by_id if i.startswith(name[:3].upper()))
                remedy = f"ids that begin like it: {near}" if near else "foedus commitments --register lists them"
                raise UsageError(f"the register has no treaty {name!r}", remedy=remedy)
        return Register(tuple(t for t in self.treaties if t.id not in ids), self.areas, self.horizon)


def spell(treaty: Treaty, party: Party, clock: Clock = "in_force") -> tuple[str | None, str | None]:
    """The first day on which a treaty binds a party and the first on which it no longer does.

    (None, None) where it never came to bind it.
    """
    begun = treaty.signed if clock == "signature" else treaty.in_force
    if begun is None:
        return None, None
    since = party.since or begun
    if first_day(since) < first_day(begun):
        since = begun
    ends = [d for d in (party.until, treaty.ended) if d]
    return since, min(ends, key=last_day) if ends else None


def bound(treaty: Treaty, state: str, day: str, clock: Clock = "in_force") -> bool | None:
    """Whether a treaty binds a state on a day; None where its dates are not known closely enough."""
    answer: bool | None = False
    if not alive(load_reference().states, state, day):
        return False
    for party in treaty.parties:
        if party.state != state:
            continue
        since, until = spell(treaty, party, clock)
        if since is None:
            continue
        held = within(since, until, day)
        if held:
            return True
        answer = None if held is None else answer
    return answer


def why_not(treaty: Treaty, state: str, day: str, clock: Clock = "in_force") -> str:
    """In words, why a treaty does not bind a state on a day."""
    spells = [s for p in treaty.parties if p.state == state for s in [spell(treaty, p, clock)]]
    begun = [s for s in spells if s[0] is not None]
    if not spells:
        return f"{state} is no party"
    if not begun:
        return "signed, but never came into force" if treaty.in_force is None else "never in force"
    later = [since for since, _ in begun if since and first_day(since) > day]
    if later and len(later) == len(begun):
        signed = f"signed {treaty.signed}, " if treaty.signed and treaty.signed <= day else ""
        return f"{signed}in force for {state} only from {min(later)}"
    ended = max((until for since, until in begun if until and since and first_day(since) <= day), default=None)
    if (ended and last_day(ended) <= day) or (ended and first_day(ended) <= day):
        mode = f" ({treaty.end_mode})" if treaty.end_mode and ended == treaty.ended else ""
        return f"ended for {state} on {ended}{mode}"
    return f"{state} did not exist as a state on {day}"


def members(treaty: Treaty, day: str, clock: Clock = "in_force") -> tuple[str, ...]:
    """The states that a treaty binds (or may bind, by its dates) on a day, in the order of the register."""
    named = dict.fromkeys(p.state for p in treaty.parties)
    return tuple(s for s in named if bound(treaty, s, day, clock) is not False)


def obligors(treaty: Treaty, obligation: Obligation) -> tuple[str, ...]:
    """Everyone whom an obligation binds at any time."""
    named = dict.fromkeys(p.state for p in treaty.parties)
    return tuple(named) if obligation.obligors == EVERY else _with_continuators(obligation.obligors, tuple(named))


def benefits(treaty: Treaty, obligation: Obligation, state: str) -> bool:
    """Whether an obligation is owed to a state (at the time in which it is party, where it is owed to parties)."""
    if obligation.beneficiaries == EVERY:
        return any(p.state == state for p in treaty.parties)
    return state in _with_continuators(obligation.beneficiaries, (state,))


def _with_continuators(states: tuple[str, ...], known: tuple[str, ...]) -> tuple[str, ...]:
    found = dict.fromkeys(states)
    for state in states:
        follows = continuator(state)
        if follows and follows.state in known:
            found[follows.state] = None
    return tuple(found)


def suspended(treaty: Treaty, obligor: str, beneficiary: str, day: str) -> TreatyEvent | None:
    """The suspension that lies between two states on a day, either way round, None where there is none."""
    for event in treaty.events:
        if event.kind != "suspended" or within(event.date, event.until, day) is False:
            continue
        if event.until is None and any(
            e.kind == "resumed" and e.date >= event.date and first_day(e.date) <= day and _touches(e, event)
            for e in treaty.events
        ):
            continue
        if _pair(event, obligor, beneficiary) or _pair(event, beneficiary, obligor):
            return event
    return None


def _touches(one: TreatyEvent, other: TreatyEvent) -> bool:
    return not one.states or not other.states or bool(set(one.states) & set(other.states))


def _pair(event: TreatyEvent, one: str, other: str) -> bool:
    return _named(event.states, one) and _named(event.toward, other)


def _named(states: tuple[str, ...], state: str) -> bool:
    return not states or states == EVERY or state in states


def continued(treaty: Treaty) -> Treaty:
    """A treaty with the rows of states that continue its parties (Russia, for the Soviet Union) where it has none."""
    rows: list[Party] = []
    written = {p.state for p in treaty.parties}
    for party in treaty.parties:
        rows.append(party)
        follows = continuator(party.state)
        while follows is not None and follows.state not in written:
            over = party.until or treaty.ended
            if over is not None and last_day(over) <= follows.day:
                break
            rows.append(Party(follows.state, follows.day, party.until, follows.former))
            written.add(follows.state)
            follows = continuator(follows.state)
    return replace(treaty, parties=tuple(rows)) if len(rows) > len(treaty.parties) else treaty
