"""The commands that keep the desk: what they say, to whom, and how they stop."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from service.commands import keeping
from service.desk import migrating
from service.desk.desk import Desk
from service.desk.store import Store
from service.settings import Settings, settings
from tests.desk.filled import everything, fill, tamper

MARK = "zq7typed"
app = typer.Typer()
for command in (keeping.backup, keeping.restore, keeping.purge, keeping.migrate, keeping.counts):
    app.command()(command)
app.add_typer(keeping.audit, name="audit")


@pytest.fixture(autouse=True)
def environment(tmp_path: Path, database: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The desk of the commands is the desk of the test."""
    for name in list(os.environ):
        if name.startswith("MADOGUCHI_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("MADOGUCHI_DATA", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", database)
    settings.cache_clear()
    yield
    settings.cache_clear()


def run(*words: str) -> Result:
    return CliRunner().invoke(app, words)


def stopped(result: Result, code: int = 1) -> str:
    """Ended with a code and a sentence in both languages, not with a traceback."""
    assert isinstance(result.exception, SystemExit), repr(result.exception)
    assert result.exit_code == code
    assert result.stdout == ""
    assert MARK not in result.output
    return result.stderr


def done(result: Result) -> Result:
    assert result.exit_code == 0, result.output
    return result


def elsewhere(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("DATABASE_URL", address)
    settings.cache_clear()


def test_a_backup_comes_back_elsewhere(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(desk)
    saved = done(run("backup", str(tmp_path / "desk.backup")))
    assert "counselor: 1" in saved.stdout
    assert "送ったメモ" in saved.stderr
    assert "sealed notes, sessions, invitations, and the key" in saved.stderr
    elsewhere(monkeypatch, f"sqlite:///{tmp_path / 'other'}")
    restored = done(run("restore", str(tmp_path / "desk.backup")))
    assert restored.stdout == saved.stdout
    assert "End again whoever was ended" in restored.stderr
    other = Desk(Settings(data=tmp_path, database=f"sqlite:///{tmp_path / 'other'}"))
    assert everything(other)["counselor"] == everything(desk)["counselor"]
    other.close()


def test_a_restore_over_something_says_what_to_do(desk: Desk, tmp_path: Path) -> None:
    fill(desk)
    done(run("backup", str(tmp_path / "desk.backup")))
    assert "restore into an empty database" in stopped(run("restore", str(tmp_path / "desk.backup")))


def test_a_damaged_backup_says_so(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "desk.backup").write_bytes(b"zq7typed")
    assert "途中で切れている" in stopped(run("restore", str(tmp_path / "desk.backup")))


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_a_file_that_cannot_be_used_is_named(command: str, tmp_path: Path) -> None:
    said = stopped(run(command, str(tmp_path / "nowhere" / "desk.backup")))
    assert "No such file or directory" in said
    assert "nowhere" in said


def test_the_trail_is_verified_and_its_end_can_be_noted(desk: Desk) -> None:
    fill(desk)
    said = done(run("audit", "verify")).stdout
    assert "3 entries, unbroken" in said
    noted = said.split("to note: ")[1].strip()
    assert noted.startswith("3:")
    with desk.work() as work:
        work.record(1, "signed out")
    assert "4 entries, unbroken" in done(run("audit", "verify", "--noted", noted)).stdout


def test_a_broken_trail_names_its_first_broken_entry(desk: Desk) -> None:
    fill(desk)
    tamper(desk, "UPDATE audit_entry SET subject = '9' WHERE number = 2")
    assert "Entry 2 does not fit" in stopped(run("audit", "verify"))


def test_an_end_that_was_cut_off_shows_by_what_was_noted(desk: Desk) -> None:
    fill(desk)
    noted = done(run("audit", "verify")).stdout.split("to note: ")[1].strip()
    cut = "UPDATE audit_head SET number = 2, digest = (SELECT digest FROM audit_entry WHERE number = 2)"
    tamper(desk, "DELETE FROM audit_entry WHERE number = 3", cut)
    assert "2 entries, unbroken" in done(run("audit", "verify")).stdout
    assert "Entry 3 is not the one that was noted" in stopped(run("audit", "verify", "--noted", noted))
    assert "not the one" in stopped(run("audit", "verify", "--noted", "2:" + "0" * 64))


@pytest.mark.parametrize("noted", [MARK, "3", ":", "3:", "-1:a", "²:a"])
def test_what_was_noted_must_be_a_number_and_a_digest(noted: str) -> None:
    assert "NUMBER:DIGEST" in stopped(run("audit", "verify", "--noted", noted), 2)


def test_a_purge_tells_what_it_deleted(desk: Desk) -> None:
    fill(desk)
    lines = done(run("purge")).stdout.splitlines()
    assert lines
    assert all(line.partition(": ")[2].isdigit() for line in lines)


def test_a_database_is_brought_to_its_shape(database: str) -> None:
    assert "up to date" in done(run("migrate")).stdout
    store = Store(database)
    assert migrating.differences(store) == []
    with store.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE passkey ADD COLUMN more INTEGER")
    store.close()
    assert "another shape" in stopped(run("migrate"))


def test_counts_are_a_table_without_small_numbers(desk: Desk) -> None:
    fill(desk)
    with desk.work() as work:
        work.session.connection().exec_driver_sql("INSERT INTO daily_count VALUES ('2026-11-20', 'ほか', 9)")
        work.session.connection().exec_driver_sql("INSERT INTO daily_count VALUES ('2026-11-20', 'もう一つ', 40)")
    table = done(run("counts")).stdout.splitlines()
    assert table == ["day,channel,count", "2026-11-20,ほか,", "2026-11-20,みほん,", "2026-11-20,もう一つ,40"]


COMMANDS = [["backup", "file"], ["purge"], ["migrate"], ["counts"], ["audit", "verify"]]


@pytest.mark.parametrize("address", [f"postgresql://me:{MARK}@127.0.0.1:1/desk", f"{MARK} no address", f"other://{MARK}/"])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_database_that_is_not_there_stops_in_words(
    command: list[str], address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    elsewhere(monkeypatch, address)
    assert "The database cannot be reached" in stopped(run(*command))


def test_a_weak_secret_stops_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MADOGUCHI_SECRET", MARK)
    settings.cache_clear()
    assert "MADOGUCHI_SECRET must be" in stopped(run("audit", "verify"))
