"""What the sheet for IT departments claims, held against what is really sent; and security.txt. The contact is invented."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from pydantic import ValidationError
from starlette.testclient import TestClient

from tests.builders import real
from tests.front_door import browser, emergency_first, no_script_of_its_own
from tests.html_tree import Element, tree
from web.embed import builder_routes, contact, origin
from web.embed.preset import paths
from web.wording.texts import texts

SITE = "https://sodan.example.jp"
SOMEBODY = "mailto:madoguchi@example.jp"
OF_THE_RESPONSE = {"content-type", "content-length", "content-encoding", "etag", "vary", "link"}
"""Headers that belong to one response and say nothing of what a frame may do."""


@pytest.fixture(scope="module")
def client() -> TestClient:
    return browser()


@pytest.fixture
def named(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(contact, "contact", lambda: SOMEBODY)
    builder_routes._sheet_page.cache_clear()
    yield SOMEBODY
    builder_routes._sheet_page.cache_clear()


def facts(page: Element) -> dict[str, str]:
    return {row.one("dt").text: row.one("dd").text for row in page.one("dl", **{"class": "sheet"}).all("div")}


def headers(page: Element) -> dict[str, str]:
    return {row.one("dt").text: row.one("dd").text for row in page.one("dl", "headers").all("div")}


@pytest.mark.parametrize("path", ["/embed/it", "/en/embed/it"])
def test_has_what_every_page_has(client: TestClient, path: str) -> None:
    page = client.get(path)
    assert emergency_first(page.text)
    assert no_script_of_its_own(page.text)
    assert "set-cookie" not in page.headers


@pytest.mark.parametrize("preset", [next(paths()), *list(paths())[77:2000:900]], ids=lambda preset: preset.path)
def test_a_frame_is_sent_with_the_headers_that_are_listed_and_no_others(client: TestClient, preset) -> None:
    listed, sent = headers(tree(client.get("/embed/it").text)), client.get(preset.path).headers
    assert {name: value for name, value in sent.items() if name not in OF_THE_RESPONSE} == listed
    assert "frame-ancestors" not in sent["content-security-policy"]


def test_nothing_of_a_frame_sets_a_cookie_or_sends_elsewhere(client: TestClient) -> None:
    frame = client.get("/embed/v1/ja/junior/13", follow_redirects=False)
    page = tree(frame.text)
    parts = [link.attributes["href"] for link in page.all("link", rel="stylesheet")]
    parts += [script.attributes["src"] for script in page.all("script")]
    assert parts
    for address in parts:
        assert address.startswith(("/static/", "/embed/")), address
        response = client.get(address, follow_redirects=False)
        assert response.status_code == 200
        assert "set-cookie" not in response.headers
    assert "set-cookie" not in frame.headers


def test_host_and_port_are_those_of_the_address(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    for site, host, port in ((SITE, "sodan.example.jp", "443"), ("http://10.0.0.5:8000", "10.0.0.5", "8000")):
        monkeypatch.setattr(origin, "known", lambda site=site: site)
        told = facts(tree(client.get("/en/embed/it").text))
        assert told["Hosts to allow"].startswith(f"{host} alone.")
        assert told["Ports"].startswith(f"TCP {port} ({site.partition(':')[0]})")


def test_the_versions_are_those_of_the_health_check(client: TestClient) -> None:
    said, health = facts(tree(client.get("/en/embed/it").text))["Versions"], client.get("/healthz").json()
    assert health["rules_version"] in said
    assert health["directory_version"] in said
    assert real().book.version in said


def test_both_languages_say_the_same_things(client: TestClient) -> None:
    ja, en = (tree(client.get(path).text) for path in ("/embed/it", "/en/embed/it"))
    assert len(facts(ja)) == len(facts(en)) > 12
    assert headers(ja) == headers(en)


def test_without_a_contact_it_says_whom_to_ask_and_there_is_no_security_txt(client: TestClient) -> None:
    page = client.get("/embed/it").text
    assert texts("ja").plain("sheet_contact_none") in page
    assert client.get("/.well-known/security.txt").status_code == 404
    assert "/.well-known/security.txt" not in list(builder_routes.addresses())


def test_with_a_contact_it_is_told_and_security_txt_is_as_rfc_9116_has_it(client: TestClient, named: str) -> None:
    assert named in client.get("/embed/it").text
    response = client.get("/.well-known/security.txt")
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    fields = dict(line.split(": ", 1) for line in response.text.splitlines())
    assert fields["Contact"] == named
    expires = datetime.fromisoformat(fields["Expires"])
    assert timedelta(days=30) < expires - datetime.now(UTC) < timedelta(days=365)
    assert "/.well-known/security.txt" in list(builder_routes.addresses())


@pytest.mark.parametrize(
    "wrong", ["madoguchi@example.jp", "http://example.jp", "javascript:alert(1)", "mailto:a b@c", "https://x\ny"]
)
def test_a_contact_that_is_no_address_is_refused_without_repeating_it(monkeypatch: pytest.MonkeyPatch, wrong: str) -> None:
    monkeypatch.setenv("MADOGUCHI_CONTACT", wrong)
    contact.contact.cache_clear()
    with pytest.raises(ValidationError) as refused:
        contact.contact()
    assert wrong not in str(refused.value)
    contact.contact.cache_clear()


def test_a_contact_is_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MADOGUCHI_CONTACT", SOMEBODY)
    contact.contact.cache_clear()
    assert contact.contact() == SOMEBODY
    contact.contact.cache_clear()
