"""`prove`, `gaps` and `diff`: what holds for everybody, where services are missing, whom a change would touch."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from routing_rules.inquiry import InquiryError
from service.clock import now
from service.commands.common import BAD_INPUT, WRONG_FILES, load_snapshot, stop
from service.settings import settings


def prove() -> None:
    """Prove the promises for every answer and every kind of moment; exit code 1 with the smallest counterexample."""
    from service import proving_report

    if not proving_report.prove_and_print(load_snapshot(), date.today()):
        raise typer.Exit(WRONG_FILES)


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
    loaded = load_snapshot()
    try:
        maps = gap_report.maps(loaded, situation, chosen, date.today())
    except InquiryError as error:
        stop(f"{error.field} must be {error.allowed}", BAD_INPUT)
    if as_csv:
        typer.echo(gap_report.as_csv(loaded, maps), nl=False)
    else:
        gap_report.show(maps)


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
        stop("--language must be ja or en", BAD_INPUT)
    if html and (html.is_dir() or not html.parent.is_dir()):
        stop("--html must be a file in a folder that exists", BAD_INPUT)
    try:
        command.diff(old, new, html, language, now(), settings().own_folders)
    except RevisionError as error:
        stop(str(error), WRONG_FILES)
