"""The API under load, against the hello world of FastAPI and of Starlette behind the same server.

Every server runs at the same time in a process of its own and waits while another is asked; the cases take turns.
"""

import http.client
import json
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from tests.bench import load
from tests.bench.load import Target
from tests.bench.measuring import median, ratio
from tests.bench.processes import PINNED, PRODUCT, Server
from tests.inquiries import answers, stream

UVICORN = ("--loop", "uvloop", "--http", "httptools", "--no-access-log", "--no-server-header", "--log-level", "warning")
FASTAPI, STARLETTE = "FastAPI hello", "Starlette hello"
PEERS = {FASTAPI: "with_fastapi", STARLETTE: "with_starlette"}
BODIES = 2_000
SUGGEST, CHANNELS = "/api/v1/suggest", "/api/v1/channels"


class Case(NamedTuple):
    """One kind of request, and the status it is answered with."""

    name: str
    server: Server
    target: Target
    status: int = 200


class Round(NamedTuple):
    """One case in one round."""

    per_second: float
    cpu_us: float
    errors: int


def measure(rounds: int, seconds: int, *, own_loader: bool = False) -> dict[str, Any]:
    """Requests per second and server CPU per request of every case; ratios to the FastAPI hello of the same round."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        peers = {name: stack.enter_context(Server(_hello(factory))) for name, factory in PEERS.items()}
        product = stack.enter_context(Server(PRODUCT))
        cases = [*_hellos(peers), *_ours(product, folder)]
        for case in cases:
            _check(case)
        found: dict[str, list[Round]] = {case.name: [] for case in cases}
        for _ in range(rounds):
            for case in cases:
                found[case.name].append(_round(case, seconds, own_loader))
    loader = "wrk" if load.has_wrk() and not own_loader else "own loader"
    return {"loader": loader, "pinned": PINNED, "rounds": rounds, "cases": _summary(found)}


def _hello(factory: str) -> Sequence[str]:
    return (sys.executable, "-m", "uvicorn", f"tests.bench.hello:{factory}", "--factory", *UVICORN, "--port", "{port}")


def _hellos(peers: dict[str, Server]) -> Iterator[Case]:
    for name, server in peers.items():
        server.first_answer("/hello")
        yield Case(name, server, Target(server.port, "/hello"))


def _ours(server: Server, folder: Path) -> Iterator[Case]:
    server.first_answer(SUGGEST, b"{}")
    port = server.port
    now, any_moment = (_bodies(folder / name, moments=name == "at") for name in ("now", "at"))
    yield Case("POST suggest, now", server, Target(port, SUGGEST, bodies=now))
    yield Case("POST suggest, any moment of 2026-2027", server, Target(port, SUGGEST, bodies=any_moment))
    yield Case("GET channels", server, Target(port, CHANNELS))
    if "content-encoding" in _headers(server, {"Accept-Encoding": "br"}):
        yield Case("GET channels, br", server, Target(port, CHANNELS, "Accept-Encoding: br"))
    yield Case("GET channels, 304", server, Target(port, CHANNELS, f"If-None-Match: {_headers(server, {})['etag']}"), 304)
    yield Case("GET one channel", server, Target(port, f"{CHANNELS}/hotline_189"))
    if server.ask("/")[0] == 200:
        yield Case("GET first page", server, Target(port, "/"))


def _bodies(path: Path, *, moments: bool) -> Path:
    """A file of invented inquiries, one a line."""
    roll = random.Random(3)
    lines = []
    for inquiry, _ in islice(stream(3), BODIES):
        at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=roll.randrange(730 * 24 * 60))
        lines.append(json.dumps({**answers(inquiry), **({"at": at.isoformat()} if moments else {})}))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _headers(server: Server, sent: dict[str, str]) -> dict[str, str]:
    """The headers that the channels come with."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    connection.request("GET", CHANNELS, headers=sent)
    headers = {name.lower(): value for name, value in connection.getresponse().getheaders()}
    connection.close()
    return headers


def _check(case: Case) -> None:
    """Every body of a case is answered as it should be; under load only the count of errors is watched."""
    target = case.target
    headers = dict([target.header.split(": ", 1)]) if target.header else {}
    for body in target.bodies.read_bytes().splitlines()[:200] if target.bodies else [None]:
        status, _ = case.server.ask(target.path, body, headers)
        if status != case.status:
            raise RuntimeError(f"{case.name}: status {status} instead of {case.status}")


def _round(case: Case, seconds: int, own_loader: bool) -> Round:
    before = case.server.cpu_seconds()
    outcome = load.run(case.target, seconds, own_loader=own_loader)
    cpu = case.server.cpu_seconds() - before
    done = max(outcome.requests, 1)
    return Round(outcome.requests / outcome.seconds, cpu / done * 1e6, outcome.errors)


def _summary(found: dict[str, list[Round]]) -> dict[str, Any]:
    hello = found[FASTAPI]
    return {
        name: {
            "requests_per_second": round(median(r.per_second for r in rounds)),
            "cpu_us": round(median(r.cpu_us for r in rounds), 1),
            "of_fastapi_hello": round(ratio([r.per_second for r in rounds], [r.per_second for r in hello]), 3),
            "cpu_of_fastapi_hello": round(ratio([r.cpu_us for r in rounds], [r.cpu_us for r in hello]), 3),
            "errors": sum(r.errors for r in rounds),
        }
        for name, rounds in found.items()
    }
