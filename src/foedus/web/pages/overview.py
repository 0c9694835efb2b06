"""The overview: what the store or a selection of it holds, what is new and what changed, its time, network and map."""

from __future__ import annotations

from foedus.drawing import NOTE, map_legend, network_legend, periods_legend
from foedus.ledger import Ledger
from foedus.ledger.filters import ALL, Filters, Latest, Totals
from foedus.records import Happening
from foedus.web import pictures
from foedus.web.query import filters_of
from foedus.web.rows import Row, rows
from foedus.web.selection import chips, facets, unit_of
from foedus.web.templating import changed, url
from foedus.web.views import Asked, Rows, View, page

_PATH, _LIST = "/", "/happenings"
_NEW, _CORRECTED = 6, 4
_TIES, _PLACES = 24, 60
_FACETS = ("type", "actor", "between", "place", "publisher")
_COLUMNS = ("a", "b", "cooperation", "conflict", "neutral", "open", "mean", "first", "last")


def overview(asked: Asked) -> View:
    """The store at a glance, or what is selected of it. Raises UsageError for an argument that is wrong."""
    ledger, arguments = asked.ledger, asked.arguments
    filters = filters_of(arguments)
    totals = ledger.totals(filters)
    ties = ledger.ties(filters, limit=_TIES)
    table = Rows(_COLUMNS, [{name: getattr(tie, name) for name in _COLUMNS} for tie in ties])
    if asked.form == "csv":
        return View(template="", title="Overview", table=table)
    places, periods = ledger.places(filters, limit=_PLACES), ledger.periods(filters, unit_of(filters))
    latest = ledger.latest(_NEW) if filters == ALL else Latest((), _newest(ledger, filters), ())
    data = {
        "totals": totals,
        "documents": latest.documents,
        "new": latest.happenings,
        "changed": latest.changed,
        "ties": ties,
        "places": places,
        "periods": periods,
    }
    if asked.form == "json":
        return View(template="", title="Overview", data=data)
    kept = {name: value for name, value in arguments.items() if name != "cursor"}
    chosen = chips(_PATH, arguments, filters)
    listed = rows(ledger, [*latest.happenings, *latest.changed], filters.search)
    fresh = len(latest.happenings)
    return View(
        template="overview.html.jinja",
        title="Overview" if filters == ALL else f"Overview: {', '.join(chip.value for chip in chosen)}"[:120],
        values={
            "filters": filters,
            "whole": filters == ALL,
            "chosen": chosen,
            "totals": totals,
            "figures": _figures(totals, changed(_LIST, arguments, cursor=None), filters == ALL),
            "facets": facets(_PATH, arguments, filters, ledger, _FACETS),
            "list": changed(_LIST, arguments, cursor=None),
            "documents": latest.documents,
            "new": listed[:fresh],
            "changes": [(row, _what_changed(row)) for row in listed[fresh:]],
            "corrected": _corrected(ledger),
            "time": pictures.periods(periods, kept),
            "unit": unit_of(filters),
            "network": pictures.network(ties),
            "ties": len(ties),
            "map": pictures.world(places, kept),
            "places": len(places),
            "map_note": NOTE,
            "legends": {"periods": periods_legend(), "network": network_legend(), "map": map_legend()},
            "store_name": asked.settings.db.name,
        },
        data=data,
        table=table,
    )


def _figures(totals: Totals, happenings: str, whole: bool) -> list[tuple[str, int | str, str | None]]:
    """What is selected in numbers, each with its list where there is one; "at least" where a search found too much."""
    counts = (
        ("happening", totals.happenings, happenings),
        ("report of them" if totals.happenings > 1 else "report of it", totals.reports, None),
        ("document", totals.documents, "/documents" if whole else None),
        ("publisher", totals.publishers, None),
    )
    more = "+" if totals.capped else ""
    return [
        (name if n == 1 else name.replace("report", "reports") if " of " in name else f"{name}s", f"{n:,}{more}", href)
        for name, n, href in counts
        if n
    ]


def _newest(ledger: Ledger, filters: Filters) -> tuple[Happening, ...]:
    return ledger.page("happenings", filters, limit=_NEW).items


def _what_changed(row: Row) -> str:
    """Why a happening that was known already is in the news."""
    happening = row.happening
    if happening.denied_by:
        return f"denied by {row.denied_by}"
    if happening.independent > 1:
        return f"now by {happening.independent:,} independent voices"
    return "again in a copy of the same story"


def _corrected(ledger: Ledger) -> list[tuple[str, str, int]]:
    """The documents last corrected by a person: address, id, how many corrections stand."""
    found = ledger.corrections.documents()[:_CORRECTED]
    return [(url("/document", id=one.doc), one.doc, one.standing) for one in found]


ROUTES = page(_PATH, overview, "lists")
