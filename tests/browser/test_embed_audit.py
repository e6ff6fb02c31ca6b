"""What a frame does unseen: it touches no storage, asks nobody else, tells heights; and axe. The visitor is invented."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Frame, Page, expect

from routing_rules.levels import levels
from tests.browser.embed_hosts import OURS, WORDPRESS, Hosts, framed, heard, page_at
from tests.browser.frozen import Frozen, opened
from tests.browser.test_accessibility import ALL, COLOURS, SIZES, findings
from tests.browser.test_trace import KEPT, NOTHING
from web.embed.preset import ANY, THEMES

PRESETS = (
    "/embed/v1/ja/junior/13",
    "/embed/v1/ja/lower/46?theme=contrast",
    "/embed/v1/en/all/all?theme=dark&accent=1a5f7a&topics=online_image,home",
)
PLACES = {
    "of our own site": lambda hosts, frame: hosts.holding(frame).replace("localhost", "127.0.0.1"),
    "ours": lambda hosts, frame: hosts.holding(frame, OURS),
    "wordpress": lambda hosts, frame: hosts.holding(frame, WORDPRESS),
}
"""A frame of another site may be refused all storage anyway; in the first it could keep something."""

SPY = """(() => {
  window.touched = [];
  const watch = (owner, name) => {
    const was = owner && Object.getOwnPropertyDescriptor(owner, name);
    if (!was) return;
    const { get, set, value } = was;
    const told = (does) => does && function (...given) {
      touched.push(name);
      return new.target ? Reflect.construct(does, given) : Reflect.apply(does, this, given);
    };
    Object.defineProperty(owner, name, value ? { ...was, value: told(value) } : { ...was, get: told(get), set: told(set) });
  };
  watch(Document.prototype, "cookie");
  const OF_THE_WINDOW = ["localStorage", "sessionStorage", "indexedDB", "caches", "cookieStore", "name", "open", "WebSocket",
    "EventSource", "WebTransport", "RTCPeerConnection", "BroadcastChannel", "SharedWorker", "Worker", "Notification"];
  for (const name of OF_THE_WINDOW) watch(window, name);
  const OF_THE_NAVIGATOR = ["sendBeacon", "serviceWorker", "storage", "geolocation", "mediaDevices", "credentials", "locks"];
  for (const name of OF_THE_NAVIGATOR) watch(Navigator.prototype, name);
  for (const name of ["pushState", "replaceState"]) watch(History.prototype, name);
  window.heard = [];
  addEventListener("message", ({ data }) => heard.push(data));
})()"""
"""Notes the name of whatever a page uses to keep or tell something, and what it is told itself; before any script of its own."""

_VERSION = "[0-9a-f]{12}"
_PARTS = rf"/static/{_VERSION}/[a-z_/.]+|/device/{_VERSION}/[a-zA-Z-]+/(table\.json|(deck|reasons)\.html|said\.json)"
_DRAWN = r"/embed/v1/accent/[a-z]+-[0-9a-f]{6}\.css"


def visit_of_a_child(page: Page, frame: Frame) -> None:
    """Questions, an answer, its reasons, another age; and back again."""
    expect(frame.locator("main .way-state:visible").first).to_be_visible()
    frame.locator("main summary").first.click()
    frame.locator("#more").click()
    box = frame.locator(".question form input[value=voyeurism]")
    frame.locator("details:has(input[value=voyeurism]) > summary").first.click()
    box.check()
    frame.locator(".question form button[value=answer]").click()
    frame.locator("#as-of").wait_for()
    frame.locator("main details.because summary").first.click()
    frame.locator(".change > summary").click()
    frame.locator("#change [name=age]").fill("97")
    frame.locator("#change button").click()
    expect(frame.locator("#given [name=age]")).to_have_value("97")
    for _ in range(3):
        page.keyboard.press("Shift")
    frame.locator("[data-back]").click()


@pytest.mark.parametrize(("preset", "place"), [(PRESETS[0], p) for p in PLACES] + [(p, "of our own site") for p in PRESETS[1:]])
def test_a_frame_touches_nothing_that_keeps_or_tells(
    context: BrowserContext, frozen: Frozen, hosts: Hosts, preset: str, place: str
) -> None:
    requests: list[tuple[str, str, Any]] = []
    context.on("request", lambda request: requests.append((request.method, request.url, request.post_data)))
    context.add_init_script(SPY)
    page = page_at(context, frozen.minute)
    frame = framed(page, PLACES[place](hosts, frozen.base + preset))
    visit_of_a_child(page, frame)
    assert frame.evaluate("touched") == []
    assert context.cookies() == []
    assert context.storage_state(indexed_db=True)["origins"] == []
    if place == "of our own site":
        assert frame.evaluate(KEPT) == NOTHING
    assert (context.service_workers, context.background_pages) == ([], [])
    expect_own_requests([r for r in requests if r[1] != page.url], frozen.base, preset)
    expect_heights(frame, page)


def expect_own_requests(requests: list[tuple[str, str, Any]], base: str, preset: str) -> None:
    """The frame, its parts, and the time; nothing of what was answered stands in any address."""
    assert {(method, body) for method, _, body in requests} == {("GET", None), ("HEAD", None)}
    allowed = re.compile(rf"{re.escape(preset)}|{re.escape(preset.partition('?')[0])}|{_PARTS}|{_DRAWN}|data:,")
    assert [url for _, url, _ in requests if not allowed.fullmatch(url.removeprefix(base))] == []


def expect_heights(frame: Frame, page: Page) -> None:
    """The only message, and only to the page that holds it."""
    told = heard(page)
    assert told
    assert all(message.keys() == {"type", "height"} for message in told)
    assert all((message["type"], type(message["height"])) == ("madoguchi:height", int) for message in told)
    assert heard(frame) == []


def test_the_spy_sees_what_it_should(context: BrowserContext, frozen: Frozen) -> None:
    context.add_init_script(SPY)
    page = context.new_page()
    page.goto(frozen.base + PRESETS[0])
    page.evaluate("""() => {
      document.cookie = "a=b"; localStorage.a = sessionStorage.b = ""; indexedDB; caches; navigator.serviceWorker;
      window.name = "a"; new BroadcastChannel("a"); navigator.sendBeacon("/"); history.replaceState(1, "");
    }""")
    expected = "cookie localStorage sessionStorage indexedDB caches serviceWorker name BroadcastChannel sendBeacon replaceState"
    assert sorted(set(page.evaluate("touched"))) == sorted(expected.split())


def test_without_scripts_only_the_page_and_its_colours_are_asked_for(chromium: Browser, frozen: Frozen, hosts: Hosts) -> None:
    with opened(chromium, javascript=False) as context:
        asked: list[str] = []
        context.on("request", lambda request: asked.append(request.url.removeprefix(frozen.base)))
        page = context.new_page()
        framed(page, hosts.holding(frozen.base + PRESETS[2]))
        asked.remove(page.url)
        assert asked[0] == PRESETS[2]
        assert [path for path in asked[1:] if not re.fullmatch(rf"{_DRAWN}|/static/{_VERSION}/[a-z_]+\.css|data:,", path)] == []
        assert context.cookies() == []


@pytest.fixture(scope="module")
def looking(chromium: Browser) -> Iterator[Page]:
    """One page to look at all looks of the frame."""
    with opened(chromium) as made:
        yield made.new_page()


@pytest.mark.parametrize("level", [ANY, *levels()])
def test_axe_finds_nothing_at_any_level(looking: Page, frozen: Frozen, level: str) -> None:
    page = show(looking, f"{frozen.base}/embed/v1/ja/{level}/13")
    expect_nothing(page, ALL)
    for theme in THEMES[1:]:
        page = show(looking, f"{frozen.base}/embed/v1/ja/{level}/13?theme={theme}")
        page.evaluate(FEW)
        expect_nothing(page, COLOURS)


FEW = "document.querySelectorAll('.channels > li:nth-child(n + 3)').forEach(channel => channel.remove())"
"""Another theme has other colours, and the same of them in every channel; readings make each slow to look at."""


def show(page: Page, address: str) -> Page:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
    expect(page.locator("main .way-state").first).to_be_visible()
    return page


def expect_nothing(page: Page, rules: dict[str, Any]) -> None:
    """At both widths; a wider page has the same colours."""
    for width, looked_for in ((320, rules), (1280, SIZES)):
        page.set_viewport_size({"width": width, "height": 640})
        assert findings(page, looked_for) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_in_questions_and_an_answer(looking: Page, frozen: Frozen, theme: str) -> None:
    page = show(looking, f"{frozen.base}/embed/v1/ja/junior/13?theme={theme}")
    rules = ALL if theme == THEMES[0] else COLOURS
    page.locator("#more").click()
    page.locator(".question form").wait_for()
    expect_nothing(page, rules)
    page.locator(".question form button[value=skip]").click()
    page.locator("#as-of").wait_for()
    expect_nothing(page, rules)
