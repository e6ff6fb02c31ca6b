"""Passkeys with Chromium's own authenticator, made of software for tests. Everybody here is invented."""

from collections.abc import Callable, Iterator
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from sqlmodel import select

from service.desk import invitations
from service.desk.tables import AuditEntry
from tests.browser.desk import DeskServer
from tests.browser.test_accessibility import findings
from tests.desk.visitor import PASSWORD, invite

_AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def opening(chromium: Browser) -> Iterator[Callable[[], Page]]:
    """Opens a browser on a device that has an authenticator of its own."""
    contexts: list[BrowserContext] = []

    def open_one() -> Page:
        contexts.append(chromium.new_context(locale="ja-JP", viewport={"width": 360, "height": 800}))
        page = contexts[-1].new_page()
        cdp = contexts[-1].new_cdp_session(page)
        cdp.send("WebAuthn.enable")
        cdp.send("WebAuthn.addVirtualAuthenticator", {"options": _AUTHENTICATOR})
        return page

    yield open_one
    for context in contexts:
        context.close()


def _join(page: Page, server: DeskServer, name: str) -> None:
    page.goto(invitations.link(server.desk.settings, invite(server.desk)))
    page.locator("main form button").first.click()
    page.fill("[name=name]", name)
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/enrol")


def _password(page: Page, server: DeskServer, name: str) -> None:
    page.goto(f"{server.address}/desk/enter")
    page.fill("[name=name]", name)
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/second")


def _press(page: Page) -> str:
    """The button of the passkey; gives what was sent."""
    with page.expect_request(lambda request: request.method == "POST") as sent, page.expect_navigation():
        page.locator("form[data-passkey] button").click()
    return parse_qs(sent.value.post_data or "")["passkey"][0]


def test_a_passkey_is_set_up_and_lets_its_owner_in(server: DeskServer, opening: Callable[[], Page]) -> None:
    page = opening()
    _join(page, server, "key-sato")
    assert findings(page) == []
    _press(page)
    expect(page.locator("code, li").first).to_be_visible()
    page.goto(f"{server.address}/desk/")
    assert page.url.endswith("/desk/"), "signed in"
    page.get_by_role("button", name="終わる").click()
    _password(page, server, "key-sato")
    assert findings(page) == []
    _press(page)
    page.wait_for_url("**/desk/")
    page.goto(f"{server.address}/desk/me")
    expect(page.locator("main")).to_contain_text("パスキー")
    with server.desk.work() as work:
        assert "passkey added" in work.session.exec(select(AuditEntry.action)).all()


def test_an_answer_counts_once_for_its_owner_and_its_session(server: DeskServer, opening: Callable[[], Page]) -> None:
    page, other = opening(), opening()
    _join(page, server, "key-ito")
    _press(page)
    page.goto(f"{server.address}/desk/")
    page.get_by_role("button", name="終わる").click()
    _password(page, server, "key-ito")
    answer = _press(page)
    page.wait_for_url("**/desk/")

    _join(other, server, "key-mori")
    _press(other)
    other.goto(f"{server.address}/desk/")
    other.get_by_role("button", name="終わる").click()
    _password(other, server, "key-mori")
    assert _post(other, answer) == 403, "somebody else's passkey"
    page.get_by_role("button", name="終わる").click()
    _password(page, server, "key-ito")
    assert _post(page, answer) == 403, "a replay"
    assert _post(page, "{}") == 403
    assert _post(page, "not json") == 403


def _post(page: Page, answer: str) -> int:
    status: int = page.evaluate(
        "async (passkey) => (await fetch('/desk/second', { method: 'POST', body: new URLSearchParams({ passkey }) })).status",
        answer,
    )
    return status


def test_the_last_second_factor_stays(server: DeskServer, opening: Callable[[], Page]) -> None:
    page = opening()
    _join(page, server, "key-abe")
    _press(page)
    page.goto(f"{server.address}/desk/me")
    with page.expect_response(lambda response: response.request.method == "POST") as refused:
        page.locator("form[action$='/desk/me/passkey'] button").click()
    assert refused.value.status == 422
