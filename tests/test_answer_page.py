"""The page of an answer: the answer of the API, whole and in its order, in words. The visitors here are invented."""

import re
from datetime import datetime
from html import unescape
from itertools import islice

import orjson
import pytest
from starlette.testclient import TestClient

from directory.hours import minute_of
from routing_rules.inquiry import Inquiry
from service.app import create_app
from service.snapshot import answer
from tests.builders import real
from tests.inquiries import stream
from web import pages
from web.texts import catalogue

pytestmark = pytest.mark.slow  # counts or compares over much data

NIGHT = minute_of(datetime.fromisoformat("2026-12-30T02:00:00+09:00"))
ASKED = (
    Inquiry(),
    Inquiry(situations=("sexual_abuse_teacher_coach",), asker="self", age=14, anonymity="must", prefers="text", place="13"),
    Inquiry(situations=("immediate_danger",), needs=("no_voice",), language="en"),
    Inquiry(asker="parent", age=0, place="abroad"),
)


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(create_app())


def links(html: str) -> list[str]:
    return [unescape(href) for href in re.findall(r'href="([^"]*)"', html)]


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def assert_shows_the_whole_answer(inquiry: Inquiry, minute: int) -> None:
    language = "en" if inquiry.language == "en" else "ja"
    page = pages.answer_page(real(), language, inquiry, minute)
    assert page.answer == orjson.loads(answer(real(), inquiry, minute))
    html = pages.render(page).decode()
    cards = [words(part) for part in html.split('<article class="card')[1:]]
    shown = page.danger + page.usable + page.later
    assert len(cards) == len(page.answer["suggestions"])
    assert [c.suggestion for c in shown] == page.answer["suggestions"]
    for card, text in zip(shown, cards, strict=True):
        said = [
            card.state,
            card.suggestion["name"],
            *(x["text"] for x in (*card.suggestion["caution"], *card.suggestion["because"])),
        ]
        reached = [contact["display"] or contact["url"] or "" for contact in card.suggestion["contact"]]
        assert [missing for missing in (*said, *reached) if " ".join(missing.split()) not in text] == []
    for text in (*(a["text"] for a in page.answer["advice"]), *(out["name"] for out in page.answer["left_out"])):
        assert " ".join(text.split()) in words(html)


@pytest.mark.parametrize("inquiry", ASKED)
def test_the_page_shows_the_answer_of_the_api_whole_and_in_order(inquiry: Inquiry) -> None:
    assert_shows_the_whole_answer(inquiry, NIGHT)


def test_the_page_shows_whatever_may_be_answered() -> None:
    for inquiry, minute in islice(stream(20261121), 0, 800, 8):
        assert_shows_the_whole_answer(inquiry, minute)


def test_a_link_only_where_a_phone_can_dial_it(client: TestClient) -> None:
    seen_hash = 0
    for code in real().book.vocabulary.situation_ids:
        html = client.post("/", data={"situations": code, "place": "13"}).text
        for href in links(html):
            assert re.fullmatch(r"tel:\+?[0-9]+|https?://.+|/|/en/|#[a-z]+|data:,|/static/style\.[0-9a-f]+\.css", href), href
        unlinked = re.findall(r'<p class="number"><span[^>]*>(#[0-9]+)</span>', html)
        seen_hash += len(unlinked)
        assert not re.search(r"<a [^>]*>#[0-9]", html)
    assert seen_hash > 20


def test_a_contact_that_is_not_sure_says_so_and_has_no_link(monkeypatch: pytest.MonkeyPatch) -> None:
    doubtful = orjson.loads(answer(real(), ASKED[1], NIGHT))
    contacts = [c for suggestion in doubtful["suggestions"] for c in suggestion["contact"]]
    for contact in contacts:
        contact.update(sure=False, dial=None)
    assert any(contact["url"] for contact in contacts)
    monkeypatch.setattr(pages, "answer", lambda *_: orjson.dumps(doubtful))
    html = pages.render(pages.answer_page(real(), "ja", ASKED[1], NIGHT)).decode()
    assert html.count('<span class="unsure">') == sum(bool(c["display"] or c["url"]) for c in contacts)
    assert html.count(catalogue()["not_sure_note"].ja) == len(contacts)
    assert not re.search('class="(number|address)"><a', html)


def test_danger_comes_first_and_looks_it(client: TestClient) -> None:
    html = client.post("/", data={"situations": ["fear_home_finds_out", "immediate_danger"]}).text
    assert html.index('<article class="card danger') < html.index('id="now"')
    assert 'class="card danger' not in client.post("/").text


def test_given_answers_can_be_changed(client: TestClient) -> None:
    given = {
        "situations": "voyeurism",
        "asker": "friend",
        "age": "15",
        "place": "27",
        "anonymity": "prefer",
        "prefers": "text",
        "needs": "no_voice",
    }
    html = client.post("/", data=given).text
    for field, value in given.items():
        if field not in ("age", "place"):
            assert f'name="{field}" value="{value}" checked' in html
    assert re.search(r'name="age"[^>]* value="15"', html)
    assert '<option value="27" selected>' in html
    assert html.count(" checked") == 5
    assert 'form="questions" formaction="/en/"' in html


def test_the_english_page_asks_in_english_and_marks_what_stays_japanese(client: TestClient) -> None:
    html = client.post("/en/", data={"situations": "voyeurism"}).text
    assert '<html lang="en">' in html
    main = re.sub(r'<(\w+)[^>]* lang="ja"[^>]*>.*?</\1>', "", html[html.index("<main") :], flags=re.DOTALL)
    assert not re.search("[ぁ-んァ-ヴ]", unescape(main)), re.search("[ぁ-んァ-ヴ].{0,40}", unescape(main))
