"""Which reads a page of another site may do: every GET of the directory and the feeds, the refused ones too.

POST /api/v1/suggest stays out: what a person answers must not be sent from pages that nobody here has seen.
"""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.front import SUGGEST

_SHARED = ("/api/v1/", "/feeds/")
_READS = ("GET", "HEAD")
_ANYBODY = (b"access-control-allow-origin", b"*")
_TAG = (b"access-control-expose-headers", b"ETag")
_PREFLIGHT = [
    _ANYBODY,
    (b"access-control-allow-methods", b"GET, HEAD"),
    (b"access-control-allow-headers", b"If-None-Match"),
    (b"access-control-max-age", b"86400"),
    (b"vary", b"Access-Control-Request-Method"),
]


class CrossOriginReads:
    """Stands before the application; adds what a browser asks for before it hands an answer to another site's page."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the question before a read, or let a read go out readable for everybody."""
        if scope["type"] != "http" or not scope["path"].startswith(_SHARED) or scope["path"] == SUGGEST:
            await self._app(scope, receive, send)
        elif scope["method"] in _READS:
            await self._app(scope, receive, _readable(send))
        elif scope["method"] == "OPTIONS" and _asks_for_a_read(Headers(scope=scope)):
            await send({"type": "http.response.start", "status": 204, "headers": _PREFLIGHT})
            await send({"type": "http.response.body", "body": b""})
        else:
            await self._app(scope, receive, send)


def _asks_for_a_read(headers: Headers) -> bool:
    """Is it the question of a browser, and about a read? Any other OPTIONS is a method that is not allowed."""
    return "origin" in headers and headers.get("access-control-request-method") in _READS


def _readable(send: Send) -> Send:
    async def send_readable(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = [header for header in message["headers"] if header[0] not in (_ANYBODY[0], _TAG[0])]
            message = {**message, "headers": [*headers, _ANYBODY, _TAG]}
        await send(message)

    return send_readable
