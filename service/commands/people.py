"""`user` and `organisation`: who may use the counselor's desk."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from service.commands.common import BAD_INPUT, open_desk, stop
from service.settings import settings

if TYPE_CHECKING:
    from service.desk.desk import Work
    from service.desk.tables import Counselor, Organisation

_ROLES = ("counselor", "editor", "administrator")

user = typer.Typer(help="相談員の画面を使う人 / who may use the counselor's desk", no_args_is_help=True)
organisation = typer.Typer(help="相談員の画面を持つ組織 / the organisations that have a desk", no_args_is_help=True)

Name = Annotated[str, typer.Argument(help="A sign-in name.")]


@user.command("invite")
def invite(
    within: Annotated[str, typer.Option("--organisation", help="The organisation's name, as `organisation list` tells it.")],
    role: Annotated[str, typer.Option("--role", help=f"One of: {', '.join(_ROLES)}.")] = _ROLES[0],
) -> None:
    """Print a one-time link to join, good for 72 hours."""
    from service.desk import invitations
    from service.desk.audit import COMMAND_LINE
    from service.desk.tables import Role

    if role not in _ROLES:
        stop(f"--role must be one of: {', '.join(_ROLES)}", BAD_INPUT)
    with _working() as work:
        number = _organisation(work, within).id
        assert number is not None
        work.record(COMMAND_LINE, f"invited as {role}", number)
        token = invitations.make(work, number, Role(role))
    _print_link(token)


@user.command("reset")
def reset(name: Name) -> None:
    """Print a one-time link to set password and second factor again. Signs this person out everywhere at once."""
    from service.desk import counselors
    from service.desk.audit import COMMAND_LINE

    with _working() as work:
        token = counselors.ask_reset(work, COMMAND_LINE, _counselor(work, name))
    _print_link(token)


@user.command("end")
def end(name: Name) -> None:
    """End an account for good. Signs this person out everywhere at once."""
    from service.desk import counselors
    from service.desk.audit import COMMAND_LINE

    try:
        with _working() as work:
            counselors.end(work, COMMAND_LINE, _counselor(work, name))
    except counselors.LastAdministratorError:
        stop(
            "最後の管理者は終わらせられません。先に別の人を管理者にしてください。"
            " / the last administrator cannot be ended: make somebody else one first.",
            BAD_INPUT,
        )
    typer.echo("終わらせました。/ ended.")


@user.command("list")
def list_people() -> None:
    """Everybody: number, organisation, sign-in name, role, and what keeps them out."""
    from service.desk import counselors, organisations

    with _working() as work:
        for there in organisations.every(work):
            assert there.id is not None
            for one in counselors.of(work, there.id):
                factor = counselors.has_second_factor(work, one)
                state = "ended" if one.ended_at is not None else "" if factor else "no second factor yet"
                typer.echo("\t".join((str(one.id), there.name, one.sign_in_name, one.role, state)).rstrip())


@organisation.command("add")
def add(name: Annotated[str, typer.Argument(help="Its name, as its counselors read it.")]) -> None:
    """Add an organisation."""
    from service.desk import organisations

    with _named_well(), _working() as work:
        organisations.add(work, name)
    typer.echo("加えました。/ added.")


@organisation.command("rename")
def rename(
    name: Annotated[str, typer.Argument(help="As it is.")], new: Annotated[str, typer.Argument(help="As it shall be.")]
) -> None:
    """Give an organisation another name."""
    from service.desk import organisations

    with _named_well(), _working() as work:
        organisations.rename(work, _organisation(work, name), new)
    typer.echo("名前をかえました。/ renamed.")


@organisation.command("list")
def list_organisations() -> None:
    """Every organisation: number and name."""
    from service.desk import organisations

    with _working() as work:
        for there in organisations.every(work):
            typer.echo(f"{there.id}\t{there.name}")


@contextmanager
def _working() -> "Iterator[Work]":
    """One transaction; stops with a sentence where the database cannot be reached."""
    with open_desk() as desk, desk.work() as work:
        yield work


@contextmanager
def _named_well() -> Iterator[None]:
    from service.desk.organisations import OrganisationNameError

    try:
        yield
    except OrganisationNameError:
        stop("名前は1〜120文字で、ほかの組織と別にします。/ a name has 1 to 120 letters and is no other's.", BAD_INPUT)


def _organisation(work: "Work", name: str) -> "Organisation":
    from service.desk import organisations

    found = organisations.named(work, name)
    if found is None:
        there = ", ".join(one.name for one in organisations.every(work)) or "-"
        stop(f"その名前の組織はありません。/ no such organisation. あるもの / there are: {there}", BAD_INPUT)
    return found


def _counselor(work: "Work", name: str) -> "Counselor":
    from service.desk import counselors

    found = counselors.named(work, name)
    if found is None:
        stop("その名前の人はいません。/ nobody signs in by that name.", BAD_INPUT)
    return found


def _print_link(token: str) -> None:
    from service.desk import invitations

    typer.echo(invitations.link(settings(), token))
    typer.echo("72時間のうちに一度だけ使えます。本人だけにわたしてください。/ works once, within 72 hours.", err=True)
