"""What went wrong, as a page for a reader and as problem details (RFC 9457) for a program."""

from __future__ import annotations

import json
from dataclasses import dataclass
from http import HTTPStatus

from starlette.responses import Response
from starlette.types import Scope

from foedus.errors import FoedusError, StoreError
from foedus.web.templating import render

API = "/api/"


@dataclass(frozen=True, slots=True)
class Problem:
    """A refusal: its HTTP status, what is wrong, and what to do."""

    status: HTTPStatus
    problem: str
    remedy: str = ""

    @classmethod
    def of(cls, error: FoedusError) -> Problem:
        """The problem that an error of foedus's tree is; what concerns the server's files does not show their path."""
        if isinstance(error, StoreError):
            return cls(HTTPStatus.SERVICE_UNAVAILABLE, error.problem, error.remedy or "")
        return cls(HTTPStatus.BAD_REQUEST, error.problem, error.remedy or "")


def details(problem: Problem, path: str) -> dict[str, object]:
    """The members of RFC 9457 problem details."""
    said = {"type": "about:blank", "title": problem.status.phrase, "status": int(problem.status)}
    return {
        **said,
        "detail": problem.problem,
        "instance": path,
        **({"remedy": problem.remedy} if problem.remedy else {}),
    }


def answer(problem: Problem, scope: Scope) -> Response:
    """The response: problem details under /api/ and where `.json` or `.csv` was asked for, else a page."""
    path: str = scope["path"]
    headers = {"www-authenticate": "Bearer"} if problem.status is HTTPStatus.UNAUTHORIZED else {}
    headers["cache-control"] = "no-store"
    if path.startswith(API) or path.endswith((".json", ".csv")):
        body = json.dumps(details(problem, path), ensure_ascii=True)
        return Response(body, int(problem.status), headers, media_type="application/problem+json")
    page = render("problem.html.jinja", title=problem.status.phrase, problem=problem, path=path)
    return Response(page, int(problem.status), headers, media_type="text/html")
