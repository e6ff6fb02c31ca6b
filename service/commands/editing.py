"""`check`, `due` and `changes`: what those who write rules and listings need to know."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from directory.hours import local_datetime
from documents.problems import Problem, ProblemsFound
from service.commands.common import BAD_INPUT, WRONG_FILES, cannot_start, load_snapshot, relative, stop
from service.settings import settings

if TYPE_CHECKING:
    from service.snapshot import Snapshot


def check(
    folder: Annotated[
        list[Path] | None, typer.Argument(help="An organisation's own folders; else those of the settings.")
    ] = None,
) -> None:
    """Check every rule and listing, and run the examples beside the rules. Exit code 1 with the mistakes, file and line."""
    from service import checking

    folders = folder or settings().own_folders
    loaded, problems = checking.check(folders)
    problems += _wrong_changes(loaded) if loaded else []
    for problem in problems:
        typer.echo(relative(problem))
    if problems or loaded is None:
        stop(f"{len(problems)} 件のまちがいがあります。/ {len(problems)} mistakes.", WRONG_FILES)
    examples = sum(len(written.rule.examples) for written in loaded.book.rules)
    typer.echo(
        f"まちがいはありません。きまり {len(loaded.book.rules)}、例 {examples}、窓口 {len(loaded.directory.channels)}。"
        f" / No mistakes: {len(loaded.book.rules)} rules, {examples} examples, {len(loaded.directory.channels)} channels."
    )
    _advise(checking.hard_to_read(folders))


def _wrong_changes(loaded: "Snapshot") -> list[Problem]:
    """The mistakes in the list of changes."""
    from directory import changes

    try:
        changes.load(loaded.directory)
    except ProblemsFound as error:
        return list(error.problems)
    return []


def _advise(hard: list[Problem]) -> None:
    """Advice stops nothing."""
    for problem in hard:
        typer.echo(relative(problem))
    if hard:
        typer.echo(
            f"やさしい日本語でむずかしいところが {len(hard)} あります(まちがいではありません)。"
            f" / Advice, no mistakes: {len(hard)} places where easy Japanese is hard."
        )


def due(on: Annotated[str | None, typer.Option("--on", help="A day, e.g. 2027-02-19; default today.")] = None) -> None:
    """Facts, rules and sentences that somebody must look at again by a day."""
    from rich.console import Console
    from rich.table import Table

    from service import checking

    try:
        day = date.fromisoformat(on) if on else date.today()
    except ValueError:
        stop("--on must be a day such as 2027-02-19", BAD_INPUT)
    found = checking.due(load_snapshot(), day)
    if not found:
        typer.echo(f"{day}: 見直す日の来たものはありません。/ Nothing is due.")
        return
    table = Table("見直す日 due", "どこ where", "なに what", "見た日 looked")
    for review in found:
        table.add_row(review.due.isoformat(), review.where, review.fact, review.looked.isoformat())
    Console().print(table)


def changes(
    since: Annotated[str, typer.Option(help="A git revision, or a folder with directory/data and routing_rules.")],
) -> None:
    """Draft the entries of data/changes that are missing since an earlier state. Exit code 1 if any is missing."""
    from directory import changes
    from service.clock import now
    from service.feeds import overlooked
    from service.reviewing import revisions
    from service.reviewing.git import RevisionError

    here, day = load_snapshot().directory, local_datetime(now()).date()
    try:
        before, listed = revisions.read(since, settings().own_folders).snapshot.directory, overlooked.entered_before(since)
        entered = [change for change in changes.load(here) if change.id not in listed]
    except RevisionError as error:
        stop(str(error), WRONG_FILES)
    except ProblemsFound as error:
        cannot_start(error)
    missing = overlooked.overlooked(before, here, entered)
    if not missing:
        typer.echo("書きわすれはありません。/ No entry is missing.")
        return
    typer.echo(overlooked.as_yaml(change.draft(here, day) for change in missing), nl=False)
    stop(
        f"{len(missing)} 件、directory/data/changes/{day.year}.yaml にまだありません。言葉を見て、足してください。"
        f" / {len(missing)} missing. Read the words, then add them to directory/data/changes/{day.year}.yaml.",
        WRONG_FILES,
    )
