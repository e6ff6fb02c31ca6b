"""The first page without a mouse. The visitor here is invented."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit

Visiting = Callable[..., Visit]


def focused(page: Page) -> str:
    return page.evaluate("(document.activeElement.name || '') + '=' + (document.activeElement.value || '')")


def tab_to(page: Page, wanted: str) -> None:
    for _ in range(120):
        if focused(page) == wanted:
            return
        page.keyboard.press("Tab")
    pytest.fail(f"the Tab key never reaches {wanted}")


@pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])
def test_from_questions_to_a_number_by_keyboard_alone(visit: Visiting, javascript: bool) -> None:
    v = visit(1280, javascript)
    v.go("/")
    v.page.keyboard.press("Tab")
    expect(v.page.locator(".skip").first).to_be_focused()
    expect(v.page.locator(".skip").first).to_be_in_viewport()
    v.page.keyboard.press("Enter")
    tab_to(v.page, "situations=immediate_danger")
    v.page.keyboard.press("Space")
    v.page.keyboard.press("Enter")
    expect(v.page.locator("article.danger").first).to_be_visible()
    tab_to(v.page, "age=")
    v.page.keyboard.type("14")
    v.page.keyboard.press("Enter")
    expect(v.page.locator("#given [name=age]")).to_have_value("14")
    tab_to(v.page, "do=skip")
    v.page.keyboard.press("Enter")
    expect(v.page.locator(".question")).to_have_count(0)
    expect(v.page.locator("#given [name=age]")).to_have_value("14")


@pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])
def test_the_long_form_by_keyboard_alone(visit: Visiting, javascript: bool) -> None:
    v = visit(1280, javascript)
    v.go("/")
    tab_to(v.page, "do=show")
    v.page.keyboard.press("Enter")
    expect(v.page.locator("#as-of")).to_be_visible()
    v.page.locator(".change > summary").focus()
    v.page.keyboard.press("Enter")
    tab_to(v.page, "place=")
    v.page.keyboard.press("End")
    tab_to(v.page, "anonymity=")
    v.page.keyboard.press("ArrowDown")
    tab_to(v.page, "do=change")
    v.page.keyboard.press("Enter")
    expect(v.page.locator("#given [name=place]")).to_have_value("abroad")
    expect(v.page.locator("#given [name=anonymity]")).to_have_value("must")


def test_what_has_focus_is_seen(visit: Visiting) -> None:
    v = visit(1280)
    v.go("/")
    outline = "parseFloat(getComputedStyle(document.activeElement).outlineWidth)"
    for _ in range(30):
        v.page.keyboard.press("Tab")
        assert v.page.evaluate(outline) >= 3, focused(v.page)
