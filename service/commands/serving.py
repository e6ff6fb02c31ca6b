"""`serve`: the pages and the API on one port."""

from typing import Annotated

import typer

from documents.problems import ProblemsFound
from service.commands.common import cannot_start


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
        cannot_start(error)
    typer.echo(f"窓口 Madoguchi: http://{host}:{port}/  (Ctrl+C で終わる / to stop)")
    uvicorn.run(ToldWithoutValues(served), host=host, port=port, access_log=False, log_level="warning", server_header=False)
