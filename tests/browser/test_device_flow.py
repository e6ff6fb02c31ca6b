"""A visit answered on the device: by keyboard alone, with a clock that goes on, and where things cannot be loaded. Invented."""

import re
from datetime import datetime

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from directory.hours import local_datetime
from routing_rules.engine import Suggestion
from routing_rules.inquiry import Inquiry
from tests.browser.answering_forms import FIRST, LONG, answer
from tests.browser.frozen import Frozen, opened
from tests.browser.test_keyboard import tab_to
from tests.builders import real
from tests.inquiries import answers
from web.channels import codes
from web.wording import moments
from web.wording.texts import catalogue, texts

WORDS = catalogue()


def asked_for(context: BrowserContext) -> list[tuple[str, str]]:
    """(method, path) of every request from now on."""
    found: list[tuple[str, str]] = []
    context.on("request", lambda request: found.append((request.method, re.sub("^https?://[^/]+", "", request.url))))
    return found


def given(page: Page) -> set[tuple[str, str]]:
    """The answers that go along."""
    fields = page.locator("#given input[type=hidden]").evaluate_all("all => all.map(e => [e.name, e.value])")
    return {(name, value) for name, value in fields if name != "asked"}


def press(page: Page, wanted: Locator, key: str = "Enter") -> None:
    """Go to a control with the Tab key, and press it."""
    for _ in range(150):
        page.keyboard.press("Tab")
        if wanted.evaluate("e => e === document.activeElement"):
            return page.keyboard.press(key)
    return pytest.fail(f"the Tab key never reaches {wanted}")


@pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])
def test_the_whole_way_by_keyboard_alone(chromium: Browser, frozen: Frozen, javascript: bool) -> None:
    with opened(chromium, javascript=javascript) as context:
        page = frozen.page(context) if javascript else context.new_page()
        page.goto(frozen.base)
        tab_to(page, "situations=immediate_danger")
        page.keyboard.press("Space")
        press(page, page.locator(f"{FIRST} button").last)
        expect(page.locator("article.danger").first).to_be_visible()
        tab_to(page, "age=")
        page.keyboard.type("１４")
        press(page, page.locator(".question button[value=answer]"))
        expect(page.locator("#given input[name=age]")).to_have_value("14")
        question = page.locator(".question [data-field]").get_attribute("data-field")
        assert question not in (None, "age")
        press(page, page.locator(".question button[value=skip]"))
        expect(page.locator(".question")).to_have_count(0)
        assert given(page) == {("situations", "immediate_danger"), ("age", "14")}
        press(page, page.locator(".change > summary"))
        tab_to(page, "place=")
        page.keyboard.press("End")
        press(page, page.locator(f"{LONG} button").last)
        expect(page.locator("#given input[name=place]")).to_have_value("abroad")
        expect(page.locator("article.danger h3").first).to_have_text(real().directory.channels["local_emergency"].name.ja)
        press(page, page.locator("main [data-back], #given button[value=back]").first)
        if javascript:
            expect(page.locator("#given input[name=place]")).to_have_count(0)
            assert given(page) == {("situations", "immediate_danger"), ("age", "14")}
        else:
            expect(page.locator(f"{FIRST} input[value=immediate_danger]")).to_be_checked()


def test_no_answer_is_ever_sent(context: BrowserContext, frozen: Frozen) -> None:
    requests = asked_for(context)
    page = frozen.page(context)
    page.goto(frozen.base)
    answer(page, FIRST, {"situations": ["voyeurism"]})
    answer(page, LONG, {"situations": ["rape_recent"], "age": "97", "place": "39", "needs": ["no_voice"]})
    assert {method for method, _ in requests} == {"GET", "HEAD"}
    whole = r"/|/static/[0-9a-f]{12}/[a-z_/.]+|/device/[0-9a-f]{12}/ja/(table\.json|deck\.html|said\.json)"
    assert [path for _, path in requests if not re.fullmatch(whole, path) and not path.startswith("data:")] == []


def test_reasons_come_when_somebody_asks_and_once(context: BrowserContext, frozen: Frozen) -> None:
    requests = asked_for(context)
    page = frozen.page(context)
    page.goto(frozen.base)
    answer(page, FIRST, {"situations": ["voyeurism"]})
    assert not [path for _, path in requests if "reasons" in path]
    folds = page.locator("article details.because")
    for fold in (folds.nth(0), folds.nth(1)):
        assert fold.locator("li").count() == 0
        fold.locator("summary").click()
        expect(fold.locator("li a[href^=http]").first).to_be_visible()
        expect(fold).to_contain_text(WORDS["source"].ja)
    assert len([path for _, path in requests if "reasons" in path]) == 1


def test_a_state_changes_when_the_hour_comes(context: BrowserContext, frozen: Frozen) -> None:
    """A minute before a closed line opens, and when it has."""
    inquiry = Inquiry(situations=("image_spread",), place="13")
    opens, channel = min(
        (s.standing.until, s.channel)
        for s in _suggested(inquiry, frozen.minute)
        if s.standing.state == "closed" and s.standing.until
    )
    (after,) = (s.standing for s in _suggested(inquiry, opens) if s.channel == channel)
    assert after.state == "open"
    frozen.minute = opens - 1
    page = frozen.page(context)
    page.clock.install(time=frozen.moment)
    page.goto(frozen.base)
    answer(page, FIRST, {})
    answer(page, LONG, answers(inquiry))
    id = real().engine.table.channels[channel].id
    state = page.locator(f"main article[data-channel={id}] > .state")
    expect(state).to_have_text(_state("closed", opens, opens - 1))
    page.clock.run_for(65_000)
    expect(state).to_have_text(_state("open", after.until, opens))
    expect(state).to_have_class("state open")


def _suggested(inquiry: Inquiry, minute: int) -> tuple[Suggestion, ...]:
    return tuple(real().engine.suggest(inquiry, real().timetable.at(minute), minute).suggestions)


def _state(stands: str, until: int | None, now: int) -> str:
    return str(moments.state(texts("ja"), stands, local_datetime(until) if until else None, local_datetime(now)))


@pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])
def test_easy_japanese_is_one_press_away_for_a_young_child(chromium: Browser, frozen: Frozen, javascript: bool) -> None:
    with opened(chromium, javascript=javascript) as context:
        page = frozen.page(context) if javascript else context.new_page()
        page.goto(frozen.base)
        answer(page, FIRST, {})
        answer(page, LONG, {"age": "9", "situations": ["voyeurism"]})
        page.locator("#easy-offer button").click()
        expect(page.locator("html")).to_have_attribute("lang", "ja-simple")
        expect(page.locator("#given input[name=age]")).to_have_value("9")
        expect(page.locator("main ruby").first).to_be_visible()


def test_a_wrong_age_is_told_on_the_device_and_not_repeated(context: BrowserContext, frozen: Frozen) -> None:
    page = frozen.page(context)
    page.goto(frozen.base)
    answer(page, FIRST, {})
    for typed in ("himitsu", "121", "-1", "14.5"):
        page.locator("#next-age").fill(typed)
        page.locator(".question button[value=answer]").click()
        expect(page.locator(".question .status")).to_have_text(WORDS["bad_age"].ja)
    page.locator("#next-age").fill("１４歳")
    page.locator(".question button[value=answer]").click()
    expect(page.locator("#given input[name=age]")).to_have_value("14")


def test_a_phone_whose_clock_is_wrong_tells_the_servers_time(context: BrowserContext, frozen: Frozen) -> None:
    page = frozen.page(context)
    page.clock.set_fixed_time(datetime.fromisoformat("2026-12-04T03:00+09:00"))
    page.goto(frozen.base)
    answer(page, FIRST, {})
    expect(page.locator("#as-of")).to_contain_text(str(moments.moment(texts("ja"), local_datetime(frozen.minute))))


def test_a_page_from_before_an_update_tells_no_state_by_the_new_table(context: BrowserContext, frozen: Frozen) -> None:
    """A page that a cache kept names hours by their place in its own table; in another one these are other hours."""

    def older(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=re.sub(r'(<article [^>]*data-version=")', r"\1older", response.text()))

    path = f"/{codes.where('childline')}"
    page = frozen.page(context)
    page.goto(frozen.base + path)
    expect(page.locator(".way-state:visible").first).to_be_visible()
    context.route(f"**{path}", older)
    with page.expect_response("**/table.json"):
        page.goto(frozen.base + path)
    page.wait_for_load_state("networkidle")
    expect(page.locator("h1")).to_be_visible()
    assert page.locator(".way-state:visible").count() == 0
