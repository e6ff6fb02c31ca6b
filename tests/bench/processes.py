"""Servers in processes of their own, each side of the connection on a core of its own."""

import http.client
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

from tests.own_servers import free_port

ROOT = Path(__file__).parents[2]
PRODUCT = (sys.executable, "-c", "from service.cli import app; app()", "serve", "--port", "{port}")
PATIENCE = 30.0

_CORES = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
PINNED = len(_CORES) > 1
SERVER_CORE, LOAD_CORE = _CORES[:2] if PINNED else (None, None)


@contextmanager
def on_core(core: int | None) -> Iterator[None]:
    """What is started inside runs on one core; without two cores to choose from, anywhere."""
    if core is None:
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {core})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


class Server:
    """A server process on ``SERVER_CORE``; ``{port}`` in its command becomes a free port. Use as a context manager."""

    def __init__(self, command: Sequence[str]) -> None:
        self.port = free_port()
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the server
        self.started = time.perf_counter()
        with on_core(SERVER_CORE):
            self._process = subprocess.Popen(
                [part.replace("{port}", str(self.port)) for part in command],
                cwd=ROOT,
                env={name: value for name, value in os.environ.items() if not name.startswith("MADOGUCHI_")},
                stdout=subprocess.DEVNULL,
                stderr=self._said,
            )

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._said.close()

    def ask(self, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None) -> tuple[int, bytes]:
        """One request on a connection of its own: status and body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET" if body is None else "POST", path, body, dict(headers or {}))
            response = connection.getresponse()
            return response.status, response.read()
        finally:
            connection.close()

    def first_answer(self, path: str, body: bytes | None = None) -> float:
        """Seconds from process start to the first answer with status 200. Raises where it does not come."""
        while time.perf_counter() - self.started < PATIENCE:
            with suppress(ConnectionError):
                status, said = self.ask(path, body)
                if status == 200:
                    return time.perf_counter() - self.started
                raise RuntimeError(f"{path} answered {status}: {said[:500]!r}")
            if self._process.poll() is not None:
                self._said.seek(0)
                raise RuntimeError("the server stopped: " + self._said.read().decode()[-2_000:])
            time.sleep(0.005)
        raise TimeoutError(f"no answer within {PATIENCE:.0f} s")

    def cpu_seconds(self) -> float:
        """CPU time spent so far, children included."""
        return sum(times.user + times.system for times in (each.cpu_times() for each in self._family()))

    def memory(self) -> float:
        """Resident memory in MiB, children included."""
        return sum(each.memory_info().rss for each in self._family()) / 2**20

    def _family(self) -> list[psutil.Process]:
        process = psutil.Process(self._process.pid)
        return [process, *process.children(recursive=True)]
