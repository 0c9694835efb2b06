"""Who is bound to whom and when: the register's articles as ties between two states, on the scale of portfolios."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

from foedus.records.imported import Tie
from foedus.records.treaty import EVERY, Treaty, TreatyEvent
from foedus.reference.tables import rows
from foedus.register import Register
from foedus.register.days import first_day, last_day
from foedus.register.importing_rows import polity
from foedus.register.standing import spell

FIGHT = frozenset({"armed force", "all means", None})
_EDGES = ("0000-01-01", "9999-12-31")


@cache
def levels() -> Mapping[str, int]:
    """The level of each kind of obligation, 1 to 3 (data/levels.csv)."""
    table = files("foedus.aligning") / "data" / "levels.csv"
    return {kind: int(level) for _, (kind, level) in rows(table, ("kind", "level"))}


@cache
def left_out() -> frozenset[str]:
    """The treaties that portfolios leave out (data/left_out.csv)."""
    table = files("foedus.aligning") / "data" / "left_out.csv"
    return frozenset(treaty for _, (treaty, _) in rows(table, ("treaty", "why")))


def level(tie: Tie) -> int:
    """How close a tie is, 1 to 3; 0 for one that portfolios leave out."""
    return 0 if tie.treaty in left_out() else levels()[tie.kind]


def ties_of(register: Register, obligors: Collection[str] | None = None) -> tuple[Tie, ...]:
    """Every tie that the treaties of a register make, states that go on as others under the later one's code.

    With `obligors` (codes of states that go on), only what these owe.

    Declarations and laws of one state tie nobody. Dates known to the month or year are taken widely. A time for which
    a treaty is suspended between two is left out.
    """
    binding = (t for t in register.treaties if not t.short_of_treaty)
    return tuple(tie for treaty in binding for tie in _of(register, treaty, obligors))


def _of(register: Register, treaty: Treaty, wanted: Collection[str] | None) -> Iterator[Tie]:
    times: dict[str, list[tuple[str, str]]] = {}
    for party in treaty.parties:
        since, until = spell(treaty, party)
        if since is not None:
            times.setdefault(party.state, []).append(_wide(since, until))
    if not times:
        return
    whole = (min(s for spans in times.values() for s, _ in spans), max(u for spans in times.values() for _, u in spans))
    suspensions = [e for e in treaty.events if e.kind == "suspended"]
    members = {p.state for p in treaty.parties}
    for obligation, obligors, beneficiaries in register.rows(treaty):
        kind = "consultation" if obligation.kind == "guarantee" and obligation.owed not in FIGHT else obligation.kind
        held = _wide(obligation.since, obligation.until)
        for one in obligors:
            if wanted is not None and polity(one) not in wanted:
                continue
            for other in sorted(beneficiaries):
                if polity(one) == polity(other):
                    continue
                named = obligation.beneficiaries != EVERY and other not in members
                for since, until in _common(times.get(one, ()), [whole] if named else times.get(other, ()), held):
                    for begin, end in _unsuspended(since, until, one, other, suspensions, treaty.events):
                        yield Tie(polity(one), polity(other), kind, begin, None if end == _EDGES[1] else end,
                                  treaty.id, obligation.article)  # fmt: skip


def _wide(since: str | None, until: str | None) -> tuple[str, str]:
    return first_day(since) if since else _EDGES[0], last_day(until) if until else _EDGES[1]


def _common(
    mine: Iterable[tuple[str, str]], theirs: Iterable[tuple[str, str]], held: tuple[str, str]
) -> Iterator[tuple[str, str]]:
    for one in mine:
        for other in theirs:
            since, until = max(one[0], other[0], held[0]), min(one[1], other[1], held[1])
            if since < until:
                yield since, until


def _unsuspended(
    since: str, until: str, one: str, other: str, suspensions: list[TreatyEvent], events: tuple[TreatyEvent, ...]
) -> Iterator[tuple[str, str]]:
    begin = since
    for event in sorted(suspensions, key=lambda e: e.date):
        if not any(_named(event.states, a) and _named(event.toward, b) for a, b in ((one, other), (other, one))):
            continue
        resumed = min((e.date for e in events if e.kind == "resumed" and e.date >= event.date), default=None)
        stop = event.until or resumed
        if begin < first_day(event.date) < until:
            yield begin, first_day(event.date)
        begin = max(begin, first_day(stop) if stop else until)
    if begin < until:
        yield begin, until


def _named(states: tuple[str, ...], state: str) -> bool:
    return not states or states == EVERY or state in states


def merged(ties: Iterable[Tie]) -> tuple[Tie, ...]:
    """Imported ties under the codes of the states that go on."""
    found = (t._replace(obligor=polity(t.obligor), beneficiary=polity(t.beneficiary)) for t in ties)
    return tuple(t for t in found if t.obligor != t.beneficiary)
