"""How the API answers: JSON, pages that link to the next, and "not modified" to those who have the answer already.

Lists, counts and questions are `async` though they await nothing: like the pages (`foedus.web.views`) they are made one
after another, on the thread that hears everybody. What writes, and what may take long, has threads of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from foedus._version import __version__
from foedus.ledger import Ledger
from foedus.ledger.filters import Page
from foedus.web.encoding import encoded


class Json(Response):
    """Records as JSON."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        """The body."""
        return encoded(content).encode()


def tagged(request: Request, ledger: Ledger, make: Callable[[], Response]) -> Response:
    """The response that `make` gives, with the store's state as its tag; none is made for whoever has it already.

    The tag is weak: what is sent may be packed on its way.
    """
    said = f"{__version__} {ledger.number()} {request.url.path}?{request.url.query}"
    tag = f'W/"{hashlib.sha256(said.encode()).hexdigest()[:20]}"'
    headers = {"etag": tag, "cache-control": "no-cache"}
    known = [one.strip() for one in request.headers.get("if-none-match", "").split(",")]
    if tag in known or "*" in known:
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    response = make()
    response.headers.update(headers)
    return response


def paged(request: Request, page: Page[Any]) -> Json:
    """A page of a list, with the addresses of its neighbours as links (RFC 8288)."""
    links = [("next", page.next), ("prev", page.previous)]
    said = [f'<{_address(request, cursor)}>; rel="{rel}"' for rel, cursor in links if cursor is not None]
    headers = {"link": ", ".join(said)} if said else {}
    return Json({"items": page.items, "next": page.next, "previous": page.previous}, headers=headers)


def _address(request: Request, cursor: str) -> str:
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "cursor"]
    return f"{request.url.path}?{urlencode([*kept, ('cursor', cursor)], errors='replace')}"
