"""The page of an answer: where its links lead, what it marks, and the answers that go along. The visitors are invented.

That it tells the whole answer is tested in ``test_answering.py``; one question after another in ``test_steps.py``.
"""

import re

import pytest
from starlette.testclient import TestClient

from documents.readings import KANJI
from routing_rules.inquiry import Inquiry
from tests.builders import real
from tests.front_door import JAPANESE_NAMES, browser
from tests.html_tree import Element, tree
from web.answers import cards
from web.answers.answering import Answering
from web.answers.steps import Sent
from web.rendering import render
from web.wording.languages import LANGUAGES
from web.wording.texts import catalogue, texts

pytestmark = pytest.mark.slow

OWN = r"/(?:[a-zA-Z-]+/)?"
ARTICLES = "list|near|work|safety|privacy|accessibility|about|gaps|embed/"
LINK = re.compile(rf"tel:\+?[0-9]+|https?://.+|{OWN}|{OWN}c/[a-z2-7]{{6}}|{OWN}(?:{ARTICLES})|#main|/leave")
GIVEN = {
    "situations": "voyeurism",
    "asker": "friend",
    "age": "15",
    "place": "27",
    "anonymity": "prefer",
    "prefers": "text",
    "needs": "no_voice",
}
PARENT_OF_A_PUPIL = Inquiry(situations=("sexual_abuse_teacher_coach",), age=14, anonymity="must", prefers="text", place="13")
NIGHT = 29_900_000
DATE = r"(?:[0-9]+年)?[0-9]+月[0-9]+日(?:\([月火水木金土日]\))?"


@pytest.fixture(scope="module")
def client() -> TestClient:
    return browser()


def main(html: str) -> Element:
    return tree(html).one("main")


@pytest.mark.parametrize("path", ["/", "/en/"])
def test_a_link_only_where_a_phone_can_dial_it(client: TestClient, path: str) -> None:
    seen_hash = 0
    for code in real().book.vocabulary.situation_ids:
        page = tree(client.post(path, data={"situations": code, "place": "13"}).text)
        links = page.all("a")
        assert [a.attributes["href"] for a in links if not LINK.fullmatch(a.attributes["href"])] == []
        assert [a.text for a in links if re.match("#[0-9]", a.text)] == []
        numbers = page.texts("p", "number")
        seen_hash += sum(number.startswith("#") for number in numbers)
    assert seen_hash > 20


def test_a_link_to_elsewhere_tells_nobody_where_it_was(client: TestClient) -> None:
    away = [a for a in main(client.post("/").text).all("a") if a.attributes["href"].startswith("http")]
    assert len(away) > 5
    assert {a.attributes["rel"] for a in away} == {"noreferrer external"}


def test_a_contact_that_is_not_sure_says_so_and_has_no_link(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cards.Contact, "sure", property(lambda _: False))
    page = main(render(Answering(real()).page(texts("ja"), Sent(), PARENT_OF_A_PUPIL, NIGHT)).decode())
    ways = page.all("p", "way")
    reached = [*page.all("p", "number"), *page.all("p", "address")]
    assert len(ways) >= len(reached) > 20
    assert all(p.texts("span", "unsure") == [catalogue()["not_sure"].ja] for p in reached)
    assert [p.text for p in reached if p.all("a")] == []
    assert sum(note == catalogue()["not_sure_note"].ja for note in page.texts("li")) == len(ways)


def test_danger_comes_first_and_looks_it(client: TestClient) -> None:
    html = client.post("/", data={"situations": ["fear_home_finds_out", "immediate_danger"]}).text
    assert html.index('<article class="card danger') < html.index('id="now"')
    assert html.index('class="first"') < html.index('class="question"') if 'class="question"' in html else True
    assert 'class="card danger' not in client.post("/").text


def test_given_answers_can_be_changed(client: TestClient) -> None:
    form = main(client.post("/", data=GIVEN).text).one("form", id="change")
    checked = [e.attributes for e in form.all("input") if "checked" in e.attributes]
    assert {a["name"]: a["value"] for a in checked} == {k: v for k, v in GIVEN.items() if k not in ("age", "place")}
    assert len(checked) == 5
    assert form.one("input", name="age").attributes["value"] == GIVEN["age"]
    assert [o.attributes["value"] for o in form.all("option") if "selected" in o.attributes] == [GIVEN["place"]]


def test_a_group_with_a_chosen_situation_is_open_and_says_so(client: TestClient) -> None:
    form = main(client.post("/", data={"situations": ["voyeurism", "image_spread"]}).text).one("form", id="change")
    groups = [fold for fold in form.all("details") if fold.all("input", name="situations")]
    told = [fold.texts("span", "count") for fold in groups if "open" in fold.attributes]
    assert told == [[], [catalogue()["chosen_count"].ja.format(count=2)]]  # danger is always open


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answers_go_along_into_every_other_language(client: TestClient, language: str) -> None:
    page = tree(client.post(LANGUAGES[language].path, data=GIVEN).text)
    form = page.one("form", id="given")
    hidden = {e.attributes["name"]: e.attributes["value"] for e in form.all("input", type="hidden")}
    assert hidden == {**GIVEN, "asked": "situations"}
    buttons = [b.attributes for b in page.all("button", form="given") if "lang" in b.attributes]
    assert {b["lang"]: b["formaction"] for b in buttons} == {
        tag: other.path for tag, other in LANGUAGES.items() if tag != language
    }
    assert page.one("nav", "languages").all("a") == []


@pytest.mark.parametrize(
    ("path", "age", "offered"), [("/", 12, 1), ("/", 13, 0), ("/", None, 0), ("/en/", 9, 0), ("/ja-simple/", 9, 0)]
)
def test_easy_japanese_is_offered_where_it_is_about_a_young_child(
    client: TestClient, path: str, age: int | None, offered: int
) -> None:
    page = main(client.post(path, data={"age": str(age)} if age else {}).text)
    assert len(page.all("button", formaction="/ja-simple/")) == offered


def test_where_nothing_is_open_the_page_says_so_and_points_to_the_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("web.answers.view.AnswerPage._usable", property(lambda _: []))
    page = main(render(Answering(real()).page(texts("ja"), Sent(), Inquiry(), NIGHT)).decode())
    assert page.texts("p", "none-now") == [catalogue()["none_now"].ja]
    monkeypatch.undo()
    page = main(render(Answering(real()).page(texts("ja"), Sent(), Inquiry(), NIGHT)).decode())
    assert page.texts("p", "none-now") == []


@pytest.mark.parametrize("language", [tag for tag, language in LANGUAGES.items() if not language.japanese])
def test_a_page_in_another_language_marks_what_stays_japanese(client: TestClient, language: str) -> None:
    html = client.post(LANGUAGES[language].path, data={"situations": "voyeurism", "place": "27"}).text
    assert f'<html lang="{language}">' in html
    unmarked = _unmarked(tree(html).one("main"))
    for name in JAPANESE_NAMES:
        unmarked = unmarked.replace(name, "")
    assert not re.search("[ぁ-んァ-ヴ]", unmarked), re.search("[ぁ-んァ-ヴ].{0,40}", unmarked)


def _unmarked(element: Element) -> str:
    """What is not marked as of another language than the page."""
    parts = (part if isinstance(part, str) else "" if "lang" in part.attributes else _unmarked(part) for part in element.inside)
    return " ".join(parts)


def test_easy_japanese_has_a_reading_for_every_kanji_but_in_names_and_dates(client: TestClient) -> None:
    """Names of local contacts, titles of sources and lists to choose from hold none; nor do dates, which Babel writes."""
    page = main(client.post("/ja-simple/", data={"situations": "voyeurism", "place": "27"}).text)
    assert len(page.all("ruby")) > 100
    assert all(ruby.all("rt")[0].inside for ruby in page.all("ruby"))
    unread = re.sub(DATE, "", _without_reading(page))
    assert re.findall(KANJI, unread) == [], re.findall(f".{{0,20}}{KANJI}.{{0,20}}", unread)


def _without_reading(element: Element) -> str:
    if element.tag in ("ruby", "option") or element.classes & {"small", "way"}:
        return ""
    return " ".join(part if isinstance(part, str) else _without_reading(part) for part in element.inside)
