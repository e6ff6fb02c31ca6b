"""The real server: what it sends from its store is what the application sent, and a connection goes on as it should."""

import re
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.test_no_trace import SERVE, Server, running

pytestmark = pytest.mark.slow  # starts a server

PAGE = "/list"
FRAME = "/embed/v1/ja/junior/13?theme=dark"
DATE = re.compile(rb"^date: [^\r]+\r\n", re.MULTILINE)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    yield from running(tmp_path_factory.mktemp("kept"), SERVE)


class Line:
    """One connection."""

    def __init__(self, server: Server) -> None:
        self._socket = socket.create_connection(("127.0.0.1", server.port), timeout=4)  # shorter than an idle connection lasts
        self._read = self._socket.makefile("rb")

    def say(self, *requests: bytes) -> None:
        self._socket.sendall(b"".join(requests))

    def hear(self, *, body: bool = True) -> tuple[bytes, bytes]:
        """(status line and headers, body) of the next response."""
        head = b""
        while (line := self._read.readline()).strip():
            head += line
        length = re.search(rb"content-length: (\d+)", head)
        return head, self._read.read(int(length[1])) if length and body else b""

    def close(self) -> None:
        self._read.close()
        self._socket.close()

    def closed(self) -> bool:
        return self._read.read(1) == b""


def get(path: str = PAGE, *headers: str, method: str = "GET") -> bytes:
    return "\r\n".join([f"{method} {path} HTTP/1.1", "Host: here.test", *headers, "", ""]).encode()


@pytest.fixture
def line(server: Server) -> Iterator[Line]:
    with closing(Line(server)) as opened:
        yield opened


@pytest.mark.parametrize("path", [PAGE, FRAME, "/en/", "/api/v1/situations"])
@pytest.mark.parametrize("coding", ["br", "gzip", "identity"])
def test_the_second_answer_is_the_first_but_for_its_date(line: Line, path: str, coding: str) -> None:
    asked = get(path, f"Accept-Encoding: {coding}")
    line.say(asked)
    first = line.hear()
    line.say(asked)
    second = line.hear()
    assert first[0].startswith(b"HTTP/1.1 200 ")
    assert sorted(DATE.sub(b"", first[0]).splitlines()) == sorted(DATE.sub(b"", second[0]).splitlines())
    assert len(DATE.findall(second[0])) == 1
    assert first[1] == second[1] != b""


def test_who_has_it_already_gets_304(line: Line) -> None:
    line.say(get())
    head, _ = line.hear()
    etag = re.search(rb"etag: ([^\r]+)", head)
    assert etag
    line.say(get(PAGE, f"If-None-Match: {etag[1].decode()}"))
    assert line.hear()[0].startswith(b"HTTP/1.1 304 ")


def test_head_has_no_body(line: Line) -> None:
    line.say(get(), get(method="HEAD"), get("/en/"))
    whole, _ = line.hear()
    head, _ = line.hear(body=False)
    after, _ = line.hear()
    assert sorted(DATE.sub(b"", whole).splitlines()) == sorted(DATE.sub(b"", head).splitlines())
    assert after.startswith(b"HTTP/1.1 200 ")


def test_requests_sent_at_once_are_answered_in_their_order(line: Line) -> None:
    paths = [PAGE, "/healthz", PAGE, "/nothing", FRAME, PAGE, "/healthz"]
    line.say(get(), get(FRAME))
    page, frame = line.hear()[1], line.hear()[1]
    line.say(*map(get, paths))
    heard = [line.hear() for _ in paths]
    assert [head.split()[1] for head, _ in heard] == [b"200", b"200", b"200", b"404", b"200", b"200", b"200"]
    assert [body for _, body in (heard[0], heard[2], heard[5])] == [page] * 3
    assert heard[4][1] == frame
    assert all(b"rules_version" in heard[n][1] for n in (1, 6))


def test_a_body_is_not_taken_for_the_next_request(line: Line) -> None:
    line.say(get())
    line.hear()
    hidden = get("/healthz")
    line.say(get(PAGE, f"Content-Length: {len(hidden)}"), hidden, get("/en/"))
    assert [line.hear()[0].split()[1] for _ in range(2)] == [b"200", b"200"]
    line.say(get("/nothing"))
    assert line.hear()[0].split()[1] == b"404"


def test_a_connection_that_is_to_close_closes(line: Line) -> None:
    line.say(get())
    line.hear()
    line.say(get(PAGE, "Connection: close"))
    assert line.hear()[0].startswith(b"HTTP/1.1 200 ")
    assert line.closed()


def test_answers_are_made_after_kept_pages_on_the_same_connection(line: Line) -> None:
    line.say(get(), get())
    line.hear(), line.hear()
    post = b"POST /api/v1/suggest HTTP/1.1\r\nHost: here.test\r\nContent-Length: 2\r\n\r\n{}"
    line.say(post, get())
    head, body = line.hear()
    assert b"no-store" in head
    assert b"suggestions" in body
    assert line.hear()[0].startswith(b"HTTP/1.1 200 ")


def test_it_is_the_store_that_answers(tmp_path: Path) -> None:
    """With an application that fails the second time, only the store can answer."""
    broken = """
import web.site as site
true = site.respond
asked = []
def once(request, *given, **more):
    if asked:
        raise KeyError
    asked.append(1)
    return true(request, *given, **more)
site.respond = once
"""
    for server in running(tmp_path, broken + SERVE):
        with closing(Line(server)) as line:
            for path, status in ((PAGE, b"200"), (PAGE, b"200"), ("/en/", b"500")):
                line.say(get(path))
                assert line.hear()[0].split()[1] == status
