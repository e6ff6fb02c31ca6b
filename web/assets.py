"""Style sheets and scripts under addresses that change with their content, so that browsers may keep them for good."""

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from fastapi import FastAPI
from rcssmin import cssmin
from rjsmin import jsmin
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from web import tokens
from web.headers import ASSET_HEADERS, FOR_GOOD
from web.ready import Ready, respond

_FOLDER = Path(__file__).parent / "static"
_SHEETS = {
    "style": ("colours", "base", "frame", "exit", "form", "folded", "card", "answer", "channel", "media"),
    "gaps": ("gaps",),
    "plain": ("plain",),
    "embed": ("colours", "embed/frame"),
    "builder": ("embed/builder",),
    "paper": ("paper/paper", "paper/print"),
    "single": ("colours", "base", "frame", "exit", "form", "folded", "card", "answer", "media", "single/single"),
    "desk": ("desk/frame", "desk/entering", "desk/finder", "desk/note", "desk/opening", "desk/kept"),
}


@cache
def _sheet(name: str) -> Ready:
    style = "\n".join((_FOLDER / "styles" / f"{part}.css").read_text("utf-8") for part in _SHEETS[name])
    return Ready(cssmin(tokens.used_by(style) + style).encode(), "text/css")


@cache
def _scripts() -> dict[str, Ready]:
    """Every script by its path below the folder, without its comments."""
    folder = _FOLDER / "scripts"
    found = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in sorted(folder.rglob("*.js"))}
    return {name: Ready(jsmin(script).encode(), "text/javascript") for name, script in found.items()}


@cache
def version() -> str:
    """Changes when any style sheet or script does."""
    everything = b"".join(ready.body for ready in (*map(_sheet, _SHEETS), *_scripts().values()))
    return hashlib.sha256(everything).hexdigest()[:12]


def sheet(name: str = "style") -> str:
    """The address of a style sheet."""
    return f"/static/{version()}/{name}.css"


def script(name: str) -> str:
    """The address of a script. Scripts import each other by relative paths, so all have one version."""
    return f"/static/{version()}/scripts/{name}"


def sheet_text(name: str) -> str:
    """A style sheet itself, for a page that holds it."""
    return _sheet(name).body.decode()


def script_text(name: str) -> str:
    """A script itself, without its comments. Raises KeyError for one that does not exist."""
    return _scripts()[name].body.decode()


def addresses() -> Iterator[str]:
    """Every style sheet, and every script that is not the desk's."""
    yield from map(sheet, _SHEETS)
    yield from (script(name) for name in _scripts() if not name.startswith("desk/"))


def add_route(app: FastAPI) -> None:
    """Serve them."""
    app.router.routes.append(Route("/static/{version}/{name:path}", _serve))


async def _serve(request: Request) -> Response:
    """A page kept from before an update asks for the old version: it gets the present one, for now."""
    name: str = request.path_params["name"]
    ready = _scripts().get(name.removeprefix("scripts/")) if name.startswith("scripts/") else None
    if ready is None and name.removesuffix(".css") in _SHEETS:
        ready = _sheet(name.removesuffix(".css"))
    if ready is None:
        raise HTTPException(404)
    kept = FOR_GOOD if request.path_params["version"] == version() else "no-cache"
    return respond(request, ready, ASSET_HEADERS, cache=kept)
