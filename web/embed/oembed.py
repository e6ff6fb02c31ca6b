"""GET /oembed (oembed.com, version 1.0): a frame's address to the HTML that shows it, for WordPress and others that ask."""

import re
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import urlencode

import orjson
from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from routing_rules.vocabulary import Vocabulary
from service.reloading import Current
from web.embed import origin
from web.embed.preset import Preset, PresetError, read_address
from web.embed.snippets import HEIGHT, KINDS
from web.headers import ASSET_HEADERS, NO_STORE, PUBLIC
from web.wording.texts import texts

PATH = "/oembed"
_A_DAY = 86_400
_WIDTH = 640
_LONGEST = 2_500


def add_routes(app: FastAPI, current: Current) -> None:
    """Put it on an application."""
    app.router.routes.append(Route(PATH, _endpoint(current), methods=["GET"]))


def addresses() -> Iterator[str]:
    """None: an answer to a question cannot be a file."""
    yield from ()


def discovery(site: str, preset: Preset) -> str:
    """The address for ``<link rel="alternate" type="application/json+oembed">`` in a page that shows a frame."""
    return f"{site}{PATH}?{urlencode({'url': site + preset.address, 'format': 'json'})}"


def _endpoint(current: Current) -> Callable[[Request], Response]:
    def oembed(request: Request) -> Response:
        asked = request.query_params
        if asked.get("format", "json") != "json":
            return PlainTextResponse("format=json\n", 501, {"cache-control": NO_STORE})
        site = origin.asked(request)
        preset = _preset(asked.get("url", ""), site, current.snapshot.book.vocabulary)
        headers = {**ASSET_HEADERS, "cache-control": PUBLIC if origin.known() else NO_STORE}
        return Response(_answer(site, preset, asked), headers=headers, media_type="application/json")

    return oembed


def _preset(url: str, site: str, vocabulary: Vocabulary) -> Preset:
    """The frame that an address means. Raises HTTPException, 404, for every address that is not a frame of ours."""
    if not url.startswith(site) or len(url) > _LONGEST:
        raise HTTPException(404)
    try:
        return read_address(url.removeprefix(site), vocabulary)
    except PresetError:
        raise HTTPException(404) from None


def _answer(site: str, preset: Preset, asked: Mapping[str, str]) -> bytes:
    """No ``<blockquote>`` before the frame: where there is one, WordPress hides the frame until its own script speaks."""
    title = texts(preset.language).plain("embed_title")
    height = _at_most("maxheight", HEIGHT, asked)
    frame = next(code for kind in KINDS for code in kind.codes if code.name == "iframe")
    html = frame.filled({"address": site + preset.address, "title": title})
    return orjson.dumps(
        {
            "version": "1.0",
            "type": "rich",
            "title": title,
            "provider_name": "Madoguchi",
            "provider_url": site,
            "cache_age": _A_DAY,
            "width": _at_most("maxwidth", _WIDTH, asked),
            "height": height,
            "html": html.replace(f'height="{HEIGHT}"', f'height="{height}"'),
        }
    )


def _at_most(name: str, usual: int, asked: Mapping[str, str]) -> int:
    """The usual size, or less where less is asked for, in CSS pixels. Raises HTTPException, 400, for what is no size."""
    given = asked.get(name, "")
    if not given:
        return usual
    if not re.fullmatch(r"[1-9][0-9]{0,5}", given):
        raise HTTPException(400)
    return min(usual, int(given))
