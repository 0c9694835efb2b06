"""Who is meant by the words or the code that a person gives for a party or a source."""

from __future__ import annotations

import re
from datetime import date

from foedus.errors import UsageError
from foedus.records import Actor, ActorKind, Document, Source
from foedus.reference import IGO, NameEntry, fit, iso, load
from foedus.reference.build import SECTORS

HOW = "corrected"
_KINDS: dict[str, ActorKind] = {
    "name": "state", "adjective": "state", "capital": "government", "seat": "government", "region": "state",
    "people": "people", "ethnic": "people", "igo": "body", "organ": "body", "court": "body", "alliance": "body",
    "agency": "government", "group": "group", "party": "group", "person": "person",
}  # fmt: skip
_SAME = "="


def party(
    given: str,
    document: Document,
    *,
    span: tuple[int, int] | None = None,
    within: tuple[int, int] | None = None,
) -> Actor:
    """The party that a person names by a code ("PRK"), a name ("Hezbollah"), or words of the text and, after "=", the
    name or code they stand for ("he = Kim Jong Un", "the rebels = FARC, COL REB": a country and a sector may follow).

    `span` are the words in the text; without it they are looked for `within` that part of the text (a sentence). A
    party that the text does not name has no words and an empty span. Raises UsageError where nothing is given, or a
    country or sector that is none.
    """
    words, name, codes = _parts(given)
    found = _known(name, document.published)
    if span is None:
        span = _find(words or name, document.text, within)
    if span is None and not words and found is not None and found.kind == "state":
        span = _find(found.name, document.text, within)
    start, end = span or ((within[0] if within else 0),) * 2
    text = document.text[start:end]
    actor = found or Actor("", 0, 0, " ".join(name.split()), how=HOW)
    country, sector = actor.country, actor.sector
    for code in codes:
        if code.upper() in SECTORS and code.upper() != IGO:
            sector = code.upper()
        elif code == "-":
            country = None
        else:
            country = load().parse_country(code)
            if country is None:
                raise UsageError(f"{code!r} is no country and no sector", remedy="as in: FARC, COL REB")
    if country == IGO:
        sector = sector or IGO
    return Actor(text, start, end, actor.name, country, sector, actor.kind, actor.role, HOW)


def source_named(given: str, document: Document, *, within: tuple[int, int] | None = None) -> Source:
    """Who is said to say so, named as a party is."""
    who = party(given, document, within=within)
    return Source(who.text, who.start, who.end, who.name, who.country)


def party_text(actor: Actor | Source) -> str:
    """A party in the words that `party` takes for it."""
    known = load().parse_country(actor.name)
    sector = getattr(actor, "sector", None)
    name = actor.name
    plain = known is not None and known == actor.country
    codes = "" if plain and sector in (None, "GOV") else " ".join(filter(None, (actor.country or "-", sector)))
    named = f"{name}, {codes}" if codes else name
    return named if not actor.text or actor.text == name else f"{actor.text} {_SAME} {named}"


def _parts(given: str) -> tuple[str, str, list[str]]:
    """The words of the text, the name, and the codes."""
    words, same, named = given.rpartition(_SAME)
    name, _, codes = named.rpartition(",") if "," in named and _codes(named.rpartition(",")[2]) else (named, "", "")
    words, name = words.strip() if same else "", " ".join(name.split())
    if not name:
        raise UsageError("no party is named", remedy="give a code (PRK), a name, or words of the text = the name")
    return words, name, codes.split()


def _codes(text: str) -> bool:
    """Whether what follows a comma are codes, not the rest of a name ("Lula, the president")."""
    parts = text.split()
    return 0 < len(parts) <= 2 and all(p == "-" or (p.isupper() and len(p) == 3) for p in parts)


def _known(name: str, day: date | None) -> Actor | None:
    """Whom a name or code stands for by the tables, without words of the text."""
    reference = load()
    if name.isupper() and (state := reference.state(name)) is not None:
        return Actor("", 0, 0, state.name, state.code, "GOV", "state", how=HOW)
    entries = fit(reference.names.of(name.removeprefix("the ").removeprefix("The ")), iso(day))
    people = {p.name: p for p in reference.bare(name)} if not entries and name[:1].isupper() else {}
    if len(people) == 1:
        (person,) = people.values()
        entries = fit(reference.names.of(person.name), iso(day))
    best = next(iter(sorted(entries, key=lambda e: e.kind not in ("name", "igo", "alliance", "group", "person"))), None)
    return None if best is None else _actor(best, day)


def _actor(entry: NameEntry, day: date | None) -> Actor:
    kind = _KINDS.get(entry.kind, "organisation")
    name, country, sector, role = entry.name, entry.country, entry.sector, None
    if entry.person is not None:
        office = entry.person.at(iso(day))
        country, role = (office.country or None, office.title or None) if office else (country, None)
        sector = sector or "GOV"
    elif kind in ("state", "government"):
        name = load().state_name(country) or name
        sector = sector or "GOV"
    elif kind == "people":
        sector = sector or "CVL"
    return Actor("", 0, 0, name, country, sector, kind, role, HOW)


def _find(words: str, text: str, within: tuple[int, int] | None) -> tuple[int, int] | None:
    """Where the words stand, as they are written or in other capitals; only whole words count."""
    if not words.strip():
        return None
    start, end = within or (0, len(text))
    pattern = r"(?<!\w)" + r"\s+".join(re.escape(w) for w in words.split()) + r"(?!\w)"
    for flags in (0, re.IGNORECASE):
        match = re.compile(pattern, flags).search(text, start, end)
        if match:
            return match.span()
    return None
