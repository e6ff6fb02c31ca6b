"""Pages and parts that are the same for everybody: kept, asked for again by ETag, small, and under names that change."""

import re

import pytest
from starlette.testclient import TestClient

from tests.front_door import PATHS, browser, kept_pages

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def client() -> TestClient:
    return browser()


@pytest.mark.parametrize("path", PATHS)
def test_questions_may_be_kept_and_are_asked_for_again_by_etag(client: TestClient, path: str) -> None:
    first = client.get(path)
    assert (first.status_code, first.headers["cache-control"].split(",")[0]) == (200, "public")
    again = client.get(path, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert [again.headers[name] for name in ("etag", "cache-control")] == [
        first.headers[name] for name in ("etag", "cache-control")
    ]
    assert client.get(path, headers={"if-none-match": '"other"'}).status_code == 200


def test_no_two_pages_share_an_etag(client: TestClient) -> None:
    assert len({client.get(path).headers["etag"] for path in kept_pages()}) == len(kept_pages())


@pytest.mark.parametrize("path", PATHS)
def test_first_view_is_small(client: TestClient, path: str) -> None:
    """With the style sheet and the scripts that every page loads."""
    page = client.get(path, headers={"accept-encoding": "gzip"})
    linked = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text))
    assert len(linked) == 1 + page.text.count("<script") > 2
    loaded = [page, *(client.get(address, headers={"accept-encoding": "gzip"}) for address in linked)]
    assert {part.headers["content-encoding"] for part in loaded} == {"gzip"}
    assert sum(int(part.headers["content-length"]) for part in loaded) < 14_000


@pytest.mark.parametrize("name", ["style.css", "gaps.css", "scripts/exit.js", "scripts/answer/card.js"])
def test_what_pages_load_has_a_name_that_changes_and_an_old_name_still_finds_it(client: TestClient, name: str) -> None:
    version = re.search(r"/static/([^/]+)/", client.get("/").text)[1]
    present, old = client.get(f"/static/{version}/{name}"), client.get(f"/static/000000000000/{name}")
    assert (present.status_code, "immutable" in present.headers["cache-control"]) == (200, True)
    assert (old.status_code, old.headers["cache-control"], old.content) == (200, "no-cache", present.content)


@pytest.mark.parametrize("name", ["table.json", "deck.html", "said.json", "reasons.html"])
def test_a_part_from_before_an_update_is_not_kept(client: TestClient, name: str) -> None:
    folder = re.search(r'data-device="([^"]+)"', client.get("/").text)[1]
    present, old = client.get(f"{folder}en/{name}"), client.get(f"/device/000000000000/en/{name}")
    assert (present.status_code, "immutable" in present.headers["cache-control"]) == (200, True)
    assert (old.status_code, old.headers["cache-control"], old.content) == (200, "no-store", present.content)


@pytest.mark.parametrize("part", ["xx/deck.html", "ja/nothing.json", "ja/deck", "../ja/deck.html"])
def test_a_part_that_is_not_there_is_not_found(client: TestClient, part: str) -> None:
    folder = re.search(r'data-device="([^"]+)"', client.get("/").text)[1]
    assert client.get(folder + part).status_code == 404
