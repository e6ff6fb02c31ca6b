"""Our own mistakes: told to who runs the service by kind and line, never with a value, for a value may be an answer."""

import logging
import traceback

from starlette.types import ASGIApp, Receive, Scope, Send

log = logging.getLogger("madoguchi")


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


def where(error: BaseException) -> str:
    """File, line and function of every call on the way to an exception; no message and no source text."""
    frames = traceback.extract_tb(error.__traceback__)
    return "\n".join(f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames)
