"""The happenings: a list with facets, the sentences that hold the words searched for, and pages."""

from __future__ import annotations

from collections.abc import Mapping

from foedus.errors import UsageError
from foedus.ledger.filters import Filters
from foedus.web.query import filters_of, limit, words
from foedus.web.rows import rows
from foedus.web.selection import chips, facets, spoken, summed
from foedus.web.templating import changed, url
from foedus.web.views import Asked, Records, View, page

_PATH = "/happenings"
_ORDERS = ("newest", "oldest")


def happenings(asked: Asked) -> View:
    """A page of the happenings that meet the filters. Raises UsageError for an argument that is wrong."""
    arguments = asked.arguments
    filters = filters_of(arguments)
    newest = _order(arguments) == "newest"
    found = asked.ledger.page(
        "happenings", filters, limit=limit(arguments), cursor=words(arguments, "cursor"), newest=newest
    )
    records = Records("happenings", found.items)
    if asked.form == "csv":
        return View(template="", title="Happenings", table=records)
    totals = asked.ledger.totals(filters)
    data = {
        "totals": totals,
        "happenings": found.items,
        "next": _paged(asked, found.next),
        "previous": _paged(asked, found.previous),
    }
    if asked.form == "json":
        return View(template="", title="Happenings", data={**data, "facets": asked.ledger.facets(filters)})
    chosen = chips(_PATH, arguments, filters)
    return View(
        template="happenings.html.jinja",
        title=_title(filters),
        values={
            "filters": filters,
            "chosen": chosen,
            "summed": summed(totals),
            "found": totals.happenings,
            "facets": facets(_PATH, arguments, filters, asked.ledger),
            "rows": rows(asked.ledger, found.items, filters.search),
            "found_page": found,
            "newest": newest,
            "orders": [(name, changed(_PATH, arguments, order=_said(name), cursor=None)) for name in _ORDERS],
            "picture": changed("/", arguments, cursor=None, order=None, limit=None),
        },
        data=data,
        table=records,
    )


def _order(arguments: Mapping[str, str]) -> str:
    value = words(arguments, "order") or _ORDERS[0]
    if value not in _ORDERS:
        raise UsageError(f"order has no value {value!r}", remedy=f"one of {', '.join(_ORDERS)}")
    return value


def _said(order: str) -> str | None:
    return None if order == _ORDERS[0] else order


def _paged(asked: Asked, cursor: str | None) -> str | None:
    return None if cursor is None else url(f"{_PATH}.json", **{**asked.arguments, "cursor": cursor})


def _title(filters: Filters) -> str:
    if filters.search:
        return f"{spoken('search', filters.search)} in the sentences"
    if filters.between:
        return f"Happenings between {spoken('between', filters.between)}"
    return f"Happenings with {spoken('actor', filters.actor)}" if filters.actor else "Happenings"


ROUTES = page(_PATH, happenings, "lists")
