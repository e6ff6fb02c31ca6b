"""One desk: its database, its keys and its clock, made when somebody first needs them. The public side never does."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlmodel import Session

from service.desk import audit, migrating
from service.desk.keys import Keys, load_keys
from service.desk.store import Store
from service.settings import Settings

_CLOCK_STEP = 60


def wall_clock() -> int:
    """The present second since the Unix epoch."""
    return int(time.time())


class Work:
    """What happens at one moment in one transaction. ``now``: seconds since the Unix epoch, never earlier than before."""

    def __init__(self, session: Session, keys: Keys, now: int) -> None:
        self.session, self.keys, self.now = session, keys, now

    def record(self, actor: int | str, action: str, subject: object = "") -> None:
        """Add to the audit trail."""
        audit.record(self.session, self.keys, self.now, str(actor), action, str(subject))


class Desk:
    """Opens transactions. Raises sqlalchemy's OperationalError while the database cannot be reached.

    ``__init__`` raises WeakSecretError where a secret is set that can be guessed.
    """

    def __init__(self, settings: Settings, clock: Callable[[], int] = wall_clock) -> None:
        self.settings = settings
        self._clock = clock
        self._lock = threading.Lock()
        self._store: Store | None = None
        self._noted = 0
        self._keys: Keys | None = load_keys(settings.secret, self._key_file) if settings.secret else None

    @property
    def _key_file(self) -> Path:
        return self.settings.data / "desk.key"

    @property
    def keys(self) -> Keys:
        """The keys of this installation. Raises WeakSecretError."""
        with self._lock:
            if self._keys is None:
                self._keys = load_keys(self.settings.secret, self._key_file)
            return self._keys

    @property
    def store(self) -> Store:
        """The database, brought to the newest shape when it is first used."""
        with self._lock:
            if self._store is None:
                found = Store(self.settings.database)
                migrating.upgrade(found)
                self._store = found
            return self._store

    @contextmanager
    def work(self) -> Iterator[Work]:
        """A transaction with the moment at which it happens; a clock that was set back counts for nothing."""
        now = self._moment()
        with self.store.transaction() as session:
            yield Work(session, self.keys, now)

    def _moment(self) -> int:
        """Noted once a minute in a transaction of its own, which no refusal undoes."""
        wall = self._clock()
        if not 0 <= wall - self._noted < _CLOCK_STEP:
            with self.store.transaction() as session:
                audit.advance(session, wall)
                self._noted = audit.latest(session)
        return max(wall, self._noted)

    def close(self) -> None:
        """Let go of the database."""
        with self._lock:
            if self._store:
                self._store.close()
                self._store = None
