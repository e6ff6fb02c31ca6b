"""POST /api/v1/suggest as a plain ASGI application: the framework's reading of a body would cost more than the answer."""

from typing import Any

import orjson
from starlette.types import Receive, Scope, Send

from directory.hours import minute_of
from routing_rules.inquiry import InquiryError
from service import http_errors
from service.clock import now
from service.reloading import Current
from service.snapshot import answer

MAX_BODY = 64 * 1024

_HEADERS = [
    (b"content-type", b"application/json"),
    (b"cache-control", b"no-store"),
    (b"referrer-policy", b"no-referrer"),
]


class TooLong(ValueError):
    """A body of more than MAX_BODY bytes."""


class SuggestEndpoint:
    """Reads an inquiry, answers it, keeps nothing. ``current.snapshot`` is read anew for each request."""

    def __init__(self, current: Current) -> None:
        self._current = current

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        try:
            body = self._answer(await read_body(receive))
        except TooLong:
            await http_errors.problem(413)(scope, receive, send)
        except InquiryError as error:
            await http_errors.inquiry_problem(error)(scope, receive, send)
        else:
            headers = [*_HEADERS, (b"content-length", b"%d" % len(body))]
            await send({"type": "http.response.start", "status": 200, "headers": headers})
            await send({"type": "http.response.body", "body": body})

    def _answer(self, body: bytes) -> bytes:
        snapshot = self._current.snapshot
        inquiry = snapshot.reader.read(read_json(body))
        return answer(snapshot, inquiry, minute_of(inquiry.at) if inquiry.at else now())


async def read_body(receive: Receive) -> bytes:
    """The whole body. Raises TooLong as soon as it is."""
    message = await receive()
    body: bytes = message.get("body", b"")
    while message.get("more_body") and len(body) <= MAX_BODY:
        message = await receive()
        body += message.get("body", b"")
    if len(body) > MAX_BODY:
        raise TooLong
    return body


def read_json(body: bytes) -> Any:
    """Parsed JSON. Raises InquiryError where it is none."""
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError:
        raise InquiryError("body", "JSON in UTF-8") from None
