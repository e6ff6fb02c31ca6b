"""The pages through the front door: what stands on them, what goes with them, what they never repeat."""

import csv
import re
from pathlib import Path
from typing import Any

import pytest
from jinja2 import UndefinedError
from starlette.testclient import TestClient

import directory
from service.app import create_app
from tests.builders import real
from tests.front_door import BROWSER, COMPLETE_PATHS, NUMBERS, PATHS, browser, emergency_first
from web import errors, site
from web.answers import posting as answers
from web.answers.answering import Answering
from web.channels import codes
from web.rendering import environment
from web.wording.languages import LANGUAGES
from web.wording.texts import catalogue, texts

TYPED = "kakikomi-20251109"
BAD_FORMS = (
    f"age={TYPED}",
    "age=121",
    "age=-1",
    "age=%EF%BC%91%EF%BC%94%EF%BC%91",
    f"situations={TYPED}",
    f"needs={TYPED}",
    f"asker={TYPED}",
    f"place={TYPED}",
    f"asked={TYPED}",
    f"do={TYPED}",
    f"{TYPED}=1",
    "language=en",
    "asker_age=14",
    "at=2026-01-01T00:00:00%2B09:00",
    "asker=self&asker=parent",
    "place=%FF",
    TYPED,
    "&".join(["needs=no_voice"] * 201),
)


@pytest.fixture(scope="module")
def client() -> TestClient:
    return browser()


@pytest.fixture(scope="module")
def fragile() -> TestClient:
    return browser(raise_server_exceptions=False)


@pytest.mark.parametrize("form", BAD_FORMS)
def test_an_answer_that_cannot_be_used_is_not_repeated(client: TestClient, form: str) -> None:
    page = client.post("/", content=form)
    assert page.status_code == 422
    assert TYPED not in page.text
    assert TYPED not in str(page.headers)
    assert " checked" not in page.text
    assert 'class="notice"' in page.text


def _notice(page: Any) -> str:
    return re.search(r'<p class="notice"[^>]*><strong>(.*?)</strong>', page.text)[1]


def test_the_page_says_which_answer_could_not_be_used(client: TestClient) -> None:
    assert _notice(client.post("/", content="age=abc")) == catalogue()["bad_age"].ja
    assert catalogue()["ask_place"].en in _notice(client.post("/en/", content="place=99"))
    assert _notice(client.post("/en/", content="nothing=1")) == catalogue()["bad_form"].en


@pytest.mark.parametrize("written", ["14", "１４", "14歳", " 14 さい ", "014"])
def test_people_write_an_age_in_many_ways(client: TestClient, written: str) -> None:
    page = client.post("/", data={"age": written})
    assert page.status_code == 200
    assert re.search(r'<input id="age" name="age"[^>]* value="14"', page.text)


def test_people_get_pages_and_programs_get_problems(client: TestClient) -> None:
    assert client.get("/nothing").headers["content-type"].startswith("text/html")
    for path, accept in (("/nothing", "*/*"), ("/nothing", "application/json"), ("/api/v1/nothing", BROWSER["accept"])):
        found = client.get(path, headers={"accept": accept})
        assert (found.status_code, found.headers["content-type"]) == (404, "application/problem+json"), (path, accept)
    assert set(client.put("/").headers["allow"].split(", ")) == {"GET", "HEAD", "POST"}


def _broken(*_: object) -> bytes:
    raise RuntimeError(TYPED)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_place_is_shown_when_the_engine_fails(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, language: str
) -> None:
    monkeypatch.setattr(Answering, "page", _broken)
    path = LANGUAGES[language].path
    page = client.post(path, data={"age": "14"})
    assert (page.status_code, page.headers["cache-control"]) == (200, "no-store")
    assert emergency_first(page.text)
    assert texts(language)("plain_list") in page.text
    running = [id for id, channel in real().directory.channels.items() if not channel.ended]
    assert all(f'href="{path}{codes.where(id)}"' in page.text for id in running)
    assert TYPED not in page.text + caplog.text
    assert "RuntimeError" in caplog.text


@pytest.mark.parametrize("path", PATHS)
def test_the_numbers_stand_when_the_list_fails_too(fragile: TestClient, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.setattr(Answering, "page", _broken)
    monkeypatch.setattr(answers, "list_page", _broken)
    page = fragile.post(path, data={"age": "14"})
    assert page.status_code == 500
    assert emergency_first(page.text)
    assert TYPED not in page.text


def test_the_numbers_stand_when_templates_fail_after_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> bytes:
        raise UndefinedError("broken")

    errors._written.cache_clear()
    fragile = browser(create_app(), raise_server_exceptions=False)
    for module in (site, answers, errors):
        monkeypatch.setattr(module, "render", broken)
    for page in (fragile.get("/"), fragile.get("/en/list"), fragile.post("/")):
        assert (page.status_code, emergency_first(page.text)) == (500, True)


def test_the_numbers_of_every_page_are_those_of_the_directory() -> None:
    listed = {
        p.number.printed
        for name in ("emergency_110", "emergency_119", "hotline_189")
        for p in real().directory.channels[name].contact_points
        if p.number
    }
    assert set(NUMBERS) <= listed


@pytest.mark.parametrize("path", PATHS)
def test_no_answer_is_an_answer(client: TestClient, path: str) -> None:
    untouched = {"asker": "", "age": " ", "place": "", "anonymity": "", "prefers": ""}
    empty, blank = client.post(path), client.post(path, data=untouched)
    assert empty.status_code == blank.status_code == 200
    assert empty.text.count('<article class="card') == blank.text.count('<article class="card') >= 5


@pytest.mark.parametrize("path", COMPLETE_PATHS)
def test_every_situation_can_be_chosen_on_the_first_page(client: TestClient, path: str) -> None:
    chosen = re.findall(r'<input type="checkbox" name="situations" value="([a-z_0-9]+)">', client.get(path).text)
    assert sorted(chosen) == sorted(real().book.vocabulary.situation_ids)


def test_every_prefecture_can_be_chosen(client: TestClient) -> None:
    with (Path(directory.__file__).parent / "data" / "areas.csv").open(encoding="utf-8") as file:
        areas = {row["code"]: row["ja"] for row in csv.DictReader(file)}
    long_form = client.post("/").text.partition('<form id="change"')[2]
    options = dict(re.findall(r'<option value="([^"]+)">(.*?)</option>', long_form))
    assert options == {**areas, "abroad": "日本の外"}


def test_every_question_can_be_skipped_and_says_why_it_is_asked(client: TestClient) -> None:
    html = client.post("/").text.partition('<form id="change"')[2]
    assert " required" not in html
    for field in ("situation", "asker", "age", "place", "anonymity", "prefers", "needs"):
        assert getattr(real().book.vocabulary, field).why.ja in html
    for field in ("asker", "anonymity", "prefers"):
        assert f'<input type="radio" name="{field}" value="" checked>' in html


def test_a_template_escapes_what_it_shows() -> None:
    assert environment().from_string("{{ shown }}").render(shown="<b>&") == "&lt;b&gt;&amp;"


def test_a_template_that_names_something_unknown_fails() -> None:
    with pytest.raises(UndefinedError):
        environment().from_string("{{ page.nothing }}").render(page=object())
