"""The words of the referral note for the browser, and the blank form on paper. The note itself never comes here."""

from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from service.desk.desk import Desk
from service.reloading import Current
from web.desk import note_words
from web.desk.view import DeskPage
from web.desk.wording import TAGS, desk_texts
from web.headers import ASSET_HEADERS, FOR_GOOD, NO_STORE, page_response
from web.ready import respond
from web.rendering import render
from web.wording.languages import LANGUAGES

PAPER = "note/paper"


@dataclass(frozen=True, kw_only=True)
class PaperPage(DeskPage):
    """The blank form. ``words``: what a note may hold, as in ``note_words.py``."""

    template = "desk/paper.html"
    words: dict[str, Any]


def add_routes(app: FastAPI, desk: Desk, current: Current) -> None:  # noqa: ARG001 - the paper needs no desk
    """Put its routes on an application."""
    for tag in TAGS:
        app.router.routes.append(Route(f"{LANGUAGES[tag].path}{PAPER}", _paper(current, tag), methods=["GET"]))
    app.router.routes.append(Route("/note/{version}/{language}.json", _words(current), methods=["GET"]))


def _paper(current: Current, tag: str) -> Any:
    def paper(_: Request) -> Response:
        text = desk_texts(tag)
        page = PaperPage(text=text, where=PAPER, words=note_words.words(current.snapshot, text))
        return page_response(render(page))

    return paper


def _words(current: Current) -> Any:
    def words(request: Request) -> Response:
        asked, snapshot = request.path_params, current.snapshot
        if asked["language"] not in TAGS:
            raise HTTPException(404)
        kept = FOR_GOOD if asked["version"] == note_words.version(snapshot) else NO_STORE
        return respond(request, note_words.ready(snapshot, desk_texts(asked["language"])), ASSET_HEADERS, cache=kept)

    return words
