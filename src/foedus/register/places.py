"""Where something happens: a place's name as a spot with its owner on a day, and whether a treaty's area holds it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from foedus.records.treaty import Area
from foedus.reference import key
from foedus.reference import load as load_reference
from foedus.register.check import alive
from foedus.register.days import within
from foedus.register.tables import state_regions, successions, territories, territory_names

# The tables of towns know today's borders; before this day a town abroad may have been the target's own.
_BORDERS_OF_TODAY = "1992-01-01"
_GENERIC = frozenset(
    "north south east west northern southern eastern western central upper lower near off the of in at on and border "
    "borders front coast coastal region province district town city airport airspace village area waters line sector "
    "strait base".split()
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a day. `code` is of territories.csv, `state` its owner then; both empty where there is none.

    `standing` is home, dependent, contested, leased, sea or none; `sure` is False where the owner is only presumed.
    """

    name: str
    code: str = ""
    state: str = ""
    standing: str = "home"
    claimants: tuple[str, ...] = ()
    regions: frozenset[str] = frozenset()
    within: str = ""
    hints: frozenset[str] = frozenset()
    sure: bool = True


def home(state: str, name: str = "") -> Spot:
    """The home territory of a state, as a place."""
    return Spot(name, state=state, regions=state_regions().get(state, frozenset()), sure=bool(name))


def find(name: str, day: str, targets: Collection[str]) -> Spot | None:
    """The spot that a name means on an ISO day, preferring one of the targets'; None where nobody knows it."""
    for words in _readings(name):
        code = territory_names().get(words)
        if code is not None:
            return _territory(code, name, day)
        spot = _elsewhere(words, name, day, targets)
        if spot is not None:
            return spot
    return None


def of_territory(code: str, day: str) -> Spot:
    """A territory of the table as a spot. Raises KeyError for a code that it does not have."""
    return _territory(code, territories()[code].name, day)


def _territory(code: str, name: str, day: str) -> Spot:
    entry = territories()[code]
    owner = entry.owner(day)
    if owner is None:
        return Spot(name, code, "", "none", (), entry.regions, entry.within, entry.hints)
    regions = entry.regions
    return Spot(name, code, owner.state, owner.standing, owner.claimants, regions, entry.within, entry.hints)


def _readings(name: str) -> Iterator[tuple[str, ...]]:
    """The ways to read a place's name, likeliest first: whole, its parts, then its words without the generic ones."""
    yield key(name)
    parts = [key(p) for p in re.split(r"[,;()/]| and ", name) if p.strip()]
    yield from parts
    for words in parts:
        for size in range(len(words), 0, -1):
            for start in range(len(words) - size + 1):
                window = words[start : start + size]
                if size < len(words) and not all(w in _GENERIC for w in window) and window[0] not in ("the", "of"):
                    yield window


def _elsewhere(words: tuple[str, ...], name: str, day: str, targets: Collection[str]) -> Spot | None:
    reference = load_reference()
    if not words or all(w in _GENERIC for w in words):
        return None
    text = " ".join(words)
    country = next(
        (e.country for e in reference.names.of(text) if e.kind == "name" and e.country in reference.states), None
    )
    if country is not None:
        if country in territories():
            return _territory(country, name, day)
        # Land of a state that there was not yet is some other state's: whose, nobody has said.
        return home(country, name) if alive(reference.states, country, day) else None
    countries = [p.country for p in reference.places(words) if p.country]
    if not countries:
        return None
    owner = next((c for c in countries if c in targets), None)
    if owner is None:
        owner = next((t for c in countries for t in targets if descends(c, t)), None)
    if owner is not None:
        return home(owner, name)
    if day < _BORDERS_OF_TODAY:
        return None
    return home(countries[0], name)


def descends(state: str, former: str) -> bool:
    """Whether a state has the territory of a former one, or part of it."""
    if former == "SUN":
        return state in _SOVIET
    if former == "YUG":
        return state in _YUGOSLAV
    if former == "AUH":
        return state in _HABSBURG
    return any(s.former == former and s.state == state for s in successions())


_SOVIET = frozenset("RUS UKR BLR MDA EST LVA LTU GEO ARM AZE KAZ UZB TKM KGZ TJK".split())
_YUGOSLAV = frozenset("SRB MNE HRV SVN BIH MKD XKX SCG".split())
_HABSBURG = frozenset("AUT HUN CZE SVK SVN HRV BIH".split())


def inside(area: Area, spot: Spot, members: Collection[str], day: str) -> bool | None:
    """Whether a spot lies in a treaty's area on a day; None where that is disputed."""
    if any(_holds(token, spot, members, day) for token in area.exclude):
        return False
    if not area.include:
        return True
    values = [_holds(token, spot, members, day) for token in area.include]
    if True in values:
        return True
    return None if None in values else False


def _holds(token: str, spot: Spot, members: Collection[str], day: str) -> bool | None:
    code, since, until = (*token.split(":"), "", "")[:3]
    if within(since or None, until or None, day) is False:
        return False
    if code == "@home":
        return _owned(spot, members)
    if code.startswith("@"):
        return code[1:] in spot.regions
    if code == spot.code or (code == spot.within != spot.state and spot.standing != "contested"):
        return True
    return _owned(spot, (code,)) if spot.state == code else False


def _owned(spot: Spot, states: Collection[str]) -> bool | None:
    """Whether a spot is home territory of one of these states; None where another state claims it and holds it."""
    if spot.state in states:
        if spot.standing == "home":
            return True
        if spot.standing == "contested":
            return True if "administered" in spot.hints else None
        return False
    return None if spot.standing == "contested" and any(c in states for c in spot.claimants) else False
