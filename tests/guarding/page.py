"""The guard in a page of its own, with no server behind it: the policy of every page, and the scripts as they are served."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Route, sync_playwright
from rjsmin import jsmin

from tests.browser.conftest import CHROMIUM, FLAGS
from web.headers import PAGE_HEADERS

ORIGIN = "https://guard.test"
_HERE = Path(__file__).parent
_SCRIPTS = _HERE.parents[1] / "web" / "static" / "scripts"
_HTML = '<!doctype html><title>.</title><script type="module" src="/guard_page.js"></script>'


@contextmanager
def guard_page() -> Iterator[Page]:
    """A page with the guard, in a Chromium of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield open_page(browser)
        browser.close()


def open_page(browser: Browser, changed: dict[str, str | None] | None = None) -> Page:
    """The same in a Chromium that runs already. ``changed`` puts other text in place of scripts; None takes one away."""
    page = browser.new_page()
    page.route("**/*", lambda route: _serve(route, changed or {}))
    page.goto(ORIGIN)
    return page


def is_ready(page: Page) -> bool:
    """Did the guard load, and does it say that it works?"""
    found: bool = page.evaluate("window.guard?.ready() === true")
    return found


def findings(page: Page, texts: list[str]) -> list[list[dict[str, Any]]]:
    """What the guard finds in each text."""
    found: list[list[dict[str, Any]]] = json.loads(page.evaluate("asked => window.guard.findings(asked)", json.dumps(texts)))
    return found


def _serve(route: Route, changed: dict[str, str | None]) -> None:
    path = route.request.url.removeprefix(ORIGIN)
    if path == "/":
        route.fulfill(body=_HTML, content_type="text/html", headers=dict(PAGE_HEADERS))
    elif path == "/guard_page.js":
        route.fulfill(path=_HERE / "guard_page.js", content_type="text/javascript")
    else:
        _serve_script(route, path.removeprefix("/scripts/"), changed)


def _serve_script(route: Route, name: str, changed: dict[str, str | None]) -> None:
    text = changed[name] if name in changed else jsmin((_SCRIPTS / name).read_text("utf-8"))
    if text is None:
        route.abort()
    else:
        route.fulfill(body=text, content_type="text/javascript")
