"""The public page on what is kept: every stored column, why, how long, and who reads it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cache

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from service.desk.desk import Desk
from service.desk.kept import Kept, kept
from service.reloading import Current
from service.settings import Settings
from web import assets
from web.desk.wording import desk_words
from web.headers import PAGE_HEADERS
from web.ready import Ready, respond
from web.rendering import render
from web.view import Page
from web.wording.languages import COMPLETE, Language
from web.wording.texts import Texts, catalogue


@dataclass(frozen=True, kw_only=True)
class KeptPage(Page):
    """What is kept. ``numbers``: what the words have places for; ``counts``: whether this installation counts."""

    template = "desk/kept.html"
    kept: Kept
    numbers: dict[str, int]
    counts: bool

    @property
    def sheet(self) -> str:
        """The address of its own style sheet."""
        return assets.sheet("desk")


def kept_page(language: Language, settings: Settings) -> KeptPage:
    """The page in one of the complete languages. Raises ProblemsFound."""
    text, found = Texts(language, {**catalogue(), **desk_words()}), kept()
    numbers = found.values(settings)
    return KeptPage(text=text, title=text.plain("title"), where="kept", kept=found, numbers=numbers, counts=settings.counts)


def add_routes(app: FastAPI, desk: Desk, current: Current) -> None:  # noqa: ARG001 - what is kept hangs on no rules
    """Put the page on an application. It asks no database: it is there when the desk is not."""
    for language in COMPLETE.values():
        app.router.routes.append(Route(f"{language.path}kept", _shown(language, desk.settings), methods=["GET"]))


def _shown(language: Language, settings: Settings) -> Callable[[Request], Awaitable[Response]]:
    @cache
    def ready() -> Ready:
        return Ready(render(kept_page(language, settings)))

    async def shown(request: Request) -> Response:
        return respond(request, ready(), PAGE_HEADERS)

    return shown
