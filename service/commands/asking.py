"""`suggest`, `explain` and `match`: an inquiry or words in; the answer, why it is so, or what they speak of, out."""

import json
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import orjson
import typer

from directory.hours import minute_of
from documents.problems import ProblemsFound
from routing_rules.inquiry import Inquiry, InquiryError
from service.clock import now
from service.commands.common import AS_OF, BAD_INPUT, argument, cannot_start, state, stop

if TYPE_CHECKING:
    from service.snapshot import Snapshot


def suggest(
    inquiry: Annotated[str | None, typer.Argument(help="An inquiry as JSON; standard input without it.")] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="One inquiry a line in, one answer a line out, same order.")] = False,
    as_of: Annotated[str | None, typer.Option("--as-of", help=AS_OF)] = None,
) -> None:
    """Whom to turn to: an inquiry in, the answer out, both in the JSON of the API."""
    loaded, minute = state(as_of)
    lines: Iterable[bytes] = sys.stdin.buffer if jsonl else [argument(inquiry)]
    failed = False
    for number, line in enumerate(lines, 1):
        if jsonl and not line.strip():
            continue
        try:
            out = _answer(loaded, line, minute)
        except InquiryError as error:
            failed, out = True, json.dumps({"field": error.field, "detail": f"{error.field} must be {error.allowed}"}).encode()
            typer.echo(f"{number}: {error.field} must be {error.allowed}", err=True)
        sys.stdout.buffer.write(out + b"\n")
    if failed:
        raise typer.Exit(BAD_INPUT)


def explain(
    inquiry: Annotated[str | None, typer.Argument(help="An inquiry as JSON; standard input without it.")] = None,
    channel: Annotated[str | None, typer.Option("--channel", help="Why this one is, or is not, in the answer.")] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help=AS_OF)] = None,
) -> None:
    """Why this, why not that: the rules that speak, what decided the order, who is left out. In the inquiry's language."""
    from service import explaining

    loaded, minute = state(as_of)
    try:
        asked = _read(loaded, argument(inquiry))
    except InquiryError as error:
        stop(f"{error.field} must be {error.allowed}", BAD_INPUT)
    if channel and channel not in loaded.directory.channels:
        stop("--channel must be one of: " + ", ".join(loaded.directory.channels), BAD_INPUT)
    language = asked.language or "ja"
    if channel:
        lines = explaining.why(loaded, asked, channel, language)
    else:
        lines = explaining.explain(loaded, asked, _minute(asked, minute), language)
    for line in lines:
        typer.echo(line)


def match(
    jsonl: Annotated[bool, typer.Option("--jsonl", help='One {"words", "language"} a line in, one answer a line out.')] = False,
) -> None:
    """Which situations somebody's own words speak of, and whether they speak of danger. Words come on standard input only."""
    from service import word_matching

    try:
        good = word_matching.match(sys.stdin.buffer, sys.stdout.buffer, jsonl=jsonl)
    except ProblemsFound as error:
        cannot_start(error)
    if not good:
        raise typer.Exit(BAD_INPUT)


def _answer(loaded: "Snapshot", line: bytes, minute: int | None = None) -> bytes:
    from service.snapshot import answer

    asked = _read(loaded, line)
    return answer(loaded, asked, _minute(asked, minute))


def _read(loaded: "Snapshot", line: bytes) -> Inquiry:
    try:
        data = orjson.loads(line)
    except orjson.JSONDecodeError:
        raise InquiryError("inquiry", "one JSON object in UTF-8") from None
    return loaded.reader.read(data)


def _minute(asked: Inquiry, otherwise: int | None = None) -> int:
    if asked.at:
        return minute_of(asked.at)
    return now() if otherwise is None else otherwise
