"""A tab as somebody sees it who presses Back: what was open before us, and the neutral page that the exit leads to."""

from playwright.sync_api import BrowserContext, Page, Route

from service.settings import settings

BEFORE = "https://before.test/"
TARGET = settings().exit_to
OFFLINE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
"""A flag for Chromium: no request can leave this machine."""

_PAGE = '<!doctype html><title>Elsewhere</title><link rel="icon" href="data:,"><h1>Elsewhere</h1>'


def surround(context: BrowserContext) -> None:
    """Put pages of our own where the one before us and the exit's target are."""
    for address in (BEFORE, TARGET):
        context.route(f"{address}**", _elsewhere)


def entries(page: Page) -> list[str]:
    """The addresses behind Back and Forward, from the first to the last, the empty tab left out."""
    session = page.context.new_cdp_session(page)
    history = session.send("Page.getNavigationHistory")["entries"]
    session.detach()
    return [entry["url"] for entry in history if entry["url"] != "about:blank"]


def titles(page: Page) -> set[str]:
    """What the history shows as titles."""
    session = page.context.new_cdp_session(page)
    history = session.send("Page.getNavigationHistory")["entries"]
    session.detach()
    return {entry["title"] for entry in history}


def go_back(page: Page, expected: str) -> None:
    """As the browser's Back button; unlike ``Page.go_back`` it does not wait for a page that comes from memory to load."""
    page.evaluate("void setTimeout(() => history.back())")
    page.wait_for_url(expected, wait_until="commit")


def go_forward(page: Page, expected: str) -> None:
    """As the browser's Forward button."""
    page.evaluate("void setTimeout(() => history.forward())")
    page.wait_for_url(expected, wait_until="commit")


def _elsewhere(route: Route) -> None:
    route.fulfill(body=_PAGE, content_type="text/html")
