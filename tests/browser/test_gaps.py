"""The gap map in a real browser: on a phone and a desk, with the keyboard, without colour, on paper."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.test_accessibility import COLOURS, findings

Visiting = Callable[..., Visit]

OVERVIEW, ONE = "/gaps?medium=text", "/gaps/own_sexual_urge"
PAGES = (OVERVIEW, ONE, "/en/gaps/sexual_abuse_family?medium=text&age=9")
UNREADABLE = """least => [...document.querySelectorAll('svg.gaps g text')].filter(t => t.getClientRects().length)
  .filter(t => parseFloat(getComputedStyle(t).fontSize) * t.getScreenCTM().a < least).length"""
OUTSIDE = """[...document.querySelectorAll('svg.gaps g')].filter(g => {
  const cell = g.querySelector('rect').getBoundingClientRect();
  return [...g.querySelectorAll('text')].some(t => {
    const word = t.getBoundingClientRect();
    return word.left < cell.left - 1 || word.right > cell.right + 1 || word.top < cell.top - 3 || word.bottom > cell.bottom + 3;
  });
}).length"""
COLOURS_OF = """[...document.querySelectorAll('svg.gaps g')].map(g =>
  ['rect', 'text'].map(e => getComputedStyle(g.querySelector(e)).fill))"""
UNTOLD = """[...document.querySelectorAll('svg.gaps g')].filter(g =>
  (g.querySelector('text').textContent === '0') !== (g.querySelector('path') !== null)).length"""


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(visit: Visiting, path: str, width: int) -> None:
    v = visit(width)
    v.go(path)
    v.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert findings(v.page) == []


@pytest.mark.parametrize("path", PAGES)
def test_colours_have_contrast_on_dark_screens_too(visit: Visiting, path: str) -> None:
    v = visit(color_scheme="dark")
    v.go(path)
    v.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert findings(v.page, COLOURS) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_number_of_the_picture_has_contrast(visit: Visiting, scheme: str) -> None:
    v = visit(1280, color_scheme=scheme)
    seen = set()
    for path in ("/gaps", OVERVIEW):  # axe does not look into pictures
        v.go(path)
        pairs = v.page.evaluate(COLOURS_OF)
        seen |= {tuple(pair) for pair in pairs}
    assert len(seen) == 5
    assert [pair for pair in seen if contrast(*pair) < 4.5] == []


def contrast(a: str, b: str) -> float:
    lighter, darker = sorted((luminance(a), luminance(b)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in colour.removeprefix("rgb(").rstrip(")").split(", ")]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_scrolls_sideways_and_numbers_can_be_read(visit: Visiting, path: str, width: int) -> None:
    v = visit(width)
    v.go(path)
    assert v.fits()
    v.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert v.fits()
    assert v.page.evaluate(UNREADABLE, 10 if width >= 360 else 9) == 0
    assert v.page.evaluate(OUTSIDE) == 0


def test_hours_go_down_on_a_phone_and_across_on_a_desk(visit: Visiting) -> None:
    for width, shown, hidden in ((360, "down", "across"), (1280, "across", "down")):
        v = visit(width)
        v.go(ONE)
        expect(v.page.locator(f"svg.{shown}")).to_be_visible()
        expect(v.page.locator(f"svg.{hidden}")).to_be_hidden()


@pytest.mark.parametrize("path", PAGES)
def test_nobody_is_hatched_and_numbered_so_that_no_colour_is_needed(visit: Visiting, path: str) -> None:
    v = visit(1280, forced_colors="active")
    v.go(path)
    assert v.page.evaluate(UNTOLD) == 0
    fills = "e => getComputedStyle(e).fill"
    rects = set(v.page.locator("svg.gaps g rect").evaluate_all(f"all => all.map({fills})"))
    words = set(v.page.locator("svg.gaps text").evaluate_all(f"all => all.map({fills})"))
    assert (rects, words) == ({"rgb(255, 255, 255)"}, {"rgb(0, 0, 0)"})
    lines = v.page.locator("svg.gaps g path").evaluate_all("all => all.map(e => getComputedStyle(e).stroke)")
    assert set(lines) <= {"rgb(0, 0, 0)"}


def test_the_picture_is_named_and_the_table_can_be_reached_by_keyboard(visit: Visiting) -> None:
    v = visit(360, locale="en-GB")
    v.go("/en/gaps/own_sexual_urge")
    picture = v.page.get_by_role("img", name="Afraid of my own sexual feelings: how many channels answer by day and hour")
    expect(picture).to_have_count(1)
    expect(picture).to_be_visible()
    expect(picture).to_have_accessible_description(re.compile("^At the least: weekdays 0"))
    v.page.locator("summary").press("Enter")
    v.page.keyboard.press("Tab")
    region = v.page.locator(".scroll")
    expect(region).to_be_focused()
    assert region.evaluate("e => e.scrollWidth > e.clientWidth")
    for _ in range(20):
        v.page.keyboard.press("ArrowRight")
    v.page.wait_for_function("document.querySelector('.scroll').scrollLeft > 0")


def test_choices_work_without_a_script_and_ask_only_this_server(visit: Visiting) -> None:
    v = visit(360, javascript=False)
    v.go(ONE)
    v.page.locator("#medium").select_option("text")
    v.page.locator("#age").select_option("15")
    v.page.locator(".filters button").click()
    assert "medium=text" in v.page.url
    assert v.page.locator("#age").input_value() == "15"
    v.page.locator(".languages a").click()
    assert v.page.locator("#medium").input_value() == "text"
    assert {method for method, _ in v.requests} == {"GET"}
    assert all(url.startswith((v.base, "data:")) for _, url in v.requests)
    assert v.complaints == []


def test_on_paper_choices_are_gone_and_the_picture_stays(visit: Visiting) -> None:
    v = visit(718)
    v.page.emulate_media(media="print")
    v.go(ONE)
    expect(v.page.locator(".filters")).to_be_hidden()
    expect(v.page.locator("svg.across")).to_be_visible()
    assert v.fits()
    v.go(OVERVIEW)
    assert len(v.page.pdf(format="A4")) < 2_000_000
