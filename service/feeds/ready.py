"""Bytes of a feed with their ETag, packed once for those who take them packed."""

import gzip
import hashlib
from functools import cached_property

from starlette.requests import Request
from starlette.responses import Response

_CACHE = "public, max-age=300, stale-if-error=86400"


class ReadyFeed:
    """A feed as it goes out. ``media_type``: with its character set where the format has one."""

    def __init__(self, body: bytes, media_type: str) -> None:
        self.body, self.media_type = body, media_type
        self.etag = f'W/"{hashlib.sha256(body).hexdigest()[:16]}"'

    @cached_property
    def gzip(self) -> bytes:
        """Packed by gzip; the time is left out, so that the same feed gives the same bytes."""
        return gzip.compress(self.body, mtime=0)

    def response(self, request: Request) -> Response:
        """The feed, or 304 to somebody who has it."""
        headers = {
            "cache-control": _CACHE, "etag": self.etag, "vary": "Accept-Encoding",
            "referrer-policy": "no-referrer", "x-content-type-options": "nosniff", "content-type": self.media_type,
        }  # fmt: skip
        known = request.headers.get("if-none-match", "")
        if self.etag.removeprefix("W/") in known or known.strip() == "*":
            return Response(status_code=304, headers=headers)
        if "gzip" in request.headers.get("accept-encoding", ""):
            return Response(self.gzip, headers={**headers, "content-encoding": "gzip"})
        return Response(self.body, headers=headers)
