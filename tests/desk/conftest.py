"""A desk on each kind of database, with a clock that a test moves."""

import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from service.app import create_app
from service.desk import migrating
from service.desk.desk import Desk
from service.desk.sessions import Stage
from service.desk.store import Store
from service.reloading import Current
from service.settings import Settings
from tests.desk import visitor
from tests.desk.clock import START as START
from tests.desk.clock import Clock as Clock
from tests.desk.people import a_counselor, a_session
from tests.desk.visitor import Account
from tests.postgresql import drop_database, new_database, postgresql
from web.desk.access import COOKIE

DATABASES = [pytest.param(kind, marks=pytest.mark.slow) for kind in ("sqlite", "postgresql")]
"""Every test of the desk runs on both, and writes to a disk: none is among the fast ones."""

ORIGIN = "https://desk.test"


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """With a database ``ready`` that has all tables; tests get copies of it."""
    with postgresql() as server:
        _migrate(new_database(server, "ready"))
        yield server


@pytest.fixture(scope="session")
def ready_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file that has all tables; tests get copies of it."""
    file = tmp_path_factory.mktemp("ready") / "desk.sqlite3"
    _migrate(f"sqlite:///{file}")
    return file


def _migrate(address: str) -> None:
    store = Store(address)
    migrating.upgrade(store)
    store.close()


@pytest.fixture(params=DATABASES)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database of one's own, without a row."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("ready_file"), tmp_path / "desk.sqlite3")
        yield f"sqlite:///{tmp_path / 'desk.sqlite3'}"
        return
    made = new_database(request.getfixturevalue("postgresql_server"), f"desk_{secrets.token_hex(8)}", like="ready")
    yield made
    drop_database(made)


@pytest.fixture
def settings(database: str, tmp_path: Path) -> Settings:
    return Settings(data=tmp_path, database=database, origin=ORIGIN, reload_seconds=0)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(settings: Settings, clock: Clock) -> Iterator[Desk]:
    made = Desk(settings, clock)
    yield made
    made.close()


@pytest.fixture(scope="session")
def files() -> Current:
    """Loaded once: rules and listings are the same for every desk."""
    return Current()


@pytest.fixture
def client(files: Current, desk: Desk) -> TestClient:
    """Somebody's browser in front of the desk, not signed in."""
    app = create_app(desk.settings, files, desk)
    return TestClient(app, base_url=ORIGIN, headers={"sec-fetch-site": "same-origin"}, follow_redirects=False)


def sign_in(client: TestClient, desk: Desk, counselor: int, stage: Stage = Stage.FULL) -> str:
    """Give a browser a session; gives its token."""
    token = a_session(desk, counselor, stage)
    client.cookies.set(COOKIE, token)
    return token


@pytest.fixture
def quick_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests that are about something else than how slow guessing is."""
    visitor.hash_quickly(monkeypatch)


@pytest.fixture
def account(client: TestClient, desk: Desk, clock: Clock) -> Account:
    """Somebody past the password, before the second factor."""
    made = visitor.join(client, desk, clock)
    visitor.send(client, "/desk/leave")
    visitor.password(client, made)
    return made


@pytest.fixture
def signed_in_client(client: TestClient, desk: Desk) -> TestClient:
    sign_in(client, desk, a_counselor(desk))
    return client
