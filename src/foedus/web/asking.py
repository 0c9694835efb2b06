"""The what-if as an address puts it: arguments to a question, a question to its answer."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, Protocol

from foedus.errors import UsageError
from foedus.obliging import checked, obligations, scenario_of
from foedus.obliging.asking import EDITION
from foedus.obliging.whatif import what_if
from foedus.records.finding import ACTS, FIRST_RESORTS, Act, Answer, Assumptions, FirstResort
from foedus.records.treaty import OBJECTS, AttackedObject
from foedus.reference import load as load_reference
from foedus.register import load as load_register
from foedus.web.query import choice, day, words

DEEPEST = 3
"""How far helpers are followed: beyond, an answer is no picture any more."""
_MOST_NAMED = 12
_CLOCKS: tuple[Literal["in_force", "signature"], ...] = ("in_force", "signature")


class Arguments(Protocol):
    """An address's arguments, of which some may be given several times."""

    def getlist(self, key: str) -> Sequence[str]:
        """All values of an argument."""
        ...


@dataclass(frozen=True, slots=True)
class Question:
    """A case and what is assumed of it; alike questions have the same answer."""

    attackers: tuple[str, ...]
    targets: tuple[str, ...]
    on: str
    place: str | None = None
    act: Act | None = None
    objects: tuple[AttackedObject, ...] = ()
    struck_first: FirstResort = "attacker"
    requested: tuple[str, ...] = ()
    clock: Literal["in_force", "signature"] = "in_force"
    depth: int = 0
    enter: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()


def question_of(arguments: Mapping[str, str], several: Arguments) -> Question:
    """The question that an address asks, by the names of the command line's options.

    What may be given several times may also be joined by commas. Raises UsageError for a value that is none.
    """
    on = day(arguments, "on")
    depth = words(arguments, "depth") or "0"
    if not (depth.isascii() and depth.isdecimal() and int(depth) <= DEEPEST):
        raise UsageError(f"depth: {depth!r} is no number from 0 to {DEEPEST}", remedy="as in depth=1")
    acts, firsts = choice(arguments, "act", ACTS), choice(arguments, "struck_first", FIRST_RESORTS)
    clock = choice(arguments, "clock", _CLOCKS)
    objects = [choice({"object": one}, "object", OBJECTS) for one in listed(several, "object")]
    return Question(
        listed(several, "attacker"),
        listed(several, "target"),
        on.isoformat() if on else EDITION,
        words(arguments, "place"),
        next((a for a in ACTS if a == acts), None),
        tuple(o for o in OBJECTS if o in objects),
        next((f for f in FIRST_RESORTS if f == firsts), "attacker"),
        listed(several, "requested"),
        next((c for c in _CLOCKS if c == clock), "in_force"),
        int(depth),
        _codes(listed(several, "enter")),
        _codes(listed(several, "counter")),
        listed(several, "add"),
        listed(several, "drop"),
    )


def listed(several: Arguments, name: str) -> tuple[str, ...]:
    """All values of an argument, those joined by commas apart. Raises UsageError for too many."""
    values = [part.strip() for value in several.getlist(name) for part in re.split("[,;\n]", value)]
    found = tuple(dict.fromkeys(value for value in values if value))
    if len(found) > _MOST_NAMED or any(len(value) > 100 for value in found):
        raise UsageError(f"{name} names more than {_MOST_NAMED}, or something too long", remedy="name fewer")
    return found


@lru_cache(maxsize=512)
def answered(question: Question) -> Answer:
    """The answer. Raises UsageError as `foedus.obligations` does, and for a treaty to add or drop that is none."""
    register = what_if(load_register(), question.added, question.dropped, files=False)
    scenario = replace(
        scenario_of(question.attackers, question.targets, question.on),
        place=question.place,
        act=question.act,
        objects=question.objects,
        first_resort=question.struck_first,
        requests=question.requested,
        clock=question.clock,
    )
    assumptions = Assumptions(
        question.depth,
        question.enter or "bound",
        "all" if "all" in question.counter else question.counter or "none",
    )
    return obligations(register, checked(register, scenario), assumptions=assumptions)


def _codes(names: Sequence[str]) -> tuple[str, ...]:
    found = []
    for name in names:
        code = "all" if name.lower() == "all" else load_reference().parse_country(name)
        if code is None:
            raise UsageError(f"no state is called {name!r}", remedy="give a code (PRK) or a state's name")
        found.append(code)
    return tuple(found)
