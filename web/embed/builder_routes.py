"""GET /embed/, the page that makes frames, and what belongs to it: the IT sheet, banners, QR codes, security.txt.

Where nobody set the site's address, it is taken from the request: such a page is not kept, and there is no QR code.
"""

import io
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

import segno
from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from service.exporting.standing import standing
from service.reloading import Current
from service.snapshot import Snapshot
from web.embed import contact, origin
from web.embed.banner import SIZES, THEMES, banner
from web.embed.builder import Chosen, builder, chosen
from web.embed.it_sheet import it_sheet
from web.embed.preset import PresetError
from web.headers import ASSET_HEADERS, NO_STORE, PAGE_HEADERS, PUBLIC
from web.ready import Ready, respond
from web.rendering import render
from web.wording.languages import LANGUAGES, PLANNERS
from web.wording.texts import texts

BUILDER_HEADERS = {**PAGE_HEADERS, "content-security-policy": f"{PAGE_HEADERS['content-security-policy']}; frame-src 'self'"}
"""The page shows a frame of this site."""

_PAGES_KEPT = 128
_QR_TYPES = {"svg": "image/svg+xml", "png": "image/png"}

Endpoint = Callable[[Request], Response]


def add_routes(app: FastAPI, current: Current) -> None:
    """Put them on an application."""
    add = app.router.routes.append
    for language in PLANNERS.values():
        add(Route(f"{language.path}embed/", _builder(current, language.tag), methods=["GET"]))
        add(Route(f"{language.path}embed/it", _it_sheet(current, language.tag), methods=["GET"]))
    add(Route("/embed/qr-{language}.{ending}", _qr, methods=["GET"]))
    add(Route("/embed/banner-{theme}-{size}.svg", _banner, methods=["GET"]))
    add(Route(contact.PATH, _security_txt, methods=["GET"]))


def addresses() -> Iterator[str]:
    """The addresses that belong into an export, without what stands after a question mark."""
    for language in PLANNERS.values():
        yield from (f"{language.path}embed/", f"{language.path}embed/it")
    yield from (f"/embed/banner-{theme}-{size}.svg" for theme in THEMES for size in SIZES)
    if origin.known():
        yield from (f"/embed/qr-{tag}.{ending}" for tag in LANGUAGES for ending in _QR_TYPES)
    if contact.contact():
        yield contact.PATH


def _builder(current: Current, language: str) -> Endpoint:
    def serve(request: Request) -> Response:
        snapshot = current.snapshot
        try:
            wanted = chosen(request.query_params.multi_items(), snapshot, "ja")
        except PresetError:
            raise HTTPException(422) from None
        return _page(request, _builder_page(snapshot, language, wanted, origin.asked(request)))

    return serve


def _it_sheet(current: Current, language: str) -> Endpoint:
    def serve(request: Request) -> Response:
        return _page(request, _sheet_page(current.snapshot, language, origin.asked(request)))

    return serve


def _page(request: Request, ready: Ready) -> Response:
    return respond(request, ready, BUILDER_HEADERS, cache=PUBLIC if origin.known() else NO_STORE)


@lru_cache(_PAGES_KEPT)
def _builder_page(snapshot: Snapshot, language: str, wanted: Chosen, site: str) -> Ready:
    known = origin.known() is not None
    return Ready(render(builder(snapshot, texts(language), wanted, site, site_known=known)))


@lru_cache(_PAGES_KEPT)
def _sheet_page(snapshot: Snapshot, language: str, site: str) -> Ready:
    known = origin.known() is not None
    return Ready(render(it_sheet(snapshot, texts(language), site, site_known=known, contact=contact.contact())))


def _qr(request: Request) -> Response:
    """The first page of a language as a QR code, black on white with the quiet zone that readers need."""
    asked, site = request.path_params, origin.known()
    if asked["language"] not in LANGUAGES or asked["ending"] not in _QR_TYPES or site is None:
        raise HTTPException(404)
    return respond(request, _qr_code(site + standing(LANGUAGES[asked["language"]].path), asked["ending"]), ASSET_HEADERS)


@cache
def _qr_code(address: str, ending: str) -> Ready:
    written = io.BytesIO()
    segno.make_qr(address, error="m").save(written, kind=ending, scale=8, light="#fff")
    return Ready(written.getvalue(), _QR_TYPES[ending])


def _banner(request: Request) -> Response:
    asked = request.path_params
    if asked["theme"] not in THEMES or asked["size"] not in SIZES:
        raise HTTPException(404)
    return respond(request, _banner_file(asked["theme"], asked["size"]), ASSET_HEADERS)


@cache
def _banner_file(theme: str, size: str) -> Ready:
    return Ready(banner(theme, size).encode(), "image/svg+xml")


def _security_txt(request: Request) -> Response:
    """Only where somebody is named: an address that nobody reads is worse than none."""
    if not contact.contact():
        raise HTTPException(404)
    return PlainTextResponse(contact.security_txt(origin.asked(request)), headers={"cache-control": NO_STORE})
