"""What the codes of the index stand for: types, places, parties and so on, numbered as they come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from foedus.ledger.columns import Codes, Column


class PlaceKey(NamedTuple):
    """A place as pages tell places apart."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: str | None


class Named(NamedTuple):
    """A party as records name it. `key` is what it counts as: its country's code, or its own name; None where the text
    does not say whom it stands for. `lasting`: a state, a body or a group, not a person or a crowd."""

    name: str
    country: str | None
    key: str | None
    lasting: bool


PartyRow = tuple[str, str | None, str | None, str]
"""Name, country, sector and kind of a party."""


@dataclass(slots=True)
class Vocabulary:
    """What the columns' codes stand for; code 0 of each stands for "none" where a record may have none.

    Of a name's code: `key_of` what it counts as (-1: nobody), `lasting`. Of a pair's code: its two keys, `low`, `high`.
    Of a place's code: `place_name_of` that of its name.
    """

    types: Codes[str] = field(default_factory=Codes)
    modes: Codes[str | None] = field(default_factory=Codes)
    statuses: Codes[str] = field(default_factory=Codes)
    certainties: Codes[str] = field(default_factory=Codes)
    publishers: Codes[str | None] = field(default_factory=Codes)
    places: Codes[PlaceKey | None] = field(default_factory=Codes)
    place_names: Codes[str | None] = field(default_factory=Codes)
    place_name_of: Column = field(default_factory=lambda: Column(np.int32))
    sources: Codes[tuple[str, str] | None] = field(default_factory=Codes)
    kinds: Codes[str] = field(default_factory=Codes)
    states: Codes[str] = field(default_factory=Codes)
    names: Codes[Named] = field(default_factory=Codes)
    key_of: Column = field(default_factory=lambda: Column(np.int32))
    lasting: Column = field(default_factory=lambda: Column(np.bool_))
    keys: Codes[str] = field(default_factory=Codes)
    pairs: Codes[int] = field(default_factory=Codes)
    low: Column = field(default_factory=lambda: Column(np.int32))
    high: Column = field(default_factory=lambda: Column(np.int32))
    _rows: Codes[PartyRow] = field(default_factory=Codes)
    _row_names: Column = field(default_factory=lambda: Column(np.int32))
    _called: dict[str, list[int]] = field(default_factory=dict)
    _situated: dict[str, list[int]] = field(default_factory=dict)
    _said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        for codes in (self.modes, self.publishers, self.place_names):
            codes.codes([None])
        self.codes_of_places([None])
        self.codes_of_sources([None])

    def values(self) -> dict[str, Any]:
        """All of it, as JSON holds it, for `take`."""
        plain = {name: getattr(self, name).values for name in _PLAIN}
        return plain | {"places": self.places.values, "sources": self.sources.values, "names": self.names.values}

    def take(self, values: Mapping[str, Any]) -> None:
        """Take in the values of another, this one being new. Raises KeyError, TypeError or ValueError where they are
        no such values."""
        for name in _PLAIN:
            if name not in ("keys", "pairs"):
                getattr(self, name).codes(values[name])
        self.codes_of_places(None if p is None else PlaceKey(*p) for p in values["places"])
        self.codes_of_sources(None if s is None else (s[0], s[1]) for s in values["sources"])
        self.keys.codes(values["keys"])
        self.codes_of_names(Named(*n) for n in values["names"])
        self.codes_of_pairs(np.array(values["pairs"], np.int64), known=True)

    def codes_of_rows(self, parties: Iterable[PartyRow]) -> NDArray[np.int32]:
        """The codes of names, from columns of `parties`."""
        codes = self._rows.codes(parties)
        known = self._rows.values[self._row_names.n :]
        self._row_names.extend(self.codes_of_names(named(*row) for row in known))
        found: NDArray[np.int32] = self._row_names.view()[codes]
        return found

    def codes_of_names(self, parties: Iterable[Named]) -> list[int]:
        """The codes of parties' names."""
        found = self.names.codes(parties)
        first = self.key_of.n
        known = self.names.values[first:]
        for n, name in enumerate(known, first):
            self._called.setdefault(name.name.casefold(), []).append(n)
            if name.country is not None:
                self._called.setdefault(f"={name.country}", []).append(n)
        self.lasting.extend([n.lasting for n in known])
        self.key_of.extend([-1 if n.key is None else self.keys.codes([n.key])[0] for n in known])
        return found

    def codes_of_places(self, places: Iterable[PlaceKey | None]) -> list[int]:
        """The codes of places."""
        found = self.places.codes(places)
        first = self.place_name_of.n
        known = self.places.values[first:]
        for n, place in enumerate(known, first):
            if place is not None:
                self._situated.setdefault(place.name.casefold(), []).append(n)
                self._situated.setdefault(f"={place.country}", []).append(n)
        self.place_name_of.extend(self.place_names.codes([None if p is None else p.name for p in known]))
        return found

    def codes_of_sources(self, sources: Iterable[tuple[str, str] | None]) -> list[int]:
        """The codes of who says so: names and words."""
        found = self.sources.codes(sources)
        known = self.sources.values[len(self._said) :]
        self._said.extend("" if s is None else "\n".join(s).casefold() for s in known)
        return found

    def codes_of_pairs(self, pairs: NDArray[np.int64], *, known: bool = False) -> NDArray[np.int32]:
        """The codes of pairs given as (lower key << 32 | higher); `known` keeps the order in which they come."""
        distinct, back = (pairs, np.arange(len(pairs))) if known else np.unique(pairs, return_inverse=True)
        codes = np.array(self.pairs.codes(distinct.tolist()), np.int32)
        added = np.array(self.pairs.values[self.low.n :], np.int64)
        self.low.extend(added >> 32)
        self.high.extend(added & 0xFFFFFFFF)
        return codes[back]

    def called(self, name: str) -> list[int]:
        """The codes of the names that are this, whatever their capitals, or of this country."""
        return [*self._called.get(name.casefold(), ()), *self._called.get(f"={name}", ())]

    def situated(self, name: str) -> list[int]:
        """The codes of the places of this name, or in this country."""
        return [*self._situated.get(name.casefold(), ()), *self._situated.get(f"={name}", ())]

    def said_by(self, words: str) -> list[int]:
        """The codes of sources in whose name or words these are."""
        part = words.casefold()
        return [n for n, said in enumerate([*self._said]) if n and part in said]


_PLAIN = (
    "types", "modes", "statuses", "certainties", "publishers", "place_names", "kinds", "states", "keys", "pairs",
)  # fmt: skip


def named(name: str, country: str | None, sector: str | None, kind: str) -> Named:
    """The party that a row of `parties` names."""
    own = country is None or country == "IGO" or kind == "group" or sector in ("REB", "OPP")
    if not own:
        return Named(name, country, country, True)
    nobody = kind == "unknown" and name[:1].islower()
    return Named(name, country, None if nobody else name, country == "IGO" or kind in ("body", "group"))


def places(
    names: Sequence[str | None],
    countries: Sequence[str | None],
    lats: Sequence[float | None],
    lons: Sequence[float | None],
    precisions: Sequence[str | None],
) -> list[PlaceKey | None]:
    """Places from columns."""
    found = zip(names, countries, lats, lons, precisions, strict=True)
    return [None if n is None else PlaceKey(n, c, x, y, p) for n, c, x, y, p in found]


def sources(names: Sequence[str | None], words: Sequence[str | None]) -> list[tuple[str, str] | None]:
    """Who says so, from columns: the name and the words."""
    return [None if t is None else (n or "", t) for n, t in zip(names, words, strict=True)]
