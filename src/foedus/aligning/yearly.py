"""How alike two states' commitments were, year by year, quickly for any pair: every year's portfolios are made once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from foedus.aligning.asking import FIRST_DAY
from foedus.aligning.measures import pair
from foedus.aligning.portfolio import SPAN, Portfolio, Ties
from foedus.aligning.ties import ties_of
from foedus.obliging.asking import EDITION
from foedus.register import load
from foedus.register.importing_rows import polity


@dataclass(frozen=True, slots=True)
class Likeness:
    """S (Signorino and Ritter 1999, absolute distances) and kappa (Cohen 1960, as in Häge 2011) of a year; kappa None
    where nothing but chance is to be expected. They are those of `foedus.alignment`, by foedus's own register."""

    year: int
    s: float | None
    kappa: float | None


def likeness_by_year(x: str, y: str) -> tuple[Likeness, ...]:
    """Every year from 1946 to the register's edition in which both, given by code, are states; none for one state."""
    one, other = polity(x), polity(y)
    if one == other:
        return ()
    found = []
    for year, portfolio in portfolios():
        if one in portfolio.at and other in portfolio.at:
            alike = pair(portfolio.valued(one), portfolio.valued(other), SPAN)
            found.append(Likeness(year, alike.s, alike.kappa))
    return tuple(found)


@cache
def portfolios() -> tuple[tuple[int, Portfolio], ...]:
    """What every state owed to every other in each year; about two seconds, once."""
    ties = Ties(ties_of(load()))
    last = date.fromisoformat(EDITION)
    years = range(FIRST_DAY.year, last.year + 1)
    return tuple((n, ties.portfolio(date(n, 1, 1), min(last, date(n, 12, 31)))) for n in years)
