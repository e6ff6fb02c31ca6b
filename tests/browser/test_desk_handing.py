"""A counselor hands a note over by link, sees how it is doing, and takes it back. The notes and everybody here are invented."""

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from sqlalchemy import update
from sqlmodel import col

from service.desk import note_reading
from service.desk.note_states import Answer, Reason, State
from service.desk.tables import SealedNote
from tests.browser.desk import DeskServer
from tests.browser.sealed_notes import MARK, NOTE, Reader, put_down, reader
from tests.browser.test_accessibility import findings
from web import assets
from web.desk.view import DeskPage
from web.desk.wording import desk_texts
from web.headers import PAGE_HEADERS
from web.rendering import environment

HOUR = 3_600  # seconds
WRITING = """
{% extends "desk/base.html" %}{% block main %}<h1>x</h1><h2>x</h2><h3>x</h3><div id="panel"></div>
{% include "desk/_handing.html" %}{% endblock %}
"""
"""A page with the panel and nothing else."""

HAND_OVER = """async ([script, note]) => {
  const { handOver } = await import(script);
  window.told = [];
  window.note = note;
  const getNote = () => { if (!window.note) throw new Error("open"); return window.note; };
  handOver(document.getElementById("panel"), getNote, { ready: (id) => window.told.push(id) });
}"""


@pytest.fixture
def context(chromium: Browser, server: DeskServer) -> Iterator[BrowserContext]:
    """The browser of somebody who is signed in, with a clock elsewhere."""
    made = chromium.new_context(viewport={"width": 360, "height": 800}, locale="ja-JP", timezone_id="Europe/Berlin")
    server.sign_in(made)
    yield made
    made.close()


@pytest.fixture
def panel(context: BrowserContext, server: DeskServer) -> Reader:
    """The panel on a page of its own."""
    made = reader(context)
    page = environment().from_string(WRITING).render(page=DeskPage(text=desk_texts("ja")), t=desk_texts("ja"))
    address = f"{server.address}/desk/writing"
    made.page.route(address, lambda route: route.fulfill(body=page, content_type="text/html", headers=dict(PAGE_HEADERS)))
    made.page.goto(address)
    made.page.evaluate(HAND_OVER, [assets.script("desk/handing.js"), NOTE])
    return made


def make(panel: Reader) -> tuple[str, str]:
    """(link, passphrase) of a new link."""
    panel.page.locator("[data-do=make]").click()
    return made(panel.page)


def made(page: Page) -> tuple[str, str]:
    expect(page.locator("[data-fill=passphrase]")).to_have_text(re.compile("(.+・){3}.+"))
    return page.locator("[data-link]").input_value(), page.locator("[data-fill=passphrase]").inner_text()


def test_from_one_browser_to_another(chromium: Browser, panel: Reader, context: BrowserContext) -> None:
    link, passphrase = make(panel)
    expect(panel.page.locator("[data-standing]")).to_contain_text("まだページが開かれていません")
    assert panel.page.evaluate("told.length") == 1
    other = reader(chromium.new_context(locale="ja-JP"))
    other.read(link, passphrase.replace("・", " "))
    other.step("note")
    expect(other.page.locator("[data-note]")).to_contain_text(MARK)
    assert other.page.locator("[data-fill=receipt]").inner_text() == panel.page.locator("[data-fill=receipt]").inner_text()
    other.page.locator("[data-step=note] [value=accepted]").click()
    expect(other.page.locator("[data-step=note] [role=status]")).to_contain_text("伝えました")
    panel.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(panel.page.locator("[data-standing]")).to_contain_text("読まれました")
    expect(panel.page.locator("[data-standing]")).to_contain_text("引き受けます")
    expect(panel.page.locator("[data-do=withdraw]")).to_be_hidden()
    other.page.context.close()
    assert panel.complaints == []


def test_nothing_secret_leaves_the_senders_browser(panel: Reader) -> None:
    link, passphrase = make(panel)
    panel.page.wait_for_load_state("networkidle")
    key, words = link.split("#")[1], passphrase.split("・")
    sent = panel.sent + json.dumps(panel.sent, ensure_ascii=True)
    assert "/desk/api/notes" in sent
    secrets = (key, MARK, "online_grooming", *words)
    assert [secret for secret in secrets if secret in sent or json.dumps(secret)[1:-1] in sent] == []
    assert panel.page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_while_something_is_open_nothing_is_made(panel: Reader) -> None:
    panel.page.evaluate("window.note = null")
    panel.page.locator("[data-do=make]").click()
    expect(panel.page.locator("[role=status]")).to_contain_text("まだ確かめること")
    assert panel.page.evaluate("told") == []
    assert "/desk/api/notes" not in panel.sent


def test_where_nothing_can_be_encrypted_nothing_is_made(panel: Reader) -> None:
    panel.page.evaluate("Object.defineProperty(Crypto.prototype, 'subtle', {value: undefined})")
    panel.page.locator("[data-do=make]").click()
    expect(panel.page.locator("[role=status]")).to_contain_text("暗号にできません")
    assert "/desk/api/notes" not in panel.sent


def test_an_answer_that_is_lost_makes_no_second_note(panel: Reader, server: DeskServer) -> None:
    """The server has it, but the browser does not hear so: it sends the same once more and takes 409 for yes."""
    statuses = []

    def lose_the_first(route: Route) -> None:
        if route.request.method != "POST":
            return route.fallback()
        answer = route.fetch()
        statuses.append(answer.status)
        return route.abort() if len(statuses) == 1 else route.fulfill(response=answer)

    panel.page.route("**/desk/api/notes", lose_the_first)
    link, _ = make(panel)
    assert statuses == [201, 409]
    assert panel.page.evaluate("told") == [link.split("/n/")[1].split("#")[0]]


def test_a_session_that_has_ended_loses_no_draft(panel: Reader, context: BrowserContext, server: DeskServer) -> None:
    context.clear_cookies()
    panel.page.locator("[data-do=make]").click()
    expect(panel.page.locator("[role=status]")).to_contain_text("別のタブでサインイン")
    server.sign_in(context)
    make(panel)


def test_taking_back_and_making_another(panel: Reader, chromium: Browser) -> None:
    first, words = make(panel)
    panel.page.locator("summary").click()
    panel.page.locator("[data-do=again]").click()
    expect(panel.page.locator("[data-link]")).not_to_have_value(first)
    second, others = made(panel.page)
    assert (second.split("#")[0], second.split("#")[1], others) != (first.split("#")[0], first.split("#")[1], words)
    panel.page.locator("[data-do=withdraw]").click()
    expect(panel.page.locator("[data-standing]")).to_contain_text("取り消しました")
    for link in (first, second):
        other = reader(chromium.new_context(locale="ja-JP"))
        other.open(link)
        other.page.locator("[data-do=knock]").click()
        expect(other.page.locator("[data-part=withdrawn]")).to_be_visible()
        other.page.context.close()


def test_leaving_takes_link_and_passphrase_off_the_page(panel: Reader) -> None:
    _, passphrase = make(panel)
    panel.page.evaluate("window.dispatchEvent(new Event('pagehide'))")
    assert passphrase not in panel.page.content()
    assert panel.page.locator("[data-link]").input_value() == ""


def test_the_list_tells_how_every_note_is_doing(context: BrowserContext, server: DeskServer) -> None:
    waiting, opened, locked, old = (put_down(server) for _ in range(4))
    with server.desk.work() as work:
        note_reading.knock(work, opened.envelope.id)
        for _ in range(3):
            note_reading.claim(work, locked.envelope.id, "wrong")
        forgotten = update(SealedNote).where(col(SealedNote.id) == old.envelope.id)
        work.session.execute(forgotten.values(created_at=work.now - 4 * HOUR))
    made = reader(context)
    made.page.goto(f"{server.address}/desk/notes")
    item = {note: made.page.locator("li", has_text=note.envelope.id[:6]) for note in (waiting, opened, locked, old)}
    told = {waiting: "まだページが開かれて", opened: "まだ読まれていません", locked: "3回ちがった", old: "電話してください"}
    for note, words in told.items():
        expect(item[note]).to_contain_text(words)
    moment = made.page.evaluate("s => new Date(s * 1000 + 9 * 3600e3).toISOString().slice(11, 16)", waiting.row.created_at)
    expect(item[waiting].locator("h2")).to_contain_text(moment)
    expect(item[locked].locator("[data-do=withdraw]")).to_be_hidden()
    item[waiting].locator("summary").click()
    item[waiting].locator("[data-do=withdraw]").click()
    expect(item[waiting]).to_contain_text("取り消しました")
    assert waiting.row.state == "withdrawn"
    assert made.complaints == []


def test_the_list_asks_again_but_not_for_a_screen_left_alone(context: BrowserContext, server: DeskServer) -> None:
    made = reader(context)
    made.page.clock.install()
    made.page.goto(f"{server.address}/desk/notes")
    asked = lambda: sum(request.url.endswith("/desk/api/notes") for request in made.requests)  # noqa: E731
    made.page.wait_for_load_state("networkidle")
    assert asked() == 1
    made.page.clock.fast_forward(21_000)
    made.page.wait_for_load_state("networkidle")
    assert asked() == 2
    made.page.clock.fast_forward(11 * 60_000)
    made.page.clock.run_for(60_000)
    assert asked() == 2
    made.page.locator("h1").click()
    with made.page.expect_request("**/desk/api/notes"):
        made.page.clock.run_for(21_000)


def test_a_session_that_has_ended_is_said(context: BrowserContext, server: DeskServer) -> None:
    made = reader(context)
    made.page.goto(f"{server.address}/desk/notes")
    made.page.wait_for_load_state("networkidle")
    context.clear_cookies()
    made.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(made.page.locator("main > div > [role=status]")).to_contain_text("時間が切れました")


def test_every_state_answer_and_reason_has_its_words() -> None:
    words = environment().get_template("desk/_handing_words.html").render(t=desk_texts("ja"))
    said = set(re.findall('data-said="([^"]+)"', words))
    states = {f"state_{state}" for state in (*State, "opened")} - {"state_unknown"}
    assert said >= states | {f"answer_{answer}" for answer in Answer} | {f"reason_{reason}" for reason in Reason}


def test_only_ones_own_notes_are_listed(chromium: Browser, server: DeskServer) -> None:
    put_down(server)
    other = chromium.new_context(locale="en-GB")
    server.sign_in(other, "tanaka")
    made = reader(other)
    made.page.goto(f"{server.address}/en/desk/notes")
    expect(made.page.locator("[role=status]")).to_contain_text("no notes")
    expect(made.page.locator("main li")).to_have_count(0)
    other.close()


def test_the_list_is_for_those_who_are_signed_in(chromium: Browser, server: DeskServer) -> None:
    page = chromium.new_page()
    page.goto(f"{server.address}/en/desk/notes")
    assert page.url == f"{server.address}/en/desk/enter"
    page.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(panel: Reader, context: BrowserContext, server: DeskServer, width: int) -> None:
    put_down(server)
    panel.page.set_viewport_size({"width": width, "height": 800})
    make(panel)
    for where in (None, "/desk/notes"):
        if where:
            panel.page.goto(server.address + where)
        panel.page.locator("main [data-standing] p").first.wait_for()
        panel.page.evaluate("document.querySelectorAll('main details').forEach((fold) => { fold.open = true; })")
        assert findings(panel.page) == []
        assert panel.page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
