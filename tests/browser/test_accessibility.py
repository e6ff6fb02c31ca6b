"""axe finds nothing on any page, in any language, width or colour scheme. It sees only part of WCAG; people see the rest."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import Visit

Visiting = Callable[..., Visit]

ALL = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}


def findings(page: Page, rules: dict[str, object] = ALL) -> list[str]:
    found = Axe().run(page, options=rules).response
    return [f"{v['id']}: {node['html'][:200]}" for v in found["violations"] for node in v["nodes"]]


def open_all(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")


def show_danger(page: Page) -> None:
    page.locator("[value=immediate_danger]").check()
    page.locator("form#questions button").last.click()
    assert page.locator("article.danger").count() >= 1


@pytest.mark.parametrize("path", ["/", "/en/"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(visit: Visiting, path: str, width: int) -> None:
    v = visit(width)
    v.go(path)
    open_all(v.page)
    assert findings(v.page) == []
    show_danger(v.page)
    open_all(v.page)
    assert findings(v.page) == []


def test_colours_have_contrast_on_dark_screens_too(visit: Visiting) -> None:
    v = visit(color_scheme="dark")
    v.go("/")
    open_all(v.page)
    assert findings(v.page, COLOURS) == []
    show_danger(v.page)
    open_all(v.page)
    assert v.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 20, 22)"
    assert findings(v.page, COLOURS) == []


@pytest.mark.parametrize("path", ["/", "/en/"])
def test_axe_finds_nothing_where_something_went_wrong(visit: Visiting, path: str) -> None:
    v = visit()
    v.go(f"{path}nothing")
    assert findings(v.page) == []
    v.go(path)
    v.page.locator("#age").fill("200")
    v.page.locator("form#questions button").last.click()
    assert v.page.locator(".notice").count() == 1
    assert findings(v.page) == []


def test_axe_sees_what_it_should(visit: Visiting) -> None:
    v = visit()
    v.go("/")
    v.page.evaluate("document.querySelector('label[for=age]').remove()")
    v.page.evaluate("document.querySelector('h1').style.color = '#ddd'")
    assert {finding.split(":")[0] for finding in findings(v.page)} >= {"label", "color-contrast"}


def test_forced_colours_keep_every_frame(visit: Visiting) -> None:
    v = visit(forced_colors="active")
    v.go("/")
    assert v.page.locator(".emergency").evaluate("e => getComputedStyle(e).borderTopWidth") == "3px"
    assert v.page.locator("#age").evaluate("e => getComputedStyle(e).borderTopStyle") == "solid"


def test_headings_go_down_one_step_at_a_time(visit: Visiting) -> None:
    v = visit()
    v.go("/")
    v.page.locator("form#questions button").last.click()
    levels = v.page.locator("main :is(h1, h2, h3, h4)").evaluate_all("all => all.map(h => +h.tagName[1])")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
