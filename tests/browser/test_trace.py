"""A whole visit, with and without JavaScript: what was answered is found nowhere afterwards. The visitor is invented."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from tests.browser.tab import BEFORE, TARGET, entries, surround, titles
from tests.test_no_trace import SERVE, Server, running

TYPED = "zq7typed"
SITUATION, AGE, PLACE, ASKER, NEED = "voyeurism", "97", "39", "bystander", "no_voice"
ANSWERS = re.compile(rf"{TYPED}|{SITUATION}|{ASKER}|{NEED}|prefers|anonymity|\b{AGE}\b|['\"=]{PLACE}\b")
TOPIC = re.compile("虐待|性|盗撮|のぞき|写真|暴力|死|被害|いじめ|相談")
"""What a title must not say: it stands in the list of pages that were visited."""

ADDRESSES = re.compile(
    r"/|/leave|/c/[a-z0-9]+|/static/[0-9a-f]{12}/.+|/device/[0-9a-f]{12}/ja/(table|said|words|deck|reasons)\.(json|html)"
)
SAYS_NOTHING = {"date", "content-length", "last-modified", "age", "content-security-policy"}

KEPT = """async () => ({
  cookies: document.cookie,
  local: localStorage.length,
  session: sessionStorage.length,
  databases: (await indexedDB.databases()).length,
  caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
  state: history.state,
  name: window.name,
})"""
NOTHING = {"cookies": "", "local": 0, "session": 0, "databases": 0, "caches": 0, "workers": 0, "state": None, "name": ""}


@dataclass
class Recorded:
    """All that went over the line, as the browser itself tells it."""

    base: str
    addresses: list[str] = field(default_factory=list)
    headers: list[str] = field(default_factory=list)
    posted: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def listen(self, page: Page) -> None:
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.requestWillBeSent", self._sent)
        for event in ("requestWillBeSentExtraInfo", "responseReceivedExtraInfo"):
            session.on(f"Network.{event}", self._headers)
        page.on("console", lambda message: self.said.append(message.text))

    def _sent(self, event: dict[str, Any]) -> None:
        request = event["request"]
        self.addresses.append(request["url"].removeprefix(self.base))
        self.headers.append(json.dumps(request["headers"]))
        if request["method"] not in ("GET", "HEAD"):
            self.posted.append(f"{request['url'].removeprefix(self.base)} {request.get('postData', '')}")

    def _headers(self, event: dict[str, Any]) -> None:
        told = {name: value for name, value in event["headers"].items() if name.lower() not in SAYS_NOTHING}
        self.headers.append(json.dumps(told).replace(self.base, ""))

    @property
    def ours(self) -> set[str]:
        """The addresses on our site."""
        return {address for address in self.addresses if address.startswith("/")}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server of its own, whose log is read afterwards."""
    yield from running(tmp_path, SERVE)


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    made = chromium.new_context(viewport={"width": 360, "height": 800}, locale="ja-JP", timezone_id="Asia/Tokyo")
    yield made
    made.close()


@pytest.fixture
def scriptless(chromium: Browser) -> Iterator[BrowserContext]:
    made = chromium.new_context(viewport={"width": 360, "height": 800}, locale="ja-JP", java_script_enabled=False)
    yield made
    made.close()


def begin(context: BrowserContext, server: Server) -> tuple[Page, Recorded]:
    surround(context)
    page = context.new_page()
    recorded = Recorded(f"http://127.0.0.1:{server.port}")
    recorded.listen(page)
    page.goto(BEFORE)
    page.goto(f"{recorded.base}/")
    return page, recorded


def choose(page: Page) -> None:
    """The first question."""
    fold = page.locator("details", has=page.locator(f"[value={SITUATION}]")).last
    fold.locator("summary").click()
    page.locator(f"#questions [value={SITUATION}]").check()
    page.locator("#questions button").last.click()
    expect(page.locator("article.card").first).to_be_visible()


def choose_more(page: Page) -> None:
    """Every other answer, in the long form."""
    page.locator("details.change > summary").click()
    form = page.locator("#change")
    form.locator("[name=age]").fill(AGE)
    form.locator("[name=place]").select_option(PLACE)
    for name, value in (("asker", ASKER), ("anonymity", "must"), ("prefers", "text"), ("needs", NEED)):
        form.locator(f"[name={name}][value={value}]").check()
    form.locator("button").click()
    expect(page.locator(f"#given [name=age][value='{AGE}']")).to_be_attached()


def look_why(page: Page) -> None:
    why = page.locator("details.because:visible").first
    why.locator("summary").click()
    expect(why.locator(".reasons li").first).to_be_visible()


def open_channel(page: Page) -> None:
    page.locator(".about-it a:visible").first.click()
    expect(page.locator("#given")).to_have_count(0)
    expect(page.locator("h1")).to_be_visible()


def leave(page: Page) -> None:
    page.locator(".exit a:not(.skip)").click()
    page.wait_for_url(f"{TARGET}**")
    assert page.evaluate("document.referrer") == ""


def expect_no_trace(page: Page, recorded: Recorded) -> None:
    """Nothing on the line, in the tab or in what a browser keeps."""
    assert page.context.cookies() == []
    assert [address for address in recorded.ours if not ADDRESSES.fullmatch(address)] == []
    assert {a for a in recorded.addresses if not a.startswith(("/", "data:"))} == {BEFORE, TARGET}
    for text in (*recorded.addresses, *recorded.headers, *recorded.said, *entries(page)):
        assert ANSWERS.findall(text) == [], text
    assert [text for text in recorded.headers if re.search('"((set-)?cookie|referer)": "[^"]', text.lower())] == []


def expect_neutral(page: Page) -> None:
    """What the tab and its history call the page."""
    assert [title for title in titles(page) if TOPIC.search(title) or ANSWERS.search(title)] == []


def expect_no_trace_in_the_log(server: Server) -> None:
    said = server.said().replace(str(server.port), "")
    assert "Madoguchi" in said
    assert ANSWERS.findall(said) == []


def test_nothing_that_was_answered_leaves_the_device(context: BrowserContext, server: Server) -> None:
    page, recorded = begin(context, server)
    page.locator("#words").fill(f"{TYPED} {AGE}")
    choose(page)
    choose_more(page)
    expect_neutral(page)
    assert page.evaluate(KEPT) == NOTHING
    look_why(page)
    open_channel(page)
    expect_neutral(page)
    page.locator("[data-back]").click()
    expect(page.locator("#given")).to_be_attached()
    assert page.evaluate(KEPT) == NOTHING
    assert entries(page) == [BEFORE, f"{recorded.base}/"]
    leave(page)
    assert recorded.posted == []
    assert any(address.endswith("/table.json") for address in recorded.addresses)
    expect_no_trace(page, recorded)
    assert entries(page) == [BEFORE, TARGET]
    expect_no_trace_in_the_log(server)


def test_without_scripts_answers_travel_in_bodies_and_stay_nowhere(scriptless: BrowserContext, server: Server) -> None:
    page, recorded = begin(scriptless, server)
    choose(page)
    choose_more(page)
    look_why(page)
    page.locator("#given button").click()
    expect(page.locator("#questions")).to_be_visible()
    page.locator("#questions button").last.click()
    open_channel(page)
    expect_neutral(page)
    assert page.evaluate(KEPT) == NOTHING
    leave(page)
    assert all(body.startswith("/ ") for body in recorded.posted)
    assert {SITUATION, AGE, PLACE, ASKER, NEED} <= set(re.findall(r"\w+", " ".join(recorded.posted)))
    expect_no_trace(page, recorded)
    expect_answers_gone(page)
    expect_no_trace_in_the_log(server)


def expect_answers_gone(page: Page) -> None:
    """Back through all that is left: what was answered is not shown.

    Pages that answer for others are taken away first: a browser whose requests they watch sends forms anew without asking.
    """
    page.context.unroute_all()
    for address in reversed(entries(page)[1:-1]):
        with suppress(Error):  # a page that nobody may keep
            page.go_back()
        page.wait_for_timeout(500)  # the browser's own page comes after the error
        assert page.evaluate("location.href") in (address, "chrome-error://chromewebdata/")
        assert ANSWERS.findall(" ".join(page.locator("main").all_inner_texts())) == []
        assert page.locator("#given, :checked:not([value=''])").count() == 0
