"""Around the application: what an ordinary response offers to every cache is kept.

That is: status 200, an ETag, ``public``, no cookie, in one piece of a stated length; asked for without anything after a
question mark, or a frame. Files that are replaced while a response is made could leave that response in the new store, so
the store is asked before and after.
"""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.kept.store import Kept, Key, Store, coding_of

_WITH_QUERY = "/embed/v1/"


class Recorder:
    """Passes everything on, and keeps what may be kept."""

    def __init__(self, app: ASGIApp, store: Store) -> None:
        self._app, self._store = app, store

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on."""
        if not _may_be_kept(scope):
            return await self._app(scope, receive, send)
        before, sending = self._store.state(), _Sending(send)
        await self._app(scope, receive, sending)
        if (sent := sending.keepable()) and self._store.state() == before:
            self._store.keep(_key(scope), sent)
        return None


class _Sending:
    """Sends on, and remembers what was sent."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._messages: list[Message] = []

    async def __call__(self, message: Message) -> None:
        self._messages.append(message)
        await self._send(message)

    def keepable(self) -> Kept | None:
        """The response, if it may be kept for everybody."""
        if [message["type"] for message in self._messages] != ["http.response.start", "http.response.body"]:
            return None
        start, body = self._messages
        shared = start["status"] == 200 and _is_for_everybody(dict(start["headers"]))
        return Kept(_head(start), body["body"]) if shared else None


def _is_for_everybody(headers: dict[bytes, bytes]) -> bool:
    public = headers.get(b"cache-control", b"").startswith(b"public")
    return public and headers.keys() >= {b"etag", b"content-length"} and b"set-cookie" not in headers


def _head(start: Message) -> bytes:
    lines = [b"HTTP/1.1 200 OK", *(name + b": " + value for name, value in start["headers"])]
    return b"\r\n".join(lines) + b"\r\n"


def _may_be_kept(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    return not scope["query_string"] or scope["path"].startswith(_WITH_QUERY)


def _key(scope: Scope) -> Key:
    headers = dict(scope["headers"])
    query: bytes = scope["query_string"]
    target = scope["raw_path"] + b"?" + query if query else scope["raw_path"]
    return Key(headers.get(b"host", b""), target, coding_of(headers.get(b"accept-encoding", b"")))
