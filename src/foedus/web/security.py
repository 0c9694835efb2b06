"""What keeps the app safe: who may call it, who may write, how much it takes, and what its pages may load."""

from __future__ import annotations

import hmac
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from foedus.web.problems import Problem, answer
from foedus.web.settings import Settings

COOKIE = "foedus_token"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
    " form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_OPEN = "/sign-in"
_LONGEST_QUERY = 4_096


class Guard:
    """ASGI middleware: refuses what must not come in, and puts the safety headers on what goes out.

    A request must name a host that the server is known by, so that no page of another site can reach it by a name of
    its own (DNS rebinding). What changes the store must come from this site's own pages or from no browser at all,
    and shows the token where one is set. A body larger than `Settings.largest` is not read to its end.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it here."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refused = self._refused(scope, headers)
        if refused is not None:
            await answer(refused, scope)(scope, receive, _with_headers(send))
            return
        scope.setdefault("state", {})["may_write"] = self._may_write(headers)
        await self._app(scope, _Bounded(receive, self._settings), _with_headers(send))

    def _refused(self, scope: Scope, headers: Headers) -> Problem | None:
        name = _host_name(headers.get("host", ""))
        if not self._settings.knows(name):
            return Problem(
                HTTPStatus.MISDIRECTED_REQUEST,
                f"this server is not known as {name[:80]!r}",
                "call it by the address that foedus serve prints, or start it with --allow-host NAME",
            )
        if len(scope["query_string"]) > _LONGEST_QUERY:
            return Problem(HTTPStatus.REQUEST_URI_TOO_LONG, "the address is too long", "take arguments away")
        if scope["method"] in _SAFE:
            return None
        if not _from_here(headers):
            return Problem(HTTPStatus.FORBIDDEN, "the request comes from a page of another site", "use foedus's own")
        if scope["path"] != _OPEN and not self._may_write(headers):
            return Problem(
                HTTPStatus.UNAUTHORIZED,
                "writing needs the token",
                f"sign in at {_OPEN}, or send Authorization: Bearer TOKEN; foedus serve prints it",
            )
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > self._settings.largest:
            return _too_large(self._settings)
        return None

    def _may_write(self, headers: Headers) -> bool:
        token = self._settings.token
        return token is None or same_token(token, _shown(headers))


def same_token(token: str, shown: str) -> bool:
    """Whether what was shown is the token, compared in a time that tells nothing of it."""
    return hmac.compare_digest(token.encode(), shown.encode("utf-8", "surrogatepass"))


def _shown(headers: Headers) -> str:
    scheme, _, value = headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return value.strip()
    try:
        morsel = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return "" if morsel is None else morsel.value


def _from_here(headers: Headers) -> bool:
    """Whether a writing request comes from this site's pages: browsers say so, other programs say nothing."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc.lower() == headers.get("host", "").lower()


def _host_name(host: str) -> str:
    try:
        return (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return host.lower()


def _too_large(settings: Settings) -> Problem:
    most = f"{settings.largest / 1_000_000:g} MB"
    return Problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"more than {most} at once", "send it in parts")


class _Bounded:
    """A `receive` that refuses what goes on past the bound, whatever its header said."""

    def __init__(self, receive: Receive, settings: Settings) -> None:
        self._receive = receive
        self._settings = settings
        self._left = settings.largest

    async def __call__(self) -> Message:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            problem = _too_large(self._settings)
            raise HTTPException(problem.status, problem.problem)
        return message


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
        await send(message)

    return sending
