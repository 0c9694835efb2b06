"""The records of the reference tables: states, names, persons in office, places, role nouns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

IGO = "IGO"

NameKind = Literal[
    "name", "adjective", "people", "capital", "seat", "region", "ethnic",
    "igo", "organ", "court", "ngo", "alliance", "agency", "media", "company",
    "group", "party", "metonym", "person",
]  # fmt: skip
RoleKind = Literal[
    "office", "person", "collective", "organ", "organisation", "group", "body", "state", "materiel",
    "statement", "quantity", "modifier", "honorific", "none",
]  # fmt: skip
Precision = Literal["country", "region", "city"]
Scope = Literal["setting", "anaphor", "own", "none"]


def covers(since: str, until: str, day: str) -> bool:
    """Whether [since, until) holds an ISO day; partial dates (YYYY, YYYY-MM) taken generously, empty as open."""
    if since and day[: len(since)] < since:
        return False
    return not until or (day < until if len(until) >= 10 else day[: len(until)] <= until)


def iso(day: date | None) -> str | None:
    """A date as an ISO day, None as None."""
    return None if day is None else day.isoformat()


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory. `spells` are its times of existence as (since, until), ISO dates, empty where open.

    `cow` and `gw` are the Correlates of War and Gleditsch-Ward numbers, empty where there is none.
    """

    code: str
    name: str
    iso2: str
    cow: str
    gw: str
    kind: str
    spells: tuple[tuple[str, str], ...]
    successor: tuple[str, ...] = ()


class Office(NamedTuple):
    """One spell of a person in an office."""

    country: str
    office: str
    title: str
    since: str
    until: str
    note: str = ""


class Person(NamedTuple):
    """Someone of the leaders' tables, with all spells in office, earliest first."""

    name: str
    short: str
    aliases: tuple[str, ...]
    offices: tuple[Office, ...]

    def at(self, day: str | None) -> Office | None:
        """The office held on an ISO day, else the last one before it, else the first; without a day, the weightiest."""
        if day is None:
            return max(self.offices, key=lambda o: (_WEIGHT.get(o.office, 0), o.since), default=None)
        held = [o for o in self.offices if covers(o.since, o.until, day)]
        if held:
            return max(held, key=lambda o: (_WEIGHT.get(o.office, 0), o.since))
        before = [o for o in self.offices if o.since <= day]
        return before[-1] if before else (self.offices[0] if self.offices else None)

    def holds(self, day: str) -> bool:
        """Whether the person is in any office of the tables on an ISO day."""
        return any(covers(o.since, o.until, day) for o in self.offices)

    def near(self, year: int, before: int, after: int) -> bool:
        """Whether the person is in an office in a year, will be within so many years, or was so many years ago."""
        spells = ((int(o.since[:4] or 0), int(o.until[:4] or 9999)) for o in self.offices)
        return any(since - before <= year <= until + after for since, until in spells)

    def weight(self, day: str) -> int:
        """How high the office is that the person is in on an ISO day: 9 for who leads a state, 0 for none of note."""
        return max((_WEIGHT.get(o.office, 0) for o in self.offices if covers(o.since, o.until, day)), default=0)


_WEIGHT = {
    "de_facto": 9, "head_of_government": 8, "head_of_state": 8, "foreign_minister": 6, "defence_minister": 6,
    "rebel_leader": 5, "opposition_leader": 4,
}  # fmt: skip


class NameEntry(NamedTuple):
    """What a name stands for: `name` is the plain name, `surface` the words as the table writes them.

    `country` is ISO 3166 alpha-3, IGO, or None; `since` and `until` bound the time it stands for that.
    """

    name: str
    surface: str
    country: str | None
    sector: str | None
    kind: NameKind
    since: str = ""
    until: str = ""
    person: Person | None = None


class PlaceEntry(NamedTuple):
    """A city, region or sea: degrees north and east (WGS 84); country None where it belongs to no one state."""

    name: str
    country: str | None
    lat: float
    lon: float
    precision: Precision
    population: int


class Role(NamedTuple):
    """A noun that makes an actor: roles.csv says what the fields mean. `phrase` is its words, head noun singular."""

    phrase: tuple[str, ...]
    sector: str | None
    inherits: bool
    kind: RoleKind
    offices: tuple[str, ...]
    scope: Scope
    plural_only: bool
    gender: str | None
