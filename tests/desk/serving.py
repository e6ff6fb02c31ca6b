"""The desk behind a real server that logs all it can, as somebody would run it who looks for a mistake."""

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from service.settings import Settings
from web.desk.access import COOKIE

_ROOT = Path(__file__).parents[2]
_SERVE = """
import logging, sys, uvicorn
from service.app import create_app
from service.outermost import ToldWithoutValues
logging.basicConfig(level=logging.DEBUG, stream=sys.stdout)
uvicorn.run(ToldWithoutValues(create_app()), host="127.0.0.1", port=int(sys.argv[1]), log_level="debug", access_log=True)
"""


@dataclass
class TalkativeServer:
    """``log``: everything it says; whole only after it has stopped."""

    port: int
    log: Path

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> tuple[int, bytes]:
        """(status, body) of one request from a page of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        given = {"content-type": "application/json", "sec-fetch-site": "same-origin"} | headers
        try:
            connection.request(method, path, body, given)
            response = connection.getresponse()
            return response.status, response.read()
        finally:
            connection.close()

    def post(self, path: str, session: str = "", /, **fields: object) -> tuple[int, bytes]:
        return self.ask("POST", path, json.dumps(fields, ensure_ascii=False).encode(), cookie=f"{COOKIE}={session}")


@contextmanager
def talkative(settings: Settings) -> Iterator[TalkativeServer]:
    """A running server on the database of some settings."""
    port, log = _free_port(), settings.data / "server.log"
    environment = {**os.environ, "MADOGUCHI_DATA": str(settings.data), "DATABASE_URL": settings.database}
    command = [sys.executable, "-c", _SERVE, str(port)]
    with log.open("wb") as out, subprocess.Popen(command, cwd=_ROOT, env=environment, stdout=out, stderr=out) as process:
        server = TalkativeServer(port, log)
        try:
            _wait_for(server, process)
            yield server
        finally:
            process.terminate()


def _wait_for(server: TalkativeServer, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(300):
        assert process.poll() is None, server.log.read_text()
        try:
            assert server.ask("GET", "/healthz")[0] == 200
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the server did not answer within 30 seconds")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
