"""GET /single/<language>/<level>/<place>: the whole public page as one file to keep."""

from collections.abc import Callable, Iterator
from functools import lru_cache

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from service.reloading import Current
from web.embed.preset import ANY, Preset, PresetError, read
from web.headers import ASSET_HEADERS
from web.ready import Ready, respond
from web.rendering import render
from web.single.packing import compact
from web.single.page import single_page
from web.site import Site, Sites
from web.wording.languages import COMPLETE
from web.wording.texts import texts

_FILES_KEPT = 16
"""Each is a quarter of a megabyte."""

_HEADERS = {**ASSET_HEADERS, "content-disposition": 'attachment; filename="contacts.html"', "x-robots-tag": "noindex"}
"""Kept and opened from where it was kept: on this site the pages themselves are better."""


def add_routes(app: FastAPI, current: Current) -> None:
    """Put the files on an application."""
    sites = Sites(current)
    app.router.routes.append(Route("/single/{language}/{level}/{place}", _file(sites), methods=["GET"]))


def addresses() -> Iterator[str]:
    """The addresses that belong into an export: a file for anybody in each complete language."""
    return (f"/single/{language}/{ANY}/{ANY}" for language in COMPLETE)


@lru_cache(_FILES_KEPT)
def _ready(site: Site, preset: Preset) -> Ready:
    return Ready(compact(render(single_page(site.answering, texts(preset.language), preset))))


def _file(sites: Sites) -> Callable[[Request], Response]:
    def serve(request: Request) -> Response:
        """In a thread of its own: packing a file takes a while."""
        site = sites.present()
        try:
            preset = read(request.path_params, request.query_params.multi_items(), site.snapshot.book.vocabulary)
        except PresetError:
            raise HTTPException(404) from None
        if request.query_params:
            raise HTTPException(404)
        return respond(request, _ready(site, preset), _HEADERS)

    return serve
