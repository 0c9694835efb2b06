"""ATOP's member file as treaties: one row a member's time in one phase of an alliance, with what it promised then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from foedus.records.treaty import EVERY, Obligation, ObligationKind, Owed, Party, Treaty, Trigger, When
from foedus.register.days import first_day, last_day
from foedus.register.importing_rows import FIRST_YEAR, Table, Wrong, by_number, day, flag, whole

COLUMNS = (
    "atopid", "member", "yrent", "moent", "dayent", "yrexit", "moexit", "dayexit", "phase", "defense", "offense",
    "neutral", "nonagg", "consul",
)  # fmt: skip
# Codebook of ATOP 4.0 (Leeds et al. 2002): the conditions on each kind of promise.
CONDITIONS = (
    "defcoadv", "defcoloc", "defcocon", "defconum", "defcodem", "defconpr", "offcoadv", "offcoloc", "offcocon",
    "offconum", "offcodem", "neucoadv", "neucoloc", "neucocon", "neuconum", "neucodem", "neuconpr", "neucoatt",
    "concoadv", "concoloc", "concocon", "concoreq", "secrart", "version",
)  # fmt: skip
_KINDS: tuple[tuple[str, ObligationKind, str, Owed, Trigger], ...] = (
    ("defense", "defence", "def", "armed force", "armed attack"),
    ("offense", "offence", "off", "armed force", "none"),
    ("neutral", "neutrality", "neu", "neutrality", "state of war"),
    ("nonagg", "nonaggression", "", "non-attack", "none"),
    ("consul", "consultation", "con", "consultation", "threat to security"),
)
_UNSTATED = {"coadv": "only against adversaries that it names", "coloc": "only at places that it names"}


class _Row(NamedTuple):
    alliance: str
    phase: int
    state: str
    since: str
    until: str | None
    promises: tuple[tuple[int, When], ...]
    secret: bool
    version: str


def members(table: Table, notes: list[str]) -> tuple[Treaty, ...]:
    """The treaties of a member file; wrong rows go to the table's problems, what is left out by rule to `notes`."""
    grouped: dict[str, list[_Row]] = defaultdict(list)
    early = 0
    for line, cells in table.rows(COLUMNS, CONDITIONS):
        try:
            row = _row(cells)
        except Wrong as error:
            table.wrong(line, str(error))
            continue
        if row is None:
            early += 1
        else:
            grouped[row.alliance].append(row)
    if early:
        notes.append(f"{early} rows that ended before {FIRST_YEAR} are left out: foedus has no states of that time")
    return tuple(_treaty(name, grouped[name]) for name in sorted(grouped))


def _row(cells: list[str]) -> _Row | None:
    said = dict(zip((*COLUMNS, *CONDITIONS), cells, strict=True))
    until = day(said["yrexit"], said["moexit"], said["dayexit"], ("yrexit", "moexit", "dayexit"))
    since = day(said["yrent"], said["moent"], said["dayent"], ("yrent", "moent", "dayent"))
    if since is None:
        raise Wrong(f"yrent = {said['yrent']!r} is no year")
    if until is not None and last_day(until) < first_day(since):
        raise Wrong(f"it ends on {until}, before it begins on {since}")
    number = whole(said["member"], "member")
    if until is not None and last_day(until) < f"{FIRST_YEAR}-01-01":
        return None
    state = by_number(number, max(first_day(since), f"{FIRST_YEAR}-01-01"))
    if state is None:
        raise Wrong(f"member = {number} is no state that foedus knows")
    promises = tuple(
        (n, _when(said, prefix)) for n, (column, _, prefix, _, _) in enumerate(_KINDS) if flag(said[column], column)
    )
    secret = said["secrart"] not in ("", "0", "0.0")
    return _Row(said["atopid"], whole(said["phase"] or "0", "phase"), state, since, until, promises, secret,
                said["version"])  # fmt: skip


def _when(said: dict[str, str], prefix: str) -> When:
    def given(name: str) -> bool:
        return bool(prefix) and flag(said.get(prefix + name, ""), prefix + name)

    unstated = [f"{words} (ATOP's {(prefix + n).upper()})" for n, words in _UNSTATED.items() if given(n)]
    return When(
        unprovoked=given("conpr") or given("coatt"), min_attackers=2 if given("conum") else 1,
        ongoing_war=given("cocon"), demand_first=given("codem"), request=given("coreq"), unstated=tuple(unstated),
    )  # fmt: skip


def _treaty(alliance: str, rows: list[_Row]) -> Treaty:
    begun = min((r.since for r in rows), key=first_day)
    ended = None if any(r.until is None for r in rows) else max((r.until or "" for r in rows), key=last_day)
    edition = next((f" {r.version}" for r in rows if r.version), "")
    return Treaty(
        id=f"ATOP{alliance}", name=f"ATOP alliance {alliance}", form="treaty", parties=tuple(_parties(rows)),
        obligations=tuple(_obligations(rows)), signed=begun, in_force=begun, ended=ended,
        text="partly" if any(r.secret for r in rows) else "published", confidence="likely",
        doubt="imported: the dates are ATOP's, from signature, and so are the conditions",
        source=f"ATOP{edition}, alliance {alliance} (Leeds et al. 2002)", file="atop",
    )  # fmt: skip


def _parties(rows: Iterable[_Row]) -> Iterator[Party]:
    """Each member's spells, phases that follow each other without a gap as one."""
    times: dict[str, list[tuple[str, str | None]]] = {}
    for row in sorted(rows, key=lambda r: (first_day(r.since), r.phase)):
        spells = times.setdefault(row.state, [])
        if spells and spells[-1][1] is not None and first_day(row.since) <= _next(spells[-1][1]):
            spells[-1] = (spells[-1][0], row.until)
        else:
            spells.append((row.since, row.until))
    for state, spells in times.items():
        yield from (Party(state, since, until) for since, until in spells)


def _next(until: str) -> str:
    """A day after the end, by which the next phase must have begun to go on: ATOP ends some on the eve."""
    last = last_day(until)
    return last[:8] + f"{int(last[8:]) + 1:02d}"


def _obligations(rows: list[_Row]) -> Iterator[Obligation]:
    several = len({r.phase for r in rows}) > 1
    for phase in sorted({r.phase for r in rows}):
        mine = [r for r in rows if r.phase == phase]
        since = min((r.since for r in mine), key=first_day)
        until = None if any(r.until is None for r in mine) else max((r.until or "" for r in mine), key=last_day)
        everyone = {r.state for r in mine}
        for n, (column, kind, _, owed, trigger) in enumerate(_KINDS):
            bound: dict[When, dict[str, None]] = {}
            for row in mine:
                bound.update({when: {**bound.get(when, {}), row.state: None} for at, when in row.promises if at == n})
            for when, obligors in bound.items():
                yield Obligation(
                    kind, f"phase {phase}" if several else "",
                    EVERY if set(obligors) == everyone and not several else tuple(obligors), EVERY,
                    strength="consult only" if kind == "consultation" else "unqualified", owed=owed, trigger=trigger,
                    trigger_words=f"as ATOP's {column.upper()} column has it", when=when,
                    since=since if several else None, until=until if several else None,
                )  # fmt: skip
