"""The public pages and their routes: pages that are the same for everybody, kept ready, and POST for an answer."""

from collections.abc import Awaitable, Callable
from datetime import date
from functools import lru_cache

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from directory.hours import local_datetime
from service.clock import now
from service.reloading import Current
from service.settings import settings
from service.snapshot import Snapshot
from web.answers import device, posting
from web.answers.answering import Answering
from web.headers import ASSET_HEADERS, FOR_GOOD, NO_STORE, PAGE_HEADERS
from web.pages import build
from web.ready import Ready, respond
from web.rendering import render
from web.view import ARTICLES
from web.wording.languages import COMPLETE, LANGUAGES
from web.wording.texts import texts

_PAGES_KEPT = 2_048

Endpoint = Callable[[Request], Awaitable[Response]]


class Site:
    """What one snapshot says to everybody on one day, each page written when it is first asked for.

    Raises HTTPException for a page that there is not.
    """

    def __init__(self, snapshot: Snapshot, day: date) -> None:
        self.snapshot, self.day = snapshot, day
        self.answering = Answering(snapshot)
        self.page = lru_cache(_PAGES_KEPT)(self._page)
        self.part = lru_cache(_PAGES_KEPT)(self._part)

    def _page(self, language: str, where: str) -> Ready:
        page = build(self.answering, texts(language), where, self.day)
        if page is None:
            raise HTTPException(404)
        return Ready(render(device.ready_for(self.answering, page)))

    def _part(self, language: str, name: str) -> Ready:
        part = device.part(self.answering, texts(language), name)
        if part is None:
            raise HTTPException(404)
        return part


class Sites:
    """The site of the present snapshot and day."""

    def __init__(self, current: Current) -> None:
        self._current = current
        self._latest: Site | None = None

    def present(self) -> Site:
        """A new one where the files or the day have changed: what is overdue today was not yesterday."""
        snapshot, day, latest = self._current.snapshot, local_datetime(now()).date(), self._latest
        if latest is None or latest.snapshot is not snapshot or latest.day != day:
            latest = self._latest = Site(snapshot, day)
        return latest


def add_routes(app: FastAPI, current: Current) -> None:
    """Put the public pages on an application."""
    sites = Sites(current)
    add = app.router.routes.append
    for language in LANGUAGES.values():
        add(Route(language.path, _first_page(sites, language.tag), methods=["GET", "POST"]))
        for where in ("list", "c/{code}", *(ARTICLES if language.tag in COMPLETE else ())):
            add(Route(f"{language.path}{where}", _page(sites, language.tag, where), methods=["GET"]))
    add(Route("/device/{version}/{language}/{name}", _part(sites), methods=["GET"]))
    add(Route("/leave", _leave, methods=["GET"]))


def _first_page(sites: Sites, language: str) -> Endpoint:
    async def first_page(request: Request) -> Response:
        if request.method == "POST":
            return await posting.answer(request, sites.present().answering, texts(language))
        return respond(request, sites.present().page(language, ""), PAGE_HEADERS)

    return first_page


def _page(sites: Sites, language: str, where: str) -> Endpoint:
    async def page(request: Request) -> Response:
        return respond(request, sites.present().page(language, where.format(**request.path_params)), PAGE_HEADERS)

    return page


def _part(sites: Sites) -> Callable[[Request], Response]:
    def part(request: Request) -> Response:  # not async: writing and packing the cards must not hold up anybody's answer
        """A page kept from before an update asks for the old version: it gets the present one, and can tell by its version."""
        site, asked = sites.present(), request.path_params
        if asked["language"] not in LANGUAGES:
            raise HTTPException(404)
        kept = FOR_GOOD if asked["version"] == device.version(site.answering) else NO_STORE
        return respond(request, site.part(asked["language"], asked["name"]), ASSET_HEADERS, cache=kept)

    return part


async def _leave(_: Request) -> Response:
    """The way out for those without JavaScript."""
    return RedirectResponse(settings().exit_to, 302, {"cache-control": NO_STORE, "referrer-policy": "no-referrer"})
