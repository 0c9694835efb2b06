"""When two tellings place what they tell, and whether that can be one time."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from foedus.records import Event
from foedus.records.quick import quick

Fit = Literal["same day", "day off", "within", "likely", "apart", "open", "never"]
_RECENT_DAYS = 8
_ROUGH_DAYS = 45


@quick
@dataclass(frozen=True, slots=True)
class When:
    """The days [first, last] of a telling, as ordinals of `date`.

    `said` is "day", "rough" (a week, month or year), "recent" (no date, told as the news of its day), or "open" (no
    date, told as history or without a day of publication).
    """

    first: int
    last: int
    said: Literal["day", "rough", "recent", "open"]


def when(event: Event, published: date | None) -> When:
    """The days in which an event can have happened, as its document tells it."""
    return when_told(event.date, event.date_precision, event.status, event.background, published)


def when_told(day: str | None, precision: str | None, status: str, background: bool, published: date | None) -> When:
    """The same by what of an event tells it."""
    if day is not None:
        low, high = _days(day, precision)
        return When(low, high, "day" if low == high else "rough")
    if published is None:
        return When(1, date.max.toordinal(), "open")
    told = published.toordinal()
    if status in ("planned", "hypothetical"):
        return When(told - _RECENT_DAYS, told + _ROUGH_DAYS, "recent")
    if background:
        return When(1, told, "open")
    return When(told - _RECENT_DAYS, told, "recent")


def _days(value: str, precision: str | None) -> tuple[int, int]:
    year, month = int(value[:4]), int(value[5:7]) if len(value) >= 7 else 0
    if len(value) >= 10:
        day = date.fromisoformat(value[:10])
        last = day + timedelta(days=6) if precision == "week" else day
        return day.toordinal(), last.toordinal()
    if month:
        return date(year, month, 1).toordinal(), date(year, month, monthrange(year, month)[1]).toordinal()
    return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()


def fit(a: When, b: When) -> Fit:
    """How well two times go together.

    "never" only where both say when, more than a day apart; a day between two says "day off" (night, time zones). An
    undated telling is taken for recent news, so that it is "likely" where the other falls in its days, else "apart";
    one told as history is "open".
    """
    gap = max(a.first, b.first) - min(a.last, b.last)
    if a.said == b.said == "day":
        return "same day" if gap == 0 else "day off" if gap == 1 else "never"
    stated = ("day", "rough")
    if a.said in stated and b.said in stated:
        return "within" if gap <= 0 else "never"
    for one, other in ((a, b), (b, a)):
        if one.said in stated and other.said not in stated and one.first > other.last:
            return "never"
    if "open" in (a.said, b.said):
        return "open"
    return "likely" if gap <= 0 else "apart"
