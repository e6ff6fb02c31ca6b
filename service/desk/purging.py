"""What is deleted on its date: texts that nobody fetched, notes long ended, sessions and invitations that no longer count."""

import asyncio
from contextlib import closing
from pathlib import Path

from sqlalchemy import delete
from sqlalchemy.engine import make_url
from sqlmodel import col

from service.desk import invitations, notes, sessions
from service.desk.desk import Desk, Work
from service.desk.note_states import State
from service.desk.store import Store
from service.desk.tables import SealedNote
from service.mistakes import log, where
from service.settings import Settings

EVERY = 600
"""Seconds between two runs: for so long a deleted text may still lie in the database's own files, sealed as it is."""

DAYS_AFTER_THE_END = 30
"""So long the row of an ended note stays, without its text: the sender sees what became of it, the recipient can answer."""

_DAY = 86_400


async def watch(desk: Desk, seconds: float = EVERY) -> None:
    """Run at once and every ``seconds``, outside the event loop's thread, until cancelled. Nothing that fails ends it."""
    while True:
        if begun(desk.settings):
            await asyncio.to_thread(_run_or_tell, desk)
        await asyncio.sleep(seconds)


def begun(settings: Settings) -> bool:
    """Is there a database to look at? Whoever serves the public pages alone is given none."""
    url = make_url(settings.database)
    return url.get_backend_name() != "sqlite" or Path(url.database or "").is_file()


def run(desk: Desk) -> dict[str, int]:
    """Delete what is due, and have the database overwrite what is left of it in its files."""
    with desk.work() as work:
        counts = purge(work, desk.settings)
    overwrite(desk.store)
    return counts


def purge(work: Work, settings: Settings) -> dict[str, int]:
    """Delete what is due; gives how many notes. ``overwrite`` is for after the transaction.

    In the order in which requests hold rows (session, note, trail), so that none waits for this one while it waits for them.
    """
    sessions.forget_ended(work, settings)
    invitations.forget_expired(work)
    return {"notes deleted": _delete_ended(work), "notes expired": notes.expire(work)}


def _delete_ended(work: Work) -> int:
    ended = (col(SealedNote.state) != State.WAITING, col(SealedNote.ended_at) <= work.now - DAYS_AFTER_THE_END * _DAY)
    deleted = delete(SealedNote).where(*ended).returning(col(SealedNote.id))
    return len(work.session.execute(deleted, execution_options=notes.UNSYNCED).all())


def overwrite(store: Store) -> None:
    """SQLite has overwritten deleted text in its file, and empties its journal here. PostgreSQL is asked to clear the table."""
    if store.sqlite:
        with closing(store.engine.raw_connection()) as connection:  # no transaction, which would hold the journal
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
    else:
        with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM sealed_note")


def _run_or_tell(desk: Desk) -> None:
    try:
        run(desk)
    except Exception as error:  # the next run may find the database again
        log.error("%s\n%s", type(error).__name__, where(error))
