"""The REST API as an app of its own, to be mounted: versioned, described by OpenAPI from its code."""

from __future__ import annotations

import sqlite3
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from foedus._version import __version__
from foedus.errors import FoedusError
from foedus.web.adding import Adding
from foedus.web.api import adding, counts, errors, exports, questions, records, writing
from foedus.web.api.description import described
from foedus.web.settings import Settings
from foedus.web.store import Store

PATH = "/api/v1"
_ROUTERS = (records.router, counts.router, questions.router, exports.router, writing.router, adding.router)
_ABOUT = """Who did what to whom, who says so, how surely, and what was promised: the record that the web app shows.

Filters have the names and meaning of the command line's options. Lists come in pages: follow `Link: rel="next"`, or
give `next` as `cursor`. Errors are problem details (RFC 9457). Reading needs no token; writing does where the server
listens beyond its own machine: `Authorization: Bearer TOKEN`."""


class _Api(FastAPI):
    """The app, whose description says what FastAPI alone would not know."""

    def openapi(self) -> dict[str, Any]:
        """The OpenAPI 3.1 description."""
        if self.openapi_schema is None:
            self.openapi_schema = described(super().openapi())
        return self.openapi_schema


def create_api(settings: Settings, store: Store, jobs: Adding) -> FastAPI:
    """The API over an open store. FastAPI's own pages are left out: their scripts would come from elsewhere."""
    api = _Api(
        title="foedus",
        version=__version__,
        summary="A sourced record of the news: happenings, claims, commitments, obligations.",
        description=_ABOUT,
        docs_url=None,
        redoc_url=None,
        telemetry={
            "tracing": False,
            "metrics": False,
            "logs": False,
            "operation_spans": False,
            "auto_configure": False,
        },
        redirect_slashes=False,
        responses=errors.WRONG,
        exception_handlers={
            FoedusError: errors.foedus_error,
            RequestValidationError: errors.wrong_arguments,
            HTTPException: errors.http_error,
            sqlite3.Error: errors.store_error,
            Exception: errors.any_error,
        },
    )
    api.state.settings = settings
    api.state.store = store
    api.state.adding = jobs
    for router in _ROUTERS:
        api.include_router(router)
    return api
