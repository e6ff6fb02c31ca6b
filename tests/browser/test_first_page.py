"""The first page in a real browser. The visitors here are invented."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit

Visiting = Callable[..., Visit]

SHOW, SHOW_AT_ONCE = "一覧を見る", "答えずに一覧を見る"
NUMBERS = {"110": "警察", "119": "救急車・消防", "189": "児童相談所"}
GIVEN = ("voyeurism", "14", "13", "must", "no_voice")


def answer_questions(page: Page) -> None:
    """An invented pupil: filmed in secret, 14, in Tokyo, without a name, without voice."""
    page.locator("summary").filter(has_text="写真・動画・ネット").click()
    page.get_by_label("盗撮・のぞき").check()
    show(page)
    page.locator(".change > summary").click()
    form = page.locator("#change")
    form.get_by_label("何さいですか").fill("１４")
    form.get_by_label("どの都道府県").select_option("東京都")
    form.get_by_label("名前はぜったい言いたくない").check()
    form.get_by_label("声で話せない・聞こえない").check()
    show(form)


def show(where: Page | Locator) -> None:
    where.get_by_role("button", name=SHOW, exact=True).click()


def expect_numbers_first(page: Page) -> None:
    for number, name in NUMBERS.items():
        link = page.locator("header").get_by_role("link", name=f"{number} {name}")
        expect(link).to_be_in_viewport()
        expect(link).to_have_attribute("href", f"tel:{number}")
    top = page.get_by_role("heading", level=1).bounding_box()
    emergency = page.locator(".emergency").bounding_box()
    assert top
    assert emergency
    assert emergency["y"] + emergency["height"] <= top["y"]


@pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_from_questions_to_a_number(visit: Visiting, width: int, javascript: bool) -> None:
    v = visit(width, javascript)
    v.go("/")
    expect_numbers_first(v.page)
    assert v.fits()
    answer_questions(v.page)
    expect(v.page.get_by_role("heading", level=1)).to_have_text("話せるところ")
    expect(v.page.locator("#change [name=age]")).to_have_value("14")
    expect_numbers_first(v.page)
    ways = v.page.locator("article :is(.number, .address):visible").all_inner_texts()
    assert ways
    assert all(re.search(r"[0-9]{3}|[a-z]", way) for way in ways), ways
    states = v.page.locator("article > .state:visible").all_inner_texts()
    assert states
    told = re.compile("いま開いています|閉まっています|開いている時間は書かれていません")
    assert all(told.match(state) for state in states), states
    v.page.locator("details").evaluate_all("all => all.forEach(d => d.open = true)")
    assert v.fits()


@pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])
def test_one_question_after_the_other_and_one_step_back(visit: Visiting, javascript: bool) -> None:
    v = visit(javascript=javascript)
    v.go("/")
    v.page.locator("summary").filter(has_text="家のこと").click()
    v.page.get_by_label("たたかれる・ごはんがない").check()
    show(v.page)
    expect(v.page.locator(".question legend, .question label").first).to_contain_text("何さい")
    v.page.locator("#next-age").fill("10")
    v.page.get_by_role("button", name="答える", exact=True).click()
    expect(v.page.locator(".question #next-age")).to_have_count(0)
    expect(v.page.locator("#given [name=age]")).to_have_value("10")
    v.page.get_by_role("button", name="答えない", exact=True).click()
    expect(v.page.locator(".question")).to_have_count(0)
    for _ in range(2):
        v.page.get_by_role("button", name="ひとつ前へもどる").click()
    expect(v.page.locator("#next-age")).to_be_visible()
    v.page.get_by_role("button", name="ひとつ前へもどる").click()
    expect(v.page.get_by_label("たたかれる・ごはんがない")).to_be_checked()
    assert v.page.url == v.address("/")


def test_an_answer_without_any_answer(visit: Visiting) -> None:
    v = visit(javascript=False)
    v.go("/")
    v.page.get_by_role("button", name=SHOW_AT_ONCE).click()
    assert v.page.locator("article").count() >= 5
    expect(v.page.locator("article .number").get_by_text("189", exact=True)).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])
def test_the_answers_go_along_to_the_other_language(visit: Visiting, javascript: bool) -> None:
    v = visit(javascript=javascript)
    v.go("/")
    answer_questions(v.page)
    expect(v.page.locator("#change [name=age]")).to_have_value("14")
    v.page.locator(".languages").get_by_text("English").click()
    expect(v.page.locator("html")).to_have_attribute("lang", "en")
    expect(v.page.get_by_role("heading", level=1)).to_have_text("Places to turn to")
    checked = "[...document.querySelectorAll('#change :checked')].map(e => e.value).filter(v => v)"
    assert set(v.page.evaluate(checked)) == set(GIVEN) - {"14"}
    expect(v.page.locator("#change [name=age]")).to_have_value("14")
    assert v.page.url in (v.address("/"), v.address("/en/"))


def test_the_browser_has_nothing_to_complain_about(visit: Visiting) -> None:
    v = visit()
    for path in ("/", "/en/"):
        v.go(path)
        v.page.locator("form#questions button").last.click()
        expect(v.page.locator("article").first).to_be_visible()
    assert v.complaints == []


@pytest.mark.parametrize("path", ["/nothing", "/en/nothing"])
def test_the_numbers_stand_on_a_page_that_is_not_there(visit: Visiting, path: str) -> None:
    v = visit(javascript=False)
    v.go(path)
    expect(v.page.locator(".emergency")).to_contain_text("110")
    assert v.page.locator(".emergency a").count() == 3
    assert v.fits()


def test_the_numbers_stand_when_an_answer_cannot_be_used(visit: Visiting) -> None:
    v = visit(javascript=False)
    v.go("/")
    show(v.page)
    v.page.locator("#next-age").fill("himit")
    v.page.get_by_role("button", name="答える", exact=True).click()
    expect(v.page.locator(".notice")).to_contain_text("0から120まで")
    assert "himit" not in v.page.content()
    expect_numbers_first(v.page)


def test_a_number_with_hash_is_text_and_others_can_be_tapped(visit: Visiting) -> None:
    v = visit()
    v.go("/")
    v.page.locator("summary").filter(has_text="さわられた・された").click()
    v.page.get_by_label("知らない人・顔見知りから").check()
    show(v.page)
    expect(v.page.locator("article .number").get_by_text("#8103", exact=True)).to_be_visible()
    assert v.page.locator("a").filter(has_text=re.compile("^#")).count() == 0
    dialled = v.page.locator("a[href^='tel:']").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert len(dialled) > 4
    assert all(re.fullmatch(r"tel:\+?[0-9]+", href) for href in dialled), dialled


def test_what_is_tapped_is_large_enough(visit: Visiting) -> None:
    v = visit()
    v.go("/")
    show(v.page)
    expect(v.page.locator("#as-of")).to_be_visible()
    v.page.locator("details").evaluate_all("all => all.forEach(d => d.open = true)")
    targets = (
        "button, select, summary, .option, [name=age], .emergency a, .number a, .address a, .exit a:not(.skip),"
        ".languages a, footer li a"
    )
    sizes = v.page.locator(targets).evaluate_all(
        "all => all.map(e => [e.textContent.trim(), e.offsetWidth, e.offsetHeight]).filter(([, width]) => width)"
    )
    assert len(sizes) > 40
    assert [size for size in sizes if size[2] < 44 or size[1] < 24] == []


def test_printed_it_is_the_list_and_the_numbers(visit: Visiting) -> None:
    v = visit(1280)
    v.go("/")
    show(v.page)
    v.page.emulate_media(media="print")
    expect(v.page.locator("article").first).to_be_visible()
    expect(v.page.locator(".emergency")).to_be_visible()
    for hidden in ("form >> nth=0", ".languages", ".exit", ".question", "button >> nth=0"):
        expect(v.page.locator(hidden)).to_be_hidden()
