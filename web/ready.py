"""What is the same for everybody until the files change: bytes with their ETag, packed once for those who take it packed."""

import gzip
import hashlib
from collections.abc import Mapping
from functools import cached_property

import brotli
from starlette.requests import Request
from starlette.responses import Response

from web.headers import PUBLIC


class Ready:
    """A body and its packed forms, each made when first asked for."""

    def __init__(self, body: bytes, media_type: str = "text/html") -> None:
        self.body, self.media_type = body, media_type
        self.etag = f'W/"{hashlib.sha256(body).hexdigest()[:16]}"'

    @cached_property
    def brotli(self) -> bytes:
        """Packed by brotli, as every browser since 2017 takes it over https."""
        packed: bytes = brotli.compress(self.body, quality=11)
        return packed

    @cached_property
    def gzip(self) -> bytes:
        """Packed by gzip."""
        return gzip.compress(self.body, mtime=0)

    def packed(self, accepted: str) -> tuple[bytes, str | None]:
        """The smallest form that a browser accepts, and its content coding."""
        if "br" in accepted:
            return self.brotli, "br"
        return (self.gzip, "gzip") if "gzip" in accepted else (self.body, None)


def respond(request: Request, ready: Ready, headers: Mapping[str, str], *, cache: str = PUBLIC) -> Response:
    """The ready bytes, or 304 to somebody who has them."""
    found = {**headers, "cache-control": cache, "etag": ready.etag, "vary": "Accept-Encoding"}
    if ready.etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=found)
    body, coding = ready.packed(request.headers.get("accept-encoding", ""))
    if coding:
        found["content-encoding"] = coding
    return Response(body, headers=found, media_type=ready.media_type)
