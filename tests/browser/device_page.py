"""The evaluator in a page of its own: an origin that no server stands behind, its scripts read from the project."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, Route, sync_playwright

from tests.browser.conftest import CHROMIUM, FLAGS

ORIGIN = "https://device.test"  # digests need https
POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
_HERE = Path(__file__).parent
_STATIC = _HERE.parents[1] / "web" / "static"
_HTML = '<!doctype html><title>.</title><script type="module" src="/device_compare.js"></script>'


@contextmanager
def device_page() -> Iterator[Page]:
    """A page in a Chromium of its own, with ``window.device`` of device_compare.js."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield open_page(browser)
        browser.close()


def open_page(browser: Browser) -> Page:
    """The same in a Chromium that runs already. Its time zone is far from Japan: nothing may depend on it."""
    page = browser.new_context(timezone_id="America/St_Johns", locale="de-DE").new_page()
    page.set_default_timeout(60_000)
    page.route("**/*", _serve)
    page.goto(ORIGIN)
    page.wait_for_function("window.device")
    return page


def _serve(route: Route) -> None:
    path = route.request.url.removeprefix(ORIGIN)
    if path == "/":
        route.fulfill(body=_HTML, content_type="text/html", headers={"content-security-policy": POLICY})
    elif path == "/device_compare.js":
        route.fulfill(path=_HERE / "device_compare.js", content_type="text/javascript")
    elif path.startswith("/scripts/"):
        route.fulfill(path=_STATIC / path[1:], content_type="text/javascript")
    else:
        route.abort()
