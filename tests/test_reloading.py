"""Files that change while it serves: a good change is served, a broken one changes nothing and is told."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.builders import served

pytestmark = pytest.mark.slow  # each test loads the whole directory several times

CHANNEL = """\
id: invented_desk
organisation: invented
kind: line
name: {{ja: 作りごとの窓口, en: An invented desk}}
looked: "2026-11-21"
looked_by: 作りごと
sources:
  invented: {{title: 作りごと, url: null, published: n.d.}}
what: {{ja: 作りごと, en: invented, source: [invented], confidence: high}}
contact_points:
  - medium: chat
    address: {{printed: example.org, url: "https://example.org", source: [invented], confidence: high}}
    hours: {{open: "{hours}", ja: 作りごと, en: invented, source: [invented], confidence: high}}
"""
ORGANISATIONS = "organisations:\n  invented: {name: {ja: 作りごと, en: Invented}}\n"
RULES = """\
title: {ja: 作りごと, en: Invented}
rules:
  - id: invented-rule
    because: {ja: 作りごと, en: invented}
    when: {asker: [self]}
    suggest: {first: [invented_desk]}
    source: [s02-cabinet-office-first-hours]
    checked: "2026-11-21"
    review_by: "2027-11-21"
    examples:
      - {name: 作りごと, inquiry: {asker: self}, expect: speaks}
      - {name: 作りごと, inquiry: {asker: parent}, expect: silent}
"""
ASKED = {"at": "2026-11-25T12:00:00+09:00", "asker": "self"}


def write(folder: Path, hours: str) -> None:
    (folder / "channels").mkdir(exist_ok=True)
    (folder / "channels" / "invented_desk.yaml").write_text(CHANNEL.format(hours=hours), "utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An organisation's own folder, with one invented desk and a rule that names it."""
    (tmp_path / "organisations.yaml").write_text(ORGANISATIONS, "utf-8")
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "invented.yaml").write_text(RULES, "utf-8")
    write(tmp_path, "Mo-Fr 09:00-17:00")
    return tmp_path


@pytest.fixture
def client(folder: Path) -> Iterator[TestClient]:
    with served(own_folders=(folder,)) as client:
        yield client


def current(client: TestClient) -> Any:
    return client.app.state.current


def closes_at(client: TestClient) -> str | None:
    suggestions = client.post("/api/v1/suggest", json=ASKED).json()["suggestions"]
    return next(s["closes_at"] for s in suggestions if s["channel"] == "invented_desk")


def health(client: TestClient) -> dict[str, Any]:
    return dict(client.get("/healthz").json())


def test_an_own_folder_is_served_beside_the_national_files(client):
    assert closes_at(client) == "2026-11-25T17:00+09:00"
    assert client.get("/api/v1/channels/invented_desk").json()["name"]["en"] == "An invented desk"


def test_a_changed_closing_time_is_served(client, folder):
    before = health(client)
    tag = client.get("/api/v1/channels").headers["etag"]
    write(folder, "Mo-Fr 09:00-19:30")
    assert closes_at(client) == "2026-11-25T17:00+09:00"
    assert current(client).refresh() is True
    assert closes_at(client) == "2026-11-25T19:30+09:00"
    assert health(client)["directory_version"] != before["directory_version"]
    assert client.get("/api/v1/channels", headers={"if-none-match": tag}).status_code == 200


def test_a_version_is_that_of_its_own_files(client, folder):
    before = health(client)
    write(folder, "Mo-Fr 09:00-19:30")
    current(client).refresh()
    listing = health(client)
    assert listing["rules_version"] == before["rules_version"]
    assert listing["directory_version"] != before["directory_version"]
    (folder / "rules" / "invented.yaml").write_text(RULES.replace("en: invented}", "en: made up}"), "utf-8")
    current(client).refresh()
    assert health(client)["rules_version"] != listing["rules_version"]
    assert health(client)["directory_version"] == listing["directory_version"]


def test_without_a_change_nothing_is_loaded(client, monkeypatch):
    monkeypatch.setattr("service.snapshot.load", lambda _: pytest.fail("loaded again"))
    assert current(client).refresh() is False


BROKEN = {
    "no YAML": "id: [",
    "unknown heading": CHANNEL.format(hours="24/7") + "colour: red\n",
    "hours that are none": CHANNEL.format(hours="from nine to five"),
    "not UTF-8": b"id: \xff",
    "empty": "",
    "nothing but a text": "invented",
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_file_changes_nothing_and_is_told(client, folder, text, caplog):
    last_good, path = current(client).snapshot, folder / "channels" / "invented_desk.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    assert current(client).refresh() is False
    assert current(client).snapshot is last_good
    assert closes_at(client) == "2026-11-25T17:00+09:00"
    assert health(client)["problems"] > 0
    assert health(client)["status"] != "ok"
    assert "invented_desk.yaml" in caplog.text


def test_a_rule_that_names_nobody_known_changes_nothing(client, folder):
    last_good = current(client).snapshot
    (folder / "channels" / "invented_desk.yaml").unlink()
    assert current(client).refresh() is False
    assert current(client).snapshot is last_good
    assert health(client)["problems"] == 1


def test_a_broken_file_is_told_once(client, folder, caplog):
    (folder / "channels" / "invented_desk.yaml").write_text("id: [", "utf-8")
    current(client).refresh()
    told = len(caplog.records)
    assert current(client).refresh() is False
    assert len(caplog.records) == told
    assert health(client)["problems"] > 0


def test_a_repaired_file_is_served_again(client, folder):
    write(folder, "nonsense")
    current(client).refresh()
    write(folder, "Mo-Fr 09:00-18:00")
    assert current(client).refresh() is True
    assert closes_at(client) == "2026-11-25T18:00+09:00"
    assert (health(client)["status"], health(client)["problems"]) == ("ok", 0)


def test_a_file_put_back_as_it_was_is_no_longer_a_problem(client, folder):
    before = health(client)
    write(folder, "nonsense")
    current(client).refresh()
    write(folder, "Mo-Fr 09:00-17:00")
    current(client).refresh()
    assert health(client) == before


def test_a_file_that_cannot_be_read_changes_nothing(client, folder, monkeypatch):
    last_good = current(client).snapshot

    def fails(_: object) -> None:
        raise PermissionError("invented")

    write(folder, "24/7")
    monkeypatch.setattr("service.snapshot.load", fails)
    assert current(client).refresh() is False
    assert current(client).snapshot is last_good
    assert health(client)["problems"] == 1


def test_a_snapshot_is_replaced_whole_and_the_old_one_still_answers(client, folder):
    old = current(client).snapshot
    parts = {name: getattr(old, name) for name in old.__dataclass_fields__}
    write(folder, "24/7")
    current(client).refresh()
    new = current(client).snapshot
    assert new is not old
    for name, part in parts.items():
        assert getattr(old, name) is part
    assert new.directory is not old.directory
    assert new.engine is not old.engine
    assert old.directory.channels["invented_desk"].contact_points[0].hours.open == "Mo-Fr 09:00-17:00"


@pytest.mark.slow
def test_the_watch_serves_a_change_by_itself(folder):
    with served(own_folders=(folder,), reload_seconds=0.05) as client:
        write(folder, "Mo-Fr 09:00-20:00")
        for _ in range(600):
            if client.portal and closes_at(client) == "2026-11-25T20:00+09:00":
                break
            client.portal.call(_a_moment)
        assert closes_at(client) == "2026-11-25T20:00+09:00"


async def _a_moment() -> None:
    await asyncio.sleep(0.05)
