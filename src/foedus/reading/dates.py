"""Dates as people and machines write them to a date, or None: a date is read, never guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_tz

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\.?"
)
WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,? +)?"
WRITTEN = (
    rf"{WEEKDAY}(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -](?P<month>{MONTH})"
    rf"|(?P<month2>{MONTH}) (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)"
    r"(?:,?[ -](?P<year>[12]\d{3})\b)?"
)
_ISO = re.compile(r"([12]\d{3})([-/.]?)(\d{2})\2(\d{2})(?:[T ]\d{2}[:.]?\d{2}.*)?\Z", re.DOTALL)
_WRITTEN = re.compile(rf"{WRITTEN}(?P<rest>(?:,? (?:at )?\d{{1,2}}[:.]\d{{2}}.{{0,30}})?)\Z", re.IGNORECASE)
_AT_END = re.compile(rf"[,(:;–—-] ?(?:on )?{WRITTEN}\)?\.?\Z", re.IGNORECASE)
_DATED_WORK = re.compile(
    r"\b(?:statement|communiqu[eé]|briefing|press (?:release|conference|statement)|debates?|hansard|remarks|transcript|"
    r"minutes|bulletin|verbatim|proceedings|sitting)\b",
    re.IGNORECASE,
)
_NEAR = 45


@dataclass(frozen=True, slots=True)
class DayOfYear:
    """A day as a dateline gives it: month 1-12 and day 1-31, the year often left out."""

    month: int
    day: int
    year: int | None = None

    def full(self) -> date | None:
        """The date, where the year is given and the day exists."""
        return None if self.year is None else make(self.year, self.month, self.day)

    def near(self, other: date) -> date | None:
        """The date in the year that brings it closest to `other`, None where that is more than 45 days away."""
        if self.year is not None:
            return self.full()
        years = (other.year - 1, other.year, other.year + 1)
        days = [d for d in (make(y, self.month, self.day) for y in years) if d is not None]
        best = min(days, key=lambda d: abs((d - other).days), default=None)
        return best if best is not None and abs((best - other).days) <= _NEAR else None


def make(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def from_match(found: re.Match[str]) -> DayOfYear:
    """The day that a match of WRITTEN names."""
    month = found["month"] or found["month2"]
    year = found["year"]
    day = int(found["day"] or found["day2"])
    return DayOfYear(_NAMES.index(month[:3].lower()) + 1, day, int(year) if year else None)


def title_date(title: str | None) -> date | None:
    """The full date at the end of the title of a statement, briefing or debate: "Press briefing, Rome, 7 March 2012".

    None for all other titles: "Remembering Katyn, 5 March 1940" was not written then.
    """
    found = _AT_END.search(title) if title and _DATED_WORK.search(title) else None
    return None if found is None else from_match(found).full()


def parse_date(text: str) -> date | None:
    """The date that a metadata field gives: ISO 8601, RFC 2822, "21 March 2025", "March 21, 2025", with or without
    time.

    The day is taken as written, without converting between time zones. None for anything else, "03/04/2025" included
    (nothing says which is the month).
    """
    text = " ".join(text.split())
    if not text or len(text) > 100:
        return None
    if found := _ISO.match(text):
        return make(int(found[1]), int(found[3]), int(found[4]))
    if found := _WRITTEN.match(text):
        return from_match(found).full()
    parts = parsedate_tz(text) if re.match(r"(?:[A-Za-z]{3}, *)?\d{1,2} [A-Za-z]{3} \d{4}\b", text) else None
    return None if parts is None else make(*parts[:3])
