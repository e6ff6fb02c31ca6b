"""GET /embed/v1/<language>/<level>/<place>: a frame, the same for everybody who has its address."""

from collections.abc import Callable, Iterator
from functools import lru_cache

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from service.reloading import Current
from web.embed.frame import frame
from web.embed.headers import A_DAY, FRAME_HEADERS
from web.embed.preset import Preset, PresetError, paths, read
from web.ready import Ready, respond
from web.rendering import render
from web.site import Site, Sites
from web.wording.texts import texts

_FRAMES_KEPT = 4_096


def add_routes(app: FastAPI, current: Current) -> None:
    """Put the frames on an application."""
    sites = Sites(current)
    app.router.routes.append(Route("/embed/v1/{language}/{level}/{place}", _frame(sites), methods=["GET"]))


@lru_cache(_FRAMES_KEPT)
def _ready(site: Site, preset: Preset) -> Ready:
    return Ready(render(frame(site.snapshot, site.answering.cards, texts(preset.language), preset)))


def _frame(sites: Sites) -> Callable[[Request], Response]:
    def serve(request: Request) -> Response:
        site = sites.present()
        try:
            preset = read(request.path_params, request.query_params.multi_items(), site.snapshot.book.vocabulary)
        except PresetError:
            raise HTTPException(404) from None
        return respond(request, _ready(site, preset), FRAME_HEADERS, cache=A_DAY)

    return serve


def addresses() -> Iterator[str]:
    """The addresses that belong into an export, without what stands after a question mark."""
    return (preset.path for preset in paths())
