"""RFC 9457 problem+json. Says which field and what may be written; never repeats what was typed."""

from collections.abc import Mapping
from typing import Any

import orjson
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from routing_rules.inquiry import InquiryError

PROBLEM_TYPE = "application/problem+json"

_TITLES = {
    400: ("読み取れない形です。", "The request could not be read."),
    401: ("サインインが終わっています。", "Not signed in."),
    403: ("ここからは使えません。", "This cannot be used from here."),
    404: ("ここには何もありません。", "There is nothing here."),
    405: ("この使い方はできません。", "This method is not allowed here."),
    409: ("もう使われています。", "This has been used already."),
    410: ("もうありません。", "This is no longer here."),
    413: ("長すぎます。", "The request is too long."),
    422: ("使えない答えがあります。", "An answer cannot be used."),
    429: ("一度にたくさん届きました。少し待ってください。", "Too many requests at once. Please wait a moment."),
    500: (
        "こちらの不具合です。急ぐときは 110・119・189 へ。",
        "Something went wrong here. If it is urgent, call 110, 119 or 189.",
    ),
    503: (
        "相談員の画面は、いま使えません。急ぐときは 110・119・189 へ。",
        "The counselor's desk is not available now. If it is urgent, call 110, 119 or 189.",
    ),
}

_KINDS = {"bool_parsing": "true or false", "int_parsing": "a whole number"}
_LIMITS = {"ge": "{} or more", "le": "{} or less", "expected": "one of: {}", "allowed": "{}"}


def problem(status: int, *, field: str | None = None, allowed: str | None = None) -> Response:
    """A problem response with the field and what may be written there."""
    ja, en = _TITLES.get(status, _TITLES[400 if status < 500 else 500])
    body: dict[str, object] = {"type": "about:blank", "title": en, "title_ja": ja, "status": status}
    if field:
        body["field"] = field
        body["detail"] = f"{field} must be {allowed}" if allowed else field
    headers = {"cache-control": "no-store"}
    return Response(orjson.dumps(body), status_code=status, media_type=PROBLEM_TYPE, headers=headers)


def inquiry_problem(error: InquiryError) -> Response:
    """The problem of an answer that cannot be used."""
    return problem(422, field=error.field, allowed=error.allowed)


def install(app: FastAPI) -> None:
    """Replace the framework's own errors, which would repeat what was typed."""
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _validation_error)
    app.add_exception_handler(Exception, _unexpected)


async def _http_error(_: Request, error: Exception) -> Response:
    response = problem(error.status_code if isinstance(error, HTTPException) else 500)
    if isinstance(error, HTTPException) and error.headers:
        response.headers.update(error.headers)
    return response


async def _validation_error(_: Request, error: Exception) -> Response:
    first = error.errors()[0] if isinstance(error, RequestValidationError) and error.errors() else {}
    where, *inside = first.get("loc", ()) or ("request",)
    ours = bool(inside) and first["type"] != "extra_forbidden"  # a field that we do not know was named by the sender
    return problem(422, field=str(inside[0] if ours else where), allowed=_allowed(first))


def _allowed(refusal: Mapping[str, Any]) -> str | None:
    """What may be written, from the limits that the framework names; never from the value."""
    limits = refusal.get("ctx", {})
    said = (words.format(limits[name]) for name, words in _LIMITS.items() if name in limits)
    return _KINDS.get(refusal.get("type", "")) or next(said, None)


async def _unexpected(_: Request, __: Exception) -> Response:
    return problem(500)
