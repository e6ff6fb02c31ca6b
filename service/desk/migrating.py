"""The database to its newest shape, by Alembic's migrations in migrations/."""

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection, text

from service.desk.store import Store
from service.desk.tables import METADATA

_FOLDER = Path(__file__).parent / "migrations"
_LOCK = 7_239_017_341
"""Any number: of several processes that start at once, one migrates and the others wait."""


def upgrade(store: Store, to: str = "head") -> None:
    """Run what is missing, in one transaction."""
    with store.engine.begin() as connection:
        if not store.sqlite:
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        command.upgrade(_config(connection), to)


def differences(store: Store) -> list[object]:
    """What the tables in the code have and the database has not, or the other way round."""
    with store.engine.connect() as connection:
        return list(compare_metadata(MigrationContext.configure(connection), METADATA))


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    config.attributes["connection"] = connection
    return config
