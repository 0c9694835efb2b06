"""The pages, one module a family; each names its routes."""

from __future__ import annotations

from starlette.routing import BaseRoute

from foedus.web.pages import (
    adding,
    commitments,
    correcting,
    document,
    documents,
    happening,
    happenings,
    obligations,
    overview,
    signing,
)

_PAGES = (
    adding,
    commitments,
    correcting,
    document,
    documents,
    happening,
    happenings,
    obligations,
    overview,
    signing,
)


def routes() -> list[BaseRoute]:
    """The routes of all pages."""
    return [route for module in _PAGES for route in module.ROUTES]
