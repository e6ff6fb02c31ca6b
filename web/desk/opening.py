"""The page on which a sealed note is opened, and the sender's list. What stands in a note or a list the browser puts there."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from service.desk.desk import Desk
from service.desk.note_states import Reason
from service.reloading import Current
from service.snapshot import Snapshot
from web.desk import note_words
from web.desk.access import signed_in
from web.desk.view import DeskPage
from web.desk.wording import TAGS, desk_texts
from web.headers import page_response
from web.rendering import render
from web.wording.languages import LANGUAGES, language_of
from web.wording.texts import Texts

READER = "n/"
LIST = "desk/notes"
_KEPT = 4


@dataclass(frozen=True, kw_only=True)
class OpeningPage(DeskPage):
    """Where a note is opened: the same bytes for every note, there or not. ``words``: where its words are, as JSON, or empty."""

    template = "desk/opening.html"
    where: str = READER
    words: str
    reasons: tuple[str, ...] = tuple(Reason)


@dataclass(frozen=True, kw_only=True)
class NotesPage(DeskPage):
    """The notes that somebody has handed over."""

    template = "desk/notes.html"
    where: str = LIST


def add_routes(app: FastAPI, desk: Desk, current: Current) -> None:
    """Put its routes on an application."""
    add = app.router.routes.append
    for path in (LANGUAGES[tag].path for tag in TAGS):
        for where in (READER, f"{READER}{{id}}"):
            add(Route(f"{path}{where}", _opening(current), methods=["GET"]))
        add(Route(f"{path}{LIST}", _notes(desk), methods=["GET"]))


def _opening(current: Current) -> Callable[[Request], Response]:
    def opening(request: Request) -> Response:
        """Looking changes nothing, for link previews look too."""
        return page_response(_opening_page(current.snapshot, desk_texts(language_of(request.url.path).tag)))

    return opening


@lru_cache(_KEPT)
def _opening_page(snapshot: Snapshot, text: Texts) -> bytes:
    _, address = note_words.found(snapshot, text)
    return render(OpeningPage(text=text, words=address))


def _notes(desk: Desk) -> Callable[[Request], Response]:
    def notes(request: Request) -> Response:
        with desk.work() as work:
            who = signed_in(request, desk, work)
        return page_response(render(NotesPage(text=desk_texts(language_of(request.url.path).tag), who=who)))

    return notes
