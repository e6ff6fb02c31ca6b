"""A real server with a desk of its own, and browsers of people who are signed in at it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext

from service.desk.desk import Desk
from service.desk.tables import Role
from service.settings import Settings
from tests.desk.people import a_counselor, a_session
from tests.own_servers import free_port, wait_for
from web.desk.access import COOKIE

_ROOT = Path(__file__).parents[2]
_SERVE = "from service.cli import app; app()"


@dataclass
class DeskServer:
    """``address``: where it answers; ``desk``: the same database, from the test's side."""

    address: str
    desk: Desk

    def sign_in(self, context: BrowserContext, name: str = "sato", role: Role = Role.COUNSELOR) -> int:
        """Give a browser the session of an invented counselor; their number."""
        counselor = a_counselor(self.desk, name, role)
        token = a_session(self.desk, counselor)
        secure = self.address.replace("http:", "https:")  # a __Host- cookie is set by a secure address only; localhost counts
        cookie = {"name": COOKIE, "value": token, "url": secure, "secure": True, "httpOnly": True, "sameSite": "Strict"}
        context.add_cookies([cookie])
        return counselor


@contextmanager
def desk_server(folder: Path) -> Iterator[DeskServer]:
    """A server on a free port of this machine, on SQLite. ``localhost``, for passkeys know no bare address."""
    port = free_port()
    address = f"http://localhost:{port}"
    settings = Settings(data=folder, database=f"sqlite:///{folder / 'desk.sqlite3'}", origin=address)
    environment = {**os.environ, "MADOGUCHI_DATA": str(folder), "DATABASE_URL": settings.database, "MADOGUCHI_ORIGIN": address}
    command = [sys.executable, "-c", _SERVE, "serve", "--port", str(port)]
    with (
        (folder / "log").open("w") as log,
        subprocess.Popen(command, cwd=_ROOT, env=environment, stdout=log, stderr=log) as server,
    ):
        try:
            wait_for(port, server.poll, (folder / "log").read_text)
            yield DeskServer(address, Desk(settings))
        finally:
            server.terminate()
