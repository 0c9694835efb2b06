"""What goes wrong in the API, as problem details (RFC 9457), and how its description says so."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from foedus.errors import FoedusError, InputError
from foedus.web.api.models import ProblemDetails
from foedus.web.problems import Problem, details

MEDIA = "application/problem+json"
Described = dict[int | str, dict[str, Any]]
_SAID = {
    HTTPStatus.NOT_FOUND: ("there is nothing under this address", "/api says what there is"),
    HTTPStatus.METHOD_NOT_ALLOWED: ("this address does not take that", "the header Allow says what it takes"),
}


def _described(status: HTTPStatus, description: str) -> Described:
    return {int(status): {"description": description, "content": {MEDIA: {"schema": _SCHEMA}}}}


_SCHEMA = {"$ref": f"#/components/schemas/{ProblemDetails.__name__}"}
WRONG = _described(HTTPStatus.BAD_REQUEST, "An argument is wrong; the problem says which, and what to give.") | {
    "default": {
        "description": "The request is refused, or cannot be answered.",
        "content": {MEDIA: {"schema": _SCHEMA}},
    }
}
NONE_SUCH = _described(HTTPStatus.NOT_FOUND, "There is none of this id.")
CONFLICT = _described(HTTPStatus.CONFLICT, "It stands in the way of what is stored.")
REFUSED = _described(HTTPStatus.UNAUTHORIZED, "Writing needs the token.") | _described(
    HTTPStatus.FORBIDDEN, "The request comes from a page of another site."
)
UNCHANGED: Described = {304: {"description": "The store is as it was when the answer with this ETag was given."}}


class NoneSuchError(FoedusError):
    """There is no record of this id."""


def none_such(kind: str, id: str) -> NoneSuchError:
    """The error that a record is asked for that is not there."""
    return NoneSuchError(f"no {kind} has the id {id[:100]!r}", remedy="the lists give each one's id")


def respond(
    problem: Problem,
    request: Request,
    *,
    errors: Sequence[Mapping[str, str]] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """A problem as a response."""
    body = details(problem, request.url.path) | ({"errors": list(errors)} if errors else {})
    kept = {"cache-control": "no-store", **(headers or {})}
    return Response(json.dumps(body, ensure_ascii=True), int(problem.status), kept, media_type=MEDIA)


async def foedus_error(request: Request, error: Exception) -> Response:
    """An error of foedus's tree."""
    assert isinstance(error, FoedusError)
    if isinstance(error, NoneSuchError):
        return respond(Problem(HTTPStatus.NOT_FOUND, error.problem, error.remedy or ""), request)
    if isinstance(error, InputError):
        return respond(Problem(HTTPStatus.CONFLICT, error.problem, error.remedy or ""), request)
    return respond(Problem.of(error), request)


async def http_error(request: Request, error: Exception) -> Response:
    """A refusal of the framework: no such address, no such method."""
    assert isinstance(error, HTTPException)
    status = HTTPStatus(error.status_code)
    problem, remedy = _SAID.get(status, (error.detail, ""))
    headers = dict(error.headers or {})
    if status is HTTPStatus.METHOD_NOT_ALLOWED:
        # The framework names the methods of the first route of an address only.
        headers = {"allow": ", ".join(_methods(request)) or headers.get("Allow", "")}
    return respond(Problem(status, problem, remedy), request, headers=headers)


def _methods(request: Request) -> list[str]:
    path = request.url.path.removeprefix(request.scope.get("root_path", ""))
    return sorted(name.upper() for name in request.app.openapi()["paths"].get(path, ()))


async def wrong_arguments(request: Request, error: Exception) -> Response:
    """Arguments or a body that are not as the description says."""
    assert isinstance(error, RequestValidationError)
    faults = [{"where": ".".join(map(str, e["loc"])), "detail": _told(e["msg"])} for e in error.errors()]
    said = "; ".join(f"{f['where'].partition('.')[2] or f['where']}: {f['detail']}" for f in faults[:5])
    problem = Problem(HTTPStatus.BAD_REQUEST, said, "/api says what each argument takes")
    return respond(problem, request, errors=faults[:100])


def _told(message: str) -> str:
    return message.removeprefix("Value error, ")


async def any_error(request: Request, error: Exception) -> Response:
    """Whatever else breaks; the terminal says what."""
    problem = "something in foedus broke"
    return respond(Problem(HTTPStatus.INTERNAL_SERVER_ERROR, problem, "please report it"), request)


async def store_error(request: Request, error: Exception) -> Response:
    """The store cannot be read just now."""
    problem = Problem(HTTPStatus.SERVICE_UNAVAILABLE, "the store cannot be read", "the terminal says why; try again")
    return respond(problem, request)
