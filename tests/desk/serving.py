"""The desk behind a real server that logs all it can, as somebody would run it who looks for a mistake."""

import http.client
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from service.settings import Settings
from tests.own_servers import free_port, wait_for
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
    port, log = free_port(), settings.data / "server.log"
    environment = {**os.environ, "MADOGUCHI_DATA": str(settings.data), "DATABASE_URL": settings.database}
    command = [sys.executable, "-c", _SERVE, str(port)]
    with log.open("wb") as out, subprocess.Popen(command, cwd=_ROOT, env=environment, stdout=out, stderr=out) as process:
        server = TalkativeServer(port, log)
        try:
            wait_for(port, process.poll, log.read_text)
            yield server
        finally:
            process.terminate()
