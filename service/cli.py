"""The command `madoguchi`."""

import json
import sys
from collections.abc import Iterable
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import orjson
import typer

from directory.hours import JAPAN, minute_of
from documents.problems import Problem, ProblemsFound
from routing_rules.inquiry import Inquiry, InquiryError
from service.clock import now
from service.settings import settings

if TYPE_CHECKING:
    from service.snapshot import Snapshot

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=__doc__)

AS_OF = "Answer from the last revision before a day, e.g. 2026-11-21; without `at`, as that day began."

WRONG_FILES = 1
BAD_INPUT = 2


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8000,
) -> None:
    """Serve the pages and the API. Checks rules and listings first; keeps no access log."""
    import uvicorn

    from service.app import create_app
    from service.mistakes import ToldWithoutValues

    try:
        served = create_app()
    except ProblemsFound as error:
        _cannot_start(error)
    typer.echo(f"窓口 Madoguchi: http://{host}:{port}/  (Ctrl+C で終わる / to stop)")
    uvicorn.run(ToldWithoutValues(served), host=host, port=port, access_log=False, log_level="warning", server_header=False)


@app.command()
def suggest(
    inquiry: Annotated[str | None, typer.Argument(help="An inquiry as JSON; standard input without it.")] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="One inquiry a line in, one answer a line out, same order.")] = False,
    as_of: Annotated[str | None, typer.Option("--as-of", help=AS_OF)] = None,
) -> None:
    """Whom to turn to: an inquiry in, the answer out, both in the JSON of the API."""
    loaded, minute = _state(as_of)
    lines: Iterable[bytes] = sys.stdin.buffer if jsonl else [_argument(inquiry)]
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


@app.command()
def explain(
    inquiry: Annotated[str | None, typer.Argument(help="An inquiry as JSON; standard input without it.")] = None,
    channel: Annotated[str | None, typer.Option("--channel", help="Why this one is, or is not, in the answer.")] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help=AS_OF)] = None,
) -> None:
    """Why this, why not that: the rules that speak, what decided the order, who is left out. In the inquiry's language."""
    from service import explaining

    loaded, minute = _state(as_of)
    try:
        asked = _read(loaded, _argument(inquiry))
    except InquiryError as error:
        _stop(f"{error.field} must be {error.allowed}", BAD_INPUT)
    if channel and channel not in loaded.directory.channels:
        _stop("--channel must be one of: " + ", ".join(loaded.directory.channels), BAD_INPUT)
    language = asked.language or "ja"
    if channel:
        lines = explaining.why(loaded, asked, channel, language)
    else:
        lines = explaining.explain(loaded, asked, _minute(asked, minute), language)
    for line in lines:
        typer.echo(line)


@app.command()
def check(
    folder: Annotated[
        list[Path] | None, typer.Argument(help="An organisation's own folders; else those of the settings.")
    ] = None,
) -> None:
    """Check every rule and listing, and run the examples beside the rules. Exit code 1 with the mistakes, file and line."""
    from service import checking

    loaded, problems = checking.check(folder or settings().own_folders)
    for problem in problems:
        typer.echo(_relative(problem))
    if problems or loaded is None:
        _stop(f"{len(problems)} 件のまちがいがあります。/ {len(problems)} mistakes.", WRONG_FILES)
    examples = sum(len(written.rule.examples) for written in loaded.book.rules)
    typer.echo(
        f"まちがいはありません。きまり {len(loaded.book.rules)}、例 {examples}、窓口 {len(loaded.directory.channels)}。"
        f" / No mistakes: {len(loaded.book.rules)} rules, {examples} examples, {len(loaded.directory.channels)} channels."
    )


@app.command()
def prove() -> None:
    """Prove the promises for every answer and every kind of moment; exit code 1 with the smallest counterexample."""
    from service import proving_report

    if not proving_report.prove_and_print(_loaded(), date.today()):
        raise typer.Exit(WRONG_FILES)


@app.command()
def due(on: Annotated[str | None, typer.Option("--on", help="A day, e.g. 2027-02-19; default today.")] = None) -> None:
    """Facts, rules and sentences that somebody must look at again by a day."""
    from rich.console import Console
    from rich.table import Table

    from service import checking

    try:
        day = date.fromisoformat(on) if on else date.today()
    except ValueError:
        _stop("--on must be a day such as 2027-02-19", BAD_INPUT)
    found = checking.due(_loaded(), day)
    if not found:
        typer.echo(f"{day}: 見直す日の来たものはありません。/ Nothing is due.")
        return
    table = Table("見直す日 due", "どこ where", "なに what", "見た日 looked")
    for review in found:
        table.add_row(review.due.isoformat(), review.where, review.fact, review.looked.isoformat())
    Console().print(table)


@app.command()
def gaps(
    situation: Annotated[str | None, typer.Option(help="One situation; all without it.")] = None,
    voice: Annotated[bool | None, typer.Option("--voice/--text", help="Only by voice, or only by text.")] = None,
    anonymous: Annotated[bool, typer.Option("--anonymous", help="Only channels known to ask no name.")] = False,
    language: Annotated[str | None, typer.Option(help="Only where this language is stated, e.g. en.")] = None,
    age: Annotated[int | None, typer.Option(help="Of the person it is about.")] = None,
    place: Annotated[str | None, typer.Option(help="Prefecture (JIS X 0401, e.g. 13) or abroad.")] = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="Every hour of every row as CSV.")] = False,
) -> None:
    """How many channels answer, by situation and part of the week: where the country's services have gaps."""
    from service import gap_report

    medium = None if voice is None else "voice" if voice else "text"
    chosen = {"medium": medium, "anonymous": anonymous, "language": language, "age": age, "place": place}
    loaded = _loaded()
    try:
        maps = gap_report.maps(loaded, situation, chosen, date.today())
    except InquiryError as error:
        _stop(f"{error.field} must be {error.allowed}", BAD_INPUT)
    if as_csv:
        typer.echo(gap_report.as_csv(loaded, maps), nl=False)
    else:
        gap_report.show(maps)


@app.command()
def diff(
    old: Annotated[str, typer.Argument(help="A git revision, or a folder with directory/data and routing_rules.")],
    new: Annotated[str, typer.Argument(help="Another one; by default the files in the present folder.")] = ".",
    html: Annotated[Path | None, typer.Option(help="Write the report as one HTML page too.")] = None,
    language: Annotated[str, typer.Option(help="ja or en; the page has both.")] = "ja",
) -> None:
    """Whose suggestions a change alters: every inquiry of a stated space before and after, in sentences with counts."""
    from service.reviewing import command
    from service.reviewing.git import RevisionError

    if language not in ("ja", "en"):
        _stop("--language must be ja or en", BAD_INPUT)
    if html and (html.is_dir() or not html.parent.is_dir()):
        _stop("--html must be a file in a folder that exists", BAD_INPUT)
    try:
        command.diff(old, new, html, language, now(), settings().own_folders)
    except RevisionError as error:
        _stop(str(error), WRONG_FILES)


def _state(as_of: str | None) -> "tuple[Snapshot, int | None]":
    """The files as they are, or as they were when a day began; then also the minute at which it did."""
    if as_of is None:
        return _loaded(), None
    from service.reviewing import revisions
    from service.reviewing.git import RevisionError

    try:
        day = date.fromisoformat(as_of)
    except ValueError:
        _stop("--as-of must be a day such as 2026-11-21", BAD_INPUT)
    try:
        found = revisions.as_of(day, settings().own_folders)
    except RevisionError as error:
        _stop(str(error), WRONG_FILES)
    typer.echo(f"{day} の前の最後の版で答えます / answering from the last revision before {day}: {found.versions}", err=True)
    return found.snapshot, minute_of(datetime.combine(day, time(), JAPAN))


def _loaded() -> "Snapshot":
    from service import snapshot

    try:
        return snapshot.load(settings().own_folders)
    except ProblemsFound as error:
        _cannot_start(error)


def _cannot_start(error: ProblemsFound) -> NoReturn:
    for problem in error.problems:
        typer.echo(_relative(problem), err=True)
    _stop(
        f"{len(error.problems)} 件のまちがいがあり、始められません。/ cannot start: {len(error.problems)} mistakes.",
        WRONG_FILES,
    )


def _argument(inquiry: str | None) -> bytes:
    """The argument as it was typed, or all of standard input."""
    return sys.stdin.buffer.read() if inquiry is None else inquiry.encode("utf-8", "surrogateescape")


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


def _relative(problem: Problem) -> str:
    here = Path.cwd()
    path = problem.path.relative_to(here) if problem.path.is_relative_to(here) else problem.path
    return str(Problem(path, problem.line, problem.ja, problem.en))


def _stop(message: str, code: int) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(code)
