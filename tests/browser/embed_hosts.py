"""Pages of somebody else that hold a frame: a small server of its own, of another site than ours; and what tells on them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from playwright.sync_api import BrowserContext, Frame, Page, Route

from web.embed.snippets import KINDS, SANDBOX

JUNIOR = "/embed/v1/ja/junior/13"

WORDPRESS = 'sandbox="allow-scripts" security="restricted"'
OURS = f'sandbox="{SANDBOX}"'
NO_SCRIPTS = 'sandbox=""'

_TRIES = 100
_EARS = """<script>
window.heard = [];
addEventListener("message", ({ data }) => heard.push(data));
</script>"""


class Hosts:
    """Each method makes a page and gives its address."""

    def __init__(self, base: str, pages: dict[str, tuple[str, dict[str, str]]]) -> None:
        self._base, self._pages = base, pages

    def holding(self, frame: str, attributes: str = "", *, height: int = 640) -> str:
        """One frame of a height in CSS pixels."""
        return self._put(_iframe(frame, height, attributes))

    def growing(self, frame: str) -> str:
        """What the builder gives to copy for a frame that is as tall as it would like to be."""
        (snippet,) = (code for kind in KINDS for code in kind.codes if code.name == "growing")
        return self._put(snippet.filled({"address": frame, "title": "frame"}))

    def strict(self, frame: str) -> str:
        """Its policy allows frames of ours, and nothing else."""
        policy = f"default-src 'none'; frame-src {'/'.join(frame.split('/')[:3])}"
        return self._put(_iframe(frame, 640), {"content-security-policy": policy})

    def within(self, page: str, attributes: str) -> str:
        """It holds another of these pages, as editors of portals do."""
        return self._put(_iframe(page, 900, attributes))

    def page(self, html: str, headers: dict[str, str] | None = None) -> str:
        """A whole page as it is given."""
        path = f"/{len(self._pages)}"
        self._pages[path] = (html, headers or {})
        return self._base + path

    def _put(self, body: str, headers: dict[str, str] | None = None) -> str:
        start = f'<!doctype html><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,">{_EARS}'
        return self.page(start + body, headers)


def _iframe(address: str, height: int, attributes: str = "") -> str:
    return f'<iframe src="{escape(address)}" title="frame" width="100%" height="{height}" {attributes}></iframe>'


@contextmanager
def hosting() -> Iterator[Hosts]:
    """The server, while it runs."""
    pages: dict[str, tuple[str, dict[str, str]]] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body, headers = pages[self.path]
            self.send_response(200)
            for name, value in {"content-type": "text/html", **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield Hosts(f"http://localhost:{server.server_port}", pages)
        server.shutdown()


def framed(page: Page, address: str) -> Frame:
    """Open a host's page; the frame of ours in it, however deep."""
    page.goto(address)
    for _ in range(_TRIES):
        for frame in page.frames:
            if "/embed/v1/" in frame.url:
                frame.wait_for_load_state()
                return frame
        page.wait_for_timeout(100)  # some frames are loaded lazily
    raise AssertionError("the frame does not come")


def page_at(context: BrowserContext, minute: int, *, server: int | None = None, age: int = 0) -> Page:
    """A page whose clock stands still at a minute. Our server's tells the same, or ``server``, given out ``age`` minutes ago."""
    told = datetime.fromtimestamp(60 * ((minute if server is None else server) - age), UTC)

    def tell(route: Route) -> None:
        if route.request.method != "HEAD":
            return route.fallback()
        own = context.request.head(route.request.url).headers
        aged = {"age": str(age * 60)} if age else {}
        return route.fulfill(headers={**own, "date": format_datetime(told, usegmt=True), **aged})

    context.route("**/*", tell)
    page = context.new_page()
    page.clock.set_fixed_time(datetime.fromtimestamp(60 * minute, UTC))
    return page


def heard(page: Page | Frame) -> list[Any]:
    """What the frame told the page that holds it."""
    found: list[Any] = page.evaluate("window.heard")
    return found
