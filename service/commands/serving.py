"""`serve`: the pages and the API on one port."""

from typing import TYPE_CHECKING, Annotated

import typer

from documents.problems import ProblemsFound
from service.commands.common import WRONG_FILES, cannot_start, stop
from service.settings import Settings, settings

if TYPE_CHECKING:
    from service.desk.desk import Desk


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8000,
) -> None:
    """Serve the pages and the API. Checks rules and listings first; keeps no access log."""
    import uvicorn

    from service.app import create_app
    from service.desk.keys import WeakSecretError
    from service.kept.protocol import protocol_with
    from service.outermost import ToldWithoutValues

    try:
        served = create_app(_at(settings(), port))
    except ProblemsFound as error:
        cannot_start(error)
    except WeakSecretError as error:
        stop(str(error), WRONG_FILES)
    typer.echo(f"窓口 Madoguchi: http://{host}:{port}/  (Ctrl+C で終わる / to stop)")
    _invite_the_first(served.state.desk)
    uvicorn.run(
        ToldWithoutValues(served),
        host=host,
        port=port,
        http=protocol_with(served.state.kept),
        access_log=False,
        log_level="warning",
        server_header=False,
    )


def _at(chosen: Settings, port: int) -> Settings:
    """Where no address is set, people come to this machine by its own name."""
    return chosen if "origin" in chosen.model_fields_set else chosen.model_copy(update={"origin": f"http://localhost:{port}"})


def _invite_the_first(desk: "Desk") -> None:
    """Where nobody has an account yet, print the link that makes an administrator. Without a database the public side goes on."""
    from sqlalchemy.exc import SQLAlchemyError

    from service.desk import invitations, organisations
    from service.desk.keys import WeakSecretError

    try:
        with desk.work() as work:
            token = organisations.invite_first(work)
    except (SQLAlchemyError, OSError, WeakSecretError):
        typer.echo(
            "相談員の画面は使えません(データベースか鍵に届きません)。公開のページは動きます。"
            " / The desk is closed: its database or key cannot be reached. The public pages are served.",
            err=True,
        )
        return
    if token:
        typer.echo(
            "相談員の画面の最初の管理者になるリンク(一度だけ、72時間)/ makes the desk's first administrator (once, 72 hours):\n"
            f"{invitations.link(desk.settings, token)}"
        )
