"""What the store counts as drawings: ties as a network, places as a map, years as bars; each part links to its list."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from functools import lru_cache

from markupsafe import Markup

from foedus.answers.words import counted
from foedus.drawing import (
    Node,
    Period,
    Place,
    State,
    Tie,
    both,
    draw_map,
    draw_network,
    draw_periods,
    sign_of,
)
from foedus.ledger.filters import Count, PeriodCount, PlaceCount, TieCount
from foedus.pages.wording import signed
from foedus.reference import load as load_reference
from foedus.web.naming import party_url
from foedus.web.templating import changed, url

_LIST = "/happenings"
Arguments = tuple[tuple[str, str], ...]


def network(ties: Sequence[TieCount], *, ident: str = "network") -> Markup:
    """The ties; a party links to its page, a tie to the pair's. Empty without any."""
    return _network(tuple(ties), ident)


# What is drawn is a function of the counts alone, which change seldom: what was drawn for them is kept.
@lru_cache(maxsize=128)
def _network(ties: tuple[TieCount, ...], ident: str) -> Markup:
    tied: dict[str, int] = {}
    names: dict[str, str] = {}
    for tie in ties:
        for key, name in ((tie.a, tie.a_name), (tie.b, tie.b_name)):
            tied[key] = tied.get(key, 0) + tie.count
            names[key] = name or key
    states = load_reference().states
    nodes = [
        Node(key=k, name=names[k], count=n, kind="state" if k in states else "body", href=party_url(k))
        for k, n in tied.items()
    ]
    drawn = [
        Tie(a=t.a, b=t.b, sign=sign_of(t.mean), count=t.count, hint=tie_words(t), href=url("/pair", x=t.a, y=t.b))
        for t in ties
    ]
    return both(lambda width, name: draw_network(nodes, drawn, width=width, ident=name), ident) if ties else Markup()


def tie_words(tie: TieCount) -> str:
    """What passed between two parties, in words."""
    said = [
        counted(tie.cooperation, "time cooperative", "times cooperative") if tie.cooperation else "",
        counted(tie.conflict, "time conflictual", "times conflictual") if tie.conflict else "",
        f"{tie.neutral:,} neither" if tie.neutral else "",
        f"{tie.open:,} planned, possible or denied" if tie.open else "",
        f"mean {signed(tie.mean)}" if tie.mean is not None else "",
    ]
    return f"{tie.a_name or tie.a} and {tie.b_name or tie.b}: {', '.join(part for part in said if part)}"


def periods(counts: Sequence[PeriodCount], arguments: Mapping[str, str], *, ident: str = "periods") -> Markup:
    """Happenings by year, month or day, each bar a link to its list with the other arguments kept."""
    return _periods(tuple(counts), tuple(sorted(arguments.items())), ident)


@lru_cache(maxsize=256)
def _periods(counts: tuple[PeriodCount, ...], kept: Arguments, ident: str) -> Markup:
    arguments = dict(kept)
    drawn = [
        Period(
            period=one.period,
            cooperation=one.cooperation,
            conflict=one.conflict,
            neutral=one.neutral,
            href=changed(_LIST, arguments, cursor=None, since=first_day(one.period), until=last_day(one.period)),
        )
        for one in counts
    ]
    return both(lambda width, name: draw_periods(drawn, width=width, ident=name), ident) if drawn else Markup()


def world(
    places: Sequence[PlaceCount], arguments: Mapping[str, str], *, states: Sequence[Count] = (), ident: str = "map"
) -> Markup:
    """Where it took place, each place a link to its list; states shaded by how much of it was theirs."""
    return _world(tuple(places), tuple(sorted(arguments.items())), tuple(states), ident)


@lru_cache(maxsize=64)
def _world(places: tuple[PlaceCount, ...], kept: Arguments, states: tuple[Count, ...], ident: str) -> Markup:
    arguments = dict(kept)
    spots = [
        Place(
            name=one.name,
            lon=one.lon,
            lat=one.lat,
            count=one.count,
            sign=sign_of(one.intensity),
            href=changed(_LIST, arguments, cursor=None, place=one.name),
        )
        for one in places
    ]
    shaded = [
        State(code=one.value, count=one.count, hint=f"{one.label}: {one.count:,}", href=party_url(one.value))
        for one in states
    ]
    return both(lambda width, name: draw_map(spots, shaded, width=width, ident=name), ident) if spots else Markup()


def first_day(period: str) -> str:
    """The first day of a year, a month or a day."""
    return period + "-01-01"[3 * period.count("-") :] if period.count("-") < 2 else period


def last_day(period: str) -> str:
    """The last day of a year, a month or a day."""
    parts = [int(part) for part in period.split("-")]
    if len(parts) == 1:
        return f"{period}-12-31"
    if len(parts) == 2:
        return f"{period}-{monthrange(*parts)[1]:02}"
    return period
