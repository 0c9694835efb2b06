"""The tables of the data folder as records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from foedus.errors import DataError
from foedus.reference.model import (
    NameEntry,
    NameKind,
    Office,
    Person,
    Role,
    RoleKind,
    Scope,
    State,
)
from foedus.reference.tables import DATA, exists, rows, several
from foedus.reference.words import fold

_NAME_KINDS = frozenset({"name", "adjective", "people", "capital", "seat", "region", "ethnic"})
_GROUP_PARTY = frozenset({"PTY", "OPP"})
SECTORS = frozenset(
    "GOV MIL COP JUD LEG OPP REB CVL MED JRN IGO NGO BUS SPY PTY PRM REL ELI EDU LAB AGR REF CRM SOC UAF UNK "
    "PRE".split()
)
_ROLE_KINDS = frozenset(
    "office person collective organ organisation group body state materiel statement quantity modifier honorific "
    "none".split()
)


def states() -> dict[str, State]:
    """states.csv by code; spells of one code in one record, earliest first."""
    found: dict[str, State] = {}
    columns = ("code", "name", "iso2", "cow", "gw", "from", "to", "kind", "successor")
    for line, (code, name, iso2, cow, gw, since, until, kind, successor) in rows("states.csv", columns):
        if len(code) != 3 or not code.isupper():
            raise _wrong("states.csv", line, f"the code {code!r} is not three capitals", "use ISO 3166 alpha-3")
        before = found.get(code)
        spells = (*(before.spells if before else ()), (since, until))
        latest = before if before and before.spells[-1][0] > since else None
        found[code] = State(
            code, latest.name if latest else name, iso2 or (before.iso2 if before else ""),
            cow or (before.cow if before else ""), gw or (before.gw if before else ""),
            latest.kind if latest else kind, tuple(sorted(spells)), several(successor),
        )  # fmt: skip
    return found


def state_names(known: Mapping[str, State]) -> Iterator[NameEntry]:
    """state_names.csv; `name` of an entry is its state's plain name, for a region or people its own."""
    columns = ("name", "code", "kind", "from", "to", "sector")
    for line, (name, code, kind, since, until, sector) in rows("state_names.csv", columns):
        if kind not in _NAME_KINDS:
            raise _wrong("state_names.csv", line, f"{kind!r} is no kind of name", f"use one of {sorted(_NAME_KINDS)}")
        if code and code not in known:
            raise _wrong("state_names.csv", line, f"states.csv has no state {code!r}", "add it there or mend the code")
        plain = name if kind in ("region", "ethnic") or not code else known[code].name
        yield _named(plain, name, code, sector, kind, since, until)


def bodies() -> Iterator[NameEntry]:
    """bodies.csv, one entry a name and alias."""
    if not exists("bodies.csv"):
        return
    columns = ("name", "aliases", "kind", "sector", "country", "since", "until")
    for line, (name, aliases, kind, sector, country, since, until) in rows("bodies.csv", columns):
        _check_sector("bodies.csv", line, sector)
        if kind == "igo" and not sector:
            sector = "IGO"
        for surface in dict.fromkeys((name, *several(aliases))):
            yield _named(name, surface, country, sector, kind, since, until)


def groups() -> Iterator[NameEntry]:
    """groups.csv, one entry a name and alias; parties are kind party."""
    if not exists("groups.csv"):
        return
    columns = ("name", "aliases", "country", "sector", "since", "until")
    for line, (name, aliases, country, sector, since, until) in rows("groups.csv", columns):
        _check_sector("groups.csv", line, sector)
        kind = "party" if sector in _GROUP_PARTY else "group"
        for surface in dict.fromkeys((name, *several(aliases))):
            yield _named(name, surface, country, sector, kind, since, until)


def metonyms() -> Iterator[NameEntry]:
    """metonyms.csv: cities that usually stand for a body ("Brussels"), and fixed epithets of states."""
    columns = ("name", "stands_for", "country", "sector", "kind", "since", "until")
    for line, (name, stands_for, country, sector, kind, since, until) in rows("metonyms.csv", columns):
        _check_sector("metonyms.csv", line, sector)
        yield _named(stands_for, name, country, sector, kind, since, until)


def persons() -> tuple[Person, ...]:
    """leaders/*.csv, one record a person and country of office, spells in order."""
    folder = DATA / "leaders"
    if not folder.is_dir():
        return ()
    spells: dict[str, list[Office]] = {}
    short: dict[str, str] = {}
    aliases: dict[str, dict[str, None]] = {}
    columns = ("person", "short", "aliases", "country", "office", "title", "from", "to", "note")
    for table in sorted((t for t in folder.iterdir() if t.name.endswith(".csv")), key=lambda t: t.name):
        for line, (name, bare, other, country, office, title, since, until, note) in rows(table, columns):
            if not name or not office:
                raise _wrong(f"leaders/{table.name}", line, "a row needs a person and an office", "fill both")
            spells.setdefault(name, []).append(Office(country, office, title, since, until, note))
            if bare:
                short.setdefault(name, bare)
            if other:
                aliases.setdefault(name, {}).update(dict.fromkeys(several(other)))
    for held in spells.values():
        if len(held) > 1:
            held.sort(key=lambda o: o.since)
    return tuple(
        Person(name, short.get(name) or name.split()[-1], tuple(aliases.get(name, ())), tuple(held))
        for name, held in spells.items()
    )


def roles() -> Iterator[Role]:
    """roles.csv, one record a phrase."""
    columns = ("phrase", "sector", "kind", "office", "scope", "number", "gender")
    for line, (phrases, sector, kind, office, scope, number, gender) in rows("roles.csv", columns):
        if kind not in _ROLE_KINDS:
            raise _wrong("roles.csv", line, f"{kind!r} is no kind of role", f"use one of {sorted(_ROLE_KINDS)}")
        bare = sector.lstrip("*")
        _check_sector("roles.csv", line, bare)
        for phrase in several(phrases):
            yield Role(
                tuple(phrase.replace("-", " ").split()), bare or None, sector.startswith("*"), cast(RoleKind, kind),
                several(office), cast(Scope, scope), number == "plural", gender or None,
            )  # fmt: skip


def first_names() -> dict[str, str]:
    """first_names.csv: folded given name to m, f or u (either)."""
    found: dict[str, str] = {}
    for _, (names, gender) in rows("first_names.csv", ("names", "gender")):
        for name in map(fold, names.split()):
            found[name] = gender if found.get(name, gender) == gender else "u"
    return found


def _named(name: str, surface: str, country: str, sector: str, kind: str, since: str, until: str) -> NameEntry:
    return NameEntry(name, surface, country or None, sector or None, cast(NameKind, kind), since, until)


def _check_sector(table: str, line: int, sector: str) -> None:
    if sector and sector not in SECTORS:
        raise _wrong(table, line, f"{sector!r} is no sector", "use a PLOVER sector code")


def _wrong(table: str, line: int, problem: str, remedy: str) -> DataError:
    return DataError(problem, where=str(DATA / table), line=line, remedy=remedy)


def epithets(known: Mapping[str, State]) -> dict[str, frozenset[str]]:
    """epithets.csv: word to codes."""
    found: dict[str, frozenset[str]] = {}
    for line, (words, codes) in rows("epithets.csv", ("words", "codes")):
        for code in several(codes):
            if code not in known:
                raise _wrong("epithets.csv", line, f"states.csv has no state {code!r}", "add it there or mend the code")
        for word in several(words):
            found[word] = frozenset(several(codes))
    return found


def titles(known: Mapping[str, State]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """titles.csv: role phrase to the codes of the states that use it, the usual one first."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for line, (phrase, codes) in rows("titles.csv", ("phrase", "codes")):
        for code in several(codes):
            if code not in known and code != "IGO":
                raise _wrong("titles.csv", line, f"states.csv has no state {code!r}", "add it there or mend the code")
        found[tuple(phrase.replace("-", " ").split())] = several(codes)
    return found


def homonyms() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """homonyms.csv: plain name to the words that speak against it and for it."""
    return {
        name: (frozenset(several(other)), frozenset(several(own)))
        for _, (name, other, own) in rows("homonyms.csv", ("name", "other", "own"))
    }
