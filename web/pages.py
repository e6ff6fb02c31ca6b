"""GET and POST on / and /en/: the questions, and the answer to them. Answers travel in bodies only."""

import gzip
import hashlib
from collections.abc import Awaitable, Callable
from functools import lru_cache
from typing import NamedTuple

import orjson
from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from directory.hours import local_datetime
from routing_rules.inquiry import Inquiry, InquiryError
from service.clock import now
from service.reloading import Current
from service.snapshot import Snapshot, answer
from web import questions
from web.forms import read_form
from web.headers import PUBLIC, page_response
from web.rendering import render
from web.texts import PATHS, Language, texts
from web.view import AnswerPage, FormPage, cards

MAX_BODY = 16 * 1024

Endpoint = Callable[[Request], Awaitable[Response]]


def add_routes(app: FastAPI, current: Current) -> None:
    """Put the first page and its answer on an application. ``current.snapshot`` is read anew for each request."""
    for language, path in PATHS.items():
        endpoint = _endpoint(current, language)
        compressed = [Middleware(GZipMiddleware, compresslevel=6)]
        app.router.routes.append(Route(path, endpoint, methods=["GET", "POST"], middleware=compressed))


def _endpoint(current: Current, language: Language) -> Endpoint:
    async def page(request: Request) -> Response:
        if request.method == "POST":
            return _answer(current.snapshot, language, await _body(request))
        return _questions(request, current.snapshot, language)

    return page


class _Ready(NamedTuple):
    """A page that is the same for everybody until the files change."""

    body: bytes
    compressed: bytes
    etag: str


@lru_cache(maxsize=len(PATHS))
def _ready_questions(snapshot: Snapshot, language: Language) -> _Ready:
    body = render(_form_page(snapshot, language))
    return _Ready(body, gzip.compress(body, mtime=0), f'W/"{hashlib.sha256(body).hexdigest()[:16]}"')


def _questions(request: Request, snapshot: Snapshot, language: Language) -> Response:
    page = _ready_questions(snapshot, language)
    headers = {"etag": page.etag, "vary": "Accept-Encoding"}
    if page.etag in request.headers.get("if-none-match", ""):
        return page_response(b"", 304, cache=PUBLIC, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        return page_response(page.compressed, cache=PUBLIC, headers={**headers, "content-encoding": "gzip"})
    return page_response(page.body, cache=PUBLIC, headers=headers)


def _answer(snapshot: Snapshot, language: Language, body: bytes) -> Response:
    try:
        inquiry = _inquiry(snapshot, language, body)
    except InquiryError as error:
        return page_response(render(_form_page(snapshot, language, notice=_notice(error, language))), 422)
    return page_response(render(answer_page(snapshot, language, inquiry, now())))


def answer_page(snapshot: Snapshot, language: Language, inquiry: Inquiry, minute: int) -> AnswerPage:
    """The page of an answer at a minute since the Unix epoch."""
    text, moment = texts(language), local_datetime(minute)
    found = orjson.loads(answer(snapshot, inquiry, minute))
    return AnswerPage(
        text=text,
        title=text("answer_title"),
        answer=found,
        form=questions.form(snapshot.book.vocabulary, snapshot.directory, text, inquiry),
        now=moment,
        cards=cards(found, snapshot.book, text, moment),
    )


def _inquiry(snapshot: Snapshot, language: Language, body: bytes) -> Inquiry:
    """Who reads the Japanese page has not said in which language to speak; who chose the English page has."""
    spoken = {} if language == "ja" else {"language": language}
    return snapshot.reader.read({**read_form(body), **spoken})


def _form_page(snapshot: Snapshot, language: Language, notice: str | None = None) -> FormPage:
    text = texts(language)
    form = questions.form(snapshot.book.vocabulary, snapshot.directory, text, Inquiry())
    return FormPage(text=text, title=text("title"), form=form, notice=notice)


def _notice(error: InquiryError, language: Language) -> str:
    text = texts(language)
    if error.field == "age":
        return text("bad_age")
    if error.field in questions.FIELDS:
        return text("bad_answer", question=text(f"ask_{error.field}"))
    return text("bad_form")


async def _body(request: Request) -> bytes:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY:
            raise HTTPException(413)
    return body
