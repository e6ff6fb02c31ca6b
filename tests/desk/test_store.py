"""The database: settings that are really on, several writers, and nothing left of what failed."""

import threading
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlmodel import col, select

from service.desk.desk import Desk
from service.desk.store import Store
from service.desk.tables import AuditEntry, Organisation
from tests.desk.conftest import Clock
from tests.desk.filled import everything

WRITERS, EACH = 6, 10


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("secure_delete", 1), ("foreign_keys", 1), ("busy_timeout", 10_000)],
)
def test_what_sqlite_is_told_is_so_on_every_connection(tmp_path: Path, pragma: str, value: object) -> None:
    store = Store(f"sqlite:///{tmp_path / 'desk.sqlite3'}")
    with store.engine.connect() as first, store.engine.connect() as second:
        found = [connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() for connection in (first,)]
        first.rollback()
        found += [second.exec_driver_sql(f"PRAGMA {pragma}").scalar()]
    assert found == [value, value]
    store.close()


def test_the_folder_of_the_database_is_for_its_owner_only(tmp_path: Path) -> None:
    Store(f"sqlite:///{tmp_path / 'new' / 'desk.sqlite3'}")
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700


def test_several_writers_at_once_all_come_through(desk: Desk) -> None:
    """Each reads and then writes the end of the chain: none may read an end that another is about to move."""
    start, failed = threading.Barrier(WRITERS), []

    def write() -> None:
        start.wait()
        try:
            for _ in range(EACH):
                with desk.work() as work:
                    work.record(1, "wrote")
        except Exception as error:
            failed.append(error)

    writers = [threading.Thread(target=write) for _ in range(WRITERS)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    assert failed == []
    with desk.work() as work:
        numbers = list(work.session.exec(select(AuditEntry.number).order_by(col(AuditEntry.number))))
    assert numbers == list(range(1, WRITERS * EACH + 1))


def test_what_fails_leaves_nothing(desk: Desk) -> None:
    before = everything(desk)
    with suppress(ZeroDivisionError), desk.work() as work:
        work.session.add(Organisation(name="みほん", created_at=1))
        work.session.flush()
        work.record(1, "added")
        raise ZeroDivisionError
    assert everything(desk)["organisation"] == before["organisation"] == []
    assert everything(desk)["audit_entry"] == []


def test_a_row_that_points_nowhere_is_refused(desk: Desk) -> None:
    with pytest.raises(IntegrityError), desk.work() as work:
        work.session.connection().execute(text("INSERT INTO recovery_code VALUES ('c', 99)"))


def test_an_error_of_the_database_repeats_no_value(desk: Desk) -> None:
    with pytest.raises(DBAPIError) as raised, desk.work() as work:
        work.session.connection().execute(text("SELECT * FROM nowhere WHERE secret = :typed"), {"typed": "zq7typed"})
    assert "zq7typed" not in str(raised.value)


def test_a_clock_set_back_turns_no_moment_back(desk: Desk, clock: Clock) -> None:
    with desk.work() as work:
        first = work.now
    clock.now -= 100_000
    with desk.work() as work:
        assert work.now == first
    again = Desk(desk.settings, clock)
    with again.work() as work:
        assert work.now == first
    again.close()
