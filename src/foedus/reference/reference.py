"""All reference tables behind one object; each table is read when it is first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from foedus.reference import build
from foedus.reference.gazetteer import Gazetteer, gazetteer
from foedus.reference.model import NameEntry, Person, PlaceEntry, State, covers, iso
from foedus.reference.names import NameIndex, fit
from foedus.reference.rolebook import RoleBook
from foedus.reference.spelling import Misspellings
from foedus.reference.words import key

_NUMERALS = frozenset("IVX")


class Reference:
    """States, names, leaders, places and role nouns. Immutable; get it from `load()`."""

    @cached_property
    def states(self) -> Mapping[str, State]:
        """States and territories by code."""
        return build.states()

    @cached_property
    def persons(self) -> tuple[Person, ...]:
        """Everyone of the leaders' tables."""
        return build.persons()

    @cached_property
    def _state_names(self) -> tuple[NameEntry, ...]:
        return tuple(build.state_names(self.states))

    @cached_property
    def names(self) -> NameIndex:
        """All names of states, bodies, groups and persons, for longest match."""
        people = (
            NameEntry(p.name, surface, p.offices[0].country or None, None, "person", person=p)
            for p in self.persons
            for surface in (p.name, *p.aliases)
            if " " in surface or "-" in surface
        )
        # Names of states come first: of several entries of one name the earliest is the usual one.
        return NameIndex((*build.metonyms(), *self._state_names, *build.groups(), *build.bodies(), *people))

    @cached_property
    def short_names(self) -> Mapping[str, tuple[Person, ...]]:
        """Persons by the folded bare name that later mentions call them by, with one-word aliases."""
        found: dict[str, dict[str, Person]] = {}
        for person in self.persons:
            for surface in (person.short, *person.aliases, person.name.split()[-1]):
                words = key(surface) if not _NUMERALS.issuperset(surface) else ()  # "Frederik X" is nobody called "X"
                if words and (surface == person.short or len(words) == 1):
                    found.setdefault("".join(words), {}).setdefault(person.name, person)
                elif len(words) > 1 and person.name.endswith(person.short) and " " not in person.short:
                    # The surname in another spelling: an alias ends in it where the plain name does.
                    found.setdefault(words[-1], {}).setdefault(person.name, person)
        return {k: tuple(v.values()) for k, v in found.items()}

    @cached_property
    def holders(self) -> Mapping[tuple[str, str], tuple[Person, ...]]:
        """Persons by (country, office) that they have held."""
        found: dict[tuple[str, str], dict[str, Person]] = {}
        for person in self.persons:
            for spell in person.offices:
                found.setdefault((spell.country, spell.office), {}).setdefault(person.name, person)
        return {k: tuple(v.values()) for k, v in found.items()}

    @cached_property
    def roles(self) -> RoleBook:
        """Role nouns by head word."""
        return RoleBook(build.roles())

    @cached_property
    def first_names(self) -> Mapping[str, str]:
        """Folded given names to m, f or u."""
        return build.first_names()

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        return gazetteer()

    def places(self, words: tuple[str, ...]) -> tuple[PlaceEntry, ...]:
        """The places of a name given as folded words, most populous first."""
        return self._gazetteer.of(words)

    @cached_property
    def epithets(self) -> Mapping[str, frozenset[str]]:
        """Words for a kind of state ("kingdom", "island") to the codes of the states they fit."""
        return build.epithets(self.states)

    @cached_property
    def misspellings(self) -> Misspellings:
        """States' names and capitals by what is left of them without a letter."""
        return Misspellings(e for e in self._state_names if e.kind in ("name", "capital", "adjective"))

    @cached_property
    def titles(self) -> Mapping[tuple[str, ...], tuple[str, ...]]:
        """Role phrases that only some states use, with those states' codes."""
        return build.titles(self.states)

    @cached_property
    def homonyms(self) -> Mapping[str, tuple[frozenset[str], frozenset[str]]]:
        """Names of states that are other things too, with the words that speak for those and for the state."""
        return build.homonyms()

    def state(self, code: str) -> State | None:
        """The state of a code, None where there is none."""
        return self.states.get(code)

    def state_name(self, code: str | None) -> str | None:
        """The plain name of a code's state."""
        state = self.states.get(code) if code else None
        return state.name if state else None

    def alive(self, code: str, day: date) -> bool:
        """Whether the state existed on a day; territories always did. False for an unknown code."""
        state = self.states.get(code)
        return state is not None and any(covers(since, until, day.isoformat()) for since, until in state.spells)

    def holder(self, country: str, offices: tuple[str, ...], day: date | None) -> Person | None:
        """Who held the first of these offices that anyone held on a day: None without a day, or where two did."""
        then = iso(day)
        if then is None:
            return None
        for office in offices:
            held = [
                (spell.since, person)
                for person in self.holders.get((country, office), ())
                for spell in person.offices
                if spell.country == country and spell.office == office and covers(spell.since, spell.until, then)
            ]
            if len({person.name for _, person in held}) == 1:
                return held[0][1]
            if held:
                exact = [(since, p) for since, p in held if since]
                latest = max(since for since, _ in exact) if exact else ""
                newest = {p.name: p for since, p in exact if since == latest}
                return next(iter(newest.values())) if len(newest) == 1 else None
        return None

    def bare(self, name: str) -> tuple[Person, ...]:
        """The persons that a bare surname can mean."""
        return self.short_names.get("".join(key(name)), ())

    def place(self, name: str) -> tuple[PlaceEntry, ...]:
        """The places of a name, most populous first."""
        return self.places(key(name))

    def parse_country(self, text: str, day: date | None = None) -> str | None:
        """The code of a state given as code or name ("PRK", "kp", "North Korea", "DPRK"), None where it is none.

        `day` chooses where a name has changed hands ("Congo", "Yugoslavia").
        """
        wanted = text.strip()
        if wanted.upper() in self.states:
            return wanted.upper()
        if wanted.upper() in ("IGO",):
            return "IGO"
        bare = wanted.removeprefix("the ").removeprefix("The ")
        entries = [e for e in self.names.of(bare) if e.country and e.kind in ("name", "adjective", "people", "capital")]
        best = sorted(fit(entries, iso(day)), key=lambda e: e.kind != "name")
        if best:
            return best[0].country
        by_iso2 = [s.code for s in self.states.values() if s.iso2 == wanted.upper() and s.kind != "former"]
        return by_iso2[0] if by_iso2 else None
