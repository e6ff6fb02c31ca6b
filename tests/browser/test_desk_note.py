"""Writing a referral note in a real Chromium, from a target of the finder to each way over. Everybody here is invented."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.desk import DeskServer
from tests.browser.test_accessibility import findings

SCHOOL_CHILD = {"channel": "hotline_189", "situations": ["physical_abuse_neglect"], "age": 9, "place": "13", "needs": []}
LINE = {**SCHOOL_CHILD, "channel": "childline"}
START = "detail => document.dispatchEvent(new CustomEvent('note:start', { detail }))"


@pytest.fixture
def note(server: DeskServer, chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Opens the finder as somebody signed in and begins a note: ``note(LINE, width=360)``."""
    contexts = []

    def begin(known: dict[str, object] = SCHOOL_CHILD, width: int = 1280, without: str = "") -> Page:
        context = chromium.new_context(viewport={"width": width, "height": 900}, locale="ja-JP", timezone_id="Asia/Tokyo")
        context.set_default_timeout(30_000)
        contexts.append(context)
        server.sign_in(context)
        page = context.new_page()
        if without:
            page.route(f"**/{without}", lambda route: route.abort())
        page.goto(f"{server.address}/desk/")
        page.locator("#finder").wait_for(state="visible")
        page.evaluate(START, known)
        page.locator("#note [data-part=name]").filter(has_text=" ").or_(
            page.locator("#note [data-part=preview] h3")
        ).first.wait_for()
        return page

    yield begin
    for context in contexts:
        context.close()


def _agree(page: Page) -> None:
    page.select_option("#consent-whole", "given")
    page.select_option("#shown", "aloud")


def _ways_open(page: Page) -> bool:
    return page.locator("[data-way]:enabled").count() == 3


def test_a_target_of_the_finder_leads_to_its_note(note: Callable[..., Page]) -> None:
    page = note()
    expect(page.locator("#note h2").first).to_be_focused()
    expect(page.locator("[data-part=numbers]")).to_have_text("189")
    expect(page.locator("#fact-place")).to_have_value("13")
    expect(page.locator("#fact-age_band")).to_have_value("primary")
    expect(page.locator("#note [name=situations][value=physical_abuse_neglect]")).to_be_checked()


def test_nothing_leaves_before_the_person_was_asked_and_told(note: Callable[..., Page]) -> None:
    page = note()
    assert page.locator("[data-way]:disabled").count() == 3
    page.select_option("#consent-whole", "given")
    assert page.locator("[data-way]:disabled").count() == 3, "not shown to the person yet"
    page.select_option("#shown", "aloud")
    assert _ways_open(page)
    page.select_option("#consent-whole", "objects")
    assert page.locator("[data-way]:disabled").count() == 3
    page.select_option("#ground", "notification_abuse")
    assert _ways_open(page), "the duty to notify opens it, by name"
    expect(page.locator("[data-part=preview]")).to_contain_text("児童虐待の防止等に関する法律")
    page.select_option("#ground", "")
    page.select_option("#consent-whole", "given")
    page.click("[data-part=withdraw]")
    assert page.locator("[data-way]:disabled").count() == 3, "they said stop"


def test_who_the_person_is_stays_closed_until_there_is_a_reason_and_a_yes(note: Callable[..., Page]) -> None:
    page = note()
    _agree(page)
    expect(page.locator("#fact-name")).to_be_disabled()
    page.select_option("#reason-name", "emergency")
    page.fill("#fact-name", "みほん")
    assert not _ways_open(page), "a yes to the note is no yes to the name"
    page.click("summary:has-text('項目ごとの返事')")
    page.select_option("#consent-name", "given")
    assert _ways_open(page)
    page.select_option("#reason-name", "")
    expect(page.locator("#fact-name")).to_have_value("")
    assert "みほん" not in page.locator("[data-part=preview]").inner_text()


def test_each_kind_of_recipient_gets_its_own_part(note: Callable[..., Page]) -> None:
    page = note()
    page.fill("#fact-first_words", "こわい")
    expect(page.locator("[data-fact=name]")).to_be_visible()
    page.evaluate(START, LINE)
    expect(page.locator("[data-fact=name]")).to_be_hidden()
    expect(page.locator("#ground option[value=notification_abuse]")).to_be_disabled()


def test_the_guard_asks_about_every_name_and_fails_closed(note: Callable[..., Page]) -> None:
    page = note()
    _agree(page)
    page.fill("#fact-first_words", "山田さんに言われた")
    expect(page.locator("[data-part=guard] li")).to_have_count(1)
    assert not _ways_open(page)
    page.locator("[data-part=guard] button").first.click()
    assert "山田" not in page.input_value("#fact-first_words")
    expect(page.locator("[data-part=guard] li")).to_have_count(0)
    assert _ways_open(page)

    broken = note(without="guard.js")
    _agree(broken)
    assert _ways_open(broken), "what was chosen from lists may leave"
    broken.fill("#fact-first_words", "こわい")
    assert not _ways_open(broken)
    expect(broken.locator("[data-part=guard]")).to_contain_text("見はりが動いていません")


def test_the_call_script_says_what_to_say_and_what_not(note: Callable[..., Page]) -> None:
    page = note()
    _agree(page)
    page.fill("#fact-sender_organisation", "みほん相談室")
    page.select_option("#fact-urgency", "today")
    page.locator("[data-way=call]").click()
    script = page.locator(".call-script")
    expect(script.locator(".call-number").first).to_contain_text("189")
    for said in ("みほん相談室", "きょうのうち", "たたかれる", "小学生", "東京"):
        expect(script).to_contain_text(said)
    unsaid = script.locator("section").last
    for kept in ("名前", "学校", "住所", "本人と約束"):
        expect(unsaid).to_contain_text(kept)


def test_on_paper_there_is_the_note_and_nothing_else(note: Callable[..., Page]) -> None:
    page = note()
    _agree(page)
    page.evaluate("window.print = () => {}")
    page.locator("[data-way=print]").click()
    page.evaluate("document.body.dataset.print = 'note'")
    page.emulate_media(media="print")
    expect(page.locator(".paper-header")).to_have_text("保護者に見せない・学校のファイルにとじない")
    for hidden in ("#finder", "#note form", ".desk-head", "#note h2"):
        expect(page.locator(hidden).first).to_be_hidden()
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") <= 1


def test_writing_asks_nobody_and_leaves_nothing_behind(note: Callable[..., Page]) -> None:
    page = note()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.fill("#fact-first_words", "ひみつの言葉")
    _agree(page)
    page.locator("[data-way=call]").click()
    assert asked == []
    assert page.evaluate("[localStorage.length, sessionStorage.length, location.search + location.hash]") == [0, 0, ""]


def test_leaving_a_draft_asks_first_and_it_is_gone(note: Callable[..., Page]) -> None:
    page = note()
    page.fill("#fact-first_words", "ひみつの言葉")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.reload()
    assert asked == ["beforeunload"]
    expect(page.locator("#fact-first_words")).to_have_value("")
    page.evaluate(START, SCHOOL_CHILD)
    page.fill("#fact-first_words", "ひみつの言葉")
    page.locator("[data-part=discard]").click()
    expect(page.locator("#note")).to_be_hidden()
    assert "ひみつの言葉" not in page.content()


@pytest.mark.parametrize("width", [360, 1280])
def test_everybody_can_use_the_note(note: Callable[..., Page], width: int) -> None:
    page = note(width=width)
    page.fill("#fact-first_words", "山田さんに言われた")
    _agree(page)
    page.evaluate("document.querySelectorAll('#note details').forEach(fold => fold.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert findings(page) == []


def test_the_blank_form_fits_one_page(server: DeskServer, chromium: Browser, tmp_path: Path) -> None:
    page = chromium.new_page()
    page.goto(f"{server.address}/note/paper")
    expect(page.locator(".paper-header")).to_be_visible()
    assert findings(page) == []
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == 1
    page.close()
