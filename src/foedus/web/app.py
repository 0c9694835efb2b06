"""The app: its routes, its guard, and what becomes of errors."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

from foedus.errors import FoedusError
from foedus.web.assets import PATH, content
from foedus.web.pages import routes
from foedus.web.problems import Problem, answer
from foedus.web.security import Guard
from foedus.web.settings import Settings
from foedus.web.store import Store

_YEAR = 31_536_000


def create_app(settings: Settings) -> ASGIApp:
    """The app over the store at `settings.db`, which must be there. Its guard stands before everything else, so that
    even the page that says that foedus broke carries the safety headers."""
    store = Store(settings.db)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        yield
        store.close()

    own: list[BaseRoute] = [Route(PATH + "{name}", _static, methods=["GET"]), *routes()]
    app = Starlette(
        routes=own,
        middleware=[Middleware(GZipMiddleware, minimum_size=2_000, compresslevel=4)],
        exception_handlers={FoedusError: _foedus_error, HTTPException: _http_error, Exception: _any_error},
        lifespan=lifespan,
    )
    app.state.settings = settings
    app.state.store = store
    return Guard(app, settings)


async def _static(request: Request) -> Response:
    found = content(request.path_params["name"])
    if found is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    kept = {"cache-control": f"public, max-age={_YEAR}, immutable"}
    return Response(found[1], media_type=found[0], headers=kept)


async def _foedus_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, FoedusError)
    return answer(Problem.of(error), request.scope)


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    status = HTTPStatus(error.status_code)
    said = {
        HTTPStatus.NOT_FOUND: ("there is nothing under this address", "start from the overview"),
        HTTPStatus.METHOD_NOT_ALLOWED: ("this address does not take that", ""),
    }
    problem, remedy = said.get(status, (error.detail, ""))
    return answer(Problem(status, problem, remedy), request.scope)


async def _any_error(request: Request, error: Exception) -> Response:
    problem = "something in foedus broke"
    remedy = "the terminal says what; please report it"
    return answer(Problem(HTTPStatus.INTERNAL_SERVER_ERROR, problem, remedy), request.scope)
