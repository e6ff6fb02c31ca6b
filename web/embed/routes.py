"""GET /embed/v1/<language>/<level>/<place>: a frame, the same for everybody who has its address; and its accent's colours."""

import re
from collections.abc import Awaitable, Callable, Iterator
from functools import lru_cache

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from service.reloading import Current
from web.embed.colours import style
from web.embed.frame import frame
from web.embed.headers import A_DAY, FRAME_HEADERS
from web.embed.preset import THEMES, Preset, PresetError, paths, read
from web.headers import ASSET_HEADERS
from web.ready import Ready, respond
from web.rendering import render
from web.site import Site, Sites

_FRAMES_KEPT = 2_048
_ACCENT = re.compile(r"([a-z]+)-([0-9a-f]{6})\.css")

Endpoint = Callable[[Request], Awaitable[Response]]


def add_routes(app: FastAPI, current: Current) -> None:
    """Put the frames on an application."""
    add = app.router.routes.append
    add(Route("/embed/v1/accent/{name}", _accent, methods=["GET"]))
    add(Route("/embed/v1/{language}/{level}/{place}", _frame(_Frames(current)), methods=["GET"]))


class _Frames:
    """The frames of the present site, each written when it is first asked for, and forgotten with their site."""

    def __init__(self, current: Current) -> None:
        self._sites = Sites(current)
        self._of: Site | None = None

    def present(self) -> Site:
        """The present site; a new one starts with no frames."""
        site = self._sites.present()
        if site is not self._of:
            self._of, self.ready = site, lru_cache(_FRAMES_KEPT)(self._ready)
        return site

    def _ready(self, preset: Preset) -> Ready:
        site = self._sites.present()
        return Ready(render(frame(site.answering, preset, site.day)))


def _frame(frames: _Frames) -> Endpoint:
    async def serve(request: Request) -> Response:
        site = frames.present()
        try:
            preset = read(request.path_params, request.query_params.multi_items(), site.snapshot.book.vocabulary)
        except PresetError:
            raise HTTPException(404) from None
        return respond(request, frames.ready(preset), FRAME_HEADERS, cache=A_DAY)

    return serve


async def _accent(request: Request) -> Response:
    """The colours follow from the address alone."""
    found = _ACCENT.fullmatch(request.path_params["name"])
    theme = next((theme for theme in THEMES if found and theme == found[1]), None)
    if found is None or theme is None:
        raise HTTPException(404)
    return respond(request, Ready(style(theme, found[2]).encode(), "text/css"), ASSET_HEADERS, cache=A_DAY)


def addresses() -> Iterator[str]:
    """The addresses that belong into an export, without what stands after a question mark."""
    return (preset.path for preset in paths())
