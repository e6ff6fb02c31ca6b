"""`check` and `due`: what those who write rules and listings need to know."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from documents.problems import Problem
from service.commands.common import BAD_INPUT, WRONG_FILES, load_snapshot, relative, stop
from service.settings import settings


def check(
    folder: Annotated[
        list[Path] | None, typer.Argument(help="An organisation's own folders; else those of the settings.")
    ] = None,
) -> None:
    """Check every rule and listing, and run the examples beside the rules. Exit code 1 with the mistakes, file and line."""
    from service import checking

    folders = folder or settings().own_folders
    loaded, problems = checking.check(folders)
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
