"""What stands before the desk: who writes comes from the desk's own pages, says no more than it needs, and not too often.

A request counts against a part of its address (IPv4 /24, IPv6 /64) under a key that is nowhere but in memory: nobody can
say afterwards who it was.
"""

import hashlib
import hmac
import ipaddress
import re
import secrets
from urllib.parse import urlsplit

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.datastructures import Headers
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from service.http_errors import problem
from web.errors import error_page, from_a_browser

MAX_BODY = 64 * 1024

_DESK = re.compile(r"(?:/en)?/(?:desk|n)(?:/|$)")
_READS = ("GET", "HEAD")
_DOOR = re.compile(r"(?:/en)?/desk/(?:enter|second|invitation|join|enrol)")
_LIMITS: dict[str, RateLimitItem] = {"door": parse("30/minute"), "other": parse("240/minute")}


class Gate:
    """Around the application; everything that is not the desk passes untouched."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._limited = RequestBodyLimitMiddleware(app, MAX_BODY)
        self._often = Often()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, or answer 403, 413 or 429."""
        if scope["type"] != "http" or scope["method"] in _READS or not _DESK.match(scope["path"]):
            return await self._app(scope, receive, send)
        if refused := self._refusal(scope):
            request = Request(scope)
            response = problem(refused)
            answer = error_page(request, response) if from_a_browser(request) else response
            return await answer(scope, receive, send)
        return await self._limited(scope, receive, send)

    def _refusal(self, scope: Scope) -> int | None:
        headers = Headers(scope=scope)
        if not same_origin(headers):
            return 403
        kind = "door" if _DOOR.match(scope["path"]) else "other"
        return None if self._often.allows(kind, scope["client"][0] if scope.get("client") else "") else 429


def same_origin(headers: Headers) -> bool:
    """Does a request come from a page of this host? Browsers say so themselves; older ones name the page's origin."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    return urlsplit(headers.get("origin", "")).netloc == headers.get("host", "")


class Often:
    """How often somebody may come, without keeping who."""

    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._key = secrets.token_bytes(32)

    def allows(self, kind: str, address: str) -> bool:
        """One more of a kind from an address? Counts it."""
        return self._limiter.hit(_LIMITS[kind], kind, self._blurred(address))

    def _blurred(self, address: str) -> str:
        return hmac.new(self._key, neighbourhood(address).encode(), hashlib.sha256).hexdigest()


def neighbourhood(address: str) -> str:
    """The network an address is in; one for all that have none."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return ""
    return str(ipaddress.ip_network(f"{address}/{24 if found.version == 4 else 64}", strict=False))
