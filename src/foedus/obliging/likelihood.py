"""How often promises like these were kept, by published research: rates with their counts, definition and interval."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from math import exp, lgamma, log, log1p
from typing import NamedTuple

from foedus.records.finding import Finding
from foedus.records.treaty import ObligationKind
from foedus.reference.tables import rows, several

FEW = 20
_PRIOR = 0.5
_STEPS = 60


class Rate(NamedTuple):
    """A published rate. Where the study gives counts, `kept` of `cases`, else only `share`."""

    id: str
    study: str
    citation: str
    definition: str
    population: str
    kinds: tuple[str, ...]
    since: int
    until: int
    kept: int | None
    cases: int | None
    share: float


class Posterior(NamedTuple):
    """A rate with its uncertainty: quantiles of Beta(kept + 0.5, cases - kept + 0.5), Jeffreys' prior."""

    median: float
    half: tuple[float, float]
    ninety: tuple[float, float]


@cache
def rates() -> tuple[Rate, ...]:
    """rates.csv."""
    table = files("foedus.obliging") / "data" / "rates.csv"
    columns = (
        "id", "study", "citation", "definition", "population", "kinds", "from", "to", "kept", "cases", "share",
    )  # fmt: skip
    found = []
    for _, (name, study, citation, rule, population, kinds, since, until, kept, cases, share) in rows(table, columns):
        some, of = (int(kept), int(cases)) if cases else (None, None)
        rate = float(share) if some is None or of is None else some / of
        span = int(since), int(until)
        found.append(Rate(name, study, citation, rule, population, several(kinds), *span, some, of, rate))
    return tuple(found)


def rates_for(kind: ObligationKind, date: str) -> tuple[Rate, ...]:
    """The rates that speak for a kind of promise at a date, one a study: of the era if there is one, else of all years.

    The era is the one before or after 1945; a year after a study's last counts to its last era.
    """
    year = int(date[:4])
    best: dict[str, Rate] = {}
    for rate in rates():
        if kind not in rate.kinds:
            continue
        known = best.get(rate.study)
        if known is None or _fit(rate, year) < _fit(known, year):
            best[rate.study] = rate
    return tuple(best.values())


def _fit(rate: Rate, year: int) -> tuple[bool, int]:
    return (year < 1945) != (rate.since < 1945) and rate.until - rate.since < 100, rate.until - rate.since


@lru_cache(maxsize=256)
def posterior(kept: int, cases: int) -> Posterior:
    """Median, 50 and 90 per cent intervals of a rate from its counts."""
    a, b = kept + _PRIOR, cases - kept + _PRIOR
    low, first, median, third, high = (_quantile(a, b, p) for p in (0.05, 0.25, 0.5, 0.75, 0.95))
    return Posterior(median, (first, third), (low, high))


def _quantile(a: float, b: float, p: float) -> float:
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if incomplete_beta(a, b, middle) < p else (low, middle)
    return (low + high) / 2


def incomplete_beta(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function I_x(a, b), by its continued fraction (Lentz's method; DLMF 8.17.22)."""
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - incomplete_beta(b, a, 1 - x)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)) / a
    c, d = 1.0, 1 / (1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, 300):
        for term in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / (1 + term * d)
            c = 1 + term / c
            value *= c * d
        if abs(c * d - 1) < 1e-15:
            break
    return front * value


def told_rate(kind: ObligationKind, date: str) -> str:
    """The rates for a kind of promise in words; never a number without its definition and counts."""
    found = [_told(rate) for rate in rates_for(kind, date)]
    return "how often kept, given that war came: " + ("; ".join(found) if found else "no published rate is known")


def _told(rate: Rate) -> str:
    if rate.kept is None or rate.cases is None:
        return f"{rate.share:.1%} of {rate.population}, where {rate.definition} ({rate.study})"
    at = posterior(rate.kept, rate.cases)
    few = "; too few cases" if rate.cases < FEW else ""
    return (
        f"{at.median:.0%} (half of the belief in {_span(at.half)}, 90% in {_span(at.ninety)}; {rate.kept} of "
        f"{rate.cases} {rate.population}{few}), where {rate.definition} ({rate.study})"
    )


def _span(interval: tuple[float, float]) -> str:
    return f"{interval[0]:.0%} to {interval[1]:.0%}"


def told_any(findings: Iterable[Finding], date: str) -> str | None:
    """How likely it is that at least one of several pacts is kept: if they fail together, and if each by itself."""
    pacts = {f.treaty_id: f.kind for f in findings}
    chances = []
    for kind in pacts.values():
        counted = [(r.kept, r.cases) for r in rates_for(kind, date) if r.kept is not None and r.cases is not None]
        chances += [posterior(*counts).median for counts in counted[:1]]
    if len(chances) < 2:
        return None
    none = 1.0
    for chance in chances:
        none *= 1 - chance
    return (
        f"at least one of these {len(chances)} pacts kept by all its members: {max(chances):.0%} if they stand or fall "
        f"together, {1 - none:.0%} if each by itself; given that war came, which reliable pacts often prevent"
    )


def as_rows(kind: ObligationKind, date: str) -> list[dict[str, object]]:
    """The rates for a kind of promise as JSON holds them."""
    found: list[dict[str, object]] = []
    for rate in rates_for(kind, date):
        row: dict[str, object] = {
            "study": rate.study, "citation": rate.citation, "definition": rate.definition,
            "population": rate.population, "kept": rate.kept, "cases": rate.cases, "share": rate.share,
            "given": "an attack that called the promise up",
        }  # fmt: skip
        if rate.kept is not None and rate.cases is not None:
            at = posterior(rate.kept, rate.cases)
            row |= {"median": at.median, "half": list(at.half), "ninety": list(at.ninety), "few": rate.cases < FEW}
        found.append(row)
    return found
