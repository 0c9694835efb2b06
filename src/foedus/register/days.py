"""Days against dates that may be partial: YYYY-MM-DD, YYYY-MM or YYYY."""

from __future__ import annotations

import re
from datetime import date, timedelta

_FORM = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def is_date(text: str) -> bool:
    """Whether the text is an ISO date, whole or partial, of a day that there is."""
    if not _FORM.fullmatch(text):
        return False
    try:
        date.fromisoformat(first_day(text))
    except ValueError:
        return False
    return True


def first_day(text: str) -> str:
    """The earliest day that a date can mean."""
    return text + "0000-01-01"[len(text) :]


def last_day(text: str) -> str:
    """The latest day that a date can mean."""
    if len(text) == 4:
        return f"{text}-12-31"
    if len(text) == 7:
        start = date(int(text[:4]), int(text[5:]), 28)
        return ((start + timedelta(days=4)).replace(day=1) - timedelta(days=1)).isoformat()
    return text


def reached(text: str, day: str) -> bool | None:
    """Whether a day is on or after a date; None where the date is not known closely enough."""
    if len(text) == 10:
        return day >= text
    if day < first_day(text):
        return False
    return True if day >= last_day(text) else None


def within(since: str | None, until: str | None, day: str) -> bool | None:
    """Whether [since, until) holds a day, open where None; None where a partial date leaves it open."""
    begun = True if since is None else reached(since, day)
    over = False if until is None else reached(until, day)
    if begun is False or over is True:
        return False
    return None if begun is None or over is None else True
