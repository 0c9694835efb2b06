"""The PLOVER types with their modes, CAMEO roots, quad classes and scores, from data/ontology.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from foedus.records import EventType

COOPERATIVE = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
CONFLICTUAL = frozenset(
    {"REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
)
VERBAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})


@dataclass(frozen=True, slots=True)
class TypeInfo:
    """A PLOVER type: its CAMEO root code, quad class, score from -10 (conflict) to 10 (cooperation), and modes."""

    cameo: str
    quad: str
    score: float
    modes: Mapping[str, float]

    def intensity(self, mode: str | None) -> float:
        """The conflict-cooperation score of the type in this mode."""
        return self.score if mode is None else self.modes.get(mode, self.score)


@cache
def ontology() -> Mapping[EventType, TypeInfo]:
    """Every type's information, loaded once."""
    raw = tomllib.loads((files("foedus.coding") / "data" / "ontology.toml").read_text("utf-8"))
    return {name: TypeInfo(**row) for name, row in raw["types"].items()}
