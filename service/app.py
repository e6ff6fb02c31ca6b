"""The composition root: puts the directory, the rules, the API and the pages together. The only module that imports web."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from fastapi import FastAPI
from fastapi.telemetry import TelemetryConfig
from starlette.responses import JSONResponse

import web
from service import api, http_errors
from service.desk import purging
from service.desk.desk import Desk
from service.feeds import routes as feeds
from service.kept.recording import Recorder
from service.kept.store import Store
from service.reloading import Current
from service.settings import Settings, settings

DESCRIPTION = """Whom to turn to in Japan when a child may be harmed: channels in order, with reasons and sources.

Not an emergency service (110, 119) and not a way to notify (通告: 189 or the municipality)."""

_NO_TELEMETRY: TelemetryConfig = {"tracing": False, "metrics": False, "logs": False, "auto_configure": False}


def create_app(given: Settings | None = None, current: Current | None = None, desk: Desk | None = None) -> FastAPI:
    """The application, with files and a desk of its own unless it is given some.

    Raises ProblemsFound where the rules or listings cannot be used, WeakSecretError for a weak secret.
    """
    chosen = given or settings()
    current = current or Current(chosen.own_folders)
    desk = desk or Desk(chosen)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        meanwhile = [asyncio.create_task(purging.watch(desk))]
        if chosen.reload_seconds:
            meanwhile.append(asyncio.create_task(current.watch(chosen.reload_seconds)))
        yield
        for task in meanwhile:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        desk.close()

    app = FastAPI(
        title="Madoguchi",
        description=DESCRIPTION,
        version="1",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,  # a redirect would repeat the address
        openapi_url="/api/v1/openapi.json",
        telemetry=_NO_TELEMETRY,
    )
    app.state.current = current
    app.state.desk = desk
    http_errors.install(app)
    api.add_routes(app, current)
    feeds.add_routes(app, current)
    web.add_routes(app, current, desk)
    _add_health(app, current)
    app.state.kept = Store(current)
    app.add_middleware(Recorder, store=app.state.kept)
    return app


def _add_health(app: FastAPI, current: Current) -> None:
    @app.get("/healthz", tags=["operation"])
    async def healthz() -> JSONResponse:
        """Whether it serves, with which versions, and whether newer files wait to be corrected."""
        snapshot = current.snapshot
        body = {
            "status": "ok" if not current.problems else "serving the last good files",
            "problems": current.problems,
            "rules_version": snapshot.book.version,
            "directory_version": snapshot.directory.version,
        }
        return JSONResponse(body, headers={"cache-control": "no-store"})
