"""Error pages for people, with the emergency numbers. Programs keep problem+json: see ``service/http_errors.py``.

Written once at start, so that they need neither rules nor listings nor templates when something is broken.
"""

from collections.abc import Awaitable, Callable
from functools import cache
from typing import cast

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from web.desk.wording import TAGS, desk_texts
from web.headers import page_response
from web.rendering import render
from web.view import ErrorPage
from web.wording.languages import LANGUAGES, language_of
from web.wording.texts import texts

STATUSES = (400, 404, 405, 413, 422, 500)
DESK_STATUSES = (401, 403, 409, 410, 429, 503)
"""Only the counselor's desk answers these, in its two languages."""

_PASSED_ON = ("allow", "retry-after")

Handler = Callable[[Request, Exception], Awaitable[Response]]


def install(app: FastAPI) -> None:
    """Stand before the handlers that are there: people get a page with the same status, programs what they got before."""
    for language in LANGUAGES:
        for status in _statuses(language):
            _written(status, language)
    for kind in (HTTPException, RequestValidationError, Exception):
        app.add_exception_handler(kind, _page_for_people(cast(Handler, app.exception_handlers[kind])))


def _page_for_people(handler: Handler) -> Handler:
    async def handle(request: Request, error: Exception) -> Response:
        response = await handler(request, error)
        return error_page(request, response) if from_a_browser(request) else response

    return handle


def error_page(request: Request, response: Response) -> Response:
    """The page that stands for another response of the same status."""
    status, language = response.status_code, language_of(request.url.path).tag
    said = status if status in _statuses(language) else 400 if status < 500 else 500
    passed_on = {name: response.headers[name] for name in _PASSED_ON if name in response.headers}
    return page_response(_written(said, language), status, headers=passed_on)


def from_a_browser(request: Request) -> bool:
    """Does a person ask, who wants a page?"""
    return "text/html" in request.headers.get("accept", "") and not request.url.path.startswith("/api/")


def _statuses(language: str) -> tuple[int, ...]:
    return STATUSES + (DESK_STATUSES if language in TAGS else ())


@cache
def _written(status: int, language: str) -> bytes:
    text = desk_texts(language) if status in DESK_STATUSES else texts(language)
    return render(ErrorPage(text=text, title=text.plain("title"), message=text(f"error_{status}")))
