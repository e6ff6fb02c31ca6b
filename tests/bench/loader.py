"""A small load generator for machines without wrk: keep-alive connections, one request at a time on each."""

import argparse
import asyncio
import json
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import httptools


class Tally:
    """What came back so far."""

    def __init__(self) -> None:
        self.requests = self.errors = 0
        self.waits: list[float] = []
        self.over = False


class Connection(asyncio.Protocol):
    """Sends the next request as soon as the last one is answered."""

    def __init__(self, requests: Iterator[bytes], tally: Tally) -> None:
        self._requests, self._tally = requests, tally
        self._parser = httptools.HttpResponseParser(self)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport
        self._send()

    def data_received(self, data: bytes) -> None:
        self._parser.feed_data(data)

    def on_message_complete(self) -> None:
        self._tally.requests += 1
        self._tally.waits.append(time.perf_counter() - self._asked)
        self._tally.errors += self._parser.get_status_code() >= 400
        self._send()

    def connection_lost(self, _: Exception | None) -> None:
        self._tally.errors += not self._tally.over

    def _send(self) -> None:
        if not self._tally.over:
            self._asked = time.perf_counter()
            self._transport.write(next(self._requests))


def written(port: int, path: str, header: str | None, bodies: list[bytes]) -> list[bytes]:
    """The requests as they go over the wire; a GET where there is no body."""
    common = f"Host: 127.0.0.1:{port}\r\n" + (f"{header}\r\n" if header else "")
    if not bodies:
        return [f"GET {path} HTTP/1.1\r\n{common}\r\n".encode()]
    post = f"POST {path} HTTP/1.1\r\n{common}Content-Type: application/json\r\n"
    return [f"{post}Content-Length: {len(body)}\r\n\r\n".encode() + body for body in bodies]


async def load(port: int, requests: list[bytes], connections: int, seconds: float) -> dict[str, float]:
    """Keep the connections busy for a while, and what came back."""
    tally, turns, loop = Tally(), cycle(requests), asyncio.get_running_loop()
    begin = time.perf_counter()
    opened = [await loop.create_connection(lambda: Connection(turns, tally), "127.0.0.1", port) for _ in range(connections)]
    await asyncio.sleep(seconds)
    tally.over = True
    took = time.perf_counter() - begin
    for transport, _ in opened:
        transport.close()
    p99 = sorted(tally.waits)[int(len(tally.waits) * 0.99)] if tally.waits else 0.0
    return {"requests": tally.requests, "seconds": took, "errors": tally.errors, "p99_ms": p99 * 1e3}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("port", type=int)
    arguments.add_argument("path")
    arguments.add_argument("--seconds", type=float, default=2.0)
    arguments.add_argument("--connections", type=int, default=32)
    arguments.add_argument("--header")
    arguments.add_argument("--bodies", type=Path)
    given = arguments.parse_args()
    bodies = given.bodies.read_bytes().splitlines() if given.bodies else []
    requests = written(given.port, given.path, given.header, bodies)
    print(json.dumps(asyncio.run(load(given.port, requests, given.connections, given.seconds))))


if __name__ == "__main__":
    try:
        import uvloop
    except ImportError:
        pass
    else:
        uvloop.install()
    main()
