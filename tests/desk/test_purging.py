"""What is deleted on its date, on each kind of database, and what is left of it in the files."""

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url

from service.desk import invitations, note_reading, notes, purging
from service.desk.desk import Desk, Work
from service.desk.tables import Role
from service.settings import Settings
from tests.desk.conftest import Clock
from tests.desk.offering import Parcel, put_down
from tests.desk.people import a_counselor, a_session
from tests.desk.sealing import random_key

pytestmark = pytest.mark.slow

DAY = 86_400


def rows(desk: Desk, table: str) -> int:
    with desk.work() as work:
        found: int = work.session.connection().execute(text(f"SELECT count(*) FROM {table}")).scalar_one()
        return found


def sealed_left(desk: Desk) -> int:
    return rows(desk, "sealed_note WHERE sealed IS NOT NULL")


def test_an_expired_text_is_deleted_though_nobody_touches_it(desk: Desk, clock: Clock) -> None:
    counselor = a_counselor(desk)
    put_down(desk, counselor, hours=1)
    put_down(desk, counselor, hours=2)
    clock.now += 3_600 - 1
    assert purging.run(desk) == {"notes deleted": 0, "notes expired": 0}
    clock.now += 1
    assert purging.run(desk) == {"notes deleted": 0, "notes expired": 1}
    assert (sealed_left(desk), rows(desk, "sealed_note")) == (1, 2)


Ending = Callable[[Work, int, Parcel], object]
ENDINGS: dict[str, Ending] = {
    "read": lambda work, _, parcel: note_reading.claim(work, parcel.id, parcel.token),
    "destroyed": lambda work, _, parcel: note_reading.destroy(work, parcel.id, parcel.token),
    "locked": lambda work, _, parcel: [note_reading.claim(work, parcel.id, random_key()) for _ in range(3)],
    "withdrawn": lambda work, counselor, parcel: notes.withdraw(work, counselor, parcel.id),
}


@pytest.mark.parametrize("ending", list(ENDINGS))
def test_the_row_of_an_ended_note_is_deleted_after_thirty_days(desk: Desk, clock: Clock, ending: str) -> None:
    counselor = a_counselor(desk)
    parcel = put_down(desk, counselor)
    with desk.work() as work:
        ENDINGS[ending](work, counselor, parcel)
    assert sealed_left(desk) == 0
    clock.now += 30 * DAY - 1
    purging.run(desk)
    assert rows(desk, "sealed_note") == 1
    clock.now += 1
    assert purging.run(desk) == {"notes deleted": 1, "notes expired": 0}
    assert rows(desk, "sealed_note") == 0


def test_the_thirty_days_of_an_expired_note_begin_when_it_ends(desk: Desk, clock: Clock) -> None:
    put_down(desk, a_counselor(desk), hours=168)
    clock.now += 40 * DAY
    assert purging.run(desk) == {"notes deleted": 0, "notes expired": 1}
    clock.now += 30 * DAY
    assert purging.run(desk) == {"notes deleted": 1, "notes expired": 0}


def test_sessions_and_invitations_that_no_longer_count_are_deleted(desk: Desk, clock: Clock) -> None:
    counselor = a_counselor(desk)
    a_session(desk, counselor)
    with desk.work() as work:
        invitations.make(work, 1, Role.COUNSELOR)
    purging.run(desk)
    assert (rows(desk, "sign_in"), rows(desk, "invitation")) == (1, 1)
    clock.now += 73 * 3_600
    purging.run(desk)
    assert (rows(desk, "sign_in"), rows(desk, "invitation")) == (0, 0)


def in_files(settings: Settings, needle: bytes) -> list[str]:
    """Where a database on this machine still has some bytes."""
    file = Path(make_url(settings.database).database or "")
    return [found.name for found in file.parent.glob(f"{file.name}*") if needle in found.read_bytes()]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("checkpointed", [False, True])
@pytest.mark.parametrize("ending", [*ENDINGS, "expired"])
def test_nothing_of_a_text_is_left_in_sqlites_files(desk: Desk, clock: Clock, ending: str, checkpointed: bool) -> None:
    """Whether it had come from the journal into the database already, or not."""
    counselor = a_counselor(desk)
    kept, parcel = put_down(desk, counselor, hours=72), put_down(desk, counselor, hours=1)
    if checkpointed:
        purging.run(desk)
    assert in_files(desk.settings, parcel.sealed[:64])
    if ending == "expired":
        clock.now += 3_600
    else:
        with desk.work() as work:
            ENDINGS[ending](work, counselor, parcel)
    purging.run(desk)
    for start in range(0, len(parcel.sealed) - 32, 32):
        assert in_files(desk.settings, parcel.sealed[start : start + 32]) == []
    assert in_files(desk.settings, kept.sealed[:64]), "what waits is still there, and found by this very search"


def test_it_runs_at_once_and_again_whatever_fails(
    desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A database that cannot be reached now may be there in ten minutes."""
    put_down(desk, a_counselor(desk), hours=1)
    clock.now += 3_600
    runs = []

    def fails_first(run_desk: Desk) -> None:
        runs.append(run_desk)
        if len(runs) == 1:
            raise OSError("zq7secret")
        purging_run(run_desk)

    purging_run = purging.run
    monkeypatch.setattr(purging, "run", fails_first)
    with caplog.at_level(logging.ERROR, "madoguchi"):
        asyncio.run(_for_a_while(desk))
    assert sealed_left(desk) == 0
    assert "OSError" in caplog.text
    assert "zq7secret" not in caplog.text


async def _for_a_while(desk: Desk) -> None:
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(purging.watch(desk, 0.05), 1)


def test_whoever_serves_the_public_pages_alone_is_given_no_database(tmp_path: Path) -> None:
    desk = Desk(Settings(data=tmp_path))
    assert not purging.begun(desk.settings)
    asyncio.run(_for_a_while(desk))
    assert list(tmp_path.iterdir()) == []
    a_counselor(desk)
    assert purging.begun(desk.settings)
    desk.close()
