"""Where something cannot be loaded: every place is shown, or the numbers stay; nothing is sent after all. All invented."""

import pytest
from playwright.sync_api import BrowserContext, Route, expect

from tests.browser.answering_forms import FIRST, LONG, answer
from tests.browser.frozen import Frozen
from tests.browser.test_device_flow import asked_for
from web.wording.languages import LANGUAGES
from web.wording.texts import texts


@pytest.mark.parametrize("language", ["ja", "ja-simple", "en", "vi"])
@pytest.mark.parametrize("missing", ["table.json", "deck.html", "said.json"])
def test_without_a_part_every_place_is_shown_and_nothing_is_sent(
    context: BrowserContext, frozen: Frozen, missing: str, language: str
) -> None:
    requests = asked_for(context)
    page = frozen.page(context)
    context.route(f"**/{missing}", lambda route: route.abort())
    page.goto(frozen.base + LANGUAGES[language].path)
    page.locator(f"{FIRST} button").last.click()
    expect(page.locator("main .notice")).to_contain_text(texts(language).plain("plain_list").split()[0])
    expect(page.locator("main h1")).to_be_focused()
    assert page.locator("main a[href*='/c/']").count() > 60
    assert page.url == frozen.base + LANGUAGES[language].path
    assert "POST" not in {method for method, _ in requests}


@pytest.mark.parametrize("language", ["ja", "ja-simple", "en", "vi"])
def test_without_anything_the_numbers_stay_and_a_sentence_says_so(context: BrowserContext, frozen: Frozen, language: str) -> None:
    page = frozen.page(context)
    page.goto(frozen.base + LANGUAGES[language].path)
    expect(page.locator(".words")).to_be_visible()  # the scripts are there
    requests = asked_for(context)
    context.route("**/*", lambda route: route.abort())
    page.locator(f"{FIRST} button").last.click()
    expect(page.locator(f"{FIRST} > .status")).to_contain_text(texts(language).plain("failed")[:10])
    assert "POST" not in {method for method, _ in requests}
    assert [page.locator(f".emergency a[href='tel:{n}']").is_visible() for n in (110, 119, 189)] == [True] * 3


def test_once_loaded_it_answers_without_a_line(context: BrowserContext, frozen: Frozen) -> None:
    page = frozen.page(context)
    page.goto(frozen.base)
    answer(page, FIRST, {"situations": ["voyeurism"]})
    context.route("**/*", lambda route: route.abort())
    answer(page, LONG, {"situations": ["rape_recent"], "age": "15"})
    expect(page.locator("#given input[name=situations]")).to_have_value("rape_recent")
    assert page.locator("main article").count() > 4


def test_where_the_scripts_cannot_come_the_form_is_sent(context: BrowserContext, frozen: Frozen) -> None:
    def no_scripts(route: Route) -> None:
        route.abort() if "/scripts/" in route.request.url else route.fallback()

    context.route("**/*", no_scripts)
    page = context.new_page()
    page.goto(frozen.base)
    page.locator("[value=immediate_danger]").check()
    page.locator(f"{FIRST} button").last.click()
    expect(page.locator("article.danger").first).to_be_visible()
