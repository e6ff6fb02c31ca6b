"""The benchmark compares like with like: the same rules speak in both engines, and wrong answers are counted."""

import asyncio
from dataclasses import replace
from itertools import islice

import pytest

from tests.bench import loader, peak, visitor
from tests.bench.suggestion import Disagreement, compare
from tests.bench.zen_rules import ZenEngine
from tests.builders import real
from tests.inquiries import stream

pytestmark = pytest.mark.slow  # counts or compares over much data

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"
WRONG = b"HTTP/1.1 422 Unprocessable Content\r\nContent-Length: 2\r\n\r\n{}"


def test_zen_fires_the_same_rules_and_leads_to_the_same_suggestions():
    loaded = real()
    spoke = compare(loaded, ZenEngine(loaded.engine.table, loaded.book), list(islice(stream(5), 300)))
    assert spoke > 0.8 * len(loaded.book.rules)


def test_a_rule_that_zen_reads_otherwise_is_noticed():
    loaded = real()
    first, *others = loaded.book.rules
    never = first.rule.model_copy(update={"when": first.rule.when.model_copy(update={"asker": ("nobody",)})})
    wrong = ZenEngine(loaded.engine.table, replace(loaded.book, rules=(replace(first, rule=never), *others)))
    with pytest.raises(Disagreement, match=first.rule.id):
        compare(loaded, wrong, list(islice(stream(5), 300)))


class Answering(asyncio.Protocol):
    """Answers everything with the same bytes, or hangs up without any."""

    def __init__(self, response: bytes) -> None:
        self._response = response

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def data_received(self, _: bytes) -> None:
        if self._response:
            self._transport.write(self._response)
        else:
            self._transport.close()


async def loaded_for_a_moment(response: bytes) -> dict[str, float]:
    server = await asyncio.get_running_loop().create_server(lambda: Answering(response), "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        came = await loader.load(port, loader.written(port, "/", None, []), connections=2, seconds=0.2)
        await asyncio.sleep(0.1)  # until the server has seen its connections close
        return came


@pytest.mark.parametrize(("response", "are_errors"), [(OK, False), (WRONG, True)], ids=["answers", "errors"])
def test_the_own_loader_counts_answers_and_errors(response, are_errors):
    came = asyncio.run(loaded_for_a_moment(response))
    assert came["requests"] > 5
    assert came["errors"] == (came["requests"] if are_errors else 0)


def test_the_own_loader_counts_broken_connections():
    came = asyncio.run(loaded_for_a_moment(b""))
    assert (came["requests"], came["errors"]) == (0, 2)


@pytest.mark.parametrize(("response", "failed"), [(OK, 0), (WRONG, 3), (b"", 1)], ids=["answers", "errors", "hangs up"])
def test_a_replay_counts_every_answer_that_is_not_one(response, failed):
    async def replayed() -> dict[str, float]:
        server = await asyncio.get_running_loop().create_server(lambda: Answering(response), "127.0.0.1", 0)
        async with server:
            came = await visitor.replay(server.sockets[0].getsockname()[1], [["/a", "/b", "/c"]])
            await asyncio.sleep(0.1)  # until the server has seen its connections close
            return came

    assert asyncio.run(replayed())["errors"] == failed


def test_a_few_minutes_of_the_busiest_hour_pass_without_an_error():
    came = peak.measure(peak.VISITS // 40)
    assert came["requests"] > 15 * came["visits"]
    assert came["errors"] == 0
