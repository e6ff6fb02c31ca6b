"""A frame on the device, in the hosts that schools have: open or closed, how tall, where its links lead, and without scripts."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Frame, Page, expect

from directory.hours import local_datetime, minute_of
from tests.browser.embed_hosts import JUNIOR, NO_SCRIPTS, OURS, WORDPRESS, Hosts, framed, page_at
from tests.browser.frozen import Frozen, opened
from tests.builders import real
from web.embed.preset import THEMES
from web.wording import moments
from web.wording.texts import catalogue, texts

HOSTS: dict[str, Callable[[Hosts, str], str]] = {
    "plain": lambda hosts, frame: hosts.holding(frame),
    "wordpress": lambda hosts, frame: hosts.holding(frame, WORDPRESS),
    "ours": lambda hosts, frame: hosts.holding(frame, OURS),
    "in a sandbox": lambda hosts, frame: hosts.within(hosts.holding(frame), 'sandbox="allow-scripts allow-popups"'),
    "strict": lambda hosts, frame: hosts.strict(frame),
    "growing": lambda hosts, frame: hosts.growing(frame),
}
HELD = ("wordpress", "in a sandbox")
FIVE_HOURS = 300
SCRIPTS = Path(__file__).parents[2] / "web" / "static" / "scripts"
WORDS = catalogue()

every_host = pytest.mark.parametrize("kind", HOSTS)


def expect_states(frame: Frame, minute: int) -> None:
    """The lines stand as the server says that they do at a minute."""
    moment, now = real().timetable.at(minute), local_datetime(minute)
    told = []
    for number in frame.locator("[data-hours]").evaluate_all("all => all.map(e => Number(e.dataset.hours))"):
        until = moment.until[number]
        told.append(str(moments.state(texts("ja"), moment.state[number], until and local_datetime(until), now)))
    assert told
    expect(frame.locator("[data-hours] > .way-state")).to_have_text(told)
    expect(frame.locator("main .way-state").first).to_be_visible()


def expect_no_state(frame: Frame) -> None:
    assert frame.locator("main .way-state").count() > 3
    expect(frame.locator("main .way-state:visible")).to_have_count(0)


@every_host
def test_what_is_open_is_told(context: BrowserContext, frozen: Frozen, hosts: Hosts, kind: str) -> None:
    page = page_at(context, frozen.minute)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    frame = framed(page, HOSTS[kind](hosts, frozen.base + JUNIOR))
    expect_states(frame, frozen.minute)
    assert complaints == [] or kind == "strict"  # whose own script, for these tests, its policy forbids


def test_a_state_changes_when_the_hour_comes(context: BrowserContext, frozen: Frozen, hosts: Hosts) -> None:
    page = page_at(context, frozen.minute)
    frame = framed(page, hosts.holding(frozen.base + JUNIOR, OURS))
    expect_states(frame, frozen.minute)
    numbers = frame.locator("[data-hours]").evaluate_all("all => all.map(e => Number(e.dataset.hours))")
    moment = real().timetable.at(frozen.minute)
    changes = min(until for number in numbers if (until := moment.until[number]))
    page.context.unroute_all()
    frozen.minute = changes - 1
    page = page_at(context, frozen.minute)
    page.clock.install(time=frozen.moment)
    frame = framed(page, hosts.holding(frozen.base + JUNIOR, OURS))
    expect_states(frame, changes - 1)
    page.clock.run_for(65_000)
    expect_states(frame, changes)


@pytest.mark.parametrize("kind", ["plain", "wordpress"])
def test_a_device_whose_clock_is_wrong_tells_the_servers_time(
    context: BrowserContext, frozen: Frozen, hosts: Hosts, kind: str
) -> None:
    page = page_at(context, frozen.minute + FIVE_HOURS, server=frozen.minute)
    expect_states(framed(page, HOSTS[kind](hosts, frozen.base + JUNIOR)), frozen.minute)


def test_a_sandbox_can_ask_our_server_for_the_time(context: BrowserContext, frozen: Frozen, hosts: Hosts) -> None:
    """Nothing stands between: where requests are watched, the browser asks no server whether a header may be sent."""
    page = context.new_page()
    page.clock.set_fixed_time(datetime.now(UTC) + timedelta(minutes=FIVE_HOURS))
    with page.expect_response(lambda response: response.request.method == "HEAD"):
        frame = framed(page, hosts.holding(frozen.base + JUNIOR, WORDPRESS))
    expect(frame.locator("main .way-state").first).to_be_visible()
    believed = frame.evaluate(_BELIEVED)
    assert abs(believed - minute_of(datetime.now(UTC))) <= 2


_BELIEVED = """async () => {
  const { src } = document.querySelector("script[src$='/embed.js']");
  return (await import(src.replace("embed.js", "answer/clock.js"))).minuteNow();
}"""


@pytest.mark.parametrize("kind", ["plain", "wordpress"])
def test_a_cache_that_kept_the_frame_does_not_turn_the_clock_back(
    context: BrowserContext, frozen: Frozen, hosts: Hosts, kind: str
) -> None:
    page = page_at(context, frozen.minute, age=FIVE_HOURS)
    expect_states(framed(page, HOSTS[kind](hosts, frozen.base + JUNIOR)), frozen.minute)


def test_past_its_review_date_no_line_is_open(context: BrowserContext, frozen: Frozen, hosts: Hosts) -> None:
    page = page_at(context, frozen.minute)
    frame = framed(page, hosts.holding(frozen.base + JUNIOR))
    expect_states(frame, frozen.minute)
    dues = set(frame.locator("li[data-hours]").evaluate_all("all => all.map(e => e.dataset.due)"))
    for due in (min(dues), max(dues)):
        page.context.unroute_all()
        minute = minute_of(datetime.fromisoformat(f"{due}T12:00+09:00"))
        frame = framed(page_at(context, minute), hosts.holding(frozen.base + JUNIOR))
        expect(frame.locator(f"li[data-due='{due}'] > .overdue").first).to_be_visible()
        assert frame.locator(f"li[data-due='{due}'] > .way-state:visible").count() == 0
    expect_no_state(frame)
    expect(frame.locator("main .notes").first).to_be_visible()


def test_a_line_that_becomes_overdue_while_it_is_shown_loses_its_state(
    context: BrowserContext, frozen: Frozen, hosts: Hosts
) -> None:
    due = local_datetime(frozen.minute + 1440).date().isoformat()
    before_midnight = minute_of(datetime.fromisoformat(f"{due}T00:00+09:00")) - 1
    page = page_at(context, before_midnight)
    page.clock.install(time=datetime.fromtimestamp(before_midnight * 60, UTC))
    frame = framed(page, hosts.holding(frozen.base + JUNIOR, OURS))
    expect_states(frame, before_midnight)
    frame.locator("li[data-hours]").evaluate_all("(all, due) => all.forEach(e => { e.dataset.due = due; })", due)
    page.clock.run_for(65_000)
    expect_no_state(frame)


_SET = """new MutationObserver((_, observer) => {
  const { documentElement: html, body } = document;
  if (!NAME) return;
  observer.disconnect();
  DONE;
}).observe(document, { childList: true, subtree: true });"""
"""Changes an element of every page as soon as it is there, before any script of the page runs."""


def test_a_frame_of_another_table_tells_no_state(context: BrowserContext, frozen: Frozen, hosts: Hosts) -> None:
    context.add_init_script(_SET.replace("NAME", "body").replace("DONE", "body.dataset.version = 'of-yesterday'"))
    page = page_at(context, frozen.minute)
    with page.expect_response("**/table.json"):
        frame = framed(page, hosts.holding(frozen.base + JUNIOR))
    page.wait_for_timeout(500)
    expect_no_state(frame)


def test_without_the_table_no_state_is_told(context: BrowserContext, frozen: Frozen, hosts: Hosts) -> None:
    page = page_at(context, frozen.minute)
    context.route("**/table.json", lambda route: route.abort())
    frame = framed(page, hosts.holding(frozen.base + JUNIOR))
    page.wait_for_timeout(500)
    expect_no_state(frame)


def test_a_growing_frame_is_as_tall_as_what_it_shows(context: BrowserContext, frozen: Frozen, hosts: Hosts) -> None:
    page = page_at(context, frozen.minute)
    frame = framed(page, hosts.growing(frozen.base + JUNIOR))
    expect_states(frame, frozen.minute)
    first = expect_fitting(page, frame)
    frame.locator("summary").first.click()
    assert expect_fitting(page, frame) > first
    frame.locator("summary").first.click()
    assert expect_fitting(page, frame) == first


def expect_fitting(page: Page, frame: Frame) -> int:
    """The frame is as tall as its page, in CSS pixels; nothing of it scrolls."""
    page.wait_for_timeout(300)
    tall: int = page.locator("iframe").evaluate("e => e.clientHeight")
    assert tall == frame.evaluate("Math.ceil(document.documentElement.getBoundingClientRect().height)")
    assert frame.evaluate("document.documentElement.scrollHeight <= innerHeight")
    return tall


def test_a_short_frame_scrolls_and_keeps_its_height(context: BrowserContext, frozen: Frozen, hosts: Hosts) -> None:
    page = page_at(context, frozen.minute)
    frame = framed(page, hosts.holding(frozen.base + JUNIOR, OURS, height=320))
    expect_states(frame, frozen.minute)
    expect(frame.locator(".emergency")).to_be_in_viewport()
    frame.locator("#more").scroll_into_view_if_needed()
    expect(frame.locator("#more")).to_be_in_viewport()
    assert page.locator("iframe").evaluate("e => e.clientHeight") == 320


def test_nothing_is_told_where_there_is_no_page_around(context: BrowserContext, frozen: Frozen) -> None:
    page = page_at(context, frozen.minute)
    page.add_init_script("window.heard = []; addEventListener('message', ({ data }) => heard.push(data))")
    page.goto(frozen.base + JUNIOR)
    expect(page.locator("main .way-state").first).to_be_visible()
    assert page.evaluate("window.heard") == []


@every_host
def test_the_exit_leaves_or_empties_the_frame(context: BrowserContext, frozen: Frozen, hosts: Hosts, kind: str) -> None:
    page = page_at(context, frozen.minute)
    frame = framed(page, HOSTS[kind](hosts, frozen.base + JUNIOR))
    expect_states(frame, frozen.minute)
    context.route("**/leave", lambda route: route.fulfill(body="elsewhere"))
    frame.locator(".exit-top").click()
    if kind in HELD:
        page.wait_for_function("() => frames.length === 1")
        expect(frame.locator("body")).to_be_empty()
        assert frame.url == "about:blank"
    else:
        page.wait_for_url("**/leave")


def test_a_link_that_may_open_nothing_tells_its_address_once(context: BrowserContext, frozen: Frozen, hosts: Hosts) -> None:
    page = page_at(context, frozen.minute)
    frame = framed(page, hosts.holding(frozen.base + JUNIOR, WORDPRESS))
    expect_states(frame, frozen.minute)
    link = frame.locator("footer a[href$='/list']")
    for _ in range(2):
        link.click()
        expect(frame.locator(".told-address")).to_have_text(f"{frozen.base}/list")
    assert len(context.pages) == 1
    assert frame.url == frozen.base + JUNIOR
    before = frame.locator("body").inner_text()
    frame.locator("a[href^='tel:']").first.click()
    assert frame.locator("body").inner_text() == before


@pytest.mark.parametrize("kind", ["plain", "ours"])
def test_a_link_opens_a_page_of_its_own_that_cannot_reach_back(
    context: BrowserContext, frozen: Frozen, hosts: Hosts, kind: str
) -> None:
    page = page_at(context, frozen.minute)
    context.route(re.compile(r"^https?://(?!127\.0\.0\.1|localhost)"), lambda route: route.fulfill(body="elsewhere"))
    frame = framed(page, HOSTS[kind](hosts, frozen.base + JUNIOR))
    expect_states(frame, frozen.minute)
    for link in (frame.locator("footer a[href$='/list']"), frame.locator("main .address a[href^=http]").first):
        with context.expect_page() as opening:
            link.click()
        other = opening.value
        other.wait_for_url(re.compile("^http"))
        assert other.evaluate("[window.opener, document.referrer]") == [None, ""]
        assert other.evaluate("window.origin") != "null"
        other.close()
    assert frame.locator(".told-address").count() == 0


@pytest.mark.parametrize("theme", ["dark", "contrast", "light"])
def test_a_file_puts_on_the_theme_of_its_address(context: BrowserContext, frozen: Frozen, hosts: Hosts, theme: str) -> None:
    context.add_init_script(_SET.replace("NAME", "html").replace("DONE", "html.dataset.theme = 'auto'"))
    page = page_at(context, frozen.minute)
    frame = framed(page, hosts.holding(f"{frozen.base}{JUNIOR}?theme={theme}", WORDPRESS))
    expect(frame.locator("html")).to_have_attribute("data-theme", theme)


def test_the_scripts_know_the_themes() -> None:
    listed = re.search(r"THEMES = \[(.*)\]", (SCRIPTS / "embed" / "theme.js").read_text("utf-8"))
    assert listed
    assert re.findall(r"\w+", listed[1]) == list(THEMES)


@pytest.mark.parametrize("why", ["sandbox", "turned off", "not loaded"])
def test_without_scripts_numbers_and_hours_can_be_read(chromium: Browser, frozen: Frozen, hosts: Hosts, why: str) -> None:
    with opened(chromium, javascript=why != "turned off") as context:
        if why == "not loaded":
            context.route("**/embed.js", lambda route: route.abort())
        frame = framed(context.new_page(), hosts.holding(frozen.base + JUNIOR, NO_SCRIPTS if why == "sandbox" else ""))
        expect(frame.locator(".emergency strong")).to_have_text(["110", "119", "189"])
        expect_no_state(frame)
        assert all(re.search(r"\d{3}", number) for number in frame.locator(".number").all_inner_texts())
        expect(frame.locator("main .notes").first).to_be_visible()
        if why == "sandbox":
            return
        with context.expect_page() as opening:
            frame.locator("#more").click()
        opening.value.wait_for_url(f"{frozen.base}/")
