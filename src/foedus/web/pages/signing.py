"""Signing in: a person shows the token once, and the browser keeps it."""

from __future__ import annotations

from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from foedus.web.security import COOKIE, same_token
from foedus.web.templating import render

_PATH = "/sign-in"
_DAY = 86_400


async def form(request: Request) -> Response:
    """The form for the token."""
    return _page(request, request.query_params.get("next", "/"))


async def sign_in(request: Request) -> Response:
    """Take the token; a cookie that scripts cannot read and other sites cannot use keeps it for a day."""
    given = await request.form()
    shown, after = str(given.get("token", "")), _own(str(given.get("next", "/")))
    token = request.app.state.settings.token
    if token is not None and not same_token(token, shown):
        return _page(request, after, wrong=True, status=HTTPStatus.UNAUTHORIZED)
    response = RedirectResponse(after, HTTPStatus.SEE_OTHER)
    if token is not None:
        secure = request.url.scheme == "https"
        response.set_cookie(COOKIE, token, max_age=_DAY, httponly=True, samesite="strict", secure=secure)
    return response


def _own(address: str) -> str:
    """The address where it is one of this site, else the overview."""
    ours = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if ours else "/"


def _page(request: Request, after: str, *, wrong: bool = False, status: HTTPStatus = HTTPStatus.OK) -> Response:
    signed_in = request.state.may_write
    text = render("sign-in.html.jinja", title="Sign in", path=_PATH, next=_own(after), wrong=wrong, signed_in=signed_in)
    return Response(text, int(status), {"cache-control": "no-store"}, media_type="text/html")


ROUTES = [Route(_PATH, form, methods=["GET"]), Route(_PATH, sign_in, methods=["POST"])]
