"""`portal`: a school's own lines, signed into the address of its frame."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service.commands.common import BAD_INPUT, WRONG_FILES, relative, stop
from service.settings import settings

if TYPE_CHECKING:
    from service.portals.portal_file import Portal
    from service.portals.school import School
    from service.signing.secret import SecretKey

portal = typer.Typer(no_args_is_help=True, help="学校の窓口をリンクに入れる / a school's own lines, signed into a link.")


@portal.command("key")
def make_key() -> None:
    """Print the public key of this installation on one line. Makes the key if there is none yet."""
    from service.signing import keys
    from service.signing.errors import KeyFileError

    try:
        key = keys.load_or_make(settings().data)
    except (KeyFileError, OSError) as error:
        stop(_said(error), WRONG_FILES)
    typer.echo(key.public.string)
    typer.echo(
        f"秘密鍵は {settings().data / keys.SECRET} にあります。控えを取り、だれにも見せません。"
        f" / The secret key is {settings().data / keys.SECRET}: keep a copy, show it to nobody.",
        err=True,
    )


@portal.command("link")
def link(
    file: Annotated[Path, typer.Argument(help="The school's file (docs/portal.md).")],
    origin: Annotated[str | None, typer.Option(help="The site's address, https://…; default: MADOGUCHI_ORIGIN.")] = None,
) -> None:
    """Print the address of the school's frame, and the HTML to paste. Exit code 1 with the file's mistakes."""
    from service.portals.address import address, snippet
    from service.portals.token import PortalError, write

    site = _origin(origin)
    asked, key = _read(file), _signing_key()
    try:
        token = write(asked.school, key)
    except PortalError as error:
        stop(str(error), WRONG_FILES)
    found = site + address(asked.wish, token)
    typer.echo(found)
    typer.echo(snippet(found))
    typer.echo(f"{asked.school.until} まで出ます。/ Shown until {asked.school.until}.", err=True)


@portal.command("show")
def show(link: Annotated[str, typer.Argument(help="The address of a frame.")]) -> None:
    """Check a link by this site's key and print its lines. Exit code 1 where no frame would show them, 2 where it has none."""
    from service.portals.address import token_in
    from service.portals.token import PortalError, read
    from service.portals.trusted import trusted

    token = token_in(link)
    if token is None:
        stop("このアドレスに学校の窓口(school=)はありません。/ This address has no lines of a school (school=).", BAD_INPUT)
    try:
        school = read(token, trusted(settings()), _today())
    except PortalError as error:
        stop(str(error), WRONG_FILES)
    _print(school)


def _print(school: "School") -> None:
    for line in school.lines:
        typer.echo("\t".join((line.name, line.number or "-", line.where or "-", line.hours or "-")))
    typer.echo(f"until {school.until}")


def _read(file: Path) -> "Portal":
    from documents.problems import ProblemsFound
    from service.portals.portal_file import read_portal

    try:
        return read_portal(file, _today())
    except ProblemsFound as error:
        for problem in error.problems:
            typer.echo(relative(problem), err=True)
        stop(f"{len(error.problems)} 件のまちがいがあります。/ {len(error.problems)} mistakes.", WRONG_FILES)
    except OSError as error:
        stop(_said(error), BAD_INPUT)


def _signing_key() -> "SecretKey":
    """The key whose signatures this site takes. None is made here: a link by a key that no site knows shows nothing."""
    from service.portals.trusted import trusted
    from service.signing import keys
    from service.signing.errors import KeyFileError

    try:
        key = keys.load(settings().data)
    except FileNotFoundError:
        stop("鍵がまだありません。先に `madoguchi portal key`。/ No key yet: run `madoguchi portal key` first.", WRONG_FILES)
    except (KeyFileError, OSError) as error:
        stop(_said(error), WRONG_FILES)
    if key.public not in trusted(settings()):
        stop(
            "MADOGUCHI_PORTAL_KEY がこの鍵の公開鍵ではありません。`madoguchi portal key` の一行を入れます。"
            " / MADOGUCHI_PORTAL_KEY does not name this key: set it to the line of `madoguchi portal key`.",
            WRONG_FILES,
        )
    return key


def _origin(given: str | None) -> str:
    from pydantic import ValidationError

    from service.settings import Settings

    chosen = settings().origin
    if given is None:
        return chosen
    try:
        return Settings(origin=given.rstrip("/")).origin
    except ValidationError:
        stop("--origin must be an address such as https://soudan.example.jp", BAD_INPUT)


def _today() -> date:
    from directory.hours import local_datetime
    from service.clock import now

    return local_datetime(now()).date()


def _said(error: Exception) -> str:
    return f"ファイルを使えません。/ {error.strerror}: {error.filename}" if isinstance(error, OSError) else str(error)
