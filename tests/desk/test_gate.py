"""What stands before the desk. Addresses here are from the ranges that are kept for examples."""

import pytest
from starlette.datastructures import Headers
from starlette.testclient import TestClient

from service.app import create_app
from service.reloading import Current
from service.settings import Settings
from web.desk.gate import MAX_BODY, Often, neighbourhood, same_origin


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory, files: Current) -> TestClient:
    app = create_app(Settings(data=tmp_path_factory.mktemp("gate")), files)
    return TestClient(app, base_url="https://desk.test", follow_redirects=False)


@pytest.mark.parametrize(
    ("headers", "same"),
    [
        ({"sec-fetch-site": "same-origin"}, True),
        ({"sec-fetch-site": "same-site"}, False),
        ({"sec-fetch-site": "cross-site"}, False),
        ({"sec-fetch-site": "none"}, False),
        ({"sec-fetch-site": "cross-site", "origin": "https://desk.test"}, False),
        ({"origin": "https://desk.test"}, True),
        ({"origin": "https://desk.test:8443"}, False),
        ({"origin": "https://other.test"}, False),
        ({"origin": "null"}, False),
        ({}, False),
    ],
)
def test_only_the_desks_own_pages_may_write(browser: TestClient, headers: dict[str, str], same: bool) -> None:
    assert same_origin(Headers({"host": "desk.test", **headers})) is same
    for path in ("/desk/api/notes", "/en/desk/leave", f"/n/{'A' * 22}/read"):
        assert (browser.post(path, headers=headers, json={}).status_code == 403) is not same


def test_the_public_side_needs_no_origin(browser: TestClient) -> None:
    assert browser.post("/api/v1/suggest", json={}).status_code == 200
    assert browser.post("/", content=b"").status_code == 200


def test_a_long_body_is_refused_whatever_it_says_of_its_length(browser: TestClient) -> None:
    headers = {"sec-fetch-site": "same-origin", "content-type": "application/json"}
    long = b'{"id": "' + b"A" * MAX_BODY + b'"}'
    assert browser.post(f"/n/{'A' * 22}/read", content=long, headers=headers).status_code == 413
    in_parts = (long[start : start + 1_000] for start in range(0, len(long), 1_000))
    assert browser.post(f"/n/{'A' * 22}/read", content=in_parts, headers=headers).status_code == 413


def test_too_often_is_refused_and_others_are_not() -> None:
    often = Often()
    assert [often.allows("door", "192.0.2.7") for _ in range(31)] == [True] * 30 + [False]
    assert not often.allows("door", "192.0.2.250"), "the same neighbourhood"
    assert often.allows("door", "198.51.100.7")
    assert often.allows("other", "192.0.2.7")


@pytest.mark.parametrize(
    ("address", "network"),
    [("192.0.2.7", "192.0.2.0/24"), ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"), ("testclient", ""), ("", "")],
)
def test_an_address_counts_as_its_network(address: str, network: str) -> None:
    assert neighbourhood(address) == network


def test_what_is_kept_in_memory_names_no_address() -> None:
    often = Often()
    often.allows("door", "192.0.2.7")
    assert "192.0.2" not in str(vars(often._limiter.storage))
