"""Triggers beyond the frames: known words whose conditions are not met, and words that are like known ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from foedus.coding.match import Fired, Matcher
from foedus.coding.sketch import Origin


@dataclass(frozen=True, slots=True)
class Reached:
    """A frame that is borrowed for a trigger: `loose` where conditions are let go, `near` where the word is only like
    one that it knows, by `likeness` from 0 to 1."""

    fired: Fired
    origin: Origin
    likeness: float


def reached(matcher: Matcher) -> Iterator[Reached]:
    """The farther candidates of a sentence."""
    return iter(())
