"""A document: its text with everything that was coded in it, why, and what persons corrected."""

from __future__ import annotations

from http import HTTPStatus

from foedus.web.problems import Problem
from foedus.web.reading import reading
from foedus.web.views import Asked, Records, View, page

PATH = "/document"


def document(asked: Asked) -> View | Problem:
    """One document, named by its id."""
    doc = asked.arguments.get("id", "")
    found = reading(asked.ledger, doc) if doc else None
    if found is None:
        return Problem(HTTPStatus.NOT_FOUND, f"no document has the id {doc[:80]!r}", "start from the documents")
    coded = found.coded
    data = {
        "document": coded.document,
        "sentences": [(s.index, s.start, s.end) for s in coded.sentences],
        "events": coded.events,
        "claims": coded.claims,
        "slant": coded.slant,
        "commitments": coded.commitments,
        "corrections": [remark.logged for remark in reversed(found.history)],
    }
    return View(
        template="document.html.jinja",
        title=found.title,
        values={"found": found, "document": coded.document},
        data=data,
        table=Records("events", coded.events),
    )


ROUTES = page(PATH, document)
