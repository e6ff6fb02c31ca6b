"""The database: SQLite by default, PostgreSQL by ``DATABASE_URL``. Nothing public ever comes here."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlmodel import Session

_SQLITE = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",  # what was acknowledged survives a power cut
    "PRAGMA secure_delete=ON",  # deleted text is overwritten, not only forgotten
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=10000",
)

_PATIENCE = 5
"""Seconds: a host that answers nothing must not hold up those who wait."""


class Store:
    """A database by its address, e.g. ``sqlite:////srv/desk.sqlite3`` or ``postgresql://user@host/name``."""

    def __init__(self, address: str) -> None:
        url = make_url(address)
        if url.get_backend_name() == "postgresql":
            url = url.set(drivername="postgresql+psycopg")
        self.sqlite = url.get_backend_name() == "sqlite"
        if self.sqlite and url.database:
            Path(url.database).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        patience = {} if self.sqlite else {"connect_timeout": _PATIENCE}
        self.engine: Engine = create_engine(url, pool_pre_ping=not self.sqlite, hide_parameters=True, connect_args=patience)
        if self.sqlite:
            event.listen(self.engine, "connect", _prepare)
            event.listen(self.engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """One transaction, committed at the end and rolled back by any exception."""
        with Session(self.engine, expire_on_commit=False) as session, session.begin():
            yield session

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


def _prepare(connection: Any, _: Any) -> None:
    """Transactions begin where we say so, and as writers: two that read first and then write would refuse each other."""
    connection.isolation_level = None
    for pragma in _SQLITE:
        connection.execute(pragma)
