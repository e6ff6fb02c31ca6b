"""The style sheet under a name that changes with its content, so that browsers may keep it for good."""

import hashlib
from functools import cache
from pathlib import Path

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

_FILE = Path(__file__).parent / "static" / "style.css"
_FOR_GOOD = "public, max-age=31536000, immutable"


@cache
def _sheet() -> tuple[str, bytes]:
    body = _FILE.read_bytes()
    return hashlib.sha256(body).hexdigest()[:12], body


def href() -> str:
    """The address of the style sheet."""
    return f"/static/style.{_sheet()[0]}.css"


def add_route(app: FastAPI) -> None:
    """Serve the style sheet."""
    app.router.routes.append(Route("/static/style.{version}.css", _serve, middleware=[Middleware(GZipMiddleware)]))


async def _serve(request: Request) -> Response:
    """A page kept from before an update asks for the old name: it gets the present sheet, for now."""
    version, body = _sheet()
    cache_control = _FOR_GOOD if request.path_params["version"] == version else "no-cache"
    headers = {
        "cache-control": cache_control,
        "cross-origin-resource-policy": "same-origin",
        "x-content-type-options": "nosniff",
    }
    return Response(body, headers=headers, media_type="text/css")
