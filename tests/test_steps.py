"""One question after another: at most three, each can be skipped, the last taken back; nothing in the address. All invented."""

import random
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient

from tests.builders import vocabulary
from tests.front_door import browser
from tests.html_tree import Element, tree
from web.answers.steps import FIRST, FOLLOWING, MOST
from web.wording.languages import LANGUAGES
from web.wording.texts import catalogue

Fields = list[tuple[str, str]]
START: Fields = [("situations", "voyeurism"), ("do", "show")]
EVERYTHING: Fields = [
    ("situations", "voyeurism"), ("situations", "image_spread"), ("asker", "parent"), ("age", "14"), ("place", "13"),
    ("anonymity", "must"), ("prefers", "text"), ("needs", "no_voice"), ("needs", "injured"),
]  # fmt: skip
TYPED = "kakikomi-20251109"


@pytest.fixture(scope="module")
def client() -> TestClient:
    return browser()


def send(client: TestClient, fields: Fields, path: str = "/") -> Element:
    """The page that comes back, which must be an answer or the first question."""
    page = client.post(path, content=urlencode(fields), headers={"content-type": "application/x-www-form-urlencoded"})
    assert page.status_code == 200
    assert (page.history, page.url.query) == ([], b"")
    return tree(page.text)


def hidden(form: Element) -> Fields:
    """What a form carries along."""
    return [(e.attributes["name"], e.attributes["value"]) for e in form.all("input", type="hidden")]


def question(page: Element) -> Element | None:
    """The form of the next question."""
    found = page.all("section", "question")
    return found[0].one("form") if found else None


def asking(page: Element) -> str | None:
    form = question(page)
    return dict(hidden(form))["asking"] if form else None


def asked(page: Element) -> list[str]:
    return [value for name, value in hidden(page.one("form", id="given")) if name == "asked"]


def press(client: TestClient, page: Element, act: str, answer: Fields = (), path: str = "/") -> Element:  # type: ignore[assignment]
    """Press a button of the next question."""
    form = question(page)
    assert form
    assert act in [button.attributes["value"] for button in form.all("button", name="do")]
    return send(client, [*hidden(form), *answer, ("do", act)], path)


def go_back(client: TestClient, page: Element) -> Element:
    form = page.one("form", id="given")
    (button,) = form.all("button", name="do")
    return send(client, [*hidden(form), ("do", button.attributes["value"])])


def choices(form: Element, field: str) -> Fields:
    """Every answer to a question: none, one, and for several answers all of them."""
    inputs = [e.attributes for e in form.all("input", name=field) if e.attributes.get("type") != "hidden"]
    if field == "age":
        return [(field, age) for age in ("", "0", "9", "17", "40")]
    options = [e.attributes["value"] for e in form.all("option")] or [a["value"] for a in inputs]
    return [(field, value) for value in options]


def walks(seed: int) -> Iterator[Fields]:
    """First answers: none, one or two situations."""
    roll = random.Random(seed)
    while True:
        yield [("situations", code) for code in roll.sample(vocabulary().situation_ids, roll.choice((0, 1, 1, 2)))]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(12))
def test_never_more_than_three_questions_and_none_twice(client: TestClient, seed: int) -> None:
    roll, path = random.Random(seed), random.Random(seed).choice([language.path for language in LANGUAGES.values()])
    for first, _ in zip(walks(seed), range(3), strict=False):
        page = send(client, [*first, ("do", "show")], path)
        met = [FIRST]
        while (field := asking(page)) is not None:
            met.append(field)
            act = roll.choice(("answer", "answer", "skip"))
            answer = roll.choice(choices(question(page), field))  # type: ignore[arg-type]
            page = press(client, page, act, [answer], path)
            assert asked(page) == met
        assert len(met) == len(set(met)) <= MOST == 3


def test_an_answer_stays_and_a_skipped_one_does_not(client: TestClient) -> None:
    first = send(client, START)
    field = asking(first)
    assert field == "age"
    answered = press(client, first, "answer", [("age", "14")])
    assert ("age", "14") in hidden(answered.one("form", id="given"))
    skipped = press(client, first, "skip", [("age", "14")])
    assert "age" not in dict(hidden(skipped.one("form", id="given")))
    assert asked(answered) == asked(skipped) == [FIRST, "age"]


def test_an_empty_answer_counts_as_asked(client: TestClient) -> None:
    page = press(client, send(client, START), "answer", [("age", "")])
    assert asked(page) == [FIRST, "age"]
    assert "age" not in dict(hidden(page.one("form", id="given")))


def test_back_takes_the_last_answer_back_one_question_at_a_time(client: TestClient) -> None:
    first = send(client, START)
    second = press(client, first, "answer", [("age", "14")])
    field = asking(second)
    assert field not in (None, FIRST, "age")
    third = press(client, second, "answer", [choices(question(second), field)[-1]])  # type: ignore[arg-type]
    assert len(asked(third)) == MOST
    assert question(third) is None
    again = go_back(client, third)
    assert (hidden(again.one("form", id="given")), asking(again)) == (hidden(second.one("form", id="given")), field)
    start = go_back(client, again)
    assert (hidden(start.one("form", id="given")), asking(start)) == (hidden(first.one("form", id="given")), "age")


def test_back_from_the_first_answer_is_the_first_question_with_its_answer(client: TestClient) -> None:
    page = go_back(client, send(client, START))
    form = page.one("form", id="questions")
    checked = [e.attributes["value"] for e in form.all("input", name="situations") if "checked" in e.attributes]
    assert checked == ["voyeurism"]


def test_the_hidden_fields_carry_everything(client: TestClient) -> None:
    page = send(client, [*EVERYTHING, ("asked", FIRST), ("asked", "place")])
    form = page.one("form", id="given")
    assert sorted(hidden(form)) == sorted([*EVERYTHING, ("asked", FIRST), ("asked", "place")])
    again = send(client, hidden(form))
    assert hidden(again.one("form", id="given")) == hidden(form)


def test_the_next_question_carries_what_was_said_before(client: TestClient) -> None:
    page = send(client, [*START, ("asker", "friend"), ("needs", "no_voice")])
    form = question(page)
    assert form
    assert sorted(hidden(form)) == sorted([*hidden(page.one("form", id="given")), ("asking", asking(page) or "")])


def test_the_long_form_asks_all_and_is_followed_by_no_question(client: TestClient) -> None:
    form = send(client, START).one("form", id="change")
    named = {e.attributes["name"] for e in (*form.all("input"), *form.all("select")) if "name" in e.attributes}
    assert named == {FIRST, *FOLLOWING}
    assert hidden(form) == []
    page = send(client, [*EVERYTHING, ("do", "change")])
    assert question(page) is None
    assert asked(page) == [FIRST, *FOLLOWING]
    assert go_back(client, page).all("form", id="questions")


def test_nothing_stands_in_an_address(client: TestClient) -> None:
    page = press(client, send(client, START), "answer", [("age", "14")])
    paths = {language.path for language in LANGUAGES.values()}
    assert {(form.attributes["method"], form.attributes["action"]) for form in page.all("form")} == {("post", "/")}
    assert {b.attributes["formaction"] for b in page.all("button") if "formaction" in b.attributes} <= paths
    own = [a.attributes["href"] for a in page.all("a") if a.attributes["href"].startswith("/")]
    assert [href for href in own if "?" in href or "#" in href] == []


def test_answers_in_an_address_are_passed_over(client: TestClient) -> None:
    assert client.get(f"/?situations=voyeurism&age=14&{TYPED}=1").content == client.get("/").content


def test_a_change_of_language_keeps_the_questions_asked(client: TestClient) -> None:
    page = press(client, send(client, START), "answer", [("age", "14")])
    for language in LANGUAGES.values():
        there = send(client, hidden(page.one("form", id="given")), language.path)
        assert hidden(there.one("form", id="given")) == hidden(page.one("form", id="given"))


def test_an_age_that_is_none_is_said_so_with_the_numbers_above(client: TestClient) -> None:
    form = question(send(client, START))
    assert form
    page = client.post("/", content=urlencode([*hidden(form), ("age", TYPED), ("do", "answer")]))
    assert page.status_code == 422
    assert catalogue()["bad_age"].ja in page.text
    assert TYPED not in page.text
