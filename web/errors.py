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

from web.headers import page_response
from web.rendering import render
from web.view import ErrorPage
from web.wording.languages import LANGUAGES, language_of
from web.wording.texts import texts

STATUSES = (400, 404, 405, 413, 422, 500)

Handler = Callable[[Request, Exception], Awaitable[Response]]


def install(app: FastAPI) -> None:
    """Stand before the handlers that are there: people get a page with the same status, programs what they got before."""
    for language in LANGUAGES:
        for status in STATUSES:
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
    status = response.status_code if response.status_code in STATUSES else 400 if response.status_code < 500 else 500
    allow = {"allow": response.headers["allow"]} if "allow" in response.headers else None
    return page_response(_written(status, language_of(request.url.path).tag), response.status_code, headers=allow)


def from_a_browser(request: Request) -> bool:
    """Does a person ask, who wants a page?"""
    return "text/html" in request.headers.get("accept", "") and not request.url.path.startswith("/api/")


@cache
def _written(status: int, language: str) -> bytes:
    text = texts(language)
    return render(ErrorPage(text=text, title=text.plain("title"), message=text(f"error_{status}")))
