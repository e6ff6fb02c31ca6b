"""How an answer about a note goes out: as JSON that nobody keeps."""

import orjson
from starlette.responses import Response

from web.headers import NO_STORE

_HEADERS = {"cache-control": NO_STORE, "referrer-policy": "no-referrer", "x-content-type-options": "nosniff"}


def told(body: dict[str, object], status: int = 200) -> Response:
    """A JSON response."""
    return Response(orjson.dumps(body), status, headers=_HEADERS, media_type="application/json")
