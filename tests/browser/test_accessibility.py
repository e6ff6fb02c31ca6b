"""axe finds nothing on any page, in any language, width or colour scheme. It sees only part of WCAG; people see the rest."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser import pages
from tests.browser.conftest import Visit

Visiting = Callable[..., Visit]

ALL = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
SIZES = {"runOnly": {"type": "rule", "values": ["target-size", "scrollable-region-focusable"]}}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
WIDTH = {"runOnly": {"type": "rule", "values": ["color-contrast", "target-size", "scrollable-region-focusable"]}}
"""What a wider screen or other colours can change; the rest is the same page."""

ZOOMED_IN, TABLET, DESKTOP = 320, 768, 1280
"""320 CSS pixels are a screen of 1280 at 400 % (WCAG 1.4.10)."""

RULES_OF_WIDTHS = {"/": {ZOOMED_IN: None, TABLET: SIZES, DESKTOP: WIDTH}}
IN_ANOTHER_LANGUAGE = {ZOOMED_IN: None, TABLET: SIZES, DESKTOP: SIZES}
"""A style sheet gives all languages the same colours; only readings are of Japanese alone."""

FOLDS_OPENED = 8
"""The folds of a page that are opened: forty more of the same kind cost a minute and show nothing new."""

ENTRIES_LOOKED_AT = 3
"""Of each topic of the list, for the same reason."""


LIGHT = {"color_scheme": "light", "forced_colors": "none"}
DARK, FORCED = {**LIGHT, "color_scheme": "dark"}, {**LIGHT, "forced_colors": "active"}
COLOURS_OF = {"/": (DARK, FORCED), "/ja-simple/": (DARK,), "/en/": (FORCED,)}
"""Colours are slow to look at: both in one language, in each of the others one."""


def findings(page: Page, rules: dict[str, Any] = ALL) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    options = {**rules, "resultTypes": ["violations"]}
    violations = page.evaluate("options => axe.run(options).then(found => found.violations)", options)
    return [f"{v['id']}: {node['html'][:200]}" for v in violations for node in v["nodes"]]


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


@pytest.fixture
def v(one_visit: Visit) -> Visit:
    """The visit of all these tests, at its first width and in its first colours."""
    one_visit.page.set_viewport_size({"width": 360, "height": 800})
    one_visit.page.emulate_media(**LIGHT)
    return one_visit


@pytest.mark.parametrize(("path", "where"), pages.in_complete_languages())
def test_axe_finds_nothing(v: Visit, path: str, where: str) -> None:
    go(v, path, where)
    assert findings(v.page) == []
    expect_headings_one_step_at_a_time(v.page)
    expect_it_fits_every_width(v, RULES_OF_WIDTHS.get(path, IN_ANOTHER_LANGUAGE))
    for media in COLOURS_OF[path]:
        v.page.emulate_media(**media)
        assert findings(v.page, COLOURS) == [], media


def expect_it_fits_every_width(v: Visit, rules: dict[int, dict[str, Any] | None]) -> None:
    """At no width does it scroll sideways, nor do these rules find anything."""
    for width, looked_for in rules.items():
        v.page.set_viewport_size({"width": width, "height": 800})
        assert v.fits(), width
        assert looked_for is None or findings(v.page, looked_for) == [], width


IN_FURTHER_LANGUAGES = [(path, where) for path, where in pages.in_further_languages() if where in ("", pages.ANSWER)]
"""The two pages where most is said; the list and the channels have the same parts."""


@pytest.mark.parametrize(("path", "where"), IN_FURTHER_LANGUAGES)
def test_axe_finds_nothing_in_further_languages(v: Visit, path: str, where: str) -> None:
    go(v, path, where)
    assert findings(v.page) == []
    assert v.fits()


@pytest.mark.parametrize("where", ["", pages.ANSWER])
def test_dark_screens_and_forced_colours_have_no_other_findings(v: Visit, where: str) -> None:
    for media in (DARK, FORCED):
        v.page.emulate_media(**media)
        go(v, "/", where)
        assert findings(v.page) == [], media


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
