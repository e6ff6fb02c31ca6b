"""GET /paper/<kind>/<language>/<level>/<place>: a sheet to print. GET /paper/: the page on which one is chosen."""

from collections.abc import Callable, Iterator
from functools import lru_cache

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from service.reloading import Current
from web.headers import PAGE_HEADERS
from web.paper.index import index
from web.paper.paper import Paper, PaperError, papers, read
from web.paper.sheet import sheet
from web.ready import Ready, respond
from web.rendering import render
from web.site import Site, Sites
from web.wording.languages import COMPLETE
from web.wording.texts import texts

_SHEETS_KEPT = 512
_SHEET_HEADERS = {**PAGE_HEADERS, "x-robots-tag": "noindex"}
"""A thousand sheets that say nearly the same are nothing for a search engine; the page on which one is chosen is."""

_FIELDS = ("kind", "language", "level", "place")


def add_routes(app: FastAPI, current: Current) -> None:
    """Put them on an application."""
    sites = Sites(current)
    for language in COMPLETE.values():
        app.router.routes.append(Route(f"{language.path}paper/", _index(sites, language.tag), methods=["GET"]))
    app.router.routes.append(Route("/paper/{kind}/{language}/{level}/{place}", _sheet(sites), methods=["GET"]))


def addresses() -> Iterator[str]:
    """The addresses that belong into an export, without what stands after a question mark."""
    yield from (f"{language.path}paper/" for language in COMPLETE.values())
    yield from (paper.path for paper in papers())


@lru_cache(_SHEETS_KEPT)
def _ready_sheet(site: Site, paper: Paper) -> Ready:
    return Ready(render(sheet(site.snapshot, site.answering.cards, paper, site.day)))


@lru_cache(len(COMPLETE))
def _ready_index(site: Site, language: str) -> Ready:
    return Ready(render(index(site.snapshot, texts(language))))


def _index(sites: Sites, language: str) -> Callable[[Request], Response]:
    def serve(request: Request) -> Response:
        """What the form sent is an address of a sheet in other words: the browser is told that address."""
        chosen = dict(request.query_params)
        if set(_FIELDS) <= chosen.keys():
            paper = _read(*(chosen[field] for field in _FIELDS))
            return RedirectResponse(paper.path, 303, _SHEET_HEADERS)
        return respond(request, _ready_index(sites.present(), language), PAGE_HEADERS)

    return serve


def _sheet(sites: Sites) -> Callable[[Request], Response]:
    def serve(request: Request) -> Response:
        paper = _read(*(request.path_params[field] for field in _FIELDS))
        return respond(request, _ready_sheet(sites.present(), paper), _SHEET_HEADERS)

    return serve


def _read(kind: str, language: str, level: str, place: str) -> Paper:
    try:
        return read(kind, language, level, place)
    except PaperError:
        raise HTTPException(404) from None
