"""From process start to the first answer, and memory after two thousand answers."""

import http.client
import json
from itertools import islice
from typing import Any

from tests.bench.http import SUGGEST
from tests.bench.measuring import median
from tests.bench.processes import PRODUCT, Server
from tests.inquiries import answers, stream

ANSWERS = 2_000


def measure(times: int) -> dict[str, Any]:
    """Medians over fresh processes."""
    bodies = [json.dumps(answers(inquiry)).encode() for inquiry, _ in islice(stream(4), ANSWERS)]
    starts, cpu, memory = [], [], []
    for _ in range(times):
        with Server(PRODUCT) as server:
            starts.append(server.first_answer(SUGGEST, b"{}"))
            cpu.append(server.cpu_seconds())
            _answer_all(server.port, bodies)
            memory.append(server.memory())
    return {
        "times": times,
        "seconds": round(median(starts), 3),
        "cpu_seconds": round(median(cpu), 3),
        "answers": ANSWERS,
        "memory_mib": round(median(memory), 1),
    }


def _answer_all(port: int, bodies: list[bytes]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    for body in bodies:
        connection.request("POST", SUGGEST, body)
        response = connection.getresponse()
        response.read()
        if response.status != 200:
            raise RuntimeError(f"{SUGGEST} answered {response.status}")
    connection.close()
