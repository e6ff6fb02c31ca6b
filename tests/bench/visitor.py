"""Visits as browsers make them, at most a hundred at a time: reads {port, visits} as JSON, says what came back.

``visits``: for each visit the addresses that it asks for, one after the other on one connection.
"""

import asyncio
import json
import sys
import time
from typing import Any

import httptools

AT_ONCE = 100


class Visitor(asyncio.Protocol):
    """One browser: asks for one address after the other on one connection, and checks what comes."""

    def __init__(self, port: int, addresses: list[str], waits: list[float], failed: list[str]) -> None:
        common = f"HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Encoding: gzip, br\r\n\r\n"
        self._requests = [f"GET {path} {common}".encode() for path in addresses]
        self._waits, self._failed = waits, failed
        self._parser = httptools.HttpResponseParser(self)
        self._done = 0
        self.finished = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport
        self._ask()

    def data_received(self, data: bytes) -> None:
        self._parser.feed_data(data)

    def on_message_complete(self) -> None:
        self._waits.append(time.perf_counter() - self._asked)
        if self._parser.get_status_code() != 200:
            self._failed.append(str(self._parser.get_status_code()))
        self._done += 1
        if self._done < len(self._requests):
            self._ask()
        else:
            self._end()

    def connection_lost(self, _: Exception | None) -> None:
        if not self.finished.done():
            self._failed.append("connection lost")
            self._end()

    def _ask(self) -> None:
        self._asked = time.perf_counter()
        self._transport.write(self._requests[self._done])

    def _end(self) -> None:
        self.finished.set_result(None)
        self._transport.close()


async def replay(port: int, visits: list[list[str]]) -> dict[str, Any]:
    """Requests, seconds, how many failed, and the wait of 99 in 100 in milliseconds."""
    waits: list[float] = []
    failed: list[str] = []
    places, loop = asyncio.Semaphore(AT_ONCE), asyncio.get_running_loop()

    async def visit(addresses: list[str]) -> None:
        async with places:
            _, visitor = await loop.create_connection(lambda: Visitor(port, addresses, waits, failed), "127.0.0.1", port)
            await visitor.finished

    begin = time.perf_counter()
    await asyncio.gather(*map(visit, visits))
    p99 = sorted(waits)[int(len(waits) * 0.99)] if waits else 0.0
    return {"requests": len(waits), "seconds": time.perf_counter() - begin, "errors": len(failed), "p99_ms": p99 * 1e3}


if __name__ == "__main__":
    given = json.load(sys.stdin)
    print(json.dumps(asyncio.run(replay(given["port"], given["visits"]))))
