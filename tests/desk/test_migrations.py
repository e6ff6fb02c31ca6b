"""The migrations make what the code expects, once, whoever starts them."""

import secrets
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from service.desk import migrating
from service.desk.store import Store
from service.desk.tables import METADATA
from tests.desk.conftest import DATABASES
from tests.postgresql import new_database

ROOT = Path(__file__).parents[2]
MIGRATE = """
import sys
from service.desk import migrating
from service.desk.store import Store
print("ready", flush=True)
sys.stdin.readline()
migrating.upgrade(Store(sys.argv[1]))
"""
"""Waits until all are there: else one would be done before the next has begun."""

PROCESSES = 4


@pytest.fixture(params=DATABASES)
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database that nobody has used."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'desk.sqlite3'}"
    return new_database(request.getfixturevalue("postgresql_server"), f"empty_{secrets.token_hex(8)}")


def test_a_fresh_database_has_what_the_code_expects(empty: str) -> None:
    store = Store(empty)
    migrating.upgrade(store)
    assert migrating.differences(store) == []
    names = set(inspect(store.engine).get_table_names())
    assert names == {*METADATA.tables, "alembic_version"}
    store.close()


def test_a_difference_is_told(empty: str) -> None:
    store = Store(empty)
    migrating.upgrade(store)
    with store.engine.begin() as connection:
        connection.execute(text("DROP TABLE recovery_code"))
    assert migrating.differences(store)
    store.close()


def test_a_second_time_changes_nothing(empty: str) -> None:
    store = Store(empty)
    migrating.upgrade(store)
    with store.engine.begin() as connection:
        connection.execute(text("INSERT INTO organisation (id, name, created_at) VALUES (1, 'みほん', 1)"))
    migrating.upgrade(store)
    with store.engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM organisation")).scalar() == 1
        assert connection.execute(text("SELECT count(*) FROM audit_head")).scalar() == 1
    store.close()


@pytest.mark.slow
def test_several_processes_that_start_at_once_migrate_once(empty: str) -> None:
    command = [sys.executable, "-c", MIGRATE, empty]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    started = [subprocess.Popen(command, cwd=ROOT, **pipes) for _ in range(PROCESSES)]
    for process in started:
        assert process.stdout
        process.stdout.readline()
    for process in started:
        assert process.stdin
        print(file=process.stdin, flush=True)
    said = [process.communicate(timeout=60)[1] for process in started]
    assert [process.returncode for process in started] == [0] * PROCESSES, "\n".join(said)
    store = Store(empty)
    assert migrating.differences(store) == []
    with store.engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM audit_head")).scalar() == 1
    store.close()
