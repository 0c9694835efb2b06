"""How events are told in plain words: labels of types and phrases by type, mode and trigger, from data/words.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from foedus.records import Certainty, EventType, Status


@dataclass(frozen=True, slots=True)
class Label:
    """A PLOVER type as a reader would call it, in full and in one word."""

    label: str
    short: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way to tell an event; data/words.toml says what each part is for."""

    type: str
    to: str
    alone: str
    noun: str
    noun_alone: str
    mutual: str = ""
    short: str = ""
    modes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Voicing:
    """How a source of one certainty is introduced, what stands for it where none is named, and the note at the end."""

    by: str
    without: str
    note: str


@dataclass(frozen=True, slots=True)
class Words:
    """The whole table."""

    labels: Mapping[EventType, Label]
    voicing: Mapping[Certainty, Voicing]
    articles: tuple[str, ...]
    phrases: Mapping[str, tuple[Phrase, ...]]


@cache
def words() -> Words:
    """The table of words, loaded once."""
    raw = tomllib.loads((files("foedus.answers") / "data" / "words.toml").read_text("utf-8"))
    phrases: dict[str, list[Phrase]] = {name: [] for name in raw["types"]}
    for row in raw["phrase"]:
        row = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
        phrases[row["type"]].append(Phrase(**row))
    return Words(
        {name: Label(**row) for name, row in raw["types"].items()},
        {name: Voicing(**row) for name, row in raw["certainty"].items()},
        tuple(raw["articles"]),
        {name: tuple(rows) for name, rows in phrases.items()},
    )


def phrase(type: EventType, mode: str | None, triggers: Sequence[str] = ()) -> Phrase:
    """The phrase that fits best: by mode and trigger word, then by mode, then by trigger word, then by type alone."""
    found = [word for trigger in triggers for word in trigger.lower().split()]
    best: tuple[int, Phrase] | None = None
    for row in words().phrases[type]:
        if row.modes and mode not in row.modes:
            continue
        if row.words and not any(word.startswith(row.words) for word in found):
            continue
        rank = 2 * bool(row.modes) + bool(row.words)
        if best is None or rank > best[0]:
            best = (rank, row)
    assert best is not None
    return best[1]


def short_label(type: EventType, mode: str | None, triggers: Sequence[str] = ()) -> str:
    """What happened in a word, as small labels have it: "Signing"."""
    return phrase(type, mode, triggers).short or words().labels[type].short


_NAMELESS: Mapping[Status, str] = {
    "happened": "the text tells of {}",
    "ongoing": "the text tells of {}, going on",
    "planned": "the text tells of plans for {}",
    "hypothetical": "the text speaks of {} as possible",
    "denied": "the text denies or rules out {}",
}


def inflected(pattern: str, status: Status, many: bool) -> str:
    """A verb pattern ("base|past|-ing rest") in the form that a status and the number of its actors ask for."""
    head, _, rest = pattern.partition(" ")
    base, past, ing = head.split("|")
    be = "are" if many else "is"
    verb = {
        "happened": past,
        "ongoing": f"{be} {ing}",
        "planned": f"{be} to {base}",
        "hypothetical": f"might {base}",
        "denied": f"did not {base}",
    }[status]
    return f"{verb} {rest}".rstrip()


def clause(how: Phrase, status: Status, who: Sequence[str], whom: Sequence[str]) -> str:
    """Who did what to whom as a clause without its full stop, from names that are ready for running text."""
    others = listed(whom)
    if who:
        pattern = how.to if whom else (how.mutual or how.alone) if len(who) > 1 else how.alone
        return f"{listed(who)} {inflected(pattern, status, len(who) > 1).replace('{R}', others)}"
    noun = how.noun.replace("{R}", others) if whom else how.noun_alone
    return f"{_NAMELESS[status].format(noun)}; by whom is not said"


def listed(names: Sequence[str], most: int = 4) -> str:
    """Names as running text: "A, B and C"; beyond `most`, "A, B, C and 3 others"."""
    shown = list(names) if len(names) <= most else [*names[: most - 1], f"{len(names) - most + 1} others"]
    return shown[0] if len(shown) == 1 else ", ".join(shown[:-1]) + " and " + shown[-1] if shown else ""


def counted(n: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 report", "3 reports"."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def spoken_date(date: str | None) -> str:
    """An ISO date, cut to any precision, as people write it: "19 June 2024", "June 2024", "2024", "" for none."""
    if not date:
        return ""
    year, *rest = date.split("-")
    if not all(part.isdecimal() for part in (year, *rest)) or len(rest) > 2:
        return date
    month = int(rest[0]) if rest else 0
    if month > 12:
        return date
    day = str(int(rest[1])) if len(rest) > 1 else ""
    return " ".join(part for part in (day, MONTHS[month - 1] if month else "", year) if part)


def when(date: str | None, precision: str | None = None) -> str:
    """A date with its preposition: "on 19 June 2024", "in the week of 17 June 2024", "in 2024", "" for none."""
    if not date:
        return ""
    if precision == "week":
        return f"in the week of {spoken_date(date)}"
    return f"{'on' if date.count('-') > 1 else 'in'} {spoken_date(date)}"
