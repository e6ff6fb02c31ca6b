"""A server and a browser for which it is the same minute, chosen by the test."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, Route

from tests.test_no_trace import SERVE, running

_CLOCK = """
import pathlib, service.clock
service.clock.now = lambda: int(pathlib.Path({path!r}).read_text())
"""


class Frozen:
    """The server's address, and the minute since the Unix epoch that it is."""

    def __init__(self, base: str, clock: Path) -> None:
        self.base, self._clock = base, clock

    @property
    def minute(self) -> int:
        return int(self._clock.read_text())

    @minute.setter
    def minute(self, minute: int) -> None:
        self._clock.write_text(str(minute))

    @property
    def moment(self) -> datetime:
        return datetime.fromtimestamp(self.minute * 60, UTC)

    def page(self, context: BrowserContext) -> Page:
        """A page whose clock stands still at the minute; the server's headers tell the same time."""
        context.route("**/*", self._answer_at_the_minute)
        page = context.new_page()
        page.clock.set_fixed_time(self.moment)
        return page

    def _answer_at_the_minute(self, route: Route) -> None:
        """The browser asks for the time once, by a HEAD."""
        if route.request.method == "HEAD":
            route.fulfill(headers={"date": format_datetime(self.moment, usegmt=True)})
        else:
            route.fallback()


@contextmanager
def frozen_server(folder: Path, minute: int) -> Iterator[Frozen]:
    """A server of our own whose clock stands still."""
    clock = folder / "clock"
    clock.write_text(str(minute))
    for server in running(folder, _CLOCK.format(path=str(clock)) + SERVE):
        yield Frozen(f"http://127.0.0.1:{server.port}", clock)


@contextmanager
def opened(chromium: Browser, *, javascript: bool = True) -> Iterator[BrowserContext]:
    """A context of its own, in Japan."""
    context = chromium.new_context(java_script_enabled=javascript, locale="ja-JP", timezone_id="Asia/Tokyo")
    context.set_default_timeout(20_000)
    yield context
    context.close()
