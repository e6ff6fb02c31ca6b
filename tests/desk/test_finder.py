"""The finder's page: for people who are signed in, the same for all of them, and complete for the browser."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from documents.problems import Problem, ProblemsFound
from routing_rules.disclosing.loading import load
from service.desk.desk import Desk
from service.desk.sessions import Stage
from tests.desk.conftest import sign_in
from tests.desk.people import a_counselor
from web.desk import note_words

PAGES = ("/desk/", "/en/desk/")


@pytest.mark.parametrize("path", PAGES)
def test_nobody_else_sees_it(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 303
    assert answer.headers["location"].endswith("desk/enter")
    assert "finder" not in answer.text


def test_a_password_alone_is_not_enough(client: TestClient, desk: Desk) -> None:
    sign_in(client, desk, a_counselor(desk), Stage.PASSWORD)
    assert client.get("/desk/").status_code == 303


@pytest.mark.parametrize("path", PAGES)
def test_it_is_kept_by_nobody(signed_in_client: TestClient, path: str) -> None:
    answer = signed_in_client.get(path)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert "trusted-types 'none'" in answer.headers["content-security-policy"]


def test_head_tells_the_time(signed_in_client: TestClient) -> None:
    """The browser compares its clock by it."""
    assert signed_in_client.head("/desk/").status_code == 200


def test_it_asks_everything_that_the_engine_reads(signed_in_client: TestClient) -> None:
    names = set(re.findall(r' name="(\w+)"', signed_in_client.get("/desk/").text))
    assert names >= {"situations", "age", "asker", "place", "needs", "anonymity", "prefers", "language", "when", "at"}


def test_without_scripts_it_leads_elsewhere_and_can_send_nothing(signed_in_client: TestClient) -> None:
    page = signed_in_client.get("/en/desk/").text
    assert 'href="/en/"' in page
    assert 'href="/en/note/paper"' in page
    assert re.findall(r'<form id="asked"[^>]*>', page) == [
        '<form id="asked" method="dialog" autocomplete="off" novalidate aria-labelledby="asked-title">'
    ]


def test_what_the_browser_loads_is_there(signed_in_client: TestClient) -> None:
    page = signed_in_client.get("/desk/").text
    device, disclosing = re.findall(r'data-(?:device|disclosing)="([^"]+)"', page)
    for part in ("ja/table.json", "ja/deck.html", "ja/said.json", "ja/words.json", "ja/reasons.html"):
        assert "immutable" in signed_in_client.get(device + part).headers["cache-control"], part
    answer = signed_in_client.get(disclosing)
    assert "immutable" in answer.headers["cache-control"]
    assert answer.json()["version"] == load().version


def test_a_mistake_in_the_note_costs_no_target(signed_in_client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ProblemsFound([Problem(Path("facts.yaml"), 1, "まちがい", "a mistake")])

    monkeypatch.setattr(note_words, "words", broken)
    page = signed_in_client.get("/desk/")
    assert page.status_code == 200
    assert 'data-disclosing=""' in page.text
    assert 'id="note"' not in page.text


@pytest.mark.parametrize("path", PAGES)
def test_every_label_has_its_field(signed_in_client: TestClient, path: str) -> None:
    page = signed_in_client.get(path).text
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    named = re.findall(r' (?:for|aria-labelledby|aria-describedby|aria-controls)="([^"]+)"', page)
    assert {name for names in named for name in names.split()} <= set(ids)
