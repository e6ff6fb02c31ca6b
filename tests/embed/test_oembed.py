"""/oembed: only our own frames, in the form that programs ask for, and such that WordPress leaves the frame in it."""

import re

import pytest
from starlette.testclient import TestClient

from tests.front_door import shared_app
from tests.html_tree import tree
from web.embed import origin

SITE = "https://sodan.example.jp"
FRAME = f"{SITE}/embed/v1/ja/junior/13?theme=dark"
TYPED = "kakikomi-20261122"


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> TestClient:
    monkeypatch.setattr(origin, "known", lambda: SITE)
    return TestClient(shared_app())


def test_a_frame_is_given_as_html_with_its_size(client: TestClient) -> None:
    response = client.get("/oembed", params={"url": FRAME, "format": "json", "dnt": "1"})
    assert response.headers["content-type"] == "application/json"
    assert response.headers["access-control-allow-origin"] == "*"
    said = response.json()
    assert (said["version"], said["type"], said["width"], said["height"]) == ("1.0", "rich", 640, 640)
    frame = tree(said["html"]).one("iframe").attributes
    assert (frame["src"], frame["title"], frame["height"]) == (FRAME, said["title"], "640")


def test_the_title_is_in_the_language_of_the_frame(client: TestClient) -> None:
    said = client.get("/oembed", params={"url": f"{SITE}/embed/v1/en/all/all"}).json()
    assert said["title"] == "Where to get help"


@pytest.mark.parametrize(("most", "width", "height"), [(300, 300, 300), (2000, 640, 640)])
def test_it_keeps_to_the_size_that_is_asked_for(client: TestClient, most: int, width: int, height: int) -> None:
    said = client.get("/oembed", params={"url": FRAME, "maxwidth": most, "maxheight": most}).json()
    assert (said["width"], said["height"]) == (width, height)
    assert tree(said["html"]).one("iframe").attributes["height"] == str(height)


@pytest.mark.parametrize("most", ["0", "-1", "1e3", "many", "99999999", "１０"])
def test_what_is_no_size_is_refused(client: TestClient, most: str) -> None:
    assert client.get("/oembed", params={"url": FRAME, "maxheight": most}).status_code == 400


@pytest.mark.parametrize(
    "url",
    [
        "",
        f"{SITE}/",
        f"{SITE}/embed/",
        f"{SITE}/embed/v1/ja/junior",
        "/embed/v1/ja/junior/13",
        f"{SITE}/embed/v1/ja/junior/99",
        f"{SITE}/embed/v1/ja/junior/13?theme={TYPED}",
        f"{SITE}/embed/v1/ja/junior/13?a={TYPED}",
        f"{SITE}/embed/v1/ja/junior/13?theme=dark&theme=light",
        f"{SITE}.example.com/embed/v1/ja/junior/13",
        f"{SITE}@example.com/embed/v1/ja/junior/13",
        "https://example.com/embed/v1/ja/junior/13",
        "http://sodan.example.jp/embed/v1/ja/junior/13",
        f"{SITE}//[/embed/v1/ja/junior/13",
        f"{FRAME}&school={'a' * 2500}",
        "javascript:alert(1)",
    ],
)
def test_what_is_no_frame_of_ours_is_not_found_and_not_repeated(client: TestClient, url: str) -> None:
    response = client.get("/oembed", params={"url": url})
    assert response.status_code == 404
    assert TYPED not in response.text


def test_a_fragment_that_somebody_added_changes_nothing(client: TestClient) -> None:
    said = client.get("/oembed", params={"url": f"{FRAME}#?secret=abc"}).json()
    assert tree(said["html"]).one("iframe").attributes["src"] == FRAME


@pytest.mark.parametrize("form", ["xml", "JSON", ""])
def test_another_form_is_not_made(client: TestClient, form: str) -> None:
    assert client.get("/oembed", params={"url": FRAME, "format": form}).status_code == 501


def test_wordpress_leaves_a_frame_that_is_seen(client: TestClient) -> None:
    """wp-includes/embed.php, wp_filter_oembed_result: one iframe must remain; after a quotation it is hidden."""
    html = client.get("/oembed", params={"url": FRAME}).json()["html"]
    found = re.search(r"(<blockquote>.*?</blockquote>)?.*(<iframe.*?></iframe>)", html, re.DOTALL)
    assert found
    assert found[1] is None
    assert re.search(r""" src=(['"])(.*?)\1""", found[2])
    kept = {"src", "width", "height", "title"} & tree(found[2]).one("iframe").attributes.keys()
    assert kept == {"src", "width", "height", "title"}


def test_the_builder_tells_programs_where_to_ask(client: TestClient) -> None:
    page = client.get("/embed/?level=junior&place=13&theme=dark", headers={"accept": "text/html"})
    link = tree(page.text).one("link", rel="alternate", type="application/json+oembed").attributes["href"]
    assert link.startswith(f"{SITE}/oembed?")
    said = client.get(link.removeprefix(SITE)).json()
    assert tree(said["html"]).one("iframe").attributes["src"] == FRAME


def test_without_an_address_of_the_site_that_of_the_request_counts_and_nothing_is_kept() -> None:
    client = TestClient(shared_app())
    response = client.get("/oembed", params={"url": "http://testserver/embed/v1/ja/all/all"})
    assert response.status_code == 200
    assert response.headers["cache-control"] == "no-store"
    assert client.get("/oembed", params={"url": f"{SITE}/embed/v1/ja/all/all"}).status_code == 404
