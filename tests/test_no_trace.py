"""What somebody answers leaves no trace: not in the log of the real server, not in a header, not in an error."""

import http.client
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.parse import urlencode

import pytest

from tests.builders import served
from tests.own_servers import free_port

ROOT = Path(__file__).resolve().parent.parent
MARK = "zq7typed"
RARE = {
    "situations": ["av_coercion", "voyeurism"],
    "age": 97,
    "asker_age": 103,
    "place": "39",
    "language": "ne",
    "asker": "bystander",
}
FORM = {"situations": RARE["situations"], "age": 97, "place": "39", "asker": "bystander"}
TRACES = re.compile(f"av_coercion|voyeurism|bystander|{MARK}|(?<!line )\\b(?:97|103)\\b|['\"]39['\"]|['\"]ne['\"]")
SAYS_NOTHING = re.compile("^(date|content-length):.*$", re.MULTILINE | re.IGNORECASE)

SERVE = "from service.cli import app; app()"
# An engine that fails on every inquiry with an exception that holds what was answered; on pages the list fails as well.
BROKEN = """
import service.suggest_endpoint as endpoint
from web.answers import posting as answers
from web.answers.answering import Answering
def fails(*given):
    raise KeyError(*map(repr, given))
endpoint.answer = Answering.page = answers.list_page = fails
"""


@dataclass
class Server:
    port: int
    process: subprocess.Popen[bytes]
    log: IO[bytes]

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> tuple[int, str, bytes]:
        """(status, headers as text, body) of one request."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request(method, path, body, {"content-type": "application/json", **headers})
            response = connection.getresponse()
            return response.status, str(response.headers), response.read()
        finally:
            connection.close()

    def suggest(self, inquiry: object) -> tuple[int, str, bytes]:
        return self.ask("POST", "/api/v1/suggest", json.dumps(inquiry).encode())

    def send(self, path: str, form: dict[str, object]) -> tuple[int, str, bytes]:
        """What a browser without JavaScript sends."""
        kind = {"content-type": "application/x-www-form-urlencoded", "accept": "text/html"}
        return self.ask("POST", path, urlencode(form, doseq=True).encode(), **kind)

    def said(self) -> str:
        """Everything on standard output and error, after a stop in order."""
        self.process.terminate()
        self.process.wait(20)
        self.log.seek(0)
        return self.log.read().decode()


def start(folder: Path, code: str) -> Server:
    port = free_port()
    log = (folder / "log").open("w+b")
    command = [sys.executable, "-W", "error", "-c", code, "serve", "--port", str(port)]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT, env={**os.environ, "PYTHONUNBUFFERED": "1"}
    )
    server = Server(port, process, log)
    for _ in range(300):
        try:
            if server.ask("GET", "/healthz")[0] == 200:
                return server
        except OSError:
            time.sleep(0.1)
        if process.poll() is not None:
            break
    pytest.fail(f"the server did not start: {server.said()}")


def running(folder: Path, code: str) -> Iterator[Server]:
    server = start(folder, code)
    yield server
    if server.process.poll() is None:
        server.process.kill()
        server.process.wait(20)
    server.log.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    yield from running(tmp_path, SERVE)


@pytest.fixture
def broken_server(tmp_path: Path) -> Iterator[Server]:
    yield from running(tmp_path, BROKEN + SERVE)


def no_trace(text: str) -> None:
    assert TRACES.findall(SAYS_NOTHING.sub("", text)) == []


BAD = [
    {**RARE, "age": MARK},
    {**RARE, "situations": [*RARE["situations"], MARK]},
    {**RARE, MARK: 1},
    {**RARE, "at": MARK},
    [MARK],
]


@pytest.mark.slow
def test_answers_leave_nothing_in_headers_or_log(server):
    for inquiry in (RARE, {**RARE, "needs": ["no_voice"]}):
        status, headers, body = server.suggest(inquiry)
        assert (status, b"suggestions" in body) == (200, True)
        assert "no-store" in headers
        assert "set-cookie" not in headers.lower()
        no_trace(headers)
    for inquiry in BAD:
        status, headers, body = server.suggest(inquiry)
        assert status == 422
        no_trace(headers)
        assert MARK.encode() not in body
    assert server.ask("POST", "/api/v1/suggest", b'{"asker": ' + MARK.encode())[0] == 422
    assert server.ask("POST", "/api/v1/suggest", MARK.encode() * 10_000)[0] == 413
    assert server.ask("GET", f"/api/v1/channels/{MARK}")[0] == 404
    assert server.ask("GET", f"/api/v1/channels?situation={MARK}&age=97&place=39")[0] == 422
    assert server.ask("GET", "/api/v1/channels?situation=av_coercion&age=97&place=39")[0] == 200
    no_trace(server.said().replace(str(server.port), "PORT"))


@pytest.mark.slow
def test_answers_to_pages_leave_nothing_in_headers_or_log(server):
    for step in ({}, {"do": "answer", "asking": "age"}, {"do": "skip", "asking": "asker"}, {"do": "back"}, {"do": "change"}):
        for path in ("/", "/en/", "/ne/"):
            status, headers, body = server.send(path, {**FORM, "asked": ["situations", "place"], **step})
            assert (status, b"voyeurism" in body) == (200, True)
            assert "no-store" in headers
            assert "set-cookie" not in headers.lower()
            no_trace(headers)
    for field in (*FORM, "asked", "asking", "do", MARK):
        status, headers, body = server.send("/", {**FORM, field: MARK})
        assert status == (200 if field == "asking" else 422)
        no_trace(headers)
        assert MARK.encode() not in body
    assert server.send("/", {"situations": [MARK] * 10_000})[0] == 413
    assert server.send(f"/{MARK}", FORM)[0] == 404
    no_trace(server.said().replace(str(server.port), "PORT"))


@pytest.mark.slow
def test_a_path_that_is_moved_does_not_say_what_was_looked_for(server):
    status, headers, body = server.ask("GET", f"/api/v1/channels/?situation={MARK}")
    assert MARK not in headers
    assert MARK.encode() not in body
    assert status in (307, 308, 404)


@pytest.mark.slow
def test_our_own_mistakes_leave_nothing_either(broken_server):
    status, headers, body = broken_server.suggest(RARE)
    assert (status, "problem+json" in headers, "no-store" in headers) == (500, True, True)
    no_trace(body.decode())
    status, headers, body = broken_server.send("/", FORM)
    assert (status, "text/html" in headers, "no-store" in headers) == (500, True, True)
    no_trace(headers + body.decode().replace('lang="ne"', ""))  # every page offers Nepali
    no_trace(broken_server.said().replace(str(broken_server.port), "PORT"))


@pytest.mark.slow
def test_our_own_mistakes_are_told_to_who_runs_it(broken_server):
    broken_server.suggest(RARE)
    broken_server.send("/", FORM)
    assert broken_server.said().count("KeyError") == 3  # the API, the answer, and the list that would stand in for it


def test_nothing_is_measured_by_the_framework():
    app = served().app
    assert not app._native_telemetry.enabled()
    for kind in ("tracing", "metrics", "logs", "auto_configure"):
        assert app._telemetry[kind] is False


def test_nothing_is_measured_where_the_environment_asks_for_it(monkeypatch):
    monkeypatch.setenv("FASTAPI_OTEL_AUTO_CONFIGURE", "true")
    assert not served().app._native_telemetry.enabled()
