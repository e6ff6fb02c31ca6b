"""The pages through the front door: what stands on them, what goes with them, what they never repeat."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import UndefinedError
from starlette.testclient import TestClient

import directory
import web
from service.app import create_app
from tests.builders import real
from web import errors, pages
from web.rendering import environment
from web.texts import PATHS, catalogue

BROWSER = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
NUMBERS = ("110", "119", "189")
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
    f"{TYPED}=1",
    "at=2026-01-01T00:00:00%2B09:00",
    "asker=self&asker=parent",
    "place=%FF",
    TYPED,
    "&".join(["needs=no_voice"] * 201),
)


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(create_app(), headers=BROWSER)


@pytest.fixture(scope="module")
def fragile() -> TestClient:
    return TestClient(create_app(), headers=BROWSER, raise_server_exceptions=False)


def emergency_first(html: str) -> bool:
    """The three numbers stand as text and link before the first heading of the page itself."""
    top = html.partition("<h1")[0]
    return all(f'<a href="tel:{n}"><strong>{n}</strong>' in top for n in NUMBERS)


@pytest.mark.parametrize("path", PATHS.values())
def test_questions_may_be_kept_and_are_asked_for_again_by_etag(client: TestClient, path: str) -> None:
    first = client.get(path)
    assert (first.status_code, first.headers["cache-control"].split(",")[0]) == (200, "public")
    again = client.get(path, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert [again.headers[name] for name in ("etag", "cache-control")] == [
        first.headers[name] for name in ("etag", "cache-control")
    ]
    assert client.get(path, headers={"if-none-match": '"other"'}).status_code == 200


def test_languages_do_not_share_an_etag(client: TestClient) -> None:
    assert client.get("/").headers["etag"] != client.get("/en/").headers["etag"]


def test_first_view_is_small(client: TestClient) -> None:
    page = client.get("/")
    sheet = client.get(re.search(r'/static/[^"]+', page.text)[0])
    assert page.headers["content-encoding"] == sheet.headers["content-encoding"] == "gzip"
    assert int(page.headers["content-length"]) + int(sheet.headers["content-length"]) < 14_000


def test_style_sheet_has_a_name_of_its_own_and_an_old_name_still_finds_it(client: TestClient) -> None:
    href = re.search(r'/static/[^"]+', client.get("/").text)[0]
    assert "immutable" in client.get(href).headers["cache-control"]
    old = client.get("/static/style.000000000000.css")
    assert (old.status_code, old.headers["cache-control"], old.content) == (200, "no-cache", client.get(href).content)


def every_page(client: TestClient) -> Iterator[tuple[str, object]]:
    for path in PATHS.values():
        yield "questions", client.get(path)
        yield "answer", client.post(path, data={"situations": "immediate_danger"})
        yield "422", client.post(path, content=BAD_FORMS[0])
        yield "404", client.get(f"{path}nothing")
        yield "405", client.put(path)
        yield "413", client.post(path, content=b"a" * (pages.MAX_BODY + 1))


def test_every_page_has_the_numbers_first_and_its_headers(client: TestClient) -> None:
    for kind, page in every_page(client):
        assert page.status_code == (int(kind) if kind.isdigit() else 200), kind
        assert emergency_first(page.text), kind
        assert "set-cookie" not in page.headers, kind
        policy = page.headers["content-security-policy"].split("; ")
        assert {"default-src 'none'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"} <= set(policy), kind
        assert not any("unsafe" in part or "script" in part or "http" in part for part in policy), kind
        assert page.headers["referrer-policy"] == "no-referrer", kind
        assert page.headers["x-content-type-options"] == "nosniff", kind
        assert kind == "questions" or page.headers["cache-control"] == "no-store", kind
        assert "<script" not in page.text, kind
        assert " style=" not in page.text, kind


def test_titles_tell_a_passer_by_nothing(client: TestClient) -> None:
    for kind, page in every_page(client):
        title = re.search("<title>(.*)</title>", page.text)[1]
        assert not re.search("虐待|被害|性|暴力|いじめ|犯罪|abuse|sex|violence|harm|victim", title, re.IGNORECASE), kind


@pytest.mark.parametrize("form", BAD_FORMS)
def test_an_answer_that_cannot_be_used_is_not_repeated(client: TestClient, form: str) -> None:
    page = client.post("/", content=form)
    assert page.status_code == 422
    assert TYPED not in page.text
    assert TYPED not in str(page.headers)
    assert " checked" not in re.sub(r'value="" checked', "", page.text)
    assert 'class="notice"' in page.text


def test_the_page_says_which_answer_could_not_be_used(client: TestClient) -> None:
    assert catalogue()["bad_age"].ja in client.post("/", content="age=abc").text
    assert catalogue()["ask_place"].en in client.post("/en/", content="place=99").text


@pytest.mark.parametrize("written", ["14", "１４", "14歳", " 14 さい ", "014"])
def test_people_write_an_age_in_many_ways(client: TestClient, written: str) -> None:
    page = client.post("/", data={"age": written})
    assert page.status_code == 200
    assert re.search(r'name="age"[^>]* value="14"', page.text)


def test_people_get_pages_and_programs_get_problems(client: TestClient) -> None:
    assert client.get("/nothing").headers["content-type"].startswith("text/html")
    for path, accept in (("/nothing", "*/*"), ("/nothing", "application/json"), ("/api/v1/nothing", BROWSER["accept"])):
        found = client.get(path, headers={"accept": accept})
        assert (found.status_code, found.headers["content-type"]) == (404, "application/problem+json"), (path, accept)
    assert set(client.put("/").headers["allow"].split(", ")) == {"GET", "HEAD", "POST"}


@pytest.mark.parametrize("path", PATHS.values())
def test_the_numbers_stand_when_the_engine_fails(fragile: TestClient, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    def broken(*_: object) -> bytes:
        raise RuntimeError(TYPED)

    monkeypatch.setattr(pages, "answer", broken)
    page = fragile.post(path, data={"age": "14"})
    assert page.status_code == 500
    assert emergency_first(page.text)
    assert TYPED not in page.text


def test_the_numbers_stand_when_templates_fail_after_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> bytes:
        raise UndefinedError("broken")

    errors._written.cache_clear()
    fragile = TestClient(create_app(), headers=BROWSER, raise_server_exceptions=False)
    monkeypatch.setattr(pages, "render", broken)
    monkeypatch.setattr(errors, "render", broken)
    page = fragile.get("/")
    assert (page.status_code, emergency_first(page.text)) == (500, True)


def test_the_numbers_of_every_page_are_those_of_the_directory() -> None:
    listed = {
        p.number.printed
        for name in ("emergency_110", "emergency_119", "hotline_189")
        for p in real().directory.channels[name].contact_points
        if p.number
    }
    assert set(NUMBERS) <= listed


@pytest.mark.parametrize("path", PATHS.values())
def test_no_answer_is_an_answer(client: TestClient, path: str) -> None:
    untouched = {"asker": "", "age": " ", "place": "", "anonymity": "", "prefers": ""}
    empty, blank = client.post(path), client.post(path, data=untouched)
    assert empty.status_code == blank.status_code == 200
    assert empty.text.count('<article class="card') == blank.text.count('<article class="card') >= 5


def test_every_prefecture_can_be_chosen(client: TestClient) -> None:
    with (Path(directory.__file__).parent / "data" / "areas.csv").open(encoding="utf-8") as file:
        areas = {row["code"]: row["ja"] for row in csv.DictReader(file)}
    options = dict(re.findall(r'<option value="([^"]+)">(.*?)</option>', client.get("/").text))
    assert options == {**areas, "abroad": "日本の外"}


def test_every_question_can_be_skipped_and_says_why_it_is_asked(client: TestClient) -> None:
    html = client.get("/").text
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


def test_every_text_is_used_and_every_used_text_is_there() -> None:
    folder = Path(web.__file__).parent
    sources = [p.read_text(encoding="utf-8") for p in (*folder.glob("*.py"), *folder.glob("templates/*.html"))]
    whole = {key for text in sources for key in re.findall(r'\b(?:t|text|self)\(\s*"([a-z_0-9]+)"', text)} - {"medium_"}
    started = {key for text in sources for key in re.findall(r'(?:t\("|text\(f"|self\(f")([a-z_]+_)(?:"|\{)', text)}
    known = set(catalogue())
    assert {key for key in whole if not key.endswith("_")} <= known
    named = {key for text in sources for key in re.findall(r'"([a-z_0-9]+)"', text)}
    unused = {key for key in known - named if not key.startswith(tuple(started))}
    assert unused == set()
