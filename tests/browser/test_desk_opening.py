"""A sealed note is read once, by who has link and passphrase. The notes and everybody here are invented."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, BrowserContext, Page, expect
from sqlalchemy.exc import OperationalError
from starlette.testclient import TestClient

from service.desk.desk import Desk
from service.reloading import Current
from service.settings import Settings
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.browser.desk import DeskServer
from tests.browser.sealed_notes import MARK, OTHER, PASSPHRASE, Reader, Sealed, put_down, reader
from tests.browser.tab import entries
from tests.browser.test_accessibility import findings
from tests.desk.sealing import base64url
from web.desk import opening

Reading = Callable[..., Reader]

PRESS_EVERYTHING = """
document.querySelectorAll("main :is(button, summary)").forEach((button) => button.checkVisibility() && button.click())
"""

LEAVE_AND_COME_BACK = """
for (const kind of ["pagehide", "pageshow"]) window.dispatchEvent(new PageTransitionEvent(kind, { persisted: true }))
"""


@pytest.fixture
def sealed(server: DeskServer) -> Sealed:
    return put_down(server)


@pytest.fixture
def contexts(chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    made: list[BrowserContext] = []

    def new(width: int = 360, **options: Any) -> BrowserContext:
        chosen = {"locale": "ja-JP", "timezone_id": "Europe/Berlin", **options}  # a clock elsewhere changes no time shown
        made.append(chromium.new_context(viewport={"width": width, "height": 800}, **chosen))
        return made[-1]

    yield new
    for context in made:
        context.close()


@pytest.fixture
def reading(contexts: Callable[..., BrowserContext]) -> Reading:
    return lambda *given, **options: reader(contexts(*given, **options))


def over(reader: Reader, state: str) -> None:
    reader.step("over")
    expect(reader.page.locator(f"[data-part={state}]")).to_be_visible()
    expect(reader.page.locator("[data-step=over] > [data-part]:visible")).to_have_count(1)


def test_a_note_is_read_by_link_and_passphrase(sealed: Sealed, reading: Reading) -> None:
    r = reading()
    r.read(sealed.link)
    r.step("note")
    expect(r.page.locator("[data-note]")).to_contain_text(f"{MARK} <img src=x onerror=alert(1)>")
    words = r.page.locator("[data-fill=receipt]").text_content() or ""
    assert len(words.split("・")) == 3
    expect(r.page.locator("[data-step=note] [role=status]")).to_be_empty()
    r.page.wait_for_load_state("networkidle")
    assert (sealed.row.state, sealed.row.sealed) == ("read", None)
    assert r.complaints == []


def test_the_key_leaves_address_and_history_at_once(sealed: Sealed, reading: Reading) -> None:
    r = reading()
    r.open(sealed.link)
    r.step("start")
    assert r.page.url == f"{sealed.server.address}{sealed.path}"
    assert entries(r.page) == [r.page.url]
    assert r.page.evaluate("history.length") == 2  # the empty tab and this page


def test_nothing_secret_is_sent_and_nothing_is_stored(sealed: Sealed, reading: Reading) -> None:
    r = reading()
    r.read(sealed.link)
    r.step("note")
    r.page.wait_for_load_state("networkidle")
    assert "/confirm" in r.sent
    folded = PASSPHRASE.replace(" ", "")
    secrets = (sealed.envelope.key, PASSPHRASE, folded, MARK, "online_grooming", base64url(sealed.envelope.derived("content")))
    written = r.sent + json.dumps(r.sent, ensure_ascii=True)
    assert [secret for secret in secrets if secret in written or json.dumps(secret)[1:-1] in written] == []
    kept = "localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, (await caches.keys()).length"
    assert r.page.evaluate(f"async () => [{kept}, document.cookie]") == [0, 0, 0, 0, ""]
    assert r.page.evaluate("history.state") is None


@pytest.mark.slow
def test_on_the_disk_is_neither_text_nor_passphrase(chromium: Browser, sealed: Sealed, tmp_path: Path) -> None:
    """The browser's own list of visited pages keeps the key, which no page can prevent: it opens nothing by itself."""
    chrome = chromium.browser_type.launch_persistent_context(tmp_path, executable_path=CHROMIUM, args=FLAGS, locale="ja-JP")
    r = reader(chrome)
    r.read(sealed.link)
    r.step("note")
    r.page.wait_for_load_state("networkidle")
    chrome.close()
    files = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    secrets = (MARK, PASSPHRASE, PASSPHRASE.replace(" ", ""), sealed.envelope.token, sealed.envelope.reply)
    assert sum(sealed.envelope.id.encode() in file for file in files) > 0
    kept = [secret for secret in secrets for code in ("utf-8", "utf-16-le") if any(secret.encode(code) in file for file in files)]
    assert kept == []


def test_three_wrong_passphrases_lock(sealed: Sealed, reading: Reading) -> None:
    r = reading()
    r.open(sealed.link)
    r.knock()
    for left in (2, 1):
        r.tell(OTHER)
        expect(r.page.locator("[data-fill=tries]")).to_have_text(str(left))
        expect(r.page.locator("[data-step=phrase] [role=status]")).to_contain_text("合言葉がちがいます")
    r.tell(OTHER)
    over(r, "locked")
    assert (sealed.row.state, sealed.row.sealed) == ("locked", None)


def test_a_slip_costs_no_try(sealed: Sealed, reading: Reading) -> None:
    r = reading()
    r.open(sealed.link)
    r.knock()
    for slip in ("あさり かもめ つくえ", "あさり かもめ つくえ らくた", "浅蜊 鴎 机 駱駝"):
        r.tell(slip)
        expect(r.page.locator("[data-step=phrase] [role=status]")).to_contain_text("回数はへっていません")
    assert sealed.row.tries == 0
    r.tell("アサリ カモメ・ツクエ　ラクダ")
    r.step("note")


def test_previews_use_nothing_up(sealed: Sealed, reading: Reading) -> None:
    """Not even those that run scripts, press every button that is there, or hold on to the whole link."""
    for _ in range(3):
        r = reading()
        r.open(sealed.link)
        r.step("start")
        r.page.evaluate(PRESS_EVERYTHING)
        r.step("phrase")
        r.page.locator("#phrase").fill("preview")
        r.page.evaluate(PRESS_EVERYTHING)
        expect(r.page.locator("[data-step=phrase] [role=status]")).to_contain_text("4つの言葉")
        r.page.close()
    assert (sealed.row.state, sealed.row.tries) == ("waiting", 0)
    r = reading()
    r.read(sealed.link)
    r.step("note")


def test_of_two_readers_one_reads(sealed: Sealed, reading: Reading) -> None:
    both = [reading(), reading()]
    for r in both:
        r.open(sealed.link)
        r.knock()
        r.page.locator("#phrase").fill(PASSPHRASE)
    for r in both:
        r.page.locator("#phrase").press("Enter", no_wait_after=True)
    ends = [r.page.locator("[data-step=note]:visible, [data-step=over]:visible") for r in both]
    for end in ends:
        expect(end).to_be_visible()
    assert sorted(str(end.get_attribute("data-step")) for end in ends) == ["note", "over"]
    late = both[[end.get_attribute("data-step") for end in ends].index("over")]
    expect(late.page.locator("[data-step=over]")).to_contain_text("送った人に電話")


def test_what_comes_but_cannot_be_opened_is_said(server: DeskServer, reading: Reading) -> None:
    broken = put_down(server, sealed=base64url(bytes(12 + 2048 + 16)))
    r = reading()
    r.read(broken.link)
    r.step("unreadable")
    expect(r.page.locator("[data-step=unreadable]")).to_contain_text("もう取り出せません")
    assert broken.row.state == "handed_out"


def test_a_note_of_another_kind_is_shown_all_the_same(server: DeskServer, reading: Reading) -> None:
    r = reading()
    r.read(put_down(server, {"v": 9, "said": f"{MARK} <b>"}).link)
    r.step("note")
    expect(r.page.locator("[data-note]")).to_contain_text(f"{MARK} <b>")


def test_without_its_words_a_note_is_shown_all_the_same(sealed: Sealed, reading: Reading) -> None:
    r = reading()
    r.page.route("**/note/**/*.json", lambda route: route.abort())
    r.read(sealed.link)
    r.step("note")
    expect(r.page.locator("[data-note]")).to_contain_text(MARK)


def test_without_an_answer_nothing_is_lost(sealed: Sealed, reading: Reading) -> None:
    r = reading()
    r.open(sealed.link)
    r.knock()
    r.page.route("**/read", lambda route: route.abort())
    r.tell(PASSPHRASE)
    expect(r.page.locator("[data-step=phrase] [role=status]")).to_contain_text("つながりませんでした")
    r.page.unroute("**/read")
    r.tell(PASSPHRASE)
    r.step("note")


def test_a_reader_answers_now_and_later(sealed: Sealed, reading: Reading) -> None:
    r = reading()
    r.read(sealed.link)
    r.step("note")
    status = r.page.locator("[data-step=note] [role=status]")
    r.page.locator("[data-step=note] summary", has_text="引き受けられない").click()
    r.page.locator("[data-step=note] [value=declined]").click()
    expect(status).to_contain_text("わけを1つ")
    assert sealed.row.answer is None
    r.page.locator("[data-step=note] [value=full]").check()
    r.page.locator("[data-step=note] [value=declined]").click()
    expect(status).to_contain_text("伝えました")
    assert (sealed.row.answer, sealed.row.answer_reason) == ("declined", "full")
    r.page.locator("[data-step=note] [value=accepted]").click()
    expect(status).to_contain_text("引き受けます")
    assert (sealed.row.answer, sealed.row.answer_reason) == ("accepted", None)
    later = reading()
    later.open(sealed.link)
    later.page.locator("[data-do=knock]").click()
    over(later, "read")
    later.page.locator("[data-later] summary").click()
    later.page.locator("#phrase-later").fill(PASSPHRASE)
    later.page.locator("#phrase-later").press("Enter")
    later.step("later")
    expect(later.page.locator("[data-step=later] [role=status]")).to_contain_text("引き受けます")
    expect(later.page.locator("[data-note]")).to_be_empty()
    later.page.locator("[data-step=later] [value=done]").click()
    expect(later.page.locator("[data-step=later] [role=status]")).to_contain_text("終わりました")
    assert sealed.row.answer == "done"
    later.page.locator("[data-step=later] [value=accepted]").click()
    expect(later.page.locator("[data-step=later] [role=status]")).to_contain_text("終わりました")


def test_who_has_not_read_cannot_answer(sealed: Sealed, reading: Reading) -> None:
    first = reading()
    first.read(sealed.link)
    first.step("note")
    r = reading()
    r.open(sealed.link)
    r.page.locator("[data-do=knock]").click()
    over(r, "read")
    r.page.locator("[data-later] summary").click()
    r.page.locator("#phrase-later").fill(OTHER)
    r.page.locator("#phrase-later").press("Enter")
    expect(r.page.locator("[data-later] [role=status]")).to_contain_text("返事ができません")


def test_a_note_can_be_deleted_unread_with_its_passphrase(sealed: Sealed, reading: Reading) -> None:
    r = reading()
    r.open(sealed.link)
    r.knock()
    r.page.locator("[data-step=phrase] summary").click()
    r.page.locator("#phrase").fill(OTHER)
    r.page.locator("[value=destroy]").click()
    expect(r.page.locator("[data-fill=tries]")).to_have_text("2")
    r.page.locator("#phrase").fill(PASSPHRASE)
    r.page.locator("[value=destroy]").click()
    over(r, "destroyed")
    assert (sealed.row.state, sealed.row.sealed) == ("destroyed", None)


@pytest.mark.parametrize("way", ["by its button", "by leaving"])
def test_wiping_leaves_nothing(sealed: Sealed, reading: Reading, way: str) -> None:
    r = reading()
    r.read(sealed.link)
    r.step("note")
    words = r.page.locator("[data-fill=receipt]").text_content() or ""
    if way == "by its button":
        r.page.locator("[data-step=note] summary", has_text="けして閉じる").click()
        r.page.locator("[data-do=wipe]").click()
    else:
        r.page.evaluate(LEAVE_AND_COME_BACK)
    r.step("wiped")
    html = r.page.content()
    assert MARK not in html
    assert words not in html
    assert r.page.evaluate("[...document.querySelectorAll('input:not([type=radio])')].map(field => field.value)") == ["", ""]


def test_leaving_asks_first_and_back_shows_nothing(sealed: Sealed, reading: Reading) -> None:
    r = reading()
    asked: list[str] = []
    r.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    r.read(sealed.link)
    r.step("note")
    r.page.goto(f"{sealed.server.address}/kept")
    assert asked == ["beforeunload"]
    r.page.go_back()
    assert MARK not in r.page.content()


def test_a_cut_link_is_said(sealed: Sealed, reading: Reading) -> None:
    for cut in (
        sealed.link[:-1],
        sealed.link.split("#")[0],
        f"{sealed.server.address}/n/#{sealed.envelope.key}",
        sealed.link[:-50],
    ):
        r = reading()
        r.open(cut)
        r.step("cannot")
        expect(r.page.locator("[data-part=cut]")).to_be_visible()
        expect(r.page.locator("[data-part=insecure]")).to_be_hidden()
        assert "#" not in r.page.url


def test_the_whole_link_put_into_the_same_tab_is_taken(sealed: Sealed, reading: Reading) -> None:
    r = reading()
    r.open(sealed.link.split("#")[0])
    r.step("cannot")
    r.page.evaluate(f"location.hash = '{sealed.envelope.key}'")
    r.step("start")
    assert "#" not in r.page.url


def test_a_note_that_never_was_looks_like_one_that_is_gone(server: DeskServer, sealed: Sealed, reading: Reading) -> None:
    r = reading()
    r.open(sealed.link.replace(sealed.envelope.id, "A" * 22))
    r.page.locator("[data-do=knock]").click()
    over(r, "gone")


def test_where_nothing_can_be_encrypted_the_page_says_so(sealed: Sealed, reading: Reading) -> None:
    r = reading()
    r.page.add_init_script("Object.defineProperty(Crypto.prototype, 'subtle', {value: undefined})")
    r.open(sealed.link)
    r.step("cannot")
    expect(r.page.locator("[data-part=insecure]")).to_be_visible()
    assert "#" not in r.page.url


def test_without_javascript_the_page_says_whom_to_phone(sealed: Sealed, reading: Reading) -> None:
    r = reading(java_script_enabled=False)
    r.open(sealed.link)
    expect(r.page.locator("main")).to_contain_text("電話")
    expect(r.page.locator("main button:visible")).to_have_count(0)


def test_the_other_language_leads_to_the_same_note(sealed: Sealed, reading: Reading) -> None:
    r = reading()
    r.open(sealed.link)
    r.step("start")
    r.page.locator(".languages a").click()
    r.page.wait_for_url("**/en/n/*")
    r.step("start")
    assert r.page.url == f"{sealed.server.address}/en{sealed.path}"
    r.knock()
    r.tell(PASSPHRASE)
    r.step("note")
    expect(r.page.locator("[data-step=note] h2").first).to_have_text("The note")


def test_every_address_gives_the_same_page_and_touches_nothing(sealed: Sealed, reading: Reading) -> None:
    r = reading()
    paths = (sealed.path, "/n/" + "A" * 22, "/n/", "/n/x")
    answers = [r.page.request.get(sealed.server.address + path) for path in paths]
    assert len({answer.body() for answer in answers}) == 1
    for answer in answers:
        headers = answer.headers
        assert (headers["cache-control"], headers["referrer-policy"]) == ("no-store", "no-referrer")
        assert "set-cookie" not in headers
        assert "require-trusted-types-for 'script'" in headers["content-security-policy"]
    assert sealed.row.opened_at is None


def test_without_a_database_the_page_is_there() -> None:
    desk = Desk(Settings(database="postgresql://nobody@127.0.0.1:1/none"))
    app = FastAPI()
    opening.add_routes(app, desk, Current())
    with TestClient(app) as client:
        assert client.get("/n/" + "A" * 22).status_code == 200
        with pytest.raises(OperationalError):
            client.get("/desk/notes")


def test_by_keyboard_alone(sealed: Sealed, reading: Reading) -> None:
    r = reading(1280)
    r.open(sealed.link)
    r.step("start")
    press_on(r.page, "[data-do=knock]")
    r.step("phrase")
    tab_to(r.page, "#phrase")
    r.page.keyboard.type(PASSPHRASE)
    r.page.keyboard.press("Enter")
    r.step("note")
    press_on(r.page, "[data-step=note] [value=accepted]")
    expect(r.page.locator("[data-step=note] [role=status]")).to_contain_text("引き受けます")
    press_on(r.page, "[data-step=note] .after > details > summary")
    press_on(r.page, "[data-do=wipe]")
    r.step("wiped")
    expect(r.page.locator("[data-step=wiped] h2")).to_be_focused()


def tab_to(page: Page, selector: str) -> None:
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"the Tab key never reaches {selector}")


def press_on(page: Page, selector: str) -> None:
    tab_to(page, selector)
    assert page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 3
    page.keyboard.press("Enter")


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["", "/en"])
def test_axe_finds_nothing_at_any_step(sealed: Sealed, reading: Reading, width: int, language: str) -> None:
    r = reading(width, color_scheme="dark" if width == 1280 else "light")
    r.open(sealed.link.replace("/n/", f"{language}/n/"))
    r.step("start")
    looks_well(r.page)
    r.knock()
    looks_well(r.page)
    r.tell("x")
    looks_well(r.page)
    r.tell(PASSPHRASE)
    r.step("note")
    looks_well(r.page)


def looks_well(page: Page) -> None:
    page.evaluate("document.querySelectorAll('main details').forEach((fold) => { fold.open = true; })")
    assert findings(page) == []
    assert fits(page)
    shown = page.locator("main :is(h1, h2, h3, h4):visible").evaluate_all("all => all.map(h => +h.tagName[1])")
    assert shown[0] == 1
    assert re.search("窓口", page.title())
