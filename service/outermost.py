"""What stands around the whole application, where an exception that nobody caught arrives."""

from starlette.types import ASGIApp, Receive, Scope, Send

from service.mistakes import log, where


class ToldWithoutValues:
    """Stands around the application. Its error page has been sent when an exception arrives here; only the log is left."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; swallow what nobody caught."""
        try:
            await self._app(scope, receive, send)
        except Exception as error:
            if scope["type"] != "http":
                raise
            log.error("%s\n%s", type(error).__name__, where(error))
