"""What is asked most is answered before the framework: an inquiry, and the directory's ready bytes. HEAD answers as GET.

Measured: the framework's routing and reading cost more than finding the channels (see docs/performance.md).
"""

import re
from collections.abc import Iterable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.publishing import Ready
from service.reloading import Current
from service.suggest_endpoint import SuggestEndpoint

SUGGEST = "/api/v1/suggest"
SITUATIONS = "/api/v1/situations"
CHANNELS = "/api/v1/channels"

_ENTITY_TAG = re.compile(rb'"[^"]*"')


class Front:
    """Stands before the application; passes on everything it does not answer itself."""

    def __init__(self, app: ASGIApp, current: Current) -> None:
        self._app, self._current = app, current
        self._suggest = SuggestEndpoint(current)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif scope["method"] == "POST" and scope["path"] == SUGGEST:
            await self._suggest(scope, receive, send)
        elif scope["method"] in ("GET", "HEAD"):
            await self._read(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _read(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] == "HEAD":
            scope, send = {**scope, "method": "GET"}, _without_body(send)
        filtered = scope["path"] == CHANNELS and scope["query_string"]
        ready = None if filtered else self._ready(scope["path"])
        if ready is None:
            await self._app(scope, receive, send)
            return
        known = _is_known(scope["headers"], ready.etag)
        headers = [header for header in ready.headers if header[0] != b"content-length"] if known else ready.headers
        await send({"type": "http.response.start", "status": 304 if known else 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if known else ready.body})

    def _ready(self, path: str) -> Ready | None:
        if not path.startswith("/api/v1/"):
            return None
        published = self._current.snapshot.published
        if path == SITUATIONS:
            return published.situations
        if path == CHANNELS:
            return published.channels
        folder, _, name = path.rpartition("/")
        return published.channel.get(name) if folder == CHANNELS else None


def _is_known(headers: Iterable[tuple[bytes, bytes]], etag: bytes) -> bool:
    """Does If-None-Match name this version? A list, weak or not, or ``*`` for any (RFC 9110, 13.1.2)."""
    named = b",".join(value for name, value in headers if name == b"if-none-match")
    return named.strip() == b"*" or etag in _ENTITY_TAG.findall(named)


def _without_body(send: Send) -> Send:
    async def send_head(message: Message) -> None:
        await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

    return send_head
