"""The numbers that a report gives of what it tells: how many dead, troops, aircraft, how much money."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from foedus.records import Event, Number, Sentence

_WORD = re.compile(r"(?:US)?[$€£]|\d[\d,]*(?:\.\d+)?|[^\W\d_]+(?:[-'’][^\W\d_]+)*|[,;:.()“”\"]")
_DIGIT, _GAP = re.compile(r"\d"), re.compile(r"[\s-]+")
_STOPS = frozenset(',;:.()“”"')
_UNITS = {
    name: n
    for n, name in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
_MANY = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "dozen": 12}
_NUMERALS = frozenset([*_UNITS, *_TENS, *_MANY])
_BEFORE, _AFTER, _COUNTED = 4, 6, 3
_YEARS = range(1800, 2101)


@dataclass(frozen=True, slots=True)
class _Tables:
    victims: Mapping[str, frozenset[str]]
    people: frozenset[str]
    counted: Mapping[str, frozenset[str]]
    money: Mapping[str, str]
    types: Mapping[str, frozenset[str]]
    bounds: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class _Found:
    """A number among a sentence's words [first, last), not yet of any event."""

    first: int
    last: int
    value: float


@cache
def _tables() -> _Tables:
    raw = tomllib.loads((files("foedus.happenings") / "data" / "numbers.toml").read_text("utf-8"))
    sets = {n: {k: frozenset(v) for k, v in raw[n].items()} for n in ("counted", "types", "bounds")}
    return _Tables(
        {name: frozenset(raw[name]) for name in ("killed", "wounded", "held")},
        frozenset(raw["people"]),
        sets["counted"],
        raw["money"],
        sets["types"],
        sets["bounds"],
    )


def numbers(sentence: Sentence, events: Sequence[Event]) -> dict[str, tuple[Number, ...]]:
    """For the ids of a sentence's events the numbers that it gives of them, in its order; needs no parse.

    A number goes to the nearest event of a type that such a number can be of (data/numbers.toml). Numbers whose kind is
    not known, years, days and vague ones ("dozens") are left out.
    """
    if not events or (_DIGIT.search(sentence.text) is None and not _spelled(sentence.text)):
        return {}
    found: dict[str, list[Number]] = {}
    for number, at in _numbers(sentence):
        fitting = [e for e in events if e.type in _tables().types.get(number.what, (e.type,))]
        if fitting:
            nearest = min(fitting, key=lambda e: (min(abs(e.start - at), abs(e.end - at)), e.start, e.id))
            found.setdefault(nearest.id, []).append(replace(number, event=nearest.id))
    return {name: tuple(given) for name, given in found.items()}


def _spelled(text: str) -> bool:
    return not _NUMERALS.isdisjoint(_GAP.split(text.lower()))


def _numbers(sentence: Sentence) -> Iterator[tuple[Number, int]]:
    matches = list(_WORD.finditer(sentence.text))
    words = [m[0].lower() for m in matches]
    for found in _read(words):
        what, unit = _counts(words, found)
        if what is None:
            continue
        first = found.first - (found.first > 0 and words[found.first - 1] in _tables().money)
        start, end = sentence.start + matches[first].start(), sentence.start + matches[found.last - 1].end()
        text = sentence.text[start - sentence.start : end - sentence.start]
        yield Number(what, found.value, unit, _bound(words, first), text, start, end, ""), start


def _read(words: Sequence[str]) -> Iterator[_Found]:
    at = 0
    while at < len(words):
        value, last = _value(words, at)
        if value is None:
            at += 1
            continue
        yield _Found(at, last, value)
        at = last


def _value(words: Sequence[str], at: int) -> tuple[float | None, int]:
    """The number that begins at a word, and the word after it."""
    word = words[at]
    value: float
    if word[0].isdecimal():
        value = float(word.replace(",", ""))
    else:
        parts = word.split("-")
        if not all(p in _UNITS or p in _TENS for p in parts):
            return None, at
        value = float(sum(_UNITS.get(p, _TENS.get(p, 0)) for p in parts))
    last = at + 1
    while last < len(words) and words[last] in _MANY:
        value *= _MANY[words[last]]
        last += 1
    return value, last


def _counts(words: Sequence[str], found: _Found) -> tuple[str | None, str | None]:
    """What a number counts, and in which currency; None where that is not said or is time."""
    tables = _tables()
    before = words[found.first - 1] if found.first else ""
    if before in tables.money:
        return "money", tables.money[before]
    after = _clause(words[found.last : found.last + _AFTER])
    ahead = _clause(words[max(0, found.first - _BEFORE) : found.first][::-1])
    nouns = [w for w in after[:_COUNTED] if not _is_number(w)]
    if nouns and nouns[0] in tables.money:
        return "money", tables.money[nouns[0]]
    persons = any(w in tables.people for w in nouns)
    for kind, signs in tables.victims.items():
        if any(w in signs for w in after) and (persons or any(w in signs for w in nouns[:1])):
            return kind, None
        if any(w in signs for w in ahead) and (persons or not nouns or found.value not in _YEARS):
            counted = persons or not any(w in names for names in tables.counted.values() for w in nouns)
            if counted and (persons or not nouns or nouns[0] in ("and", "others", "in", "on", "at")):
                return kind, None
    for word in nouns:
        for kind, names in tables.counted.items():
            if word in names:
                return kind, None
    return None, None


def _clause(words: Sequence[str]) -> list[str]:
    """The words up to the next mark or number."""
    kept = []
    for word in words:
        if word in _STOPS or word[0].isdecimal():
            break
        kept.append(word)
    return kept


def _is_number(word: str) -> bool:
    return word[0].isdecimal() or word in _UNITS or word in _TENS


def _bound(words: Sequence[str], first: int) -> str | None:
    pair = words[max(0, first - 2) : first]
    if not pair:
        return None
    for name, signs in _tables().bounds.items():
        if pair[-1] in signs and (name == "about" or pair[-1] == "over" or pair[0] in ("at", "more", "up", "than")):
            return name
    return None
