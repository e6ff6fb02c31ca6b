"""A real server and a real Chromium. Where Chromium is missing the tests fail: skipped, they would prove nothing."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from directory.hours import minute_of
from tests.browser.desk import DeskServer, desk_server
from tests.browser.embed_hosts import Hosts, hosting
from tests.browser.frozen import Frozen, frozen_server, opened
from tests.own_servers import free_port, wait_for

Written = Callable[[str], str]

CHROMIUM = Path("/usr/bin/chromium")

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
EVENING = minute_of(datetime.fromisoformat("2026-12-02T21:30+09:00"))
_ROOT = Path(__file__).parents[2]
_SERVE = "from service.cli import app; app()"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def base() -> Iterator[str]:
    """The address of a server of our own on a free port."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-c", _SERVE, "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        try:
            wait_for(port, server.poll, server.stdout.read if server.stdout else str)
            yield address
        finally:
            server.terminate()


@pytest.fixture(scope="session")
def written() -> Written:
    """How a path of the server is written at ``base``: a copy as files has names of its own."""
    return str


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.fail(f"{CHROMIUM} is missing. Install it: apt-get install -y chromium", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        expect.set_options(timeout=15_000)  # a busy machine is no mistake of a page
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def frozen_server_of_the_session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Frozen]:
    with frozen_server(tmp_path_factory.mktemp("frozen"), EVENING) as server:
        yield server


@pytest.fixture
def frozen(frozen_server_of_the_session: Frozen) -> Frozen:
    """A server for which it is the same evening, until the test sets another minute."""
    frozen_server_of_the_session.minute = EVENING
    return frozen_server_of_the_session


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """The browser of somebody in Japan."""
    with opened(chromium) as made:
        yield made


@pytest.fixture(scope="module")
def hosts() -> Iterator[Hosts]:
    """Other sites, which hold our frames."""
    with hosting() as running:
        yield running


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskServer]:
    """A server with a desk that no other file of tests has written to."""
    with desk_server(tmp_path_factory.mktemp("desk")) as running:
        yield running


@dataclass
class Visit:
    """A visitor's page, and everything their browser asked for or complained about. ``written``: see the fixture."""

    base: str
    context: BrowserContext
    page: Page
    requests: list[tuple[str, str]] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    written: Written = str

    def address(self, path: str) -> str:
        """The whole address of what the server has at a path."""
        return self.base + self.written(path)

    def href(self, path: str) -> str:
        """The same as a link in a page says it."""
        return urlsplit(self.address(path)).path

    def go(self, path: str) -> None:
        self.page.goto(self.address(path))

    def fits(self) -> bool:
        """No sideways scrolling."""
        return self.page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.fixture
def visit(chromium: Browser, base: str, written: Written) -> Iterator[Callable[..., Visit]]:
    """Opens visits: ``visit(width=360, javascript=False)``."""
    with _visits(chromium, base, written) as open_visit:
        yield open_visit


@pytest.fixture(scope="module")
def one_visit(chromium: Browser, base: str, written: Written) -> Iterator[Visit]:
    """One for all tests of a file: each opens a page anew in it, and our pages keep nothing."""
    with _visits(chromium, base, written) as open_visit:
        yield open_visit()


@contextmanager
def _visits(chromium: Browser, base: str, written: Written) -> Iterator[Callable[..., Visit]]:
    contexts: list[BrowserContext] = []

    def open_visit(width: int = 360, javascript: bool = True, **options: Any) -> Visit:
        chosen = {"locale": "ja-JP", "timezone_id": "Asia/Tokyo", **options}
        context = chromium.new_context(viewport={"width": width, "height": 800}, java_script_enabled=javascript, **chosen)
        context.set_default_timeout(30_000)
        contexts.append(context)
        made = Visit(base, context, context.new_page(), written=written)
        context.on("request", lambda request: made.requests.append((request.method, request.url)))
        made.page.on("console", lambda message: made.complaints.append(message.text))
        made.page.on("pageerror", lambda error: made.complaints.append(str(error)))
        return made

    yield open_visit
    for context in contexts:
        context.close()
