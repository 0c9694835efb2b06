"""What the codes of the index stand for: types, places, parties and so on, numbered as they come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

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


@dataclass(slots=True)
class Vocabulary:
    """What the columns' codes stand for; code 0 of each stands for "none" where a record may have none."""

    types: Codes[str] = field(default_factory=Codes)
    modes: Codes[str | None] = field(default_factory=Codes)
    statuses: Codes[str] = field(default_factory=Codes)
    certainties: Codes[str] = field(default_factory=Codes)
    publishers: Codes[str | None] = field(default_factory=Codes)
    places: Codes[PlaceKey | None] = field(default_factory=Codes)
    sources: Codes[tuple[str, str] | None] = field(default_factory=Codes)
    names: Codes[Named] = field(default_factory=Codes)
    kinds: Codes[str] = field(default_factory=Codes)
    states: Codes[str] = field(default_factory=Codes)
    keys: Codes[str] = field(default_factory=Codes)
    pairs: Codes[tuple[int, int]] = field(default_factory=Codes)
    key_of: Column = field(default_factory=lambda: Column(np.int32))

    def __post_init__(self) -> None:
        for codes in (self.modes, self.publishers, self.places, self.sources):
            codes.codes([None])

    def codes_of(self, parties: Iterable[Named]) -> list[int]:
        """The codes of parties' names; what each counts as is in `key_of`."""
        found = self.names.codes(parties)
        known = self.names.values[self.key_of.n :]
        self.key_of.extend([-1 if n.key is None else self.keys.codes([n.key])[0] for n in known])
        return found


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
