"""A frame that a cache kept too long: a school's own lines go after their last day. All invented."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from playwright.sync_api import Browser, BrowserContext, Frame, expect

from directory.hours import minute_of
from service.portals import token
from service.portals.school import OwnLine, School
from service.signing import secret
from tests.browser.embed_hosts import JUNIOR, Hosts, framed, page_at
from tests.browser.frozen import Frozen, opened
from tests.browser.test_embed_device import expect_no_state
from tests.embed import frames
from web.embed import own_lines
from web.embed.headers import FRAME_HEADERS
from web.embed.preset import Preset
from web.rendering import render
from web.wording.texts import catalogue

MADE, UNTIL = date(2026, 12, 2), date(2026, 12, 10)
BEFORE_MIDNIGHT = minute_of(datetime.fromisoformat(f"{UNTIL}T23:59+09:00"))
A_DAY = 1440
SCHOOL = School((OwnLine("保健室の先生", number="0120-0-78310"), OwnLine("教育相談のへや", where="1階")), UNTIL)
PAST = catalogue()["embed_own_past"].ja


@pytest.fixture
def context(chromium: Browser, monkeypatch: pytest.MonkeyPatch) -> Iterator[BrowserContext]:
    """In it the cache always gives the frame of the day when it was made."""
    key = secret.make()
    monkeypatch.setattr(own_lines, "trusted", lambda _: (key.public,))
    made = frames.page(Preset("ja", "junior", "13", school=token.write(SCHOOL, key)), MADE)
    with opened(chromium) as context:
        kept = {"body": render(made), "headers": {**FRAME_HEADERS, "content-type": "text/html; charset=utf-8"}}
        context.route(f"**{JUNIOR}", lambda route: route.fallback() if route.request.method == "HEAD" else route.fulfill(**kept))
        yield context
        context.unroute_all(behavior="ignoreErrors")


def expect_own_lines(frame: Frame) -> None:
    """They are there after the clock was set and the table came."""
    expect(frame.locator("main .way-state:visible").first).to_be_visible()
    expect(frame.locator(".own .channel")).to_have_count(2)
    expect(frame.locator(".own .channel").first).to_be_visible()
    expect(frame.locator(".own > .overdue")).to_be_hidden()


def expect_none(frame: Frame) -> None:
    """A sentence stands in their place; the national lines stay."""
    expect(frame.locator(".own > .overdue")).to_have_text(PAST)
    expect(frame.locator(".own > .overdue")).to_be_visible()
    expect(frame.locator(".own .channel:visible")).to_have_count(0)
    expect(frame.locator("main > .channels > li").first).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_own_lines_go_when_their_last_day_ends(context: BrowserContext, frozen: Frozen, hosts: Hosts, width: int) -> None:
    page = page_at(context, BEFORE_MIDNIGHT)
    page.set_viewport_size({"width": width, "height": 800})
    page.clock.install(time=datetime.fromtimestamp(BEFORE_MIDNIGHT * 60, UTC))
    frame = framed(page, hosts.holding(frozen.base + JUNIOR))
    expect_own_lines(frame)
    page.clock.run_for(65_000)
    expect_none(frame)


def test_own_lines_go_where_nothing_else_can_be_loaded(context: BrowserContext, frozen: Frozen, hosts: Hosts) -> None:
    page = page_at(context, BEFORE_MIDNIGHT + 1)
    context.route("**/device/**", lambda route: route.abort())
    expect_none(framed(page, hosts.holding(frozen.base + JUNIOR)))


@pytest.mark.parametrize("wrong", [-A_DAY, A_DAY])
def test_a_device_whose_clock_is_wrong_goes_by_the_servers(
    context: BrowserContext, frozen: Frozen, hosts: Hosts, wrong: int
) -> None:
    page = page_at(context, BEFORE_MIDNIGHT + wrong, server=BEFORE_MIDNIGHT)
    expect_own_lines(framed(page, hosts.holding(frozen.base + JUNIOR)))
    context.unroute("**/*")
    page = page_at(context, BEFORE_MIDNIGHT + wrong, server=BEFORE_MIDNIGHT + 1)
    expect_none(framed(page, hosts.holding(frozen.base + JUNIOR)))


def test_a_frame_of_another_table_tells_what_is_overdue(context: BrowserContext, frozen: Frozen, hosts: Hosts) -> None:
    context.route("**/device/**", lambda route: route.abort())
    page = page_at(context, BEFORE_MIDNIGHT + 5 * 365 * A_DAY)
    frame = framed(page, hosts.holding(frozen.base + JUNIOR))
    expect(frame.locator("main li[data-due] > .overdue").first).to_be_visible()
    expect_no_state(frame)
