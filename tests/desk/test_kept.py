"""What is said to be kept is what the tables keep, for as long as the program keeps it; and the page says all of it."""

import re
from base64 import urlsafe_b64encode
from pathlib import Path
from string import Formatter

import pytest
import yaml
from sqlalchemy import inspect
from starlette.testclient import TestClient

from documents.problems import ProblemsFound
from documents.readings import KANJI, parts
from service.desk import counting, invitations, kept, note_states, purging, sessions
from service.desk.desk import Desk
from service.settings import Settings
from tests.desk.conftest import START, Clock
from tests.desk.filled import everything, fill
from web.desk.kept_page import kept_page
from web.rendering import render
from web.wording.languages import COMPLETE, LANGUAGES

KEPT: kept.Kept = kept.kept()
LONGEST_EASY = 45
pages = pytest.mark.parametrize("language", COMPLETE)


def sentences() -> list[kept.FullWords]:
    """Every text of kept.yaml."""
    tables = KEPT.tables.values()
    columns = [column.why for table in tables for column in table.columns.values()]
    named = [words for table in tables for words in (table.name, table.about)]
    return [*KEPT.until.values(), *KEPT.readers.values(), *named, *columns]


def shown(language: str, settings: Settings | None = None) -> str:
    return render(kept_page(LANGUAGES[language], settings or Settings(data=Path("nowhere")))).decode()


def test_every_column_of_the_database_is_told_and_no_other(desk: Desk) -> None:
    """The database itself is asked, not only the code."""
    found = inspect(desk.store.engine)
    stored = {table: {column["name"] for column in found.get_columns(table)} for table in found.get_table_names()}
    assert {name: set(table.columns) for name, table in KEPT.tables.items()} == stored
    assert sum(map(len, stored.values())) > 60


def test_the_numbers_are_those_of_the_program() -> None:
    assert KEPT.numbers == {
        "note_days": 7,
        "note_hours": 72,
        "row_days": purging.DAYS_AFTER_THE_END,
        "invitation_hours": invitations.HOURS,
        "half_minutes": sessions._HALF_SIGNED_IN // 60,
        "purge_minutes": purging.EVERY // 60,
        "tries": note_states.TRIES,
        "fewest": counting.FEWEST,
    }


def test_a_note_waits_as_long_as_is_told(signed_in_client: TestClient) -> None:
    sealed = {
        "sealed": urlsafe_b64encode(bytes(12 + 2_048 + 16)).decode().rstrip("="),
        "token_hash": "a" * 64,
        "reply_hash": "b" * 64,
    }

    def put(id_: str, **hours: int) -> int:
        return signed_in_client.post("/desk/api/notes", json={"id": id_, **sealed, **hours}).status_code

    assert put("A" * 21 + "A", hours=KEPT.numbers["note_days"] * 24) == 201
    assert put("B" * 21 + "A", hours=KEPT.numbers["note_days"] * 24 + 1) == 422
    assert put("C" * 21 + "A") == 201
    waits = [note["expires_at"] - note["created_at"] for note in signed_in_client.get("/desk/api/notes").json()["notes"]]
    assert sorted(waits) == [KEPT.numbers["note_hours"] * 3_600, KEPT.numbers["note_days"] * 86_400]


@pytest.mark.parametrize(
    ("table", "code", "seconds"),
    [("sign_in", "session", 10 * 3_600), ("invitation", "invitation", 72 * 3_600), ("sealed_note", "note_row", 40 * 86_400)],
)
def test_what_is_past_its_date_is_gone_after_a_run(desk: Desk, clock: Clock, table: str, code: str, seconds: int) -> None:
    fill(desk)
    assert KEPT.tables[table].until == code
    purging.run(desk)
    assert everything(desk)[table]
    clock.now += seconds + 1
    purging.run(desk)  # a note ends here, and its row stays for its days
    clock.now += purging.DAYS_AFTER_THE_END * 86_400
    purging.run(desk)
    assert everything(desk)[table] == []


def test_what_has_no_date_stays(desk: Desk, clock: Clock) -> None:
    """A run deletes from the tables with a date and from no other."""
    fill(desk)
    before = everything(desk)
    clock.now = START + 400 * 86_400
    purging.run(desk)
    purging.run(desk)
    after = everything(desk)
    dated = {name for name, table in KEPT.tables.items() if table.until in ("session", "invitation", "note_row")}
    assert dated == {"sign_in", "invitation", "sealed_note"}
    for name in set(before) - dated - {"audit_entry", "audit_head"}:
        assert after[name] == before[name]
    assert after["audit_entry"][: len(before["audit_entry"])] == before["audit_entry"]


def test_every_code_is_used_and_explained() -> None:
    tables = KEPT.tables.values()
    columns = [(table, column) for table in tables for column in table.columns.values()]
    assert {table.until_of(column) for table, column in columns} == KEPT.until.keys()
    assert {code for table, column in columns for code in table.readers_of(column)} == KEPT.readers.keys()


@pytest.mark.parametrize("part", ["until", "readers"])
def test_a_code_that_nobody_explains_is_refused(part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = yaml.safe_load(kept.FILE.read_text("utf-8"))
    written["tables"]["passkey"]["columns"]["uses"][part] = "nowhere" if part == "until" else ["nowhere"]
    (tmp_path / "kept.yaml").write_text(yaml.safe_dump(written, allow_unicode=True), encoding="utf-8")
    monkeypatch.setattr(kept, "FILE", tmp_path / "kept.yaml")
    with pytest.raises(ProblemsFound, match="'nowhere' is not explained"):
        kept.kept.__wrapped__()


def test_every_place_for_a_number_has_one() -> None:
    numbers = KEPT.values(Settings(data=Path("nowhere")))
    asked = {
        field
        for words in sentences()
        for text in (words.ja, words.en, words.ja_simple)
        for _, field, _, _ in Formatter().parse(text)
        if field
    }
    assert asked <= numbers.keys()
    assert numbers["idle_minutes"] == 30


def test_easy_japanese_is_short_and_every_kanji_has_its_reading() -> None:
    numbers = KEPT.values(Settings(data=Path("nowhere")))
    for words in sentences():
        for sentence in re.split("。", words.ja_simple):
            plain = "".join(part.base for part in parts(sentence)).format(**numbers)
            assert len(plain) <= LONGEST_EASY, plain
        unread = "".join(part.base for part in parts(words.ja_simple) if part.reading is None)
        assert not re.search(KANJI, unread), words.ja_simple


@pages
def test_the_page_names_every_column(language: str) -> None:
    html = shown(language)
    for name, table in KEPT.tables.items():
        assert f'id="{name}"' in html
        assert table.columns.keys() <= set(re.findall(r"<code>(\w+)</code>", html))
    assert html.count("<tr><th scope=") - html.count('<tr><th scope="col"') == sum(len(t.columns) for t in KEPT.tables.values())
    assert not re.search(r"\{\w*\}", html)


def test_the_page_tells_the_numbers_of_this_installation() -> None:
    html = shown("en", Settings(data=Path("nowhere"), idle_minutes=17, session_hours=3, counts=True))
    assert "after 17 minutes without use or after 3 hours" in html
    assert "This server counts at present." in html
    assert "does not count at present" in shown("en")


@pages
def test_the_page_is_public_and_needs_no_database(client: TestClient, desk: Desk, language: str) -> None:
    answer = client.get(f"{LANGUAGES[language].path}kept")
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.text
    assert answer.headers["cache-control"].startswith("public")
    assert "set-cookie" not in answer.headers
    assert desk._store is None


def test_a_page_that_was_kept_is_not_sent_again(client: TestClient) -> None:
    tag = client.get("/kept").headers["etag"]
    assert client.get("/kept", headers={"if-none-match": tag}).status_code == 304
    assert client.post("/kept").status_code == 405
