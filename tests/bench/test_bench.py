"""The benchmark compares like with like: the same rules speak in both engines, and wrong answers are counted."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from itertools import islice

import pytest

from tests.bench import loader
from tests.bench.suggestion import Disagreement, compare
from tests.bench.zen_rules import ZenEngine
from tests.builders import real
from tests.inquiries import stream

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


@asynccontextmanager
async def answering(response: bytes) -> AsyncIterator[int]:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while await reader.readuntil(b"\r\n\r\n"):
            writer.write(response)

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1]


@pytest.mark.parametrize(("response", "are_errors"), [(OK, False), (WRONG, True)], ids=["answers", "errors"])
def test_the_own_loader_counts_answers_and_errors(response, are_errors):
    async def run():
        async with answering(response) as port:
            return await loader.load(port, loader.written(port, "/", None, []), connections=2, seconds=0.2)

    came = asyncio.run(run())
    assert came["requests"] > 5
    assert came["errors"] == (came["requests"] if are_errors else 0)


def test_the_own_loader_counts_broken_connections():
    async def run():
        async def hang_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            writer.close()

        async with await asyncio.start_server(hang_up, "127.0.0.1", 0) as server:
            port = server.sockets[0].getsockname()[1]
            return await loader.load(port, loader.written(port, "/", None, []), connections=2, seconds=0.1)

    assert asyncio.run(run()) == {"requests": 0, "seconds": pytest.approx(0.1, abs=0.5), "errors": 2}
