"""The overview: what the store holds, what is new in it, and its network and map."""

from __future__ import annotations

from foedus.web.views import Asked, View, page


def overview(asked: Asked) -> View:
    """The store at a glance."""
    counts = asked.ledger.counts()
    return View(template="overview.html.jinja", title="Overview", values={"counts": counts}, data={"counts": counts})


ROUTES = page("/", overview)
