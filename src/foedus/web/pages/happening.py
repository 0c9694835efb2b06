"""One happening: its tellings side by side, who says so and who denies it, what it reacts to and what followed."""

from __future__ import annotations

from http import HTTPStatus

from foedus.errors import UsageError
from foedus.ledger import Ledger
from foedus.ledger.filters import Filters
from foedus.records import Happening
from foedus.web.accounts import occurrence_of, telling
from foedus.web.problems import Problem
from foedus.web.query import words
from foedus.web.rows import rows
from foedus.web.templating import url
from foedus.web.views import Asked, Records, View, page

_PATH = "/happening"
MOST_READ = 100
"""Reports on one page."""
_REACTIONS = 12


def happening(asked: Asked) -> View | Problem:
    """A happening by its id. Raises UsageError for a wrong argument."""
    name = words(asked.arguments, "id") or ""
    found = _by_id(asked.ledger, name)
    if found is None:
        return Problem(
            HTTPStatus.NOT_FOUND,
            f"the store has no happening with the id {name!r}",
            "it may have been joined with another when more was read: look it up under Happenings",
        )
    first = _first(asked, len(found.events))
    told = asked.ledger.tell(found, first=first, most=MOST_READ)
    if not told.reports:
        return Problem(HTTPStatus.NOT_FOUND, "its reports are just being stored anew", "reload the page")
    cause = _by_id(asked.ledger, found.reacts_to or "")
    followed = asked.ledger.page("happenings", Filters(reacts_to=found.id), limit=_REACTIONS, newest=False).items
    data = {
        "happening": found,
        "reports": told.reports,
        "documents": list(told.documents.values()),
        "sentences": [{"doc": doc, "sentence": n, "text": text} for (doc, n), (_, text) in told.sentences.items()],
        "voices": told.voices,
        "reacts_to": cause,
        "reactions": followed,
        "commitments": told.commitments,
    }
    table = Records("events", told.reports)
    if asked.form != "html":
        return View(template="", title="Happening", data=data, table=table)
    before = cause and asked.ledger.tell(cause, most=1)
    shown = telling(found, told, occurrence_of(cause, before) if cause and before and before.reports else None)
    listed = rows(asked.ledger, [*([cause] if cause else []), *followed])
    return View(
        template="happening.html.jinja",
        title=shown.line[:120],
        values={
            "h": found,
            "told": shown,
            "cause": listed[:1] if cause else (),
            "followed": listed[1:] if cause else listed,
            "later": asked.ledger.totals(Filters(after=found.id)).happenings,
            "after": url("/happenings", after=found.id, order="oldest"),
            "commitments": told.commitments,
            "pair": _pair(found),
            "figures": _figures(found),
            "reports": len(found.events),
            "first": first,
            "shown": len(told.reports),
            "earlier": _paged(found, first - MOST_READ) if first else None,
            "more": _paged(found, first + MOST_READ) if first + MOST_READ < len(found.events) else None,
        },
        data=data,
        table=table,
    )


def _figures(found: Happening) -> list[tuple[str, int, None]]:
    """How often it is told; by whom where that is known, and how many of them have it of their own."""
    reports, documents = len(found.events), len({t.doc for t in found.events})
    counts = [("report", reports), ("document", documents), ("publisher", len(found.publishers))]
    if documents > 1:
        counts.append(("independent voice", found.independent))
    return [(name if count == 1 else f"{name}s", count, None) for name, count in counts if count]


def _pair(found: Happening) -> str | None:
    """The address of the pair that it is between, where it is between two states."""
    actors = {actor.country for actor in found.actors}
    others = {actor.country for actor in found.recipients} - actors
    sides = sorted(code for code in (actors | others) if code and code != "IGO")
    if len(sides) != 2 or len(actors | others) != 2:
        return None
    return url("/pair", x=sides[0], y=sides[1])


def _by_id(ledger: Ledger, name: str) -> Happening | None:
    return next(iter(ledger.happenings(id=name)), None) if name else None


def _first(asked: Asked, reports: int) -> int:
    """The number of the first report to show."""
    value = words(asked.arguments, "from") or "0"
    if not (value.isascii() and value.isdecimal() and int(value) < max(reports, 1)):
        raise UsageError(f"from: {value!r} is no number below {reports:,}", remedy="leave it out")
    return int(value)


def _paged(found: Happening, first: int) -> str:
    return url(_PATH, id=found.id, **({"from": first} if first > 0 else {}))


ROUTES = page(_PATH, happening)
