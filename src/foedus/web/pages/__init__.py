"""The pages, one module a family; each names its routes."""

from __future__ import annotations

from starlette.routing import BaseRoute

from foedus.web.pages import commitments, happenings, obligations, overview, signing


def routes() -> list[BaseRoute]:
    """The routes of all pages."""
    return [route for module in (overview, happenings, commitments, obligations, signing) for route in module.ROUTES]
