"""Dates on an axis: ISO 8601 cut to its precision, as a day, as words, as a share of a span."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@lru_cache(maxsize=16_384)
def day_of(text: str) -> date | None:
    """The first day of "2024", "2024-06" or "2024-06-19"; None for what is no date."""
    parts = text.split("-")
    if not 1 <= len(parts) <= 3 or not all(part.isascii() and part.isdecimal() for part in parts):
        return None
    year, month, day = (*(int(part[:9]) for part in parts), 1, 1)[:3]
    try:
        return date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def spoken(text: str) -> str:
    """ "2024-06-19" as "19 Jun 2024", "2024-06" as "Jun 2024"; what is no date as it is."""
    day = day_of(text)
    if day is None:
        return text
    words = (f"{day.day}", MONTHS[day.month - 1], f"{day.year}")
    return " ".join(words[2 - text.count("-") :])


def since(days: int) -> str:
    """A number of days in words: "3 months", "2 years"."""
    months, years = round(days / 30.44), round(days / 365.25)
    n, unit = (months, "month") if days < 700 else (years, "year")
    return f"{n} {unit}{'' if n == 1 else 's'}"
