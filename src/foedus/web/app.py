"""The app: its routes, its guard, and what becomes of errors."""

from __future__ import annotations

import gc
import logging
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from http import HTTPStatus

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp

from foedus.aligning.yearly import portfolios
from foedus.drawing import draw_map
from foedus.errors import FoedusError
from foedus.ledger.filters import ALL, Filters
from foedus.obliging.asking import EDITION
from foedus.reference import load as load_reference
from foedus.web.adding import Adding
from foedus.web.api import PATH as API
from foedus.web.api import create_api
from foedus.web.api import page as api_page
from foedus.web.asking import Question, answered
from foedus.web.assets import PATH, assets
from foedus.web.pages import routes
from foedus.web.problems import Problem, answer
from foedus.web.room import Room
from foedus.web.security import Guard
from foedus.web.settings import Settings
from foedus.web.store import Store
from foedus.web.templating import compile_all, render

_YEAR = 31_536_000
_SAID = {
    HTTPStatus.NOT_FOUND: ("there is nothing under this address", "start from the overview"),
    HTTPStatus.METHOD_NOT_ALLOWED: ("this address does not take that", ""),
}


def create_app(settings: Settings, room: Room | None = None) -> ASGIApp:
    """The app over the store at `settings.db`, which must be there; pages are kept in the `room`, else in one of its
    own. Its guard stands before everything else, so that even the page that says that foedus broke carries the safety
    headers."""
    store, adding = Store(settings.db, room), Adding(settings)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        # A process takes no call before it can answer at once: of several the others do meanwhile.
        if settings.warm:
            await run_in_threadpool(_warm, store)
        yield
        await run_in_threadpool(adding.close)
        store.close()

    api = create_api(settings, store, adding)
    own: list[BaseRoute] = [
        Mount(API, api),
        api_page.route(api),
        Route(PATH + "{name}", _static, methods=["GET"]),
        Route("/favicon.ico", _icon, methods=["GET"]),
        Route("/robots.txt", _robots, methods=["GET"]),
        *routes(),
    ]
    app = Starlette(
        routes=own,
        # Packing costs a page a third of its time and saves nothing where no wire is crossed.
        middleware=[] if settings.local else [Middleware(GZipMiddleware, minimum_size=2_000, compresslevel=4)],
        exception_handlers={
            FoedusError: _foedus_error,
            sqlite3.Error: _store_error,
            HTTPException: _http_error,
            Exception: _any_error,
        },
        lifespan=lifespan,
    )
    app.state.settings = settings
    app.state.store = store
    app.state.adding = adding
    return Guard(app, settings)


def load_shared() -> None:
    """Load what every page needs and no store changes."""
    assets()
    load_reference().parse_country("")
    portfolios()
    answered(Question(("PRK",), ("KOR",), EDITION))
    draw_map([])
    compile_all()
    render("problem.html.jinja", title="", path="", problem=Problem(HTTPStatus.OK, ""))


def _warm(store: Store) -> None:
    """Load what the first pages need. What fails here is said by the page that needs it."""
    load_shared()
    with suppress(FoedusError, sqlite3.Error), store.reading() as ledger:
        ledger.totals(ALL)
        ledger.facets(ALL)
        # By which parties are looked up, and what is one between two.
        ledger.totals(Filters(between=("RUS", "USA")))
        ledger.ties(ALL, 1)
        for kind in ("events", "commitments"):
            ledger.page(kind, Filters(actor="RUS"), limit=1)
    # What was loaded stays: to look through it for garbage again and again would hold up pages for tenths of a second.
    gc.collect()
    gc.freeze()


async def _static(request: Request) -> Response:
    return _file(request, request.path_params["name"])


async def _icon(request: Request) -> Response:
    return _file(request, "mark.svg")


def _file(request: Request, name: str) -> Response:
    found = assets().get(name)
    if found is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    headers = {"cache-control": f"public, max-age={_YEAR}, immutable", "vary": "accept-encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["content-encoding"] = "gzip"
        return Response(found.packed, media_type=found.media_type, headers=headers)
    return Response(found.content, media_type=found.media_type, headers=headers)


async def _robots(request: Request) -> Response:
    return PlainTextResponse("User-agent: *\nDisallow: /\n")


async def _foedus_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, FoedusError)
    return answer(Problem.of(error), request.scope)


async def _store_error(request: Request, error: Exception) -> Response:
    logging.getLogger("uvicorn.error").error("the store cannot be read: %s", error)
    remedy = "is its file still whole, and its disk there?"
    return answer(Problem(HTTPStatus.SERVICE_UNAVAILABLE, "the store cannot be read", remedy), request.scope)


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    status = HTTPStatus(error.status_code)
    problem, remedy = _SAID.get(status, (error.detail, ""))
    return answer(Problem(status, problem, remedy), request.scope)


async def _any_error(request: Request, error: Exception) -> Response:
    problem = "something in foedus broke"
    remedy = "the terminal says what; please report it"
    return answer(Problem(HTTPStatus.INTERNAL_SERVER_ERROR, problem, remedy), request.scope)
