"""axe finds nothing on any page, in any language, width or colour scheme. It sees only part of WCAG; people see the rest."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser import pages
from tests.browser.conftest import Visit

Visiting = Callable[..., Visit]

ALL = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
WIDTH = {"runOnly": {"type": "rule", "values": ["color-contrast", "target-size", "scrollable-region-focusable"]}}
"""What a wider screen or other colours can change; the rest is the same page."""

FOLDS_OPENED = 8
"""The folds of a page that are opened: forty more of the same kind cost a minute and show nothing new."""

ENTRIES_LOOKED_AT = 3
"""Of each topic of the list, for the same reason."""


def findings(page: Page, rules: dict[str, Any] = ALL) -> list[str]:
    found = Axe().run(page, options={**rules, "resultTypes": ["violations"]}).response
    return [f"{v['id']}: {node['html'][:200]}" for v in found["violations"] for node in v["nodes"]]


def go(v: Visit, path: str, where: str) -> None:
    """Open a page, and on it the first of everything that can be folded open."""
    if where == pages.ANSWER:
        v.go(path)
        choose_danger(v.page)
    else:
        v.go(path + where)
    v.page.evaluate(f"[...document.querySelectorAll('details')].slice(0, {FOLDS_OPENED}).forEach(d => d.open = true)")
    v.page.evaluate(f"document.querySelectorAll('.entries > li:nth-child(n + {ENTRIES_LOOKED_AT + 1})').forEach(e => e.remove())")


def choose_danger(page: Page) -> None:
    page.locator("[value=immediate_danger]").check()
    page.locator("form#questions button").last.click()
    page.locator("article.danger").first.wait_for()


def expect_headings_one_step_at_a_time(page: Page) -> None:
    levels = page.locator("main :is(h1, h2, h3, h4)").evaluate_all("all => all.map(h => +h.tagName[1])")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels


@pytest.mark.parametrize(("path", "where"), pages.in_complete_languages())
def test_axe_finds_nothing(visit: Visiting, path: str, where: str) -> None:
    v = visit()
    go(v, path, where)
    assert findings(v.page) == []
    assert v.fits()
    expect_headings_one_step_at_a_time(v.page)
    for width in (768, 1280):
        v.page.set_viewport_size({"width": width, "height": 800})
        assert findings(v.page, WIDTH) == [], width
        assert v.fits(), width
    for media in ({"color_scheme": "dark"}, {"color_scheme": "light", "forced_colors": "active"}):
        v.page.emulate_media(**media)
        assert findings(v.page, COLOURS) == [], media


IN_FURTHER_LANGUAGES = [(path, where) for path, where in pages.in_further_languages() if where in ("", pages.ANSWER)]
"""The two pages where most is said; the list and the channels have the same parts."""


@pytest.mark.parametrize(("path", "where"), IN_FURTHER_LANGUAGES)
def test_axe_finds_nothing_in_further_languages(visit: Visiting, path: str, where: str) -> None:
    v = visit()
    go(v, path, where)
    assert findings(v.page) == []
    assert v.fits()


@pytest.mark.parametrize("where", ["", pages.ANSWER])
def test_dark_screens_and_forced_colours_have_no_other_findings(visit: Visiting, where: str) -> None:
    for media in ({"color_scheme": "dark"}, {"forced_colors": "active"}):
        v = visit(**media)
        go(v, "/", where)
        assert findings(v.page) == []


def test_a_dark_screen_is_dark(visit: Visiting) -> None:
    v = visit(color_scheme="dark")
    v.go("/")
    assert v.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 20, 22)"


def test_axe_finds_nothing_where_an_answer_could_not_be_used(visit: Visiting) -> None:
    v = visit(javascript=False)
    v.go("/")
    v.page.locator("form#questions button").last.click()
    v.page.locator("#next-age").fill("200")
    v.page.locator(".question button").first.click()
    assert v.page.locator(".notice").count() == 1
    assert findings_without_scripts(v) == []


def findings_without_scripts(v: Visit) -> list[str]:
    """axe is a script itself: it looks at the same page where scripts may run."""
    seen = v.context.browser
    assert seen
    page = seen.new_page()
    page.set_content(v.page.content())
    found = findings(page, {"runOnly": ["wcag2a", "wcag21a", "wcag22aa"]})
    page.close()
    return found


def test_axe_sees_what_it_should(visit: Visiting) -> None:
    v = visit()
    v.go("/")
    v.page.evaluate("document.querySelector('.words').hidden = false")
    v.page.evaluate("document.querySelector('label[for=words]').remove()")
    v.page.evaluate("document.querySelector('h1').style.color = '#ddd'")
    assert {finding.split(":")[0] for finding in findings(v.page)} >= {"label", "color-contrast"}


def test_forced_colours_keep_every_frame(visit: Visiting) -> None:
    v = visit(forced_colors="active")
    v.go("/")
    assert v.page.locator(".emergency").evaluate("e => getComputedStyle(e).borderTopWidth") == "3px"
    assert v.page.locator("#words").evaluate("e => getComputedStyle(e).borderTopStyle") == "solid"


@pytest.mark.parametrize("where", pages.wheres())
def test_four_times_as_large_it_still_fits(visit: Visiting, where: str) -> None:
    """WCAG 1.4.10: 320 CSS pixels are a screen of 1280 at 400 %."""
    v = visit(320)
    go(v, "/", where)
    assert v.fits()
