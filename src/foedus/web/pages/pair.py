"""Two parties: how they stand to each other over time, what moved it, what binds them, what passed between them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from http import HTTPStatus

from markupsafe import Markup

from foedus.aligning.stream import brief_acts, stream
from foedus.aligning.yearly import Likeness, likeness_by_year
from foedus.answers import kind_name
from foedus.drawing import Change, Curve, Point, both, curves_legend, draw_curves
from foedus.ledger import Ledger
from foedus.ledger.filters import Filters
from foedus.obliging.asking import EDITION
from foedus.records import Happening
from foedus.records.alignment import Stream
from foedus.records.same import Same
from foedus.records.treaty import Treaty
from foedus.reference import load as load_reference
from foedus.register import Standing
from foedus.register import load as load_register
from foedus.register.importing_rows import polity
from foedus.web.naming import named, party_url, state_options, treaty_url
from foedus.web.pictures import periods
from foedus.web.problems import Problem
from foedus.web.query import party
from foedus.web.rows import Row, happening_url, rows
from foedus.web.templating import url
from foedus.web.views import Asked, Rows, View, page

_ACTS, _LATEST, _MOVES = 200, 10, 6
_years = lru_cache(maxsize=2048)(likeness_by_year)


def pair(asked: Asked) -> View | Problem:
    """How two parties stand to each other."""
    x, y = party(asked.arguments.get("x")), party(asked.arguments.get("y"))
    if x is None or y is None or x == y:
        values = {"states": state_options(), "x": x or "", "y": y or "", "same": x is not None and x == y}
        return View(template="pair-form.html.jinja", title="Two parties", values=values)
    states, ledger = load_reference().states, asked.ledger
    for key in (x, y):
        if key not in states and not ledger.knows(key):
            problem = f"no state and no party of this store is called {key!r}"
            return Problem(HTTPStatus.NOT_FOUND, problem, "give a code (PRK), or a name as the list of actors has it")
    filters = Filters(between=(x, y))
    found = ledger.page("happenings", filters, limit=_ACTS)
    told = _stream(found.items, x, y, ledger)
    both_states = x in states and y in states
    years = _years(x, y) if both_states else ()
    totals = ledger.totals(filters)
    title = f"{named(x)} and {named(y)}"
    data = {"x": x, "y": y, "totals": totals, "stream": told, "commitments": years}
    table = Rows(("day", "score", "weight", "moved", "mean"), _days(told))
    if asked.form != "html":
        return View(template="pair.html.jinja", title=title, data=data, table=table)
    values = {
        "x": x, "y": y, "x_name": named(x), "y_name": named(y), "totals": totals, "told": told,
        "bars": periods(ledger.periods(filters), {"between": f"{x},{y}"}), "curves": _curves(Same(told), years),
        "legend": curves_legend(), "moves": _moves(told, found.items, ledger),
        "latest": rows(ledger, found.items[:_LATEST]), "partial": found.next is not None, "most": _ACTS,
        "types": ledger.facets(filters, ("type",)).get("type", ()), "binding": _binding(x, y),
        "treaties": _between(x, y), "reported": ledger.page("commitments", filters, limit=_LATEST).items,
        "named": named, "party_url": party_url, "treaty_url": treaty_url, "kind_name": kind_name,
        "ask": url("/obligations", attacker=x, target=y), "ask_back": url("/obligations", attacker=y, target=x),
        "both_states": both_states,
    }  # fmt: skip
    return View(template="pair.html.jinja", title=title, values=values, data=data, table=table)


def _days(told: Stream) -> list[dict[str, object]]:
    return [{"day": d.day, "score": d.score, "weight": d.weight, "moved": d.moved, "mean": d.mean} for d in told.days]


def _stream(found: Sequence[Happening], x: str, y: str, ledger: Ledger) -> Stream:
    seen = ledger.glimpses([h for h in found if h.first is None])
    told = tuple((id, glimpse.told) for id, glimpse in seen.items() if glimpse.told is not None)
    return _stream_of(tuple(map(Same, found)), x, y, told)


@lru_cache(maxsize=128)
def _stream_of(found: tuple[Same[Happening], ...], x: str, y: str, told: tuple[tuple[str, str], ...]) -> Stream:
    happenings = [same.one for same in found]
    acts = brief_acts(happenings, _all(x), _all(y), dict(told))
    return stream(acts, documents=len({t.doc for h in happenings for t in h.events}))


def _all(key: str) -> Collection[str]:
    """All codes that mean a state, or the name."""
    states = load_reference().states
    return tuple(c for c in states if polity(c) == polity(key)) if key in states else (key,)


@lru_cache(maxsize=128)
def _curves(same: Same[Stream], years: Sequence[Likeness]) -> Markup:
    told, curves = same.one, []
    if told.days:
        points = tuple(Point(date=d.day, value=max(-1.0, min(1.0, d.score / 10))) for d in told.days)
        curves.append(Curve(name="what is told", points=points, hint="happenings, decayed by half in 30 days"))
    if told.days and years:
        first = int(told.days[0].day[:4]) - 10
        years = tuple(year for year in years if year.year >= first) or years[-1:]
    for name, hint, values in (
        ("treaties (S)", "likeness of commitments, Signorino and Ritter's S", [y.s for y in years]),
        ("treaties (κ)", "the same adjusted for chance, Cohen's kappa", [y.kappa for y in years]),
    ):
        if len(years) > 1:
            points = tuple(Point(date=str(y.year), value=v) for y, v in zip(years, values, strict=True))
            curves.append(Curve(name=name, points=points, hint=hint))
    changes = [
        Change(
            date=c.day,
            label=f"{c.before:+.1f} to {c.after:+.1f}",
            up=c.after > c.before,
            hint=f"from {c.day} on the mean score is {c.after:+.1f}, before it was {c.before:+.1f}",
            href=_moved_by(told, c.day),
        )
        for c in told.changes
    ]
    return both(lambda width, ident: draw_curves(curves, changes, width=width, ident=ident), "alignment")


def _moved_by(told: Stream, day: str) -> str:
    acts = next((d.acts for d in told.days if d.day == day), ())
    return happening_url(acts[0]) if acts else ""


def _moves(told: Stream, found: Sequence[Happening], ledger: Ledger) -> list[tuple[float, Row]]:
    """The days that moved the balance most, each with its weightiest happening as a row."""
    by_id = {h.id: h for h in found}
    days = sorted(sorted(told.days, key=lambda d: (-abs(d.moved), d.day))[:_MOVES], key=lambda d: d.day)
    scores = {a.happening: abs(a.score) for a in told.acts}
    chosen = [(d.moved, by_id[max(d.acts, key=lambda one: (scores[one], one))]) for d in days]
    shown = rows(ledger, [h for _, h in chosen])
    return list(zip((moved for moved, _ in chosen), shown, strict=True))


@lru_cache(maxsize=2048)
def _between(x: str, y: str) -> tuple[Treaty, ...]:
    """The register's treaties of both, those of few parties first, ended ones last."""
    ones, others = ({t.id for t in load_register().of(*_all(key))} for key in (x, y))
    known = load_register().by_id
    both_of = [known[id] for id in sorted(ones & others)]
    return tuple(
        sorted(both_of, key=lambda t: (t.ended is not None, len({p.state for p in t.parties}), t.in_force or ""))
    )


@lru_cache(maxsize=2048)
def _binding(x: str, y: str) -> int:
    """How many treaties bind the two to each other, as the register knows it last."""
    standing = Standing(EDITION)
    held = [standing.parties(t) for t in _between(x, y) if not t.short_of_treaty]
    return sum(all(any(code in of for code in _all(key)) for key in (x, y)) for of in held)


ROUTES = page("/pair", pair, "lists")
