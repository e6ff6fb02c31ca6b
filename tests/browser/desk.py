"""A real server with a desk of its own, and browsers of people who are signed in at it."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext

from service.desk.desk import Desk
from service.desk.tables import Role
from service.settings import Settings
from tests.desk.people import a_counselor, a_session
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
    port = _free_port()
    address = f"http://localhost:{port}"
    settings = Settings(data=folder, database=f"sqlite:///{folder / 'desk.sqlite3'}", origin=address)
    environment = {**os.environ, "MADOGUCHI_DATA": str(folder), "DATABASE_URL": settings.database, "MADOGUCHI_ORIGIN": address}
    command = [sys.executable, "-c", _SERVE, "serve", "--port", str(port)]
    with (
        (folder / "log").open("w") as log,
        subprocess.Popen(command, cwd=_ROOT, env=environment, stdout=log, stderr=log) as server,
    ):
        try:
            _wait_for(f"http://127.0.0.1:{port}", server, folder / "log")
            yield DeskServer(address, Desk(settings))
        finally:
            server.terminate()


def _wait_for(address: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(300):
        assert server.poll() is None, log.read_text()
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server did not answer within 30 seconds")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
