"""What is selected, in words, and what it can be changed to: the chips, facets and times beside a list."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from foedus.answers.words import counted, spoken_date
from foedus.ledger import Ledger
from foedus.ledger.filters import Count, Filters, PeriodCount, Totals, Unit, pair_value
from foedus.pages.clean import squeezed
from foedus.pages.wording import CERTAINTY_WORDS, STATUS_GLYPHS
from foedus.records import CERTAINTIES, EVENT_TYPES, STATUSES
from foedus.web.templating import changed, changing
from foedus.web.wording import mode_label, party_name, type_label

SHARES = {"report": "report only", "mixed": "partly commentary", "commentary": "only commentary"}
"""How much of what tells a happening is its authors' opinion, by the value of the filter."""
_PAGING = {"cursor": None}
_NAMES = (
    "search", "actor", "between", "type", "mode", "status", "certainty", "place", "publisher", "source", "doc",
    "commentary", "reacts_to", "after", "min_score",
)  # fmt: skip
_TITLES = {
    "search": "Words", "actor": "With", "between": "Between", "type": "Type", "mode": "Mode", "status": "Status",
    "certainty": "Certainty", "place": "Where", "publisher": "Publisher", "source": "Said by", "doc": "Document",
    "commentary": "Commentary", "reacts_to": "Reactions to", "after": "What followed from",
    "min_score": "Score at least",
}  # fmt: skip
_FACETS = (
    ("type", "type"), ("actor", "actor"), ("pair", "between"), ("place", "place"), ("status", "status"),
    ("certainty", "certainty"), ("publisher", "publisher"), ("mode", "mode"), ("commentary", "commentary"),
)  # fmt: skip
_RECENT = 12


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is set, and the address without it."""

    title: str
    value: str
    without: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that the list can be narrowed to; of one that is chosen the address takes it away again.

    `share` is the part of the largest count, 0 to 100.
    """

    label: str
    glyph: str
    count: int
    share: int
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """The commonest values of one dimension; `rest` are further ones, shown on demand."""

    name: str
    title: str
    choices: tuple[Choice, ...]
    rest: tuple[Choice, ...] = ()


def chips(path: str, arguments: Mapping[str, str], filters: Filters) -> tuple[Chip, ...]:
    """The filters that are set, in one order."""
    found = []
    for name in _NAMES:
        value = getattr(filters, name)
        if value:
            without = changed(path, arguments, **{name: None}, **_PAGING)
            found.append(Chip(_TITLES[name], squeezed(spoken(name, value)), without))
    if filters.since is not None or filters.until is not None:
        without = changed(path, arguments, since=None, until=None, **_PAGING)
        found.insert(bool(filters.search), Chip("When", spoken_time(filters.since, filters.until), without))
    return tuple(found)


def spoken(name: str, value: object) -> str:
    """A filter's value as a reader calls it."""
    if isinstance(value, tuple):
        return " and ".join(party_name(one) for one in value)
    text = f"{value:g}" if isinstance(value, float) else str(value)
    return _SPOKEN[name](text) if name in _SPOKEN else text


_CERTAINTIES: Mapping[str, str] = {str(name): word for name, word in CERTAINTY_WORDS.items()}
_STATUSES: Mapping[str, str] = {str(name): glyph for name, glyph in STATUS_GLYPHS.items()}
_SPOKEN: Mapping[str, Callable[[str], str]] = {
    "actor": party_name,
    "place": party_name,
    "type": type_label,
    "mode": mode_label,
    "commentary": lambda share: SHARES.get(share, share),
    "certainty": lambda certainty: _CERTAINTIES.get(certainty, certainty),
    "search": lambda words: words if '"' in words else f"“{words}”",
}


CHOICES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "type": tuple((name, spoken("type", name)) for name in EVENT_TYPES),
    "status": tuple((name, name) for name in STATUSES),
    "certainty": tuple((name, spoken("certainty", name)) for name in CERTAINTIES),
    "commentary": tuple(SHARES.items()),
}
"""What the form offers for an argument: the values with their words."""


def spoken_time(since: date | None, until: date | None) -> str:
    """From when to when, as people write it: "2024", "June 2024", "19 June 2024", "since 1 March 2020"."""
    if since is None or until is None:
        day = since or until
        word = "since" if since else "until"
        return f"{word} {spoken_date(day.isoformat())}" if day else ""
    if since == until:
        return spoken_date(since.isoformat())
    if (whole := _whole(since, until)) is not None:
        return spoken_date(whole)
    return f"{spoken_date(since.isoformat())} to {spoken_date(until.isoformat())}"


def _whole(since: date, until: date) -> str | None:
    """The year ("2024") or month ("2024-06") that the days are the whole of."""
    for cut in (4, 7):
        name = since.isoformat()[:cut]
        if (since, until) == span(name):
            return name
    return None


def span(period: str) -> tuple[date, date]:
    """The first and last day of "2024", "2024-06" or "2024-06-19"."""
    year, month, day = (*(int(part) for part in period.split("-")), 0, 0)[:3]
    if day:
        return date(year, month, day), date(year, month, day)
    last = month or 12
    return date(year, month or 1, 1), date(year, last, calendar.monthrange(year, last)[1])


def unit_of(filters: Filters) -> Unit:
    """What to count by, so that the time selected is cut into some dozens of parts at most."""
    if filters.since is None or filters.until is None:
        return "year"
    days = (filters.until - filters.since).days
    return "day" if days <= 62 else "month" if days <= 750 else "year"


def time_url(path: str, arguments: Mapping[str, str], period: str) -> str:
    """The address of the selection within a year, month or day."""
    since, until = span(period)
    return changed(path, arguments, since=since, until=until, **_PAGING)


def facets(
    path: str, arguments: Mapping[str, str], filters: Filters, ledger: Ledger, names: Collection[str] | None = None
) -> tuple[Facet, ...]:
    """What the selection can be narrowed to, time first; with `names` by these filters only."""
    shown = [(dimension, name) for dimension, name in _FACETS if names is None or name in names]
    counts = ledger.facets(filters, tuple(dimension for dimension, _ in shown))
    found = [_time(path, arguments, filters, ledger.periods(filters, unit=unit_of(filters)))]
    for dimension, name in shown:
        set_to = getattr(filters, name)
        values = (pair_value(set_to), pair_value(set_to[::-1])) if isinstance(set_to, tuple) else (set_to or "",)
        choices = _choices(path, arguments, name, counts.get(dimension, ()), values)
        found.append(Facet(name, {"between": "Between", "actor": "Who"}.get(name, _TITLES[name]), choices))
    return tuple(facet for facet in found if facet.choices)


def _choices(
    path: str, arguments: Mapping[str, str], name: str, counts: Sequence[Count], values: Sequence[str]
) -> tuple[Choice, ...]:
    most = max((c.count for c in counts), default=1)
    found, address = [], changing(path, arguments, name)
    set_to = [value.casefold() for value in values]
    for count in counts:
        chosen = count.value.casefold() in set_to
        to = address(None if chosen else count.value)
        label = squeezed(_label(name, count))
        glyph = _STATUSES.get(count.value, "") if name == "status" else ""
        found.append(Choice(label, glyph, count.count, _share(count.count, most), to, chosen))
    return tuple(found)


def _label(name: str, count: Count) -> str:
    return count.label if name in ("actor", "between", "place", "publisher") else spoken(name, count.value)


def _time(path: str, arguments: Mapping[str, str], filters: Filters, periods: Sequence[PeriodCount]) -> Facet:
    """The latest periods first; where the selection is a single one, it is shown as chosen."""
    most = max((p.count for p in periods), default=1)
    choices = []
    for period in reversed(periods):
        chosen = span(period.period) == (filters.since, filters.until)
        to = (
            changed(path, arguments, since=None, until=None, **_PAGING)
            if chosen
            else time_url(path, arguments, period.period)
        )
        label = spoken_date(period.period)
        choices.append(Choice(label, "", period.count, _share(period.count, most), to, chosen))
    return Facet("time", "When", tuple(choices[:_RECENT]), tuple(choices[_RECENT:]))


def _share(count: int, most: int) -> int:
    return max(1, round(100 * count / most)) if count else 0


def summed(totals: Totals) -> str:
    """What is selected, in numbers: "at least" where a search found more than was looked at."""
    if not totals.happenings:
        return "No happening"
    least = "at least " if totals.capped else ""
    by = f" by {counted(totals.publishers, 'publisher')}" if totals.publishers else ""
    return (
        f"{least}{counted(totals.happenings, 'happening')} in {counted(totals.reports, 'report')}"
        f" of {counted(totals.documents, 'document')}{by}"
    )
