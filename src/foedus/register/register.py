"""The register: its treaties and areas, found by state, and who was bound by what on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from foedus.errors import UsageError
from foedus.records.treaty import EVERY, Area, Obligation, Party, Treaty
from foedus.register.days import last_day
from foedus.register.tables import continuator

HORIZON = ("1900-01-01", "2026-12-31")


class Row(NamedTuple):
    """An obligation with everyone whom it ever binds, and to whom it is ever owed."""

    obligation: Obligation
    obligors: tuple[str, ...]
    beneficiaries: frozenset[str]


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
            named.update(b for row in self.rows(treaty) for b in row.beneficiaries)
            for state in named:
                found.setdefault(state, {})[treaty.id] = treaty
        return {state: tuple(of.values()) for state, of in found.items()}

    @cached_property
    def _rows(self) -> dict[str, tuple[Row, ...]]:
        return {}

    def rows(self, treaty: Treaty) -> tuple[Row, ...]:
        """The obligations of one of its treaties with states in the place of "*"."""
        found = self._rows.get(treaty.id)
        if found is None:
            found = self._rows[treaty.id] = tuple(_row(treaty, o) for o in treaty.obligations)
        return found

    @cached_property
    def with_invocations(self) -> tuple[Treaty, ...]:
        """The treaties of which the register tells that they were invoked."""
        return tuple(t for t in self.treaties if any(e.kind == "invoked" for e in t.events))

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


def _row(treaty: Treaty, obligation: Obligation) -> Row:
    parties = tuple(dict.fromkeys(p.state for p in treaty.parties))
    obligors = parties if obligation.obligors == EVERY else _carried(obligation.obligors, parties)
    owed = parties if obligation.beneficiaries == EVERY else _carried(obligation.beneficiaries, None)
    return Row(obligation, obligors, frozenset(owed))


def _carried(states: tuple[str, ...], parties: tuple[str, ...] | None) -> tuple[str, ...]:
    """States with those that continue them, of the parties where these are given."""
    found = dict.fromkeys(states)
    for state in states:
        follows = continuator(state)
        if follows is not None and (parties is None or follows.state in parties):
            found[follows.state] = None
    return tuple(found)
