"""Leaving in a hurry, with the browser's memory of pages on: Back never shows ours. The visitors here are invented."""

import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.browser.conftest import CHROMIUM, FLAGS, Visit, Written
from tests.browser.tab import BEFORE, OFFLINE, TARGET, entries, go_back, go_forward, surround

Opening = Callable[..., Page]

EXIT = ".exit a:not(.skip)"
REMEMBER = "addEventListener('pageshow', event => { window.broughtBack = event.persisted; })"
CHOICE = "[value=immediate_danger]"


@pytest.fixture(scope="module")
def remembering(chromium: Browser) -> Iterator[Browser]:
    """A Chromium that keeps pages in memory for Back, as people's browsers do and as Playwright's does not."""
    browser = chromium.browser_type.launch(
        executable_path=CHROMIUM, args=[*FLAGS, OFFLINE], ignore_default_args=["--disable-back-forward-cache"]
    )
    yield browser
    browser.close()


@pytest.fixture
def opened(remembering: Browser, base: str, written: Written) -> Iterator[Opening]:
    """Opens our first page in a tab that showed another one before: ``opened(path="/", width=360, javascript=True)``."""
    contexts: list[BrowserContext] = []

    def open_page(path: str = "/", width: int = 360, height: int = 640, javascript: bool = True) -> Page:
        context = remembering.new_context(
            viewport={"width": width, "height": height}, java_script_enabled=javascript, locale="ja-JP"
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        surround(context)
        context.add_init_script(REMEMBER)
        page = context.new_page()
        page.goto(BEFORE)
        page.goto(base + written(path))
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def first(base: str, written: Written) -> str:
    """The address of the first page."""
    return base + written("/")


def press_exit(page: Page) -> None:
    page.locator(EXIT).click()


def enter_on_exit(page: Page) -> None:
    page.locator(EXIT).focus()
    page.keyboard.press("Enter")


def enter_on_the_link_at_the_very_top(page: Page) -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator(".skip[data-exit]")).to_be_focused()
    page.keyboard.press("Enter")


def shift_three_times(page: Page) -> None:
    for _ in range(3):
        page.keyboard.press("Shift")


WAYS = (press_exit, enter_on_exit, enter_on_the_link_at_the_very_top, shift_three_times)


def expect_left(page: Page) -> None:
    page.wait_for_url(f"{TARGET}**")
    assert entries(page) == [BEFORE, TARGET]
    assert page.evaluate("document.referrer") == ""
    go_back(page, BEFORE)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("path", ["/", "/ja-simple/", "/en/nothing"])
def test_back_skips_us(opened: Opening, way: Callable[[Page], None], path: str) -> None:
    page = opened(path)
    way(page)
    expect_left(page)


def test_a_whole_visit_is_one_entry_and_back_shows_nothing_of_it(opened: Opening, base: str) -> None:
    page = opened()
    for link in ("nav_near", "nav_safety"):
        _follow(page, link)
    page.locator("nav.languages a[lang=en]").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.keyboard.press("Tab")
    page.locator(".skip").first.focus()
    page.keyboard.press("Enter")
    assert [entry.startswith(base) for entry in entries(page)] == [False, True]
    press_exit(page)
    expect_left(page)


def _follow(page: Page, link: str) -> None:
    with page.expect_response(lambda response: f"/{link.removeprefix('nav_')}" in response.url):
        page.locator(f"footer a[href*='/{link.removeprefix('nav_')}']").click()
    page.wait_for_load_state()


@pytest.mark.parametrize("keys", [["Shift"], ["Control"], ["Alt"], ["Meta"]])
def test_held_keys_do_not_turn_leaving_into_a_second_tab(opened: Opening, keys: list[str]) -> None:
    page = opened()
    page.locator(EXIT).click(modifiers=keys)
    expect_left(page)
    assert len(page.context.pages) == 1


def test_it_works_when_the_other_scripts_do_not(opened: Opening, base: str) -> None:
    page = opened()
    page.context.route("**/visit.js", lambda route: route.abort())
    page.reload()
    press_exit(page)
    expect_left(page)


SEEN = """JSON.stringify({
  words: document.body.innerText.trim(),
  told: document.querySelector('[role=alert]')?.innerText,
  left: document.querySelectorAll('main, form, input, .emergency').length,
  covered: [[1, 1], [180, 24], [359, 639]].every(([x, y]) => document.elementFromPoint(x, y).closest('.leaving')),
  colour: document.querySelector('.leaving') && getComputedStyle(document.querySelector('.leaving')).backgroundColor,
})"""
BLANK = {"words": "読み込み中", "told": "読み込み中", "left": 0, "covered": True, "colour": "rgb(255, 255, 255)"}


def slow(page: Page) -> list[Route]:
    """Nothing comes from the exit's target until somebody answers for it."""
    waiting: list[Route] = []
    page.context.route(f"{TARGET}**", lambda route: waiting.append(route))
    return waiting


def tap_exit(page: Page) -> None:
    """Unlike a click on a locator this does not wait until the target is there."""
    box = page.locator(EXIT).bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def some_time_after_the_tap(page: Page, act: str, after: int) -> None:
    """The page does it by itself, ``after`` milliseconds: nobody can ask it to once the target is on its way."""
    page.evaluate(f"addEventListener('click', () => setTimeout(() => {act}, {after}), {{ capture: true, once: true }})")


def seen_after_leaving(page: Page, after: int = 300) -> object:
    """What the page shows while the target is on its way."""
    some_time_after_the_tap(page, f"console.log({SEEN})", after)
    with page.expect_console_message(lambda message: message.text.startswith("{")) as message:
        tap_exit(page)
    return json.loads(message.value.text)


def test_the_screen_is_blank_at_once(opened: Opening) -> None:
    page = opened()
    page.locator(CHOICE).check()
    slow(page)
    assert seen_after_leaving(page) == BLANK


def test_brought_back_after_leaving_it_stays_blank_until_asked(opened: Opening, first: str) -> None:
    page = opened()
    page.locator(CHOICE).check()
    slow(page)
    some_time_after_the_tap(page, "history.back()", 500)
    with page.expect_event("framenavigated"):
        tap_exit(page)
    assert page.url == BEFORE
    go_forward(page, first)
    page.wait_for_function("window.broughtBack === true")
    assert page.locator("body").inner_text().strip() == "つづける"
    page.get_by_role("button", name="つづける").click()
    expect(page.locator(CHOICE)).not_to_be_checked()
    assert entries(page) == [BEFORE, first]


def test_brought_back_without_leaving_it_is_as_it_was(opened: Opening, first: str) -> None:
    page = opened()
    page.keyboard.press("Shift")
    go_back(page, BEFORE)
    go_forward(page, first)
    page.wait_for_function("window.broughtBack === true")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".exit [role=status]")).to_be_empty()
    page.keyboard.press("Shift")
    expect(page.locator(".exit [role=status]")).to_have_text("シフトキーをあと2回")


def updated(route: Route) -> None:
    """A page of another version than the one that is shown."""
    response = route.fetch()
    route.fulfill(response=response, body=response.text().replace("/static/", "/static/0"))


LATE: dict[str, Callable[[Route], None]] = {
    "a page": lambda route: route.fulfill(response=route.fetch()),
    "a page from after an update": updated,
    "an error": lambda route: route.fulfill(status=500),
    "nothing": lambda route: route.abort(),
}


@pytest.mark.parametrize("late", LATE)
def test_what_comes_late_does_not_undo_it(opened: Opening, late: str) -> None:
    page = opened()
    target = slow(page)
    asked: list[Route] = []
    page.context.route("**/near*", lambda route: asked.append(route))
    page.locator("footer a[href*='/near']").click()
    page.on("request", lambda request: request.url.startswith(TARGET) and LATE[late](asked[0]))
    assert seen_after_leaving(page, 1_000) == BLANK
    target[0].fulfill(body="<title>Elsewhere</title>", content_type="text/html")
    expect_left(page)


def test_shift_says_how_many_presses_remain(opened: Opening) -> None:
    page = opened()
    status, dots = page.locator(".exit [role=status]"), page.locator(".exit .dots")
    for words, shown in (("シフトキーをあと2回", "●○○"), ("シフトキーをあと1回", "●●○")):
        page.keyboard.press("Shift")
        expect(status).to_have_text(words)
        expect(dots).to_have_text(shown)
    page.keyboard.press("Shift")
    expect_left(page)


def test_five_seconds_from_one_press_to_the_next(opened: Opening) -> None:
    page = opened()
    page.clock.install()
    page.reload()
    status = page.locator(".exit [role=status]")
    for _ in range(2):
        page.keyboard.press("Shift")
        page.clock.run_for(4_000)
    expect(status).to_have_text("シフトキーをあと1回")
    page.clock.run_for(2_000)
    expect(status).to_be_empty()
    expect(page.locator(".exit .dots")).to_be_empty()
    page.keyboard.press("Shift")
    expect(status).to_have_text("シフトキーをあと2回")


RESETS = {
    "another key between": lambda page: page.keyboard.press("a"),
    "Shift for a capital": lambda page: page.keyboard.press("Shift+A"),
    "Shift with Tab": lambda page: page.keyboard.press("Shift+Tab"),
    "Shift with an arrow": lambda page: page.keyboard.press("Shift+ArrowDown"),
    "Shift after Control": lambda page: page.keyboard.press("Control+Shift"),
}


@pytest.mark.parametrize("reset", RESETS)
def test_shift_with_another_key_is_not_a_press_and_begins_anew(opened: Opening, first: str, reset: str) -> None:
    page = opened()
    page.locator(CHOICE).focus()
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    for _ in range(4):
        RESETS[reset](page)
    expect(page.locator(".exit [role=status]")).to_be_empty()
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    expect(page.locator(".exit [role=status]")).to_have_text("シフトキーをあと1回")
    assert page.url == first


def test_shift_with_a_click_is_not_a_press(opened: Opening) -> None:
    page = opened()
    page.keyboard.down("Shift")
    page.locator("h1").click()
    page.keyboard.down("Shift")  # a held key repeats
    page.keyboard.up("Shift")
    expect(page.locator(".exit [role=status]")).to_be_empty()


def test_a_key_that_is_held_is_one_press(opened: Opening, base: str) -> None:
    page = opened()
    for _ in range(5):
        page.keyboard.down("Shift")
    page.keyboard.up("Shift")
    expect(page.locator(".exit [role=status]")).to_have_text("シフトキーをあと2回")


def test_without_scripts_it_is_a_link(opened: Opening, first: str) -> None:
    page = opened(javascript=False)
    press_exit(page)
    page.wait_for_url(f"{TARGET}**")
    assert entries(page) == [BEFORE, first, TARGET]


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_it_stays_in_view_and_nothing_lies_over_it(opened: Opening, width: int) -> None:
    page = opened(width=width)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    link = page.locator(EXIT)
    expect(link).to_be_in_viewport(ratio=1)
    box = link.bounding_box()
    assert box
    assert box["height"] >= 44
    assert box["width"] >= (width if width < 768 else 44)
    corners = [(x, y) for x in (0.1, 0.5, 0.9) for y in (0.1, 0.5, 0.9)]
    hit = "([x, y]) => document.elementFromPoint(x, y).closest('[data-exit]') !== null"
    for x, y in corners:
        assert page.evaluate(hit, [box["x"] + x * box["width"], box["y"] + y * box["height"]])


def test_the_three_numbers_are_seen_with_it(opened: Opening) -> None:
    page = opened(width=320, height=480)
    for number in ("110", "119", "189"):
        expect(page.locator(f".emergency a[href='tel:{number}']")).to_be_in_viewport(ratio=1)
    bar, numbers = page.locator(".exit").bounding_box(), page.locator(".emergency").bounding_box()
    assert bar
    assert numbers
    assert bar["y"] + bar["height"] <= numbers["y"]


HIDDEN = """() => {
  const focused = document.activeElement;
  if (focused === document.body || focused.closest('.exit, .skip')) return null;
  const bar = document.querySelector('.exit').getBoundingClientRect();
  const seen = focused.getBoundingClientRect();
  const over = seen.bottom > bar.top + 1 && seen.top < bar.bottom - 1 && seen.right > bar.left && seen.left < bar.right;
  return over ? focused.outerHTML.slice(0, 120) : null;
}"""


@pytest.mark.parametrize("width", [360, 1280])
def test_what_has_focus_is_never_under_it(opened: Opening, width: int) -> None:
    page = opened(width=width, height=480)
    page.locator("details").evaluate_all("all => all.slice(0, 3).forEach(d => { d.open = true; })")
    furthest = 0
    for key in ("Tab", "Shift+Tab"):
        for _ in range(70):
            page.keyboard.press(key)
            assert page.evaluate(HIDDEN) is None
            furthest = max(furthest, page.evaluate("scrollY"))
    assert furthest > 1_000


def test_on_paper_there_is_no_way_out(opened: Opening) -> None:
    page = opened()
    page.emulate_media(media="print")
    expect(page.locator(".exit")).to_be_hidden()


def test_forced_colours_keep_its_edge(visit: Callable[..., Visit]) -> None:
    v = visit(forced_colors="active")
    v.go("/")
    assert v.page.locator(".exit").evaluate("e => parseFloat(getComputedStyle(e).borderBottomWidth)") >= 2
