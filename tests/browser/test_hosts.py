"""Each kind of portal holds the frame that the builder gives for it, in a real Chromium. The schools are invented."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Frame, Page, expect

from tests.browser.embed_hosts import Hosts, framed, heard, page_at
from tests.browser.frozen import Frozen, opened
from tests.browser.hosts.kinds import CLASSROOM, KINDS, LINKS_ONLY, Copied, Kind
from tests.browser.hosts.wordpress import wordpress
from tests.browser.test_embed_device import expect_no_state, expect_states

NARROW = 320
YEARS = 5 * 365 * 1440
EARS = "window.heard = []; addEventListener('message', ({ data }) => heard.push(data));"
CONTROLS = """() => [...document.querySelectorAll("a[href], button, summary, input, select, textarea")]
  .filter((control) => control.checkVisibility())"""
LISTEN = """() => {
  window.reached = new Set();
  window.unseen = [];
  addEventListener("focusin", ({ target }) => {
    reached.add(target);
    if (getComputedStyle(target).outlineStyle === "none") unseen.push(target.outerHTML);
  });
}"""

every_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
with_scripts = pytest.mark.parametrize(
    "kind", [k for k in KINDS.values() if k.scripts], ids=[n for n, k in KINDS.items() if k.scripts]
)


@pytest.fixture(scope="module")
def copied(chromium: Browser, frozen_server_of_the_session: Frozen) -> Copied:
    """What the builder gives to copy for a frame, and what is left of it where WordPress asks for it itself."""
    base = frozen_server_of_the_session.base
    with opened(chromium) as context:
        page = context.new_page()
        page.goto(f"{base}/embed/?level=junior&place=13")
        found: Copied = page.evaluate(
            "Object.fromEntries([...document.querySelectorAll('.code textarea')].map(e => [e.id, e.value]))"
        )
        asked: dict[str, str | float | bool] = {
            "url": found["wordpress-address"],
            "format": "json",
            "maxwidth": "640",
            "maxheight": "960",
        }
        answer = context.request.get(f"{base}/oembed", params=asked).json()
    return {**found, "wordpress-oembed": wordpress(answer), "title": answer["title"]}


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    with opened(chromium) as made:
        made.add_init_script(EARS)
        yield made


@pytest.fixture
def address(hosts: Hosts, frozen: Frozen, copied: Copied, kind: Kind) -> str:
    """The host's page."""
    return hosts.page(kind.html(copied), kind.headers(frozen.base))


def narrow(page: Page) -> Page:
    page.set_viewport_size({"width": NARROW, "height": 640})
    return page


def expect_readable(frame: Frame) -> None:
    """The numbers of an emergency and of the channels that lead stand there as text, and nothing is wider than the frame."""
    expect(frame.locator(".emergency strong")).to_have_text(["110", "119", "189"])
    assert frame.locator(".emergency").evaluate("e => e.getBoundingClientRect().bottom <= Math.min(innerHeight, 400)")
    assert all(any(map(str.isdigit, number)) for number in frame.locator("main .number").all_inner_texts())
    leading = frame.locator("main .channels > li").first
    assert leading.locator(".name").inner_text()
    assert leading.locator(".notes").first.inner_text()
    assert frame.evaluate("[innerWidth <= 320, document.documentElement.scrollWidth <= innerWidth]") == [True, True]


@with_scripts
def test_it_is_read_and_tells_what_is_open(context: BrowserContext, frozen: Frozen, address: str, kind: Kind) -> None:
    page = narrow(page_at(context, frozen.minute))
    frame = framed(page, address)
    expect_states(frame, frozen.minute)
    expect_readable(frame)
    expect_every_control_by_keyboard(page, frame)
    expect_heights_alone(page, frame, grows=kind.grows)


def expect_every_control_by_keyboard(page: Page, frame: Frame) -> None:
    frame.evaluate(LISTEN)
    controls = frame.evaluate(f"({CONTROLS})().length")
    assert controls > 15
    for _ in range(2 * controls + 10):  # twice round: a busy browser may lose the first step into a frame
        page.keyboard.press("Tab")
        if frame.evaluate(f"({CONTROLS})().every(e => reached.has(e))"):
            break
    assert frame.evaluate(f"({CONTROLS})().filter(e => !reached.has(e)).map(e => e.outerHTML)") == []
    assert frame.evaluate("unseen") == []


def expect_heights_alone(page: Page, frame: Frame, *, grows: bool) -> None:
    """The page right around is told heights; only one that wants them follows."""
    for other in page.frames:
        said: list[Any] = heard(other)
        assert bool(said) == (other == frame.parent_frame)
        assert all(list(message) == ["type", "height"] and isinstance(message["height"], int) for message in said)
    holder = frame.frame_element().evaluate("e => e.clientHeight")
    wanted = frame.evaluate("Math.ceil(document.documentElement.getBoundingClientRect().height)")
    assert (holder == min(wanted, 4000)) == grows


@with_scripts
def test_questions_links_and_the_way_out(context: BrowserContext, frozen: Frozen, address: str, kind: Kind) -> None:
    page = narrow(page_at(context, frozen.minute))
    context.route("**/leave", lambda route: route.fulfill(body="elsewhere"))
    frame = framed(page, address)
    expect_states(frame, frozen.minute)
    frame.locator("#more").click()
    expect(frame.locator(".question form [name=asking]")).to_have_value("situations")
    expect(frame.locator("main h1")).to_be_focused()
    assert frame.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect_link(context, frame, opens=kind.links)
    expect_exit(page, frame, kind)


def expect_link(context: BrowserContext, frame: Frame, *, opens: bool) -> None:
    """A link opens a tab that cannot reach back; where no tab may be opened its address is told."""
    link = frame.locator("footer a[href$='/list']")
    if not opens:
        link.click()
        expect(frame.locator(".told-address")).to_contain_text("/list")
        return
    with context.expect_page() as opening:
        link.click()
    opening.value.wait_for_url("**/list")
    assert opening.value.evaluate("[window.opener, document.referrer]") == [None, ""]
    opening.value.close()


def expect_exit(page: Page, frame: Frame, kind: Kind) -> None:
    way_out = frame.locator(".exit-top")
    before = page.url
    way_out.click()
    if kind.exit == "leaves":
        page.wait_for_url("**/leave")
    else:
        page.wait_for_function("() => frames.length === 1")
        expect(frame.locator("body")).to_be_empty()
        assert (page.url, frame.url) == (before, "about:blank")


@with_scripts
def test_past_the_day_of_its_data_nothing_is_open(context: BrowserContext, frozen: Frozen, address: str, kind: Kind) -> None:
    frame = framed(page_at(context, frozen.minute + YEARS), address)
    expect(frame.locator("main .overdue").first).to_be_visible()
    expect_no_state(frame)


@every_kind
def test_without_scripts_everything_is_there(chromium: Browser, frozen: Frozen, address: str, kind: Kind) -> None:
    """They are turned off, or the host forbids them."""
    with opened(chromium, javascript=not kind.scripts) as context:
        page = narrow(context.new_page())
        frame = framed(page, address)
        expect_readable(frame)
        expect_no_state(frame)
        expect(frame.locator("main .overdue:visible")).to_have_count(0)
        if kind.links:
            with context.expect_page() as opening:
                frame.locator("#more").click()
            opening.value.wait_for_url(f"{frozen.base}/")
        else:
            frame.locator("#more").click()
            expect_readable(frame)


@pytest.mark.parametrize("kind", [CLASSROOM], ids=["google-classroom"])
@pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])
def test_a_link_opens_the_frame_as_a_page(chromium: Browser, frozen: Frozen, address: str, javascript: bool) -> None:
    with opened(chromium, javascript=javascript) as context:
        page = narrow(page_at(context, frozen.minute))
        page.goto(address)
        with context.expect_page() as opening:
            page.locator("a").click()
        opened_page = narrow(opening.value)
        opened_page.wait_for_load_state()
        expect_readable(opened_page.main_frame)
        expect(opened_page.locator(".exit-top")).to_be_visible()
        assert (opened_page.locator("main .way-state:visible").count() > 0) == javascript


@pytest.mark.parametrize("kind", [LINKS_ONLY], ids=["links-and-pictures"])
def test_a_picture_leads_to_the_first_page(context: BrowserContext, frozen: Frozen, address: str) -> None:
    page = narrow(context.new_page())
    page.goto(address)
    page.wait_for_function("[...document.images].every(image => image.naturalWidth > 0)")
    page.locator("a").click()
    page.wait_for_url(f"{frozen.base}/")
    expect(page.locator(".emergency").first).to_be_visible()
    assert page.evaluate("document.referrer") == ""
