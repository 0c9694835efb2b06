"""The pages, one module a family; each names its routes."""

from __future__ import annotations

from starlette.routing import BaseRoute

from foedus.web.pages import (
    actors,
    adding,
    commitments,
    correcting,
    document,
    documents,
    happening,
    happenings,
    obligations,
    overview,
    pair,
    signing,
)

_PAGES = (
    actors,
    adding,
    commitments,
    correcting,
    document,
    documents,
    happening,
    happenings,
    obligations,
    overview,
    pair,
    signing,
)


def routes() -> list[BaseRoute]:
    """The routes of all pages."""
    return [route for module in _PAGES for route in module.ROUTES]
