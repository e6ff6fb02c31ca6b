"""What every page has, whichever it is: the numbers first, its headers, no trace of a topic, nothing from elsewhere."""

import re
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.front_door import COMPLETE_PATHS, PATHS, POLICY, browser, emergency_first, kept_pages, no_script_of_its_own
from web.answers import posting as answers
from web.channels import codes
from web.view import ARTICLES
from web.wording.languages import COMPLETE, LANGUAGES
from web.wording.texts import texts

pytestmark = pytest.mark.slow

FOLDERS = re.compile("/(static|device)/[^/]+/")
FEED = re.compile('<link rel="alternate" type="[a-z/+]+" href="/feeds/[a-z/.]+">')
"""A page names it and loads nothing from it."""


@pytest.fixture(scope="module")
def client() -> TestClient:
    return browser()


@pytest.fixture(scope="module")
def every_page(client: TestClient) -> list[tuple[str, Any]]:
    """(kind, page): "kept" and its path, "answer", or the status of an error."""
    found: list[tuple[str, Any]] = [(f"kept {path}", client.get(path)) for path in kept_pages()]
    for path in PATHS:
        found += [
            ("answer", client.post(path, data={"situations": "immediate_danger"})),
            ("422", client.post(path, content="age=many")),
            ("404", client.get(f"{path}nothing")),
            ("405", client.put(path)),
            ("413", client.post(path, content=b"a" * (answers.MAX_BODY + 1))),
        ]
    return found


def test_every_page_has_the_numbers_first_and_its_headers(every_page: list[tuple[str, Any]]) -> None:
    for kind, page in every_page:
        assert page.status_code == (int(kind) if kind.isdigit() else 200), kind
        assert emergency_first(page.text), kind
        assert "set-cookie" not in page.headers, kind
        assert set(page.headers["content-security-policy"].split("; ")) == POLICY, kind
        assert page.headers["referrer-policy"] == "no-referrer", kind
        assert page.headers["x-content-type-options"] == "nosniff", kind
        kept = page.headers["cache-control"] == "public, max-age=300, stale-if-error=86400"
        assert kept if kind.startswith("kept") else page.headers["cache-control"] == "no-store", kind
        assert kept is ("x-robots-tag" not in page.headers), kind
        assert no_script_of_its_own(page.text), kind


def test_every_page_has_every_id_once_and_every_label_its_field(every_page: list[tuple[str, Any]]) -> None:
    for kind, page in every_page:
        ids = re.findall(r'\bid="([^"]+)"', page.text)
        assert len(ids) == len(set(ids)), kind
        named = re.findall(r'\b(?:for|form|aria-labelledby|aria-describedby)="([^"]+)"', page.text)
        assert {id for value in named for id in value.split()} <= set(ids), kind


def test_titles_tell_a_passer_by_nothing(every_page: list[tuple[str, Any]]) -> None:
    for kind, page in every_page:
        title = re.search("<title>(.*)</title>", page.text)[1]
        assert not re.search("虐待|被害|性|暴力|いじめ|犯罪|abuse|sex|violence|harm|victim", title, re.IGNORECASE), kind
        assert kind.split("/")[-1] in ARTICLES or title in {texts(tag).plain("title") for tag in LANGUAGES}, kind


def test_a_page_loads_nothing_from_elsewhere(every_page: list[tuple[str, Any]]) -> None:
    for kind, page in every_page:
        said = FEED.sub("", page.text)
        loaded = re.findall(r'\bsrc="([^"]*)"|<link [^>]*href="([^"]*)"|\bformaction="([^"]*)"|\baction="([^"]*)"', said)
        for address in (found for groups in loaded for found in groups if found):
            assert address.startswith("data:") or FOLDERS.match(address) or address in PATHS, (kind, address)


def test_a_page_of_one_language_leads_to_itself_in_the_others(client: TestClient) -> None:
    for path in COMPLETE_PATHS:
        for where in ("list", codes.where("cure_time"), "safety"):
            html = client.get(path + where).text
            linked = dict(re.findall(r'<a lang="([^"]+)" hreflang="[^"]+" href="([^"]+)"', html))
            shown = re.search('<html lang="([^"]+)"', html)[1]
            rest = {tag: language for tag, language in LANGUAGES.items() if tag != shown}
            gone = {tag for tag in rest if where == "safety" and tag not in COMPLETE}
            assert linked == {tag: language.path + ("" if tag in gone else where) for tag, language in rest.items()}
