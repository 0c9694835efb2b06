"""A scenario as the engine judges it: who is victim and who aggressor, where it happens, how grave it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from foedus.records.finding import Act, Scenario
from foedus.reference import load as load_reference
from foedus.reference.tables import rows
from foedus.register import Register, Standing
from foedus.register.places import Spot, find, home


@dataclass(frozen=True, slots=True)
class Case:
    """One reading of a scenario: `aggressors` struck first, `victims` were struck.

    `spot` None means: not known where; each victim's home territory is then presumed. `standing` knows what binds whom
    on the day; `provoked` is True where the victim struck first, None where that is disputed; `unplaced` is a place
    that was named and that nobody knows.
    """

    register: Register
    scenario: Scenario
    aggressors: tuple[str, ...]
    victims: tuple[str, ...]
    day: str
    act: Act
    act_words: str
    spot: Spot | None
    standing: Standing
    provoked: bool | None = False
    unplaced: str = ""

    def place_for(self, victim: str) -> Spot:
        """Where the victim is struck: the place said, else its home territory."""
        return self.spot if self.spot is not None else home(victim)


@cache
def _act_words() -> tuple[tuple[re.Pattern[str], Act, str], ...]:
    table = files("foedus.obliging") / "data" / "acts.csv"
    found = []
    for _, (word, act) in rows(table, ("word", "act")):
        found.append((re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE), act, word))
    return tuple(found)  # type: ignore[arg-type]


def read_act(place: str | None) -> tuple[Act | None, str, str]:
    """How grave the words of a place say the act is ("Akcakale shelling"): act, the word, and the place without it."""
    text = place or ""
    for pattern, act, word in _act_words():
        if pattern.search(text):
            rest = re.sub(r"[\s(),;-]+$|^[\s(),;-]+", "", pattern.sub(" ", text))
            return act, word, re.sub(r"\(\s*\)", "", rest).strip()
    return None, "", text


def cases(register: Register, scenario: Scenario) -> tuple[Case, Case, tuple[str, ...]]:
    """The scenario as asked, the other reading (the target struck first), and what was taken for granted."""
    notes: list[str] = []
    said, word, where = read_act(scenario.place)
    spot = find(where, scenario.date, scenario.targets) if where else None
    act, act_words = _gravity(scenario, said, word, spot)
    if scenario.place and where and spot is None:
        notes.append(f"{where!r} is no place that the register knows: taken as home territory of the target")
    elif not where:
        notes.append("no place is given: an attack on the target's home territory is assumed")
    elif spot is not None and spot.state and spot.state not in scenario.targets:
        notes.append(f"{spot.name} is territory of {_name(spot.state)} on that day")
    if scenario.act is None and not said:
        notes.append("no act is given: an armed attack is assumed" if act == "armed attack" else act_words)
    asked, other = _readings(register, scenario, act, act_words, spot)
    if where and spot is None:
        asked = replace(asked, unplaced=where)
    return asked, other, tuple(notes)


def _gravity(scenario: Scenario, said: Act | None, word: str, spot: Spot | None) -> tuple[Act, str]:
    if scenario.act is not None:
        return scenario.act, ""
    if said is not None:
        return said, f"{word!r}"
    if spot is not None and "threshold" in spot.hints:
        return "incident", f"what happens at {spot.name} is often below an armed attack: its gravity is taken as open"
    return "armed attack", ""


def _readings(register: Register, scenario: Scenario, act: Act, act_words: str, spot: Spot | None) -> tuple[Case, Case]:
    provoked = {"attacker": False, "target": True, "disputed": None, "unknown": None}[scenario.first_resort]
    day, standing = scenario.date, Standing(scenario.date, scenario.clock)
    one, two = scenario.attackers, scenario.targets
    asked = Case(register, scenario, one, two, day, act, act_words, spot, standing, provoked)
    other = Case(register, scenario, two, one, day, act, act_words, None, standing)
    return asked, other


def _name(code: str) -> str:
    return load_reference().state_name(code) or code
