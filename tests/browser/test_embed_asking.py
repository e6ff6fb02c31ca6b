"""「もっと聞く」 in a frame: questions and answers without leaving it, also where its sandbox forbids forms. All invented."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Frame, Page, expect

from routing_rules.inquiry import Inquiry
from routing_rules.ranking import DANGER
from tests.browser.embed_hosts import JUNIOR, OURS, WORDPRESS, Hosts, framed, heard, page_at
from tests.browser.frozen import Frozen
from tests.builders import real
from web.wording.texts import catalogue

HOSTS: dict[str, Callable[[Hosts, str], str]] = {
    "plain": lambda hosts, frame: hosts.holding(frame),
    "wordpress": lambda hosts, frame: hosts.holding(frame, WORDPRESS),
    "ours": lambda hosts, frame: hosts.holding(frame, OURS),
    "in a sandbox": lambda hosts, frame: hosts.within(hosts.holding(frame), 'sandbox="allow-scripts"'),
    "growing": lambda hosts, frame: hosts.growing(frame),
}
SAME_SITE = {"same site": lambda hosts, frame: hosts.holding(frame).replace("localhost", "127.0.0.1")}
"""To frames of other sites Chromium may refuse all storage; here a frame could keep something."""

FIRST = ".question form"
ANY_LEVEL = "/embed/v1/ja/all/13"
WORDS = catalogue()

every_host = pytest.mark.parametrize("kind", HOSTS)

_VERSION = "[0-9a-f]{12}"
_WHOLE = rf"{JUNIOR}|/static/{_VERSION}/[a-z_/.]+|/device/{_VERSION}/ja/(table\.json|(deck|reasons)\.html|said\.json)|data:,"

KEPT = """() => {
  const tried = (read) => { try { return read(); } catch (error) { return error.name; } };
  return [tried(() => document.cookie), tried(() => localStorage.length), tried(() => sessionStorage.length)];
}"""


def ask(frame: Frame) -> None:
    frame.locator("#more").click()
    expect(frame.locator("main h1")).to_be_focused()
    expect(frame.locator(f"{FIRST} [name=asking]")).to_have_value("situations")


def choose(frame: Frame, situation: str) -> None:
    box = frame.locator(f"{FIRST} input[value={situation}]")
    frame.locator("summary", has=box).or_(frame.locator(f"details:has(input[value={situation}]) > summary")).first.click()
    box.check()
    frame.locator(f"{FIRST} button[value=answer]").click()
    frame.locator("#as-of").wait_for()


def given(frame: Frame) -> dict[str, str]:
    """What goes along with the next answer."""
    fields = frame.locator("#given input[type=hidden]").evaluate_all("all => all.map(e => [e.name, e.value])")
    return {name: value for name, value in fields if name != "asked"}


def expect_answer(frame: Frame, inquiry: Inquiry, minute: int) -> None:
    """The places that the server would name, in its order: danger, then those that can be used, then the closed ones."""
    found = real().engine.suggest(inquiry, real().timetable.at(minute), minute).suggestions
    ids = {s.channel: real().engine.table.channels[s.channel].id for s in found}
    danger = [ids[s.channel] for s in found if s.rank.tier == DANGER]
    usable = [ids[s.channel] for s in found if s.rank.tier != DANGER and s.standing.state != "closed"]
    later = [ids[s.channel] for s in found if s.rank.tier != DANGER and s.standing.state == "closed"]
    shown = frame.locator("main article[data-channel]").evaluate_all("all => all.map(e => e.dataset.channel)")
    assert shown == danger + usable + later


@every_host
def test_the_answer_comes_inside_the_frame(context: BrowserContext, frozen: Frozen, hosts: Hosts, kind: str) -> None:
    page = page_at(context, frozen.minute)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    frame = framed(page, HOSTS[kind](hosts, frozen.base + JUNIOR))
    ask(frame)
    choose(frame, "voyeurism")
    assert given(frame) == {"asker": "self", "age": "14", "place": "13", "situations": "voyeurism"}
    expect_answer(frame, Inquiry(situations=("voyeurism",), asker="self", age=14, place="13"), frozen.minute)
    expect(frame.locator("main h1")).to_be_in_viewport()
    expect(frame.locator(".emergency strong")).to_have_text(["110", "119", "189"])
    assert (page.url.startswith("http://localhost"), frame.url, complaints) == (True, frozen.base + JUNIOR, [])


@pytest.mark.parametrize("kind", ["plain", "wordpress"])
def test_enter_in_a_field_answers_and_a_wrong_age_is_told(
    context: BrowserContext, frozen: Frozen, hosts: Hosts, kind: str
) -> None:
    page = page_at(context, frozen.minute)
    frame = framed(page, HOSTS[kind](hosts, frozen.base + ANY_LEVEL))
    ask(frame)
    choose(frame, "voyeurism")
    assert "age" not in given(frame)
    frame.locator(".change > summary").click()
    age = frame.locator("#change [name=age]")
    age.fill("himitsu")
    age.press("Enter")
    expect(frame.locator("#change > .status")).to_have_text(WORDS["bad_age"].ja)
    age.fill("１３歳")
    age.press("Enter")
    expect(frame.locator("#given [name=age]")).to_have_value("13")
    expect_answer(frame, Inquiry(situations=("voyeurism",), asker="self", age=13, place="13"), frozen.minute)


@pytest.mark.parametrize("kind", ["plain", "wordpress"])
def test_one_step_back_and_to_the_beginning(context: BrowserContext, frozen: Frozen, hosts: Hosts, kind: str) -> None:
    page = page_at(context, frozen.minute)
    frame = framed(page, HOSTS[kind](hosts, frozen.base + JUNIOR))
    before = frame.locator("main h1").inner_text()
    ask(frame)
    choose(frame, "voyeurism")
    frame.locator("[data-back]").click()
    expect(frame.locator(f"{FIRST} input[value=voyeurism]")).to_be_checked()
    frame.locator("[data-back]").click()
    expect(frame.locator("#more")).to_be_focused()
    expect(frame.locator("main .way-state").first).to_be_visible()
    ask(frame)
    frame.locator(f"{FIRST} button[value=skip]").click()
    frame.locator("#as-of").wait_for()
    frame.get_by_role("link", name=WORDS["start_again"].ja).click()
    expect(frame.locator("main h1")).to_have_text(before)
    assert frame.locator("[data-back], #given").count() == 0
    assert (frame.url, len(context.pages)) == (frozen.base + JUNIOR, 1)


def test_easy_japanese_comes_inside_the_frame_and_goes_again(context: BrowserContext, frozen: Frozen, hosts: Hosts) -> None:
    page = page_at(context, frozen.minute)
    frame = framed(page, hosts.holding(frozen.base + ANY_LEVEL, WORDPRESS))
    ask(frame)
    choose(frame, "voyeurism")
    frame.locator(".change > summary").click()
    frame.locator("#change [name=age]").fill("9")
    frame.locator("#change button").click()
    frame.locator("#easy-offer button").click()
    expect(frame.locator("main")).to_have_attribute("lang", "ja-simple")
    expect(frame.locator("main article ruby").first).to_be_visible()
    assert given(frame)["age"] == "9"
    expect(frame.locator("html")).to_have_attribute("lang", "ja-simple")
    frame.locator("[data-back]").click()
    expect(frame.locator("html")).to_have_attribute("lang", "ja")
    expect(frame.locator("main")).to_have_attribute("lang", "ja")


def test_links_of_an_answer_lead_elsewhere(context: BrowserContext, frozen: Frozen, hosts: Hosts) -> None:
    page = page_at(context, frozen.minute)
    context.route(re.compile(r"^https?://(?!127\.0\.0\.1|localhost)"), lambda route: route.fulfill(body="elsewhere"))
    frame = framed(page, hosts.holding(frozen.base + JUNIOR))
    ask(frame)
    choose(frame, "voyeurism")
    because = frame.locator("main details.because").first
    because.locator("summary").click()
    for link in (because.locator("a").first, frame.locator("main .about-it a").first):
        with context.expect_page() as opening:
            link.click()
        assert opening.value.evaluate("window.opener") is None
        opening.value.close()
    expect(frame.locator("#as-of")).to_be_visible()


def test_reasons_can_be_read_where_no_link_works(context: BrowserContext, frozen: Frozen, hosts: Hosts) -> None:
    page = page_at(context, frozen.minute)
    frame = framed(page, hosts.holding(frozen.base + JUNIOR, WORDPRESS))
    ask(frame)
    choose(frame, "voyeurism")
    because = frame.locator("main details.because").first
    because.locator("summary").click()
    expect(because.locator(".reasons > li").first).to_be_visible()
    because.locator("a").first.click()
    expect(because.locator(".told-address")).to_contain_text("://")


def test_past_its_review_date_no_place_of_an_answer_is_open(context: BrowserContext, frozen: Frozen, hosts: Hosts) -> None:
    page = page_at(context, frozen.minute + 5 * 365 * 1440)
    frame = framed(page, hosts.holding(frozen.base + JUNIOR, WORDPRESS))
    ask(frame)
    choose(frame, "voyeurism")
    late = frame.locator("main article:has([data-caution=overdue])")
    assert late.count() > 3
    assert late.locator(".state, .way-state").count() == 0


def test_where_the_questions_cannot_come_the_full_page_opens(context: BrowserContext, frozen: Frozen, hosts: Hosts) -> None:
    page = page_at(context, frozen.minute)
    context.route("**/deck.html", lambda route: route.abort())
    frame = framed(page, hosts.holding(frozen.base + JUNIOR))
    frame.locator("#more").click()
    expect(frame.locator(".ask [role=status]")).to_have_text(WORDS["failed"].ja)
    with context.expect_page() as opening:
        frame.locator("#more").click()
    opening.value.wait_for_url(f"{frozen.base}/")


@pytest.mark.parametrize("kind", [*HOSTS, "same site"])
def test_nothing_is_kept_told_or_asked_of_others(context: BrowserContext, frozen: Frozen, hosts: Hosts, kind: str) -> None:
    requests: list[tuple[str, str, Any]] = []
    context.on("request", lambda request: requests.append((request.method, request.url, request.post_data)))
    page = page_at(context, frozen.minute)
    frame = framed(page, (HOSTS | SAME_SITE)[kind](hosts, frozen.base + JUNIOR))
    ask(frame)
    choose(frame, "rape_recent")
    frame.locator("main details.because summary").first.click()
    frame.locator(".change > summary").click()
    frame.locator("#change [name=age]").fill("97")
    frame.locator("#change button").click()
    expect(frame.locator("#given [name=age]")).to_have_value("97")
    for _ in range(3):
        page.keyboard.press("Shift")
    ours = [(method, url, body) for method, url, body in requests if not url.startswith(page.url.rsplit("/", 1)[0])]
    assert {(method, body) for method, _, body in ours} == {("GET", None), ("HEAD", None)}
    asked = [url.removeprefix(frozen.base) for _, url, _ in ours]
    assert [path for path in asked if not re.fullmatch(_WHOLE, path)] == []
    assert not any("exit.js" in path for path in asked)
    assert context.cookies() == []
    assert context.storage_state(indexed_db=True)["origins"] == []
    assert frame.evaluate(KEPT) == ["", 0, 0] or kind != "same site"
    expect_heights(frame.parent_frame, page)


def expect_heights(host: Frame | None, page: Page) -> None:
    """The page around was told heights and nothing else; a page around that, nothing."""
    assert host
    told = heard(host)
    assert told
    assert all(set(said) == {"type", "height"} and said["type"] == "madoguchi:height" for said in told)
    assert all(isinstance(said["height"], int) and said["height"] > 100 for said in told)
    if host != page.main_frame:
        assert heard(page) == []


def test_the_page_around_comes_to_the_beginning_of_an_answer(context: BrowserContext, frozen: Frozen, hosts: Hosts) -> None:
    page = page_at(context, frozen.minute)
    frame = framed(page, hosts.holding(frozen.base + JUNIOR, OURS, height=4000))
    expect(frame.locator("main .way-state").first).to_be_visible()
    frame.locator("#more").scroll_into_view_if_needed()
    assert page.evaluate("scrollY") > 300
    ask(frame)
    expect(frame.locator("main h1")).to_be_in_viewport()
