"""Every route of the desk, and what happens when somebody may not use one."""

from fastapi import FastAPI
from sqlalchemy.exc import OperationalError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from service.desk.desk import Desk
from service.reloading import Current
from web.desk import (
    account,
    counts,
    entering,
    finder,
    joining,
    kept_page,
    note_page,
    oidc,
    opening,
    people,
    reviews,
    sealed_notes,
)
from web.desk.access import NotAllowedError, NotSignedInError
from web.headers import NO_STORE
from web.wording.languages import language_of

_PARTS = (account, counts, entering, finder, joining, kept_page, note_page, oidc, opening, people, reviews, sealed_notes)
_CLOSED = 503


def add_routes(app: FastAPI, desk: Desk, current: Current) -> None:
    """Put the desk on an application."""
    for part in _PARTS:
        part.add_routes(app, desk, current)
    app.add_exception_handler(NotSignedInError, _to_the_door)
    app.add_exception_handler(NotAllowedError, _refused)
    app.add_exception_handler(OperationalError, _closed)


async def _to_the_door(request: Request, _: Exception) -> Response:
    if request.method != "GET":
        raise HTTPException(401)
    return RedirectResponse(f"{language_of(request.url.path).path}desk/enter", 303, {"cache-control": NO_STORE})


async def _refused(_: Request, __: Exception) -> Response:
    raise HTTPException(403)


async def _closed(_: Request, __: Exception) -> Response:
    """The database cannot be reached: the desk says so, and the public pages go on."""
    raise HTTPException(_CLOSED)
