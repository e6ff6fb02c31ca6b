"""Requests from a separate process on a core of its own: wrk where it is installed, else ``loader.py``."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from tests.bench.processes import LOAD_CORE, ROOT, on_core

CONNECTIONS = 32
WRK_SCRIPT = Path(__file__).with_name("wrk.lua")


class Target(NamedTuple):
    """What to ask for: a path, one header line if any, and a file of bodies to POST, one a line."""

    port: int
    path: str
    header: str | None = None
    bodies: Path | None = None


class Outcome(NamedTuple):
    """What came back. ``errors``: status 400 and above, and broken connections; ``p99_ms``: the wait of 99 in 100."""

    requests: int
    seconds: float
    errors: int
    p99_ms: float


def run(target: Target, seconds: int, *, connections: int = CONNECTIONS, own_loader: bool = False) -> Outcome:
    """Keep the connections busy for whole seconds: wrk knows no others."""
    write = _own if own_loader or not has_wrk() else _wrk
    command = write(target, seconds, connections)
    with on_core(LOAD_CORE):
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return Outcome(**json.loads(done.stdout.splitlines()[-1]))


def has_wrk() -> bool:
    """Whether wrk can be used."""
    return shutil.which("wrk") is not None


def _wrk(target: Target, seconds: int, connections: int) -> list[str]:
    header = ["-H", target.header] if target.header else []
    bodies = ["--", str(target.bodies)] if target.bodies else []
    url = f"http://127.0.0.1:{target.port}{target.path}"
    return ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", str(WRK_SCRIPT), *header, url, *bodies]


def _own(target: Target, seconds: int, connections: int) -> list[str]:
    header = ["--header", target.header] if target.header else []
    bodies = ["--bodies", str(target.bodies)] if target.bodies else []
    times = ["--seconds", str(seconds), "--connections", str(connections)]
    return [sys.executable, "-m", "tests.bench.loader", str(target.port), target.path, *times, *header, *bodies]
