"""`foedus.obligations`: the question as the command line puts it, from Python."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from foedus.obliging.asking import checked, scenario_of
from foedus.obliging.engine import obligations as oblige
from foedus.records.finding import Act, Answer, Assumptions, FirstResort
from foedus.records.treaty import AttackedObject
from foedus.register import Clock, Register, load

Codes = str | Sequence[str]


def obligations(
    attacker: Codes,
    target: Codes,
    *,
    on: str | date | None = None,
    place: str | None = None,
    act: Act | None = None,
    objects: Sequence[AttackedObject] = (),
    struck_first: FirstResort = "attacker",
    requested: Codes = (),
    decisions: Sequence[str] = (),
    ongoing_war: bool | None = None,
    depth: int = 0,
    enter: Literal["bound"] | Sequence[str] = "bound",
    counter: Literal["none", "all"] | Sequence[str] = "none",
    clock: Clock = "in_force",
    register: Register | None = None,
) -> Answer:
    """What an attack obliges whom to do: an `Answer` with `.findings`, `.contradictions` and `.notes`.

    States are codes or names, one or several; `on` is a day (without one, the register's edition). `decisions` names
    organs that have decided ("OAS Organ of Consultation"). For a what-if give another `register`:
    `foedus.register.load().without("NATO")`, or `.with_treaties(...)`. Pure: the same arguments give the same answer.
    Raises UsageError for an unknown state, one that did not exist on that day, the same state on both sides, a day
    beyond the register's horizon.
    """
    known = register if register is not None else load()
    scenario = replace(
        scenario_of(_several(attacker), _several(target), on), place=place, act=act, objects=tuple(objects),
        first_resort=struck_first, requests=_several(requested), decisions=tuple(decisions), ongoing_war=ongoing_war,
        clock=clock,
    )  # fmt: skip
    entering = enter if enter == "bound" else _several(enter)
    striking = counter if counter in ("none", "all") else _several(counter)
    return oblige(known, checked(known, scenario), assumptions=Assumptions(depth, entering, striking))


def _several(codes: Codes) -> tuple[str, ...]:
    return (codes,) if isinstance(codes, str) else tuple(codes)
