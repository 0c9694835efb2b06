"""When an event happened: time expressions of a sentence, resolved against the publication date, and whose they are."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from foedus.coding.arguments import WEEKDAYS
from foedus.coding.frames import lexicon
from foedus.coding.grammar import Grammar
from foedus.records import Precision, Sentence, Token

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), 1,
    )
    for name in names.split()
}  # fmt: skip
_COUNTS = {
    word: i for i, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
}
_COUNTS |= {"a": 1, "an": 1, "several": 0, "few": 0}
_MONTH_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_MONTH = rf"(?P<month>{_MONTH_NAMES})\b\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"


@dataclass(frozen=True, slots=True)
class EventDate:
    """A resolved date, ISO 8601 cut to its precision, with its offsets. `weekday` is true where only a weekday was
    named, so that a planned event moves it forward; `bound` where it only bounds the time ("since July 2000")."""

    value: str
    precision: Precision
    start: int
    end: int
    weekday: bool = False
    bound: bool = False


Resolver = Callable[[re.Match[str], date | None], tuple[str, Precision] | None]


def _full(found: re.Match[str], published: date | None) -> tuple[str, Precision] | None:
    return _iso(int(found["year"]), MONTHS[found["month"].rstrip(".")], int(found["day"])), "day"


def _iso_date(found: re.Match[str], published: date | None) -> tuple[str, Precision] | None:
    return _iso(int(found["year"]), int(found["m"]), int(found["d"])), "day"


def _iso(year: int, month: int, day: int) -> str:
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        raise ValueError("no such day")
    return f"{year:04d}-{month:02d}-{day:02d}"


def _numeric(found: re.Match[str], published: date | None) -> tuple[str, Precision] | None:
    """ "15/03/2015", "05.11.2008", "10/28/62": the day first, but where it cannot be, or where the report shows it."""
    first, second, year = int(found["day"]), int(found["second"]), int(found["year"])
    if year < 100:
        year += 2000 if published is not None and 2000 + year <= published.year else 1900
    if first <= 12 < second:
        return _iso(year, first, second), "day"
    given = _iso(year, second, first)
    if first > 12 or first == second or found["mark"] == ".":
        return given, "day"
    if published is not None:
        near = [d for d in (given, _iso(year, first, second)) if 0 <= (published - date.fromisoformat(d)).days <= 31]
        if len(near) == 1:
            return near[0], "day"
    return _four(year), "year"


def _day_month(found: re.Match[str], published: date | None) -> tuple[str, Precision] | None:
    if published is None:
        return None
    month, day = MONTHS[found["month"].rstrip(".")], int(found["day"])
    guess = date.fromisoformat(_iso(published.year, month, min(day, 28))).replace(
        day=min(day, monthrange(published.year, month)[1])
    )
    year = published.year
    if (guess - published).days > 183:
        year -= 1
    elif (published - guess).days > 183 and found["lead"] in ("next", "until", "by", "from"):
        year += 1
    return _iso(year, month, day), "day"


def _month_year(found: re.Match[str], published: date | None) -> tuple[str, Precision] | None:
    return f"{found['year']}-{MONTHS[found['month'].rstrip('.')]:02d}", "month"


def _month(found: re.Match[str], published: date | None) -> tuple[str, Precision] | None:
    if published is None:
        return None
    month, year = MONTHS[found["month"].rstrip(".")], published.year
    if found["lead"] == "next":
        year += month <= published.month
    elif found["lead"] == "last":
        year -= month >= published.month
    elif month - published.month > 6:
        year -= 1
    return f"{_four(year)}-{month:02d}", "month"


def _year(found: re.Match[str], published: date | None) -> tuple[str, Precision] | None:
    # "Resolution 1973" is a number.
    before = found.string[: found.start()].rstrip()
    return None if before.endswith(_NUMBERED) else (found["year"], "year")


def _weekday(found: re.Match[str], published: date | None) -> tuple[str, Precision] | None:
    if published is None:
        return None
    back = (published.weekday() - WEEKDAYS.index(found["weekday"])) % 7
    if found["lead"] == "next":
        return (published + timedelta(days=7 - back if back else 7)).isoformat(), "day"
    if found["lead"] == "last" and back == 0:
        back = 7
    return (published - timedelta(days=back)).isoformat(), "day"


def _near(found: re.Match[str], published: date | None) -> tuple[str, Precision] | None:
    if published is None:
        return None
    days = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}[found["word"]]
    return (published + timedelta(days=days)).isoformat(), "day"


def _span(found: re.Match[str], published: date | None) -> tuple[str, Precision] | None:
    if published is None:
        return None
    step = {"last": -1, "this": 0, "next": 1, "past": -1, "previous": -1, "coming": 1}[found["lead"]]
    unit = found["unit"]
    if unit == "year":
        return _four(published.year + step), "year"
    if unit == "month":
        return _shift(published, step), "month"
    monday = published - timedelta(days=published.weekday())
    return (monday + timedelta(weeks=step)).isoformat(), "week"


def _ago(found: re.Match[str], published: date | None) -> tuple[str, Precision] | None:
    if published is None:
        return None
    count = int(found["count"]) if found["count"].isdigit() else _COUNTS[found["count"]]
    if count == 0 or count > 2000:
        return None
    unit = found["unit"].rstrip("s")
    if unit == "day":
        return (published - timedelta(days=count)).isoformat(), "day"
    if unit == "week":
        return (published - timedelta(weeks=count)).isoformat(), "week"
    if unit == "month":
        return _shift(published, -count), "month"
    return _four(published.year - count), "year"


def _shift(published: date, months: int) -> str:
    number = published.year * 12 + published.month - 1 + months
    return f"{_four(number // 12)}-{number % 12 + 1:02d}"


def _four(year: int) -> str:
    if not 1 <= year <= 9999:
        raise ValueError("no such year")
    return f"{year:04d}"


_LEADS = "last|next|this|past|previous|coming|since|until|by|from|in|of|during|early|late|mid|around|before|after"
_LEAD = rf"(?:\b(?P<lead>{_LEADS})[ -]+)?"
_COUNT = rf"\b(?P<count>\d+|{'|'.join(_COUNTS)})\s+(?P<unit>days?|weeks?|months?|years?)\s+(?:ago|earlier)\b"
_BOUND = re.compile(
    r"\b(?:since|until|till|before|after|by|between|from|than)\s+"
    r"(?:(?:at least|the|last|next|this|past|previous|coming|early|late|mid|around|about)[ -]+)*$"
)
_NUMBERED = ("resolution", "resolutions", "res.", "no.", "nos.", "number")
_COUNTED = "people|troops|soldiers|men|km|miles|metres|meters|tons|tonnes|million|dollars|euros|pounds"
_NOT_AMOUNT = rf"(?![\d%s-]|\s*(?:{_COUNTED})\b)"
# Whose own time is the agreement's.
_SIGNING = frozenset({"sign", "conclude", "initial", "ratify", "negotiate", "reach", "adopt"})
# The groups that a time expression can begin with, its lead left off.
_NAMED = ("month", "weekday", "word", "unit", "year", "day", "count")
# What a sentence must show for a pattern to be looked for: most sentences show little.
_ANY_DIGIT, _ANY_MONTH = re.compile(r"\d"), re.compile(rf"\b(?:{_MONTH_NAMES})\b")
_ANY_WORD: Mapping[str, tuple[str, ...]] = {
    "near": ("today", "yesterday", "tomorrow", "tonight"),
    "weekday": WEEKDAYS,
    "unit": ("week", "month", "year"),
    "ago": ("ago", "earlier"),
}
_ALL_PATTERNS: tuple[tuple[str, re.Pattern[str], Resolver], ...] = (
    ("digit", re.compile(r"\b(?P<year>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)\b"), _iso_date),
    (
        "digit",
        re.compile(
            r"(?<![\d./-])(?P<day>\d{1,2})(?P<mark>[./])(?P<second>\d{1,2})(?P=mark)"
            r"(?P<year>(?:1[89]|20)\d\d|(?<=/)\d\d)(?![\d/]|\.\d)"
        ),
        _numeric,
    ),
    ("digit month", re.compile(rf"\b{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}\b"), _full),
    ("digit month", re.compile(rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}\b"), _full),
    ("digit month", re.compile(rf"{_LEAD}\b{_DAY}\s+(?:of\s+)?{_MONTH}(?!\s+\d)"), _day_month),
    ("digit month", re.compile(rf"{_LEAD}\b{_MONTH}\s+{_DAY}(?![\d.,]\d|\d|%)"), _day_month),
    ("digit month", re.compile(rf"\b{_MONTH},?\s+(?:of\s+)?{_YEAR}\b"), _month_year),
    ("near", re.compile(r"\b(?P<word>today|yesterday|tomorrow|tonight)\b"), _near),
    ("weekday", re.compile(rf"{_LEAD}\b(?P<weekday>{'|'.join(WEEKDAYS)})\b"), _weekday),
    ("unit", re.compile(r"\b(?P<lead>last|this|next|past|previous|coming)\s+(?P<unit>week|month|year)\b"), _span),
    ("ago", re.compile(_COUNT), _ago),
    ("month", re.compile(rf"\b(?P<lead>{_LEADS})[ -]+{_MONTH}(?!\s*\d)"), _month),
    ("digit", re.compile(rf"(?<![\d.,$€£-])\b{_YEAR}\b{_NOT_AMOUNT}"), _year),
)
_PATTERNS = tuple((frozenset(needs.split()), pattern, resolve) for needs, pattern, resolve in _ALL_PATTERNS)


def sentence_dates(sentence: Sentence, published: date | None) -> list[EventDate]:
    """The time expressions of a sentence that can be resolved, in order, none inside another."""
    return text_dates(sentence.text, sentence.start, published)


def text_dates(text: str, offset: int, published: date | None) -> list[EventDate]:
    """The time expressions of a text that begins at `offset` of its document."""
    lower = text.lower().replace("\u00a0", " ")
    if len(lower) != len(text):
        return []
    shown = {name for name, hint in (("digit", _ANY_DIGIT), ("month", _ANY_MONTH)) if hint.search(lower)}
    for name, words in _ANY_WORD.items():
        if [True for word in words if word in lower]:
            shown.add(name)
    if not shown:
        return []
    found: list[EventDate] = []
    taken: list[tuple[int, int]] = []
    for needs, pattern, resolve in _PATTERNS:
        if not needs <= shown:
            continue
        for match in pattern.finditer(lower):
            start = min([match.start(g) for g in _NAMED if g in pattern.groupindex])
            if any(a < match.end() and start < b for a, b in taken):
                continue
            given = match.groupdict()
            if given.get("month") in ("may", "march", "mar") and not text[match.start("month")].isupper():
                continue
            try:
                resolved = resolve(match, published)
            except (ValueError, OverflowError):
                continue
            taken.append((match.start(), match.end()))
            if resolved is not None:
                value, precision = resolved
                weekday = "weekday" in given and given.get("lead") in (None, "by", "until")
                bound = _BOUND.search(lower, max(0, start - 24), start) is not None
                at = offset + start
                end = at + len(lower[start : match.end()].rstrip("."))
                found.append(EventDate(value, precision, at, end, weekday, bound))
    found.sort(key=lambda d: d.start)
    said_twice = {a.start for a, b in pairwise(found) if _named_too(lower, a, b, offset)}
    return [d for d in found if d.start not in said_twice]


def _named_too(lower: str, first: EventDate, after: EventDate, offset: int) -> bool:
    """Whether a weekday only goes with the day behind it ("Tuesday, 18 June"), which says more."""
    between = lower[first.end - offset : after.start - offset]
    return first.weekday and after.precision == "day" and not after.weekday and between.strip(" ,") in ("", "the")


def event_date(grammar: Grammar, trigger: int, carrier: int | None, dates: Sequence[EventDate]) -> EventDate | None:
    """The date that belongs to a trigger: the one whose nearest verb above is the trigger or its carrier."""
    if not dates:
        return None
    mine = {trigger} if carrier is None else {trigger, carrier}
    for found in dates:
        if found.bound:
            continue
        token = next((t for t in grammar.tokens if t.start <= found.start < t.end), None)
        if token is None:
            continue
        of_text = _agreed(grammar, token)
        if of_text is not None and of_text not in mine and not any(grammar.tokens[v].lemma in _SIGNING for v in mine):
            continue
        at = token
        for _ in range(12):
            if at.i in mine:
                return found
            if at.pos in ("VERB", "AUX") and at.i != token.i and at.dep not in ("aux", "auxpass"):
                break
            if at.head == at.i:
                break
            at = grammar.tokens[at.head]
        for verb in mine:
            if at.i == verb or (grammar.tokens[verb].dep in ("conj", "xcomp") and grammar.tokens[verb].head == at.i):
                return found
    return None


def _agreed(grammar: Grammar, token: Token) -> int | None:
    """The agreement that a date tells apart from others ("renounced its 1974 treaty", "the accord of 1991")."""
    noun = grammar.tokens[token.head]
    if token.dep == "pobj" and noun.lower == "of":
        noun = grammar.tokens[noun.head]
    elif token.dep not in ("nummod", "compound", "amod", "nmod"):
        return None
    if noun.pos not in ("NOUN", "PROPN") or "@agreement" not in lexicon().classes_of(noun.lemma.lower()):
        return None
    return noun.i


def forward(found: EventDate, published: date) -> EventDate:
    """A bare weekday for a planned event: the next one, not the last."""
    if not found.weekday or date.fromisoformat(found.value) >= published:
        return found
    return replace(found, value=(date.fromisoformat(found.value) + timedelta(days=7)).isoformat())
