"""What may be sent to everybody is kept, nothing else, and no longer than the files and the day last."""

import asyncio
from dataclasses import dataclass, field
from typing import Any, cast

import pytest
from starlette.types import Message, Receive, Scope, Send

from service import clock
from service.kept import store as kept_store
from service.kept.recording import Recorder
from service.kept.store import Kept, Key, Store
from service.reloading import Current

LENGTH = (b"content-length", b"4")
PUBLIC = [LENGTH, (b"cache-control", b"public, max-age=300"), (b"etag", b'W/"a"')]
KEY = Key(b"here.test", b"/list", "br")


@dataclass
class Files:
    """Invented files: only whether they are still the same ones counts."""

    snapshot: object = field(default_factory=object)


@pytest.fixture
def files() -> Files:
    return Files()


@pytest.fixture
def store(files: Files) -> Store:
    return Store(cast(Current, files))


def ask(store: Store, *, status: int = 200, headers: Any = PUBLIC, during: Any = None, **scope: Any) -> list[Message]:
    """Ask an invented application through the recorder; what reached the client."""
    sent: list[Message] = []

    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": status, "headers": headers})
        if during:
            during()
        await send({"type": "http.response.body", "body": b"page"})

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    asked = {
        "type": "http",
        "method": "GET",
        "path": "/list",
        "raw_path": b"/list",
        "query_string": b"",
        "headers": [(b"host", b"here.test"), (b"accept-encoding", b"gzip, br")],
        **scope,
    }
    asyncio.run(Recorder(app, store)(asked, receive, send))
    return sent


def test_a_page_for_everybody_is_kept_and_sent_on_unchanged(store: Store) -> None:
    sent = ask(store)
    assert [message["type"] for message in sent] == ["http.response.start", "http.response.body"]
    kept = store.find(KEY)
    assert kept == Kept(b'HTTP/1.1 200 OK\r\ncontent-length: 4\r\ncache-control: public, max-age=300\r\netag: W/"a"\r\n', b"page")


@pytest.mark.parametrize(
    "case",
    [
        {"status": 404},
        {"method": "POST"},
        {"method": "HEAD"},
        {"query_string": b"age=14"},
        {"headers": [LENGTH, (b"cache-control", b"no-store"), (b"etag", b'W/"a"')]},
        {"headers": [LENGTH, (b"cache-control", b"public")]},
        {"headers": [*PUBLIC, (b"set-cookie", b"a=b")]},
        {"headers": PUBLIC[1:]},
    ],
    ids=["status", "post", "head", "query", "no-store", "no-etag", "cookie", "no-length"],
)
def test_what_is_not_for_everybody_is_not_kept(store: Store, case: dict[str, Any]) -> None:
    ask(store, **case)
    assert store.find(KEY) is None
    assert store.find(KEY._replace(target=b"/list?age=14")) is None


def test_a_frame_is_kept_with_what_its_address_chooses(store: Store) -> None:
    ask(store, path="/embed/v1/ja/all/all", raw_path=b"/embed/v1/ja/all/all", query_string=b"theme=dark")
    assert store.find(KEY._replace(target=b"/embed/v1/ja/all/all?theme=dark"))
    assert store.find(KEY._replace(target=b"/embed/v1/ja/all/all")) is None


@pytest.mark.parametrize("other", [{"host": b"there.test"}, {"coding": "gzip"}, {"target": b"/en/list"}])
def test_another_host_coding_or_address_is_another_response(store: Store, other: dict[str, Any]) -> None:
    ask(store)
    assert store.find(KEY._replace(**other)) is None


def test_new_files_begin_anew(store: Store, files: Files) -> None:
    ask(store)
    files.snapshot = object()
    assert store.find(KEY) is None


def test_a_page_made_from_files_that_changed_meanwhile_is_not_kept(store: Store, files: Files) -> None:
    ask(store, during=lambda: setattr(files, "snapshot", object()))
    assert store.find(KEY) is None


def test_a_new_day_in_japan_begins_anew(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    before_midnight = 29_400_000 // 1440 * 1440 + 15 * 60 - 1  # 23:59 in Japan
    for module in (clock, kept_store):
        monkeypatch.setattr(module, "now", lambda: before_midnight)
    ask(store)
    assert store.find(KEY)
    monkeypatch.setattr(kept_store, "now", lambda: before_midnight + 1)
    assert store.find(KEY) is None


def test_it_does_not_grow_without_end(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_store, "MOST_BYTES", 10)
    for n in range(5):
        store.keep(KEY._replace(target=b"/%d" % n), Kept(b"", b"1234"))
    found = [n for n in range(5) if store.find(KEY._replace(target=b"/%d" % n))]
    assert found == [4]
