"""The documents of the store: a list with search, how much was coded in each, and which are corrected or checked."""

from __future__ import annotations

from foedus.answers.commentary import COMMENTARY
from foedus.pages.clean import shortened
from foedus.records import EVENT_TYPES
from foedus.web.query import filters_of, limit, words
from foedus.web.selection import chips, spoken
from foedus.web.views import Asked, Records, View, page

PATH = "/documents"
_TITLE = 160
_TYPES = tuple((name, spoken("type", name)) for name in EVENT_TYPES)


def documents(asked: Asked) -> View:
    """The documents that meet the filters, the newest first. Raises UsageError for an argument that is wrong."""
    arguments = asked.arguments
    filters = filters_of(arguments)
    found = asked.ledger.page("documents", filters, limit=limit(arguments), cursor=words(arguments, "cursor"))
    shares = asked.ledger.shares([d.id for d in found.items], COMMENTARY)
    rows = [
        (d, shares[d.id], shortened(shares[d.id].title, _TITLE) or "Untitled") for d in found.items if d.id in shares
    ]
    data = {
        "documents": [{"document": document, "coded": share} for document, share, _ in rows],
        "next": found.next,
        "previous": found.previous,
    }
    return View(
        template="documents.html.jinja",
        title="Documents",
        values={
            "filters": filters,
            "chosen": chips(PATH, arguments, filters),
            "rows": rows,
            "found_page": found,
            "types": _TYPES,
        },
        data=data,
        table=Records("documents", found.items),
    )


ROUTES = page(PATH, documents, "lists")
