"""The style sheets under names that change with their content, so that browsers may keep them for good."""

import hashlib
from functools import cache, partial
from pathlib import Path

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

_FOLDER = Path(__file__).parent / "static"
_NAMES = ("style", "gaps")
_FOR_GOOD = "public, max-age=31536000, immutable"


@cache
def _sheet(name: str) -> tuple[str, bytes]:
    body = (_FOLDER / f"{name}.css").read_bytes()
    return hashlib.sha256(body).hexdigest()[:12], body


def href(name: str = "style") -> str:
    """The address of a style sheet."""
    return f"/static/{name}.{_sheet(name)[0]}.css"


def add_route(app: FastAPI) -> None:
    """Serve the style sheets."""
    for name in _NAMES:
        endpoint, compressed = partial(_serve, name), [Middleware(GZipMiddleware)]
        app.router.routes.append(Route(f"/static/{name}.{{version}}.css", endpoint, middleware=compressed))


async def _serve(name: str, request: Request) -> Response:
    """A page kept from before an update asks for the old name: it gets the present sheet, for now."""
    version, body = _sheet(name)
    cache_control = _FOR_GOOD if request.path_params["version"] == version else "no-cache"
    headers = {
        "cache-control": cache_control,
        "cross-origin-resource-policy": "same-origin",
        "x-content-type-options": "nosniff",
    }
    return Response(body, headers=headers, media_type="text/css")
