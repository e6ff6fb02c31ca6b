"""What the desk's pages with forms share: they work without JavaScript, and what is typed is repeated in no address."""

from collections.abc import Callable, Mapping
from functools import wraps
from math import ceil
from typing import Annotated, Any
from urllib.parse import parse_qsl

from fastapi import Depends, FastAPI
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from service.desk.door import Refused
from web.desk.access import NotSignedInError
from web.desk.view import DeskPage
from web.desk.wording import TAGS, desk_texts
from web.headers import NO_STORE, page_response
from web.rendering import render
from web.wording.languages import LANGUAGES, language_of
from web.wording.texts import Texts

REFUSED, MISTAKEN, TOO_OFTEN = 403, 422, 429
_MOST_FIELDS = 20


async def _read(request: Request) -> Mapping[str, str]:
    sent = (await request.body()).decode("ascii", "replace")
    try:
        return dict(parse_qsl(sent, keep_blank_values=True, errors="replace", max_num_fields=_MOST_FIELDS))
    except ValueError:
        return {}


Form = Annotated[Mapping[str, str], Depends(_read)]
"""The fields of a sent form."""


def add(app: FastAPI, method: str, where: str, endpoint: Callable[..., Response]) -> None:
    """A page in both languages. Who sends a form after their session ended finds the door, and is told so."""
    answering = _or_to_the_door(endpoint) if method == "POST" else endpoint
    for tag in TAGS:
        path = f"{LANGUAGES[tag].path}{where}"
        app.add_api_route(path, answering, methods=[method], include_in_schema=False, response_model=None)


def text_of(request: Request) -> Texts:
    """The words in the language of an address."""
    return desk_texts(language_of(request.url.path).tag)


def shown(page: DeskPage, status: int = 200, wait: int = 0) -> Response:
    """A page that nobody keeps. ``wait``: seconds."""
    return page_response(render(page), status, headers={"retry-after": str(wait)} if wait else None)


def away(request: Request, where: str) -> RedirectResponse:
    """After a form: to a page in the same language."""
    return RedirectResponse(f"{language_of(request.url.path).path}{where}", 303, {"cache-control": NO_STORE})


def refusal(text: Texts, refused: Refused, wrong: str) -> tuple[Markup, int]:
    """What is said of a refused try, and the status. ``wrong``: the key of the words for a wrong one."""
    if refused.wait:
        return text("wait", minutes=ceil(refused.wait / 60)), TOO_OFTEN
    return text(wrong), REFUSED


def _or_to_the_door(endpoint: Callable[..., Response]) -> Callable[..., Response]:
    @wraps(endpoint)
    def answer(request: Request, **values: Any) -> Response:
        try:
            return endpoint(request=request, **values)
        except NotSignedInError:
            return away(request, "desk/enter?ended")

    return answer
