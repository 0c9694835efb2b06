"""A view in its three forms: the page, and beside it the same as .json and .csv."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from http import HTTPStatus
from typing import Any

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from foedus.formats import write
from foedus.formats.output import write_rows
from foedus.ledger import Ledger
from foedus.web.encoding import encoded
from foedus.web.keeping import Basis, RestsOn, State
from foedus.web.problems import Problem, answer
from foedus.web.settings import Settings
from foedus.web.store import Store
from foedus.web.templating import render, several_url


@dataclass(frozen=True, slots=True)
class Records:
    """A table of records of one kind ("happenings", "events", ...), in the columns of `foedus ... --format csv`."""

    kind: str
    records: Sequence[Any]


@dataclass(frozen=True, slots=True)
class Rows:
    """A table of values by column."""

    columns: tuple[str, ...]
    rows: Iterable[Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a view says: `values` for its template, `data` for .json, `table` for .csv (None: it has no table)."""

    template: str
    title: str
    values: Mapping[str, object] = field(default_factory=dict)
    data: object = None
    table: Records | Rows | None = None
    status: HTTPStatus = HTTPStatus.OK


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page function is given: the address's path and form ("html", "json", "csv") apart, its arguments, the
    store to read."""

    path: str
    form: str
    query: QueryParams
    ledger: Ledger
    store: Store
    settings: Settings
    may_write: bool

    @property
    def arguments(self) -> dict[str, str]:
        """The address's arguments, for `changed(path, arguments, ...)`."""
        return dict(self.query)

    def form_url(self, form: str) -> str:
        """The address of this view as "json" or "csv"."""
        return several_url(f"{_stem(self.path)}.{form}", self.query.multi_items())


_KEPT = {"cache-control": "private, no-cache"}
"""A browser asks each time whether what it keeps still holds."""
PageFunction = Callable[[Asked], "View | Problem"]


def page(path: str, function: PageFunction, rests_on: RestsOn = "records") -> list[Route]:
    """The routes of a view: its page at `path`, and `.json` and `.csv` beside it ("/" has them at /overview). What it
    `rests_on` says how long an answer is good for those who ask the same."""
    forms = [(path, "html"), (f"{_stem(path)}.json", "json"), (f"{_stem(path)}.csv", "csv")]
    return [Route(at, _endpoint(path, form, function, rests_on), methods=["GET"]) for at, form in forms]


def _stem(path: str) -> str:
    return "/overview" if path == "/" else path


def _endpoint(path: str, form: str, function: PageFunction, rests_on: RestsOn) -> Callable[[Request], Any]:
    async def endpoint(request: Request) -> Response:
        # Made here, on the thread that hears everybody: of pages made beside each other each waits for all, and to hand
        # one to another thread and back takes a millisecond.
        return _respond(request, path, form, function, rests_on)

    return endpoint


def asked(request: Request, path: str, ledger: Ledger, form: str = "html") -> Asked:
    """What a page function needs of a request."""
    state = request.app.state
    return Asked(path, form, request.query_params, ledger, state.store, state.settings, request.state.may_write)


def _respond(request: Request, path: str, form: str, function: PageFunction, rests_on: RestsOn) -> Response:
    store: Store = request.app.state.store
    tag = _tag(request, store)
    if tag is not None and tag in request.headers.get("if-none-match", ""):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers={"etag": tag, **_KEPT})
    response = _answered(request, path, form, function, rests_on, store)
    if tag is not None and response.status_code == HTTPStatus.OK:
        response.headers["etag"] = tag
    return response


def _tag(request: Request, store: Store) -> str | None:
    """What an answer goes by, so that a browser that has it need not be sent it again: the store's content, the
    server's start, the day, the address, and whether the reader may write. None while the store changes."""
    content = store.version()
    if content is None:
        return None
    edition = request.app.state.settings.edition
    seen = (content, edition, date.today().isoformat(), str(request.url), request.state.may_write)
    return f'W/"{hashlib.sha256(repr(seen).encode()).hexdigest()[:24]}"'


def _answered(
    request: Request, path: str, form: str, function: PageFunction, rests_on: RestsOn, store: Store
) -> Response:
    with store.reading() as ledger:
        given = asked(request, path, ledger, form)
        key = None
        if rests_on != "records":
            state = _state(ledger) if rests_on == "lists" else None
            key = (date.today(), path, form, request.url.query, given.may_write)
            if (kept := store.pages.get(key, state, ledger.mark)) is not None:
                return kept
        ledger.begin()
        found = function(given)
        if isinstance(found, Problem):
            return answer(found, request.scope)
        made = response(found, form, given, request)
        if key is not None and made.status_code == HTTPStatus.OK:
            shown = ledger.asked() if state is not None else None
            basis = Basis(state, shown or (), None if shown is None else ledger.mark(shown))
            # What came in while the page was made may stand in a part of it.
            if state is None or state == _state(ledger):
                store.pages.keep(key, made, basis)
        return made


def _state(ledger: Ledger) -> State:
    """What lists go by: what is stored, and what persons said of it."""
    return ledger.number(), ledger.corrected()


def response(view: View, form: str, given: Asked, request: Request) -> Response:
    """A view in one form: "html", "json" or "csv"."""
    headers = dict(_KEPT)
    if form == "json":
        return Response(encoded(view.data), headers=headers, media_type="application/json")
    if form == "csv":
        if view.table is None:
            problem = Problem(HTTPStatus.NOT_FOUND, "this view is no table", "ask for it as .json")
            return answer(problem, request.scope)
        name = _stem(given.path).strip("/").replace("/", "-")
        headers["content-disposition"] = f'attachment; filename="foedus-{name}.csv"'
        return Response(_csv(view.table), headers=headers, media_type="text/csv")
    text = render(
        view.template,
        title=view.title,
        path=given.path,
        arguments=given.arguments,
        may_write=given.may_write,
        table=view.table is not None,
        form_url=given.form_url,
        **view.values,
    )
    return Response(text, int(view.status), headers, media_type="text/html")


def _csv(table: Records | Rows) -> bytes:
    out = io.BytesIO()
    if isinstance(table, Records):
        write(table.records, "csv", out, kind=table.kind)
    else:
        write_rows(table.rows, table.columns, out)
    return out.getvalue()
