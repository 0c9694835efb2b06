"""Who was bound by what on a day: memberships, suspensions, and in words why not."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from foedus.records.treaty import EVERY, Party, Treaty, TreatyEvent
from foedus.reference import load as load_reference
from foedus.register.check import alive
from foedus.register.days import first_day, last_day, within

Clock = Literal["in_force", "signature"]


class Standing:
    """The state of the world's treaties on one day; each treaty is looked at once."""

    def __init__(self, day: str, clock: Clock = "in_force") -> None:
        self.day = day
        self.clock = clock
        self._members: dict[str, dict[str, bool | None]] = {}

    def parties(self, treaty: Treaty) -> dict[str, bool | None]:
        """The states that a treaty binds, True, or may bind by its dates, None."""
        found = self._members.get(treaty.id)
        if found is None:
            found = self._members[treaty.id] = self._bound(treaty)
        return found

    def bound(self, treaty: Treaty, state: str) -> bool | None:
        """Whether a treaty binds a state; None where its dates are not known closely enough."""
        return self.parties(treaty).get(state, False)

    def _bound(self, treaty: Treaty) -> dict[str, bool | None]:
        begun = treaty.signed if self.clock == "signature" else treaty.in_force
        over = False if treaty.ended is None else _passed(treaty.ended, self.day)
        if begun is None or over:
            return {}
        found: dict[str, bool | None] = {}
        for party in treaty.parties:
            since, until = spell(treaty, party, self.clock)
            held = within(since, until, self.day)
            if held is not False and found.get(party.state) is not True and existed(party.state, self.day):
                found[party.state] = held
        return found

    def suspended(self, treaty: Treaty, obligor: str, beneficiary: str) -> TreatyEvent | None:
        """The suspension that lies between two states, either way round, None where there is none."""
        for event in treaty.events:
            if event.kind != "suspended" or within(event.date, event.until, self.day) is False:
                continue
            if event.until is None and any(self._resumes(e, event) for e in treaty.events):
                continue
            if _pair(event, obligor, beneficiary) or _pair(event, beneficiary, obligor):
                return event
        return None

    def _resumes(self, event: TreatyEvent, suspension: TreatyEvent) -> bool:
        if event.kind != "resumed" or not suspension.date <= event.date or first_day(event.date) > self.day:
            return False
        return not event.states or not suspension.states or bool(set(event.states) & set(suspension.states))

    def why_not(self, treaty: Treaty, state: str) -> str:
        """In words, why a treaty does not bind a state."""
        spells = [spell(treaty, p, self.clock) for p in treaty.parties if p.state == state]
        begun = [s for s in spells if s[0] is not None]
        if not spells:
            return f"{state} is no party"
        if not begun:
            return f"{treaty.id} was signed and never came into force"
        later = [since for since, _ in begun if since and first_day(since) > self.day]
        if len(later) == len(begun):
            signed = f"signed {treaty.signed}, " if treaty.signed and treaty.signed <= self.day else ""
            return f"{signed}in force for {state} only from {min(later)}"
        ended = max((until for since, until in begun if until and since and first_day(since) <= self.day), default=None)
        if ended and first_day(ended) <= self.day:
            mode = f" ({treaty.end_mode})" if treaty.end_mode and ended == treaty.ended else ""
            return f"ended for {state} on {ended}{mode}"
        return f"{state} did not exist as a state on {self.day}"


def spell(treaty: Treaty, party: Party, clock: Clock = "in_force") -> tuple[str | None, str | None]:
    """The first day on which a treaty binds a party and the first on which it no longer does.

    (None, None) where it never came to bind it.
    """
    begun = treaty.signed if clock == "signature" else treaty.in_force
    if begun is None:
        return None, None
    since = party.since or begun
    if since != begun and first_day(since) < first_day(begun):
        since = begun
    until, ended = party.until, treaty.ended
    if until is None or ended is None:
        return since, until or ended
    return since, min(until, ended, key=last_day)


@lru_cache(maxsize=4096)
def existed(state: str, day: str) -> bool:
    """Whether a state, or a territory, which always does, existed on an ISO day."""
    return alive(load_reference().states, state, day)


def _passed(date: str, day: str) -> bool:
    return last_day(date) <= day


def _pair(event: TreatyEvent, one: str, other: str) -> bool:
    return _named(event.states, one) and _named(event.toward, other)


def _named(states: tuple[str, ...], state: str) -> bool:
    return not states or states == EVERY or state in states
