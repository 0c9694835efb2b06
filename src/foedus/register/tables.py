"""The register's own tables: territories with their owners, classes of states, and who continues whom."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple

from foedus.errors import DataError
from foedus.reference import key
from foedus.reference.tables import rows, several
from foedus.register.days import within

DATA = files("foedus.register") / "data"


class Owner(NamedTuple):
    """Who held a territory, [since, until). `standing`: home, dependent, contested, leased, sea or none."""

    state: str
    since: str | None
    until: str | None
    standing: str
    claimants: tuple[str, ...]


class Territory(NamedTuple):
    """A named place that treaties or cases turn on, with its owners over time, earliest first."""

    code: str
    name: str
    aliases: tuple[str, ...]
    owners: tuple[Owner, ...]
    regions: frozenset[str]
    within: str
    hints: frozenset[str]

    def owner(self, day: str) -> Owner | None:
        """Who held it on a day."""
        return next((o for o in self.owners if within(o.since, o.until, day) is not False), None)


STANDINGS = frozenset({"home", "dependent", "contested", "leased", "sea", "none"})


@cache
def territories() -> dict[str, Territory]:
    """territories.csv by code."""
    table = DATA / "territories.csv"
    columns = ("code", "name", "aliases", "owner", "from", "to", "standing", "claimants", "regions", "within", "hints")
    found: dict[str, Territory] = {}
    for line, cells in rows(table, columns):
        code, name, aliases, owner, since, until, standing, claimants, regions, inside, hints = cells
        if standing not in STANDINGS:
            raise DataError(f"{standing!r} is no standing", where=str(table), line=line, remedy=str(sorted(STANDINGS)))
        spell = Owner(owner, since or None, until or None, standing, several(claimants))
        before = found.get(code)
        if before is None:
            tags, marks = frozenset(several(regions)), frozenset(several(hints))
            found[code] = Territory(code, name, several(aliases), (spell,), tags, inside, marks)
        else:
            found[code] = before._replace(owners=(*before.owners, spell))
    return found


@cache
def territory_names() -> dict[tuple[str, ...], str]:
    """Folded names, aliases and codes of territories to codes."""
    found: dict[tuple[str, ...], str] = {}
    for code, territory in territories().items():
        for name in (code, territory.name, *territory.aliases):
            found.setdefault(key(name), code)
    return found


@cache
def state_regions() -> dict[str, frozenset[str]]:
    """regions.csv: the regions that a state's home territory lies in, by code."""
    found: dict[str, frozenset[str]] = {}
    for _, (region, codes) in rows(DATA / "regions.csv", ("region", "states")):
        for code in codes.split():
            found[code] = found.get(code, frozenset()) | {region}
    return found


@cache
def regions() -> frozenset[str]:
    """Every region tag of the two tables."""
    named = (r for t in territories().values() for r in t.regions)
    return frozenset(named) | frozenset(r for tags in state_regions().values() for r in tags)


class Spell(NamedTuple):
    """A state's time in a class, [since, until)."""

    since: str | None
    until: str | None


@cache
def classes() -> dict[str, dict[str, tuple[Spell, ...]]]:
    """classes.csv: the states of a class of adversaries ("communist") with their times in it."""
    found: dict[str, dict[str, tuple[Spell, ...]]] = {}
    for _, (name, states) in rows(DATA / "classes.csv", ("class", "states")):
        members = found.setdefault(name, {})
        for entry in states.split():
            code, since, until = (*entry.split(":"), "", "")[:3]
            members[code] = (*members.get(code, ()), Spell(since or None, until or None))
    return found


class Succession(NamedTuple):
    """One state following another. `kind`: continuator, successor, merger or split."""

    former: str
    state: str
    day: str
    kind: str
    note: str


@cache
def successions() -> tuple[Succession, ...]:
    """successions.csv."""
    columns = ("former", "state", "date", "kind", "note")
    return tuple(Succession(*cells) for _, cells in rows(DATA / "successions.csv", columns))


def continuator(former: str) -> Succession | None:
    """The state that goes on as another, with all its treaties."""
    return next((s for s in successions() if s.former == former and s.kind == "continuator"), None)
