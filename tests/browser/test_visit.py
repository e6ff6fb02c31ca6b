"""The page inside the page: a visit goes from page to page, and neither the address nor the history changes."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Visit
from tests.browser.tab import entries

Visiting = Callable[..., Visit]

CHOICE = "[value=immediate_danger]"
CAN_GO_BACK = """() => {
  const { src } = document.querySelector("script[src$='/visit.js']");
  return import(src.replace("visit.js", "views.js")).then((views) => views.canGoBack());
}"""


def link(page: Page, where: str) -> None:
    page.locator(f"footer a[href*='/{where}']").click()


def heading_of(v: Visit, path: str) -> str:
    """The heading of a page as it is sent."""
    found = re.search("<h1[^>]*>(.*?)</h1>", v.context.request.get(v.address(path)).text(), re.DOTALL)
    assert found
    return re.sub("<[^>]*>|\u200b", "", found[1]).strip()


def expect_heading(v: Visit, path: str) -> None:
    expect(v.page.get_by_role("heading", level=1)).to_have_text(heading_of(v, path))


def step_back(page: Page) -> None:
    page.get_by_role("button", name="ひとつ前へもどる").click()


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def expect_begun(page: Page) -> None:
    """At its top, with the focus on its heading, for those who see it and those who do not."""
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    assert page.evaluate("scrollY") == 0


def test_a_link_changes_what_is_shown_and_nothing_else(visit: Visiting) -> None:
    v = visit()
    v.go("/")
    before = (v.page.url, v.page.evaluate("[history.length, history.state]"))
    first = heading(v.page)
    link(v.page, "near")
    expect(v.page.get_by_role("button", name="ひとつ前へもどる")).to_be_visible()
    assert heading(v.page) != first
    expect_begun(v.page)
    link(v.page, "safety")
    expect_heading(v, "/safety")
    assert (v.page.url, v.page.evaluate("[history.length, history.state]")) == before
    assert len(entries(v.page)) == 1
    assert v.complaints == []


def test_one_step_back_is_where_one_was(visit: Visiting) -> None:
    v = visit()
    v.go("/")
    v.page.locator("main details:not([open]) > summary").first.click()
    opened = v.page.locator("main details[open]").count()
    v.page.locator(CHOICE).check()
    v.page.locator("footer a[href*='/near']").scroll_into_view_if_needed()
    scrolled = v.page.evaluate("scrollY")
    assert scrolled > 100
    title = v.page.title()
    link(v.page, "near")
    expect_begun(v.page)
    link(v.page, "safety")
    expect_heading(v, "/safety")
    step_back(v.page)
    expect(v.page.locator("footer a[href*='/safety']")).to_be_focused()
    step_back(v.page)
    expect(v.page.locator("footer a[href*='/near']")).to_be_focused()
    assert v.page.evaluate("scrollY") == scrolled
    assert v.page.title() == title
    expect(v.page.locator(CHOICE)).to_be_checked()
    expect(v.page.locator("main details[open]")).to_have_count(opened)
    expect(v.page.get_by_role("button", name="ひとつ前へもどる")).to_have_count(0)


def test_each_view_has_the_title_of_its_page(visit: Visiting) -> None:
    v = visit()
    v.go("/near")
    title = v.page.title()
    v.go("/")
    link(v.page, "near")
    expect_begun(v.page)
    assert v.page.title() == title


@pytest.mark.parametrize("key", ["Control", "Shift"])
def test_a_link_with_a_held_key_opens_elsewhere_as_ever(visit: Visiting, key: str) -> None:
    v = visit(1280)
    v.go("/")
    first = heading(v.page)
    with v.context.expect_page() as opened:
        v.page.locator("footer a[href*='/near']").click(modifiers=[key])
    assert opened.value.url.endswith(v.written("/near"))
    assert heading(v.page) == first


@pytest.mark.parametrize(("name", "path"), [("gaps", "/gaps"), ("embed/", "/embed/")])
def test_the_planners_page_has_its_own_address(visit: Visiting, name: str, path: str) -> None:
    v = visit(1280)
    v.go("/")
    link(v.page, name)
    v.page.wait_for_url(f"**{v.written(path)}")
    v.page.locator("footer a[href*='/near']").click()
    v.page.wait_for_url(f"**{v.written('/near')}")


def test_other_links_are_left_to_the_browser(visit: Visiting) -> None:
    v = visit()
    v.go("/")
    kept = """hrefs => hrefs.map(([name, value]) => {
        const a = Object.assign(document.createElement('a'), { href: '/near', textContent: 'x' });
        a.setAttribute(name, value);
        document.querySelector('main').append(a);
        let left = false;
        addEventListener('click', e => { left = !e.defaultPrevented; e.preventDefault(); }, { once: true });
        a.click();
        return left;
    })"""
    others = [
        ["href", "tel:110"],
        ["href", "https://example.test/"],
        ["href", "/api/v1/channels"],
        ["target", "_blank"],
        ["download", ""],
    ]
    assert v.page.evaluate(kept, others) == [True] * len(others)
    assert v.page.evaluate(kept, [["rel", "next"]]) == [False]


def test_another_language_takes_the_place_of_the_whole_page(visit: Visiting) -> None:
    v = visit()
    v.go("/")
    link(v.page, "near")
    expect_begun(v.page)
    assert v.page.evaluate(CAN_GO_BACK) is True
    v.page.locator("nav.languages a[lang=en]").click()
    expect(v.page.locator("html")).to_have_attribute("lang", "en")
    expect_heading(v, "/en/near")
    expect_begun(v.page)
    expect(v.page.locator(".emergency")).to_contain_text("Police")
    assert v.page.evaluate(CAN_GO_BACK) is False
    assert v.page.url == v.address("/")
    assert len(entries(v.page)) == 1
    v.page.keyboard.press("Shift")
    expect(v.page.locator(".exit [role=status]")).to_have_text("Press Shift 2 more times")
    v.page.locator(f"footer a[href='{v.href('/en/safety')}']").click()
    v.page.get_by_role("button", name="Back one step").click()
    expect_heading(v, "/en/near")


def test_the_answers_go_along_to_another_language_and_never_leave(visit: Visiting) -> None:
    v = visit()
    v.go("/")
    v.page.locator(CHOICE).check()
    v.page.locator("form#questions button").last.click()
    expect(v.page.locator("article.danger").first).to_be_visible()
    v.page.locator("nav.languages a[lang=en]").click()
    expect(v.page.locator("html")).to_have_attribute("lang", "en")
    expect(v.page.locator("article.danger").first).to_contain_text("Police")
    expect(v.page.locator("#given [name=situations]")).to_have_value("immediate_danger")
    assert v.page.url == v.address("/")
    assert {method for method, _ in v.requests} <= {"GET", "HEAD"}


def test_languages_lead_to_the_page_that_is_shown(visit: Visiting) -> None:
    v = visit()
    v.go("/")
    easy = v.page.locator("nav.languages a[lang=ja-simple]")
    link(v.page, "near")
    expect(easy).to_have_attribute("href", v.href("/ja-simple/near"))
    step_back(v.page)
    expect(easy).to_have_attribute("href", v.href("/ja-simple/"))
    link(v.page, "safety")
    expect(easy).to_have_attribute("href", v.href("/ja-simple/safety"))


def test_a_page_that_lacks_the_language_comes_into_the_present_frame(visit: Visiting) -> None:
    v = visit()
    v.go("/zh-Hans/")
    first = heading(v.page)
    v.page.locator(f"footer a[href='{v.href('/en/near')}']").click()
    expect_heading(v, "/en/near")
    expect(v.page.locator("main")).to_have_attribute("lang", "en")
    expect(v.page.locator("html")).to_have_attribute("lang", "zh-Hans")
    expect(v.page.locator("nav.languages a[lang=en]")).to_have_attribute("href", v.href("/en/near"))
    v.page.locator("[data-back]").click()
    expect(v.page.get_by_role("heading", level=1)).to_have_text(first)
    expect(v.page.locator("main")).to_have_attribute("lang", "zh-Hans")


def test_a_place_on_the_page_has_no_address_of_its_own(visit: Visiting) -> None:
    v = visit()
    v.go("/")
    link(v.page, "list")
    expect_begun(v.page)
    v.page.locator("main a[href='#places']").click()
    expect(v.page.locator("#places")).to_be_in_viewport()
    expect(v.page.locator("#places")).to_be_focused()
    bar, place = v.page.locator(".exit").bounding_box(), v.page.locator("#places").bounding_box()
    assert bar
    assert place
    assert bar["y"] + bar["height"] <= place["y"]
    v.page.locator("a.skip[href='#main']").focus()
    v.page.keyboard.press("Enter")
    expect(v.page.locator("main")).to_be_focused()
    assert v.page.url == v.address("/")
    assert len(entries(v.page)) == 1


def test_a_place_in_a_fold_is_unfolded(visit: Visiting) -> None:
    v = visit()
    v.go("/")
    v.page.evaluate("""() => {
        const [fold] = document.querySelectorAll('main details:not([open])');
        fold.lastElementChild.id = 'folded';
        const a = Object.assign(document.createElement('a'), { href: '#folded', textContent: 'to it' });
        document.querySelector('h1').after(a);
    }""")
    v.page.get_by_role("link", name="to it").click()
    expect(v.page.locator("#folded")).to_be_in_viewport()


def test_a_page_that_is_not_there_takes_the_same_entry(visit: Visiting) -> None:
    v = visit()
    v.go("/")
    v.page.locator("footer a[href*='/near']").evaluate("a => { a.href = '/nothing'; }")
    link(v.page, "nothing")
    v.page.wait_for_url("**/nothing")
    expect(v.page.locator(".emergency")).to_be_visible()
    assert entries(v.page) == [f"{v.base}/nothing"]


def test_without_a_line_what_is_shown_stays_and_the_second_time_the_browser_tries(visit: Visiting) -> None:
    v = visit()
    v.go("/")
    v.context.route(f"**{v.written('/near')}", lambda route: route.abort())
    first = heading(v.page)
    link(v.page, "near")
    expect(v.page.locator(".exit [role=status]")).to_contain_text("いまは読み込めませんでした")
    assert heading(v.page) == first
    v.context.unroute(f"**{v.written('/near')}")
    v.context.route(
        f"**{v.written('/near')}", lambda route: route.abort() if route.request.resource_type == "xhr" else route.continue_()
    )
    link(v.page, "near")
    v.page.wait_for_url(f"**{v.written('/near')}")
    assert entries(v.page) == [v.address("/near")]


def held(v: Visit, pattern: str) -> list[Route]:
    routes: list[Route] = []
    v.context.route(pattern, lambda route: routes.append(route))
    return routes


def test_of_two_pages_asked_for_the_last_one_is_shown(visit: Visiting) -> None:
    v = visit()
    v.go("/")
    near, safety = held(v, f"**{v.written('/near')}"), held(v, f"**{v.written('/safety')}")
    link(v.page, "near")
    link(v.page, "safety")
    near[0].continue_()
    v.page.wait_for_timeout(300)
    expect(v.page.locator("main")).to_have_attribute("aria-busy", "true")
    safety[0].continue_()
    expect_heading(v, "/safety")
    step_back(v.page)
    expect(v.page.get_by_role("button", name="ひとつ前へもどる")).to_have_count(0)


def test_a_page_that_comes_after_going_back_is_not_shown(visit: Visiting) -> None:
    v = visit()
    v.go("/")
    first = heading(v.page)
    link(v.page, "near")
    expect_begun(v.page)
    safety = held(v, f"**{v.written('/safety')}")
    link(v.page, "safety")
    step_back(v.page)
    expect(v.page.locator("main")).not_to_have_attribute("aria-busy", "true")
    safety[0].continue_()
    v.page.wait_for_timeout(300)
    assert heading(v.page) == first


def test_a_page_from_after_an_update_is_loaded_as_a_whole(visit: Visiting) -> None:
    v = visit()
    v.go("/")
    v.page.locator("link[rel=stylesheet]").evaluate("e => e.setAttribute('href', '/static/000000000000/style.css')")
    link(v.page, "near")
    v.page.wait_for_url(f"**{v.written('/near')}")
    assert entries(v.page) == [v.address("/near")]


def test_without_the_scripts_that_answer_a_form_is_sent(visit: Visiting) -> None:
    v = visit()
    v.context.route("**/answer.js", lambda route: route.abort())
    v.go("/")
    v.page.get_by_role("button", name="答えずに一覧を見る").click()
    expect(v.page.locator("article").first).to_be_visible()
    assert ("POST", f"{v.base}/") in v.requests


def test_the_scripts_that_answer_come_when_there_is_something_to_answer(visit: Visiting) -> None:
    v = visit()
    v.go("/near")
    v.page.wait_for_load_state("networkidle")
    loaded = lambda: any(url.endswith("/answer.js") for _, url in v.requests)  # noqa: E731
    assert not loaded()
    with v.page.expect_request("**/answer.js"):
        v.page.locator("footer a").first.click()
    assert v.page.url == v.address("/near")
