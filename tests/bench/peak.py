"""The night before school begins again: the busiest hour of visits that one can fear, replayed in a minute or so.

One government site counted 400,000 visits in six weeks around the end of August. Assumed here, and meant as more than will
come: a tenth of them on one day, a fifth of that day's in one hour, which makes 8,000 visits; each as a browser makes it
that was never here before: the page or frame, its style sheet, every script, the parts of an answer, a channel's page.
"""

import json
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import urljoin

from tests.bench.processes import LOAD_CORE, PRODUCT, ROOT, Server, on_core

SIX_WEEKS = 400_000
VISITS = SIX_WEEKS // 10 // 5
PAGE, FRAME = "/", "/embed/v1/ja/junior/13"
FRAMES = 0.4
"""Of all visits; the others are to the site itself."""

_NAMED = re.compile(rb'(?:src|href)="(/static/[^"]+)"')
_DEVICE = re.compile(rb'data-device="([^"]+)"')
_IMPORTED = re.compile(rb'(?:from|import|import\()\s*"(\.[^"]+\.js)"')
_CHANNEL = re.compile(rb'href="(/c/[^"]+)"')
_PARTS = ("ja/table.json", "ja/said.json", "ja/deck.html")


class Visits(NamedTuple):
    """The addresses of a visit to the site and to a frame; one of the channels' pages comes last."""

    page: list[str]
    frame: list[str]
    channels: list[str]


def visits(server: Server) -> Visits:
    """What browsers ask for, found by following what each file names."""
    listed = server.ask("/list")[1]
    channels = sorted({found.decode() for found in _CHANNEL.findall(listed)})
    return Visits(list(dict.fromkeys(_visit(server, PAGE))), list(dict.fromkeys(_visit(server, FRAME))), channels)


def _visit(server: Server, path: str) -> Iterator[str]:
    yield path
    body = server.ask(path)[1]
    for named in _NAMED.findall(body):
        yield from _with_imports(server, named.decode(), set())
    device = _DEVICE.search(body)
    yield from (f"{device[1].decode()}{part}" for part in _PARTS if device)


def _with_imports(server: Server, path: str, seen: set[str]) -> Iterator[str]:
    if path in seen:
        return
    seen.add(path)
    yield path
    if path.endswith(".js"):
        for imported in _IMPORTED.findall(server.ask(path)[1]):
            yield from _with_imports(server, urljoin(path, imported.decode()), seen)


def drawn(asked: Visits, count: int) -> list[list[str]]:
    """The addresses of so many visits, always the same ones."""
    roll = random.Random(31)
    return [asked.frame if roll.random() < FRAMES else [*asked.page, roll.choice(asked.channels)] for _ in range(count)]


def measure(count: int = VISITS) -> dict[str, Any]:
    """Replay so many visits against a server of our own on one core, as fast as it answers."""
    with Server(PRODUCT) as server:
        server.first_answer("/healthz")
        given = json.dumps({"port": server.port, "visits": drawn(visits(server), count)})
        before = server.cpu_seconds()
        with on_core(LOAD_CORE):
            command = [sys.executable, "-m", "tests.bench.visitor"]
            done = subprocess.run(command, cwd=ROOT, input=given, stdout=subprocess.PIPE, text=True, check=True, timeout=600)
        cpu = server.cpu_seconds() - before
    came = json.loads(done.stdout)
    return {"visits": count, "hours_of_the_peak": count / VISITS, **came, "server_cpu_seconds": round(cpu, 1)}
