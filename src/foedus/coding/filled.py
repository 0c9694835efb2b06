"""Who stands on one side of an event."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.records import Actor
from foedus.records.quick import quick


@quick
@dataclass(frozen=True, slots=True)
class Filled:
    """The actors of one side and the path that led to them."""

    actors: tuple[Actor, ...]
    path: str = ""
    heads: tuple[int, ...] = ()


NOBODY = Filled(())
