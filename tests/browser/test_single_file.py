"""The page that is one file, opened from a folder without network: the server's answers, and nobody is asked. All invented."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from directory.hours import minute_of
from service.exporting.age import age
from tests.answer_comparing import answering
from tests.browser.answering_forms import FIRST, LONG, answer, told
from tests.browser.conftest import EVENING
from tests.browser.test_accessibility import findings
from tests.browser.test_device_pages import difference
from tests.inquiries import answers, changed, stream
from web.answers.posting import read_inquiry
from web.answers.steps import FIRST as SITUATIONS
from web.answers.steps import FOLLOWING, Sent
from web.embed.preset import Preset
from web.rendering import render
from web.single import packing
from web.single.page import single_page
from web.wording.texts import texts

_HAS_NO_PAGES = """() => {
  for (const element of document.querySelectorAll(".about-it, #easy-offer, rp")) element.remove();
  for (const link of document.querySelectorAll("main h3 > a")) link.replaceWith(...link.childNodes);
  for (const link of document.querySelectorAll("main a[href^='/']")) link.setAttribute("href", "#");
}"""
"""What a file leaves out of an answer: links to pages that it does not hold, and brackets for browsers without readings."""

OPEN = "開いています"


def minute_at(day: Any, hour: int) -> int:
    return minute_of(datetime.fromisoformat(f"{day}T{hour:02}:00+09:00"))


@cache
def file(language: str, level: str | None = None, place: str | None = None) -> bytes:
    return packing.compact(render(single_page(answering(), texts(language), Preset(language, level, place))))


class Stick:
    """A folder with files, and a browser without network that opens them."""

    def __init__(self, folder: Path, browser: Browser) -> None:
        self.folder, self.browser = folder, browser
        self.contexts: list[BrowserContext] = []
        self.asked: list[Request] = []
        self.complaints: list[str] = []

    def open(self, language: str = "ja", *, minute: int = EVENING, javascript: bool = True, **preset: str) -> Page:
        path = self.folder / f"{language}.html"
        path.write_bytes(file(language, **preset))
        context = self.browser.new_context(
            viewport={"width": 360, "height": 800}, java_script_enabled=javascript, offline=True, timezone_id="Asia/Tokyo"
        )
        context.set_default_timeout(20_000)
        context.on("request", lambda request: self.asked.append(request))
        self.contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        if javascript:
            page.clock.set_fixed_time(datetime.fromtimestamp(minute * 60, UTC))
        page.goto(path.as_uri())
        if javascript:
            page.locator(FIRST).wait_for()
        return page

    @property
    def outside(self) -> list[str]:
        """Everything asked for beside the file itself and what it made itself; what the policy refused was not asked for."""
        own = (self.folder.as_uri(), "blob:null/", "about:blank")
        return [asked.url for asked in self.asked if asked.failure != "csp" and not asked.url.startswith(own)]


@pytest.fixture
def stick(tmp_path: Path, chromium: Browser) -> Iterator[Stick]:
    made = Stick(tmp_path, chromium)
    yield made
    assert made.outside == []
    assert made.complaints == []
    for context in made.contexts:
        context.close()


def drawn(seed: int, count: int) -> list[tuple[dict[str, Any], int]]:
    """(answers, minute) that a form can say, on days on which the file is good; no minute twice."""
    until = minute_at(age(answering().snapshot.directory).until, 0)
    good = (found for found in islice(stream(seed), 0, None, 8) if found[1] < until)
    return [(answers(changed(inquiry, asker_age=None, language=None)), minute) for inquiry, minute in islice(good, count)]


def by_the_server(page: Page, inquiry: dict[str, Any], minute: int, language: str) -> list[str]:
    text, sent = texts(language), Sent(inquiry, (SITUATIONS, *FOLLOWING))
    page.set_content(render(answering().page(text, sent, read_inquiry(answering(), text, sent), minute)).decode())
    page.evaluate(_HAS_NO_PAGES)
    return told(page)


@pytest.mark.parametrize("language", ["ja", "ja-simple", "en"])
def test_thirty_answers_are_those_of_the_server(stick: Stick, chromium: Browser, language: str) -> None:
    page, server = stick.open(language), chromium.new_page()
    answer(page, FIRST, {})
    for inquiry, minute in drawn(len(language), 10):
        page.clock.set_fixed_time(datetime.fromtimestamp(minute * 60, UTC))
        answer(page, LONG, inquiry)
        device, ours = told(page), by_the_server(server, inquiry, minute, language)
        assert len(ours) > 200
        assert difference(device, ours) is None, f"{inquiry} at {minute}: {difference(device, ours)}"
    server.close()


def test_the_questions_come_in_place_of_the_list_and_lead_back_to_it(stick: Stick) -> None:
    page = stick.open()
    entries = page.evaluate("history.length")
    expect(page.locator("h1")).to_have_text("話せるところをさがす")
    page.locator("[value=immediate_danger]").check()
    page.locator(f"{FIRST} button").last.click()
    expect(page.locator("article.danger").first).to_contain_text(OPEN)
    page.locator("main [data-back]").click()
    expect(page.locator("[value=immediate_danger]")).to_be_checked()
    page.locator("[data-page=list]").click()
    expect(page.locator("h1")).to_have_text("話せるところの一覧")
    page.locator(".jumps a").last.click()
    expect(page.locator("#places")).to_be_focused()
    assert "#" not in page.url
    assert page.evaluate("history.length") == entries


def test_own_words_are_read_on_the_device(stick: Stick) -> None:
    page = stick.open()
    page.locator("#words").fill("しにたい")
    expect(page.locator(".found .wants_to_die")).to_be_visible()
    assert page.locator(".found label").count() > 0


def test_a_place_and_level_are_taken_as_answered_and_can_be_changed(stick: Stick) -> None:
    page = stick.open(level="junior", place="13")
    answer(page, FIRST, {"place": "13", "age": "14"})
    assert page.locator("#given input[name=place]").input_value() == "13"
    assert page.locator("#given input[name=age]").input_value() == "14"
    assert page.locator("#change [name=place]").input_value() == "13"
    answer(page, LONG, {"age": "9"})
    assert page.locator("#given input[name=place]").count() == 0


def test_from_its_day_on_nothing_is_called_open(stick: Stick) -> None:
    day = age(answering().snapshot.directory).until
    page = stick.open(minute=minute_at(day, 0) - 1)
    assert page.locator("#too-old").is_hidden()
    answer(page, FIRST, {})
    assert page.locator("article .state.open").count() > 3
    page.clock.set_fixed_time(datetime.fromtimestamp(minute_at(day, 0) * 60, UTC))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("#too-old")).to_be_visible()
    expect(page.locator("article .state.open")).to_have_count(0)
    assert OPEN not in page.locator("main").inner_text()


def test_an_old_file_never_calls_anything_open(stick: Stick) -> None:
    page = stick.open(minute=minute_at(age(answering().snapshot.directory).until, 12) + 100_000)
    expect(page.locator("#too-old")).to_be_visible()
    for inquiry in ({}, {"situations": ["immediate_danger"]}, {"situations": ["sexual_abuse_family"]}):
        answer(page, FIRST if page.locator(FIRST).count() else LONG, inquiry)
        assert page.locator("article").count() > 5
        assert page.locator(".open, .closed article").count() == 0
        words = page.locator("body").evaluate("e => e.textContent")
        assert OPEN not in words
        assert "閉まっています" not in words
        assert "いま開いているかは、このファイルでは分かりません" in words
    assert page.locator(".emergency a").all_text_contents()[0].startswith("110")


def test_a_clock_before_the_data_is_not_believed(stick: Stick) -> None:
    page = stick.open(minute=minute_at("2020-01-01", 12))
    expect(page.locator("#too-early")).to_be_visible()
    answer(page, FIRST, {})
    assert OPEN not in page.locator("main").inner_text()


def test_without_scripts_the_list_stands(stick: Stick) -> None:
    page = stick.open(javascript=False)
    assert page.locator("h1").text_content() == "話せるところの一覧"
    assert page.locator("form, .notice:visible").count() == 0
    assert page.locator(".emergency strong").all_text_contents() == ["110", "119", "189"]
    assert page.get_by_text("0120-99-7777").first.is_visible()
    assert page.locator("main").evaluate("e => e.scrollWidth") <= 360


def test_a_browser_that_cannot_unpack_keeps_the_list(stick: Stick) -> None:
    page = stick.open()
    page.context.add_init_script("delete window.DecompressionStream")
    page.reload()
    page.wait_for_timeout(500)
    assert page.locator("h1").text_content() == "話せるところの一覧"


@pytest.mark.parametrize("shown", ["list", "home", "answer"])
@pytest.mark.parametrize("language", ["ja", "ja-simple", "en"])
def test_axe_finds_nothing(stick: Stick, language: str, shown: str) -> None:
    page = stick.open(language)
    if shown == "list":
        page.locator("[data-page=list]").click()
        page.locator("#places").wait_for()
        page.evaluate("document.querySelectorAll('.lines > li:nth-child(n + 4)').forEach(e => e.remove())")
    elif shown == "answer":
        answer(page, FIRST, {"situations": ["immediate_danger"]})
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert findings(page) == [], width
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), width


def test_the_way_out_leads_to_an_empty_page_that_back_does_not_undo(stick: Stick) -> None:
    page = stick.open()
    page.locator(".exit a").last.click()
    page.wait_for_url("about:blank")
    page.go_back()
    assert not page.url.startswith("file:")


def test_it_keeps_nothing(stick: Stick) -> None:
    page = stick.open()
    answer(page, FIRST, {"situations": ["immediate_danger"]})
    assert page.evaluate("document.cookie") == ""
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.context.cookies() == []
    assert re.fullmatch(r"file://[^?#]+/ja\.html", page.url)


def test_the_policy_lets_nothing_out(stick: Stick) -> None:
    """What the file would not do by itself: the browser refuses it before anybody is asked."""
    page = stick.open()
    refused = page.evaluate(
        """async () => {
          const tried = [fetch("https://school.example/"), import("data:text/javascript,1"), import("https://school.example/x.js")];
          return (await Promise.allSettled(tried)).map(({ status }) => status);
        }"""
    )
    assert refused == ["rejected"] * 3
    assert any("Content Security Policy" in complaint for complaint in stick.complaints)
    stick.complaints.clear()
