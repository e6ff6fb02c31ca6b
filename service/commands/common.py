"""What the commands share: the files as they are or were, the desk, and how a command stops."""

import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from directory.hours import JAPAN, minute_of
from documents.problems import Problem, ProblemsFound
from service.settings import settings

if TYPE_CHECKING:
    from service.desk.desk import Desk
    from service.snapshot import Snapshot

AS_OF = "Answer from the last revision before a day, e.g. 2026-11-21; without `at`, as that day began."

WRONG_FILES = 1
BAD_INPUT = 2


def state(as_of: str | None) -> "tuple[Snapshot, int | None]":
    """The files as they are, or as they were when a day began; then also the minute at which it did."""
    if as_of is None:
        return load_snapshot(), None
    from service.reviewing import revisions
    from service.reviewing.git import RevisionError

    try:
        day = date.fromisoformat(as_of)
    except ValueError:
        stop("--as-of must be a day such as 2026-11-21", BAD_INPUT)
    try:
        found = revisions.as_of(day, settings().own_folders)
    except RevisionError as error:
        stop(str(error), WRONG_FILES)
    typer.echo(f"{day} の前の最後の版で答えます / answering from the last revision before {day}: {found.versions}", err=True)
    return found.snapshot, minute_of(datetime.combine(day, time(), JAPAN))


def load_snapshot() -> "Snapshot":
    """The files as they are; stops with their mistakes."""
    from service import snapshot

    try:
        return snapshot.load(settings().own_folders)
    except ProblemsFound as error:
        cannot_start(error)


def cannot_start(error: ProblemsFound) -> NoReturn:
    """Stop with every mistake in the files."""
    for problem in error.problems:
        typer.echo(relative(problem), err=True)
    stop(
        f"{len(error.problems)} 件のまちがいがあり、始められません。/ cannot start: {len(error.problems)} mistakes.",
        WRONG_FILES,
    )


def argument(inquiry: str | None) -> bytes:
    """The argument as it was typed, or all of standard input."""
    return sys.stdin.buffer.read() if inquiry is None else inquiry.encode("utf-8", "surrogateescape")


@contextmanager
def open_desk() -> "Iterator[Desk]":
    """The desk of this installation; stops where its database or key cannot be used, without saying where they are."""
    from sqlalchemy.exc import ArgumentError, OperationalError

    from service.desk.desk import Desk
    from service.desk.keys import WeakSecretError

    try:
        with closing(Desk(settings())) as desk:
            yield desk
    except WeakSecretError as error:
        stop(str(error), WRONG_FILES)
    except (ArgumentError, OperationalError, OSError):
        stop("データベースにつながりません(DATABASE_URL)。/ The database cannot be reached (DATABASE_URL).", WRONG_FILES)


def relative(problem: Problem) -> str:
    """A mistake, its file named as seen from here."""
    here = Path.cwd()
    path = problem.path.relative_to(here) if problem.path.is_relative_to(here) else problem.path
    return str(Problem(path, problem.line, problem.ja, problem.en))


def stop(message: str, code: int) -> NoReturn:
    """Stop with a message and an exit code."""
    typer.echo(message, err=True)
    raise typer.Exit(code)
