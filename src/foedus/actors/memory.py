"""What the text has named so far, most recent last, for pronouns and later mentions to point back to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from foedus.records import Actor, Place
from foedus.reference import RoleMatch


@dataclass(slots=True)
class Found:
    """A noun phrase resolved: its tokens, its actors, and what later words must agree with.

    `thing` marks a noun phrase that is no actor, kept because pronouns may mean it. `modifier` marks a nationality or
    name that only modifies another noun. `settled` is False where the country was taken from the setting.
    """

    sentence: int
    head: int
    first: int
    last: int
    actors: tuple[Actor, ...] = ()
    place: Place | None = None
    match: RoleMatch | None = None
    words: frozenset[str] = field(default_factory=frozenset)
    plural: bool = False
    gender: str | None = None
    thing: bool = False
    modifier: bool = False
    subject: bool = False
    pronoun: bool = False
    settled: bool = True
    possessor: bool = False

    @property
    def person(self) -> bool:
        """Whether it is one person."""
        return bool(self.actors) and self.actors[0].kind == "person" and not self.plural

    @property
    def country(self) -> str | None:
        """The country of its only or first actor."""
        return self.actors[0].country if self.actors else None


class Memory:
    """The resolved noun phrases of a document in text order."""

    def __init__(self) -> None:
        self._all: list[Found] = []
        # Nothing of the sentences before this one is remembered: where a news item begins.
        self.floor = 0

    def add(self, found: Found) -> None:
        """Remember a noun phrase."""
        self._all.append(found)

    def back(self, sentence: int, token: int, reach: int) -> Iterator[Found]:
        """What stands before a token and at most `reach` sentences back, the nearest first."""
        for found in reversed(self._all):
            if found.sentence < max(sentence - reach, self.floor):
                return
            if found.sentence < sentence or found.head < token:
                yield found
