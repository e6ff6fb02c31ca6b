"""From an invitation to signed in, in a real browser: by keyboard alone, with and without JavaScript. All invented."""

from collections.abc import Callable, Iterator
from time import time

import pyotp
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from service.desk import invitations
from service.desk.tables import Role
from tests.browser.desk import DeskServer
from tests.browser.test_accessibility import ALL, COLOURS, WIDTH, expect_headings_one_step_at_a_time, findings
from tests.desk.visitor import PASSWORD, invite
from web.desk.access import COOKIE

Opening = Callable[..., BrowserContext]


@pytest.fixture
def opening(chromium: Browser) -> Iterator[Opening]:
    """Opens browsers: ``opening(width=360, javascript=False)``."""
    made: list[BrowserContext] = []

    def open_one(width: int = 360, javascript: bool = True) -> BrowserContext:
        context = chromium.new_context(viewport={"width": width, "height": 800}, java_script_enabled=javascript, locale="ja-JP")
        context.set_default_timeout(30_000)
        made.append(context)
        return context

    yield open_one
    for context in made:
        context.close()


def _link(server: DeskServer, role: Role = Role.COUNSELOR) -> str:
    return invitations.link(server.desk.settings, invite(server.desk, role))


def _tab_to(page: Page, wanted: str) -> None:
    """By the Tab key to the element with this id, or to the button with these words."""
    for _ in range(40):
        if page.locator(":focus").count() and wanted in page.locator(":focus").evaluate("e => [e.id, e.textContent]"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"the Tab key never reaches {wanted}")


def _type(page: Page, field: str, words: str, *, then: str) -> None:
    _tab_to(page, field)
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    page.wait_for_url(then)


def _code(secret: str, steps: int = 0) -> str:
    """Of now, or of the next step, which counts already: so nobody waits for a new code."""
    return pyotp.TOTP(secret).at(int(time()) + steps * 30)


def _fits(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def _open_invitation(page: Page, link: str, javascript: bool) -> None:
    if javascript:
        page.goto(link)
        expect(page.locator("#token")).to_have_value(link.partition("#")[2])
        assert page.url == link.partition("#")[0]
        expect(page.get_by_role("button", name="次へ")).to_be_focused()
        page.keyboard.press("Enter")
    else:
        page.goto(link.partition("#")[0])
        _tab_to(page, "token")
        page.keyboard.insert_text(link)
        page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("アカウントを作る")


@pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])
@pytest.mark.slow
def test_from_the_link_to_signed_in_by_keyboard_alone(opening: Opening, server: DeskServer, javascript: bool) -> None:
    name = f"sato{javascript}".lower()
    context = opening(javascript=javascript)
    page = context.new_page()
    _open_invitation(page, _link(server), javascript)
    _tab_to(page, "name")
    page.keyboard.type(name)
    _type(page, "password", PASSWORD, then="**/desk/enrol")
    secret = page.locator("code.once").inner_text().replace(" ", "")
    _tab_to(page, "code")
    page.keyboard.type(_code(secret))
    page.keyboard.press("Enter")
    expect(page.locator(".codes li")).to_have_count(10)
    _tab_to(page, "書きとめたので、先へ進む")
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/")
    _tab_to(page, "終わる(サインアウト)")
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/enter")
    assert [cookie["name"] for cookie in context.cookies()] == []
    _tab_to(page, "name")
    page.keyboard.type(name)
    _type(page, "password", PASSWORD, then="**/desk/second")
    _type(page, "code", _code(secret, 1), then="**/desk/")
    (cookie,) = context.cookies()
    assert (cookie["name"], cookie["httpOnly"], cookie["secure"], cookie["sameSite"]) == (COOKIE, True, True, "Strict")
    assert cookie["expires"] == -1


def _pages(page: Page, server: DeskServer) -> Iterator[str]:
    """One page after the other, each with what it can say."""
    page.goto(server.address + "/desk/enter?ended")
    yield "enter"
    page.goto(server.address + "/desk/invitation")
    yield "invitation"
    page.goto(_link(server, Role.ADMINISTRATOR))
    page.get_by_role("button", name="次へ").click()
    page.locator("#name").fill("boss")
    page.locator("#password").fill("password12345")
    page.get_by_role("button", name="次へ").click()
    expect(page.locator("[role=alert]")).to_contain_text("多くの人が選ぶ")
    yield "join"
    page.locator("#password").fill(PASSWORD)
    page.get_by_role("button", name="次へ").click()
    secret = page.locator("code.once").inner_text().replace(" ", "")
    yield "enrol"
    page.locator("#code").fill(_code(secret))
    page.get_by_role("button", name="用意を終える").click()
    expect(page.locator(".codes li")).to_have_count(10)
    yield "recovery"
    page.goto(server.address + "/desk/me?others")
    yield "me"
    page.goto(server.address + "/desk/people")
    page.get_by_role("button", name="招待のリンクを作る").click()
    expect(page.locator("code.once")).to_contain_text("#")
    page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    yield "people"
    page.goto(server.address + "/desk/enter")
    page.locator("#name").fill("boss")
    page.locator("#password").fill(PASSWORD)
    page.get_by_role("button", name="次へ").click()
    page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    yield "second"


@pytest.mark.slow
def test_axe_finds_nothing_and_everything_fits(opening: Opening, server: DeskServer) -> None:
    page = opening().new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for name in _pages(page, server):
        assert findings(page, ALL) == [], name
        assert _fits(page), name
        expect_headings_one_step_at_a_time(page)
        page.set_viewport_size({"width": 1280, "height": 800})
        assert findings(page, WIDTH) == [], name
        page.emulate_media(color_scheme="dark")
        assert findings(page, COLOURS) == [], name
        page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": 360, "height": 800})
    assert [line for line in said if "422" not in line] == []


def test_the_picture_says_what_the_text_beside_it_says(opening: Opening, server: DeskServer) -> None:
    page = opening().new_page()
    page.goto(_link(server))
    page.get_by_role("button", name="次へ").click()
    page.locator("#name").fill("tanaka")
    page.locator("#password").fill(PASSWORD)
    page.get_by_role("button", name="次へ").click()
    size = page.locator(".qr").evaluate("e => [e.naturalWidth > 0, e.getBoundingClientRect().width >= 200]")
    assert size == [True, True]


def test_a_link_leaves_no_token_in_the_history(opening: Opening, server: DeskServer) -> None:
    page = opening().new_page()
    link = _link(server)
    page.goto(server.address + "/desk/enter")
    page.goto(link)
    expect(page.locator("#token")).not_to_have_value("")
    page.goto(server.address + "/desk/enter")
    page.go_back()
    assert "#" not in page.url
