"""A database that cannot be reached closes the desk, in words, and nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.testclient import TestClient

from service.app import create_app
from service.desk.desk import Desk
from service.http_errors import problem
from service.reloading import Current
from service.settings import Settings
from tests.desk.conftest import ORIGIN
from web import errors
from web.desk.access import COOKIE
from web.desk.wording import desk_texts
from web.wording.texts import catalogue, texts

pytestmark = pytest.mark.slow

ADDRESS = "postgresql://me:zq7secret@127.0.0.1:1/desk"
HEADERS = {"sec-fetch-site": "same-origin", "cookie": f"{COOKIE}=token"}


@pytest.fixture
def closed(files: Current, tmp_path: Path) -> Iterator[TestClient]:
    """A browser with a session in front of a desk without its database."""
    settings = Settings(data=tmp_path, database=ADDRESS, origin=ORIGIN, reload_seconds=0)
    with TestClient(create_app(settings, files, Desk(settings)), base_url=ORIGIN, follow_redirects=False) as client:
        yield client


@pytest.mark.parametrize("path", ["/", "/en/", "/list", "/privacy", "/kept", "/en/kept", "/gaps", "/healthz", "/note/paper"])
def test_the_public_pages_answer(closed: TestClient, path: str) -> None:
    assert closed.get(path).status_code == 200


def test_the_public_answer_is_given(closed: TestClient) -> None:
    assert closed.post("/api/v1/suggest", json={}).status_code == 200
    assert closed.post("/", headers={"content-type": "application/x-www-form-urlencoded"}).status_code == 200


@pytest.mark.parametrize(("path", "words"), [("/desk/", "公開のページは使えます"), ("/en/desk/", "The public pages are")])
def test_the_desk_says_that_it_is_closed(closed: TestClient, path: str, words: str) -> None:
    answer = closed.get(path, headers={**HEADERS, "accept": "text/html"})
    assert answer.status_code == 503
    assert words in answer.text
    assert 'href="tel:189"' in answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert "zq7secret" not in answer.text


@pytest.mark.parametrize("path", ["/desk/api/alive", "/desk/api/notes/AAAAAAAAAAAAAAAAAAAAAA/withdraw"])
def test_programs_are_told_too(closed: TestClient, path: str) -> None:
    answer = closed.post(path, json={}, headers=HEADERS)
    assert answer.status_code == 503
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["title"].startswith("The counselor's desk is not available now.")


def test_a_refusal_is_a_page_of_words(closed: TestClient) -> None:
    answer = closed.post("/en/desk/leave", headers={"sec-fetch-site": "cross-site", "accept": "text/html"})
    assert answer.status_code == 403
    assert "This cannot be used from here." in answer.text


@pytest.mark.parametrize("status", errors.DESK_STATUSES)
def test_every_refusal_of_the_desk_has_words_of_its_own(status: int) -> None:
    def page(path: str) -> str:
        request = Request({"type": "http", "method": "POST", "path": path, "headers": []})
        response = problem(status)
        response.headers["retry-after"] = "60"
        answer = errors.error_page(request, response)
        assert (answer.status_code, answer.headers["retry-after"]) == (status, "60")
        return bytes(answer.body).decode()

    for language, path in (("ja", "/desk/"), ("en", "/en/n/A")):
        assert desk_texts(language)(f"error_{status}") in page(path)
    assert f"error_{status}" not in catalogue()
    assert texts("ko")("error_500" if status == 503 else "error_400") in page("/ko/desk/")


def test_every_problem_has_a_title_of_its_own() -> None:
    statuses = (*errors.STATUSES, *errors.DESK_STATUSES)
    assert len({bytes(problem(status).body).partition(b'"title_ja"')[0] for status in statuses}) == len(statuses)
