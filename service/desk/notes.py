"""Sealed notes on the sender's side: put down, looked after, taken back. Every change is one conditional UPDATE."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import defer
from sqlmodel import col, select

from service.desk.audit import ITSELF
from service.desk.desk import Work
from service.desk.note_states import State
from service.desk.tables import SealedNote

_HOUR = 3_600
_FORGOTTEN = 3 * _HOUR
_SEALED: Any = SealedNote.sealed


class AlreadyThereError(Exception):
    """There is or was a note of this id: never a second one, never another text."""


@dataclass(frozen=True)
class Offered:
    """What a sender's browser puts down; ``hours``: how long it waits for its reader. The hashes are in hexadecimal."""

    id: str
    sealed: bytes
    token_hash: str
    reply_hash: str
    hours: int


def create(work: Work, counselor: int, offered: Offered) -> int:
    """Keep a note; gives the moment at which it expires (seconds since the Unix epoch). Raises AlreadyThereError.

    The error must leave the transaction, which nothing else can be done with.
    """
    note = SealedNote(
        id=offered.id,
        counselor_id=counselor,
        state=State.WAITING,
        sealed=offered.sealed,
        token_hash=offered.token_hash,
        reply_hash=offered.reply_hash,
        created_at=work.now,
        expires_at=work.now + offered.hours * _HOUR,
    )
    work.session.add(note)
    try:
        work.session.flush()
    except IntegrityError:
        raise AlreadyThereError from None
    work.record(counselor, "note created", offered.id)
    return note.expires_at


def own(work: Work, counselor: int) -> list[SealedNote]:
    """A counselor's notes without their texts, the newest first."""
    expire(work, col(SealedNote.counselor_id) == counselor)
    mine = select(SealedNote).where(SealedNote.counselor_id == counselor).options(defer(_SEALED))
    return list(work.session.exec(mine.order_by(col(SealedNote.created_at).desc(), col(SealedNote.id))))


def forgotten(note: SealedNote, now: int) -> bool:
    """Has nobody fetched it for hours?"""
    return note.state == State.WAITING and now - note.created_at >= _FORGOTTEN


def withdraw(work: Work, counselor: int, note: str) -> State:
    """Take a waiting note back; gives its state, which is another one where somebody was faster."""
    mine = (col(SealedNote.id) == note, col(SealedNote.counselor_id) == counselor)
    expire(work, *mine)
    if end(work, State.WITHDRAWN, *mine):
        work.record(counselor, "note withdrawn", note)
    found = work.session.exec(select(SealedNote.state).where(*mine)).first()
    return State(found) if found else State.UNKNOWN


def expire(work: Work, *which: ColumnElement[bool]) -> int:
    """End the waiting notes whose time has come, for good: a clock that is set back later brings none of them back."""
    ended = end(work, State.EXPIRED, col(SealedNote.expires_at) <= work.now, *which)
    for note in ended:
        work.record(ITSELF, "note expired", note)
    return len(ended)


def end(work: Work, state: State, *which: ColumnElement[bool]) -> list[str]:
    """End waiting notes and delete their texts; gives their ids."""
    change = update(SealedNote).where(col(SealedNote.state) == State.WAITING, *which)
    change = change.values(state=state, sealed=None, ended_at=work.now)
    return list(work.session.execute(change.returning(col(SealedNote.id)), execution_options=UNSYNCED).scalars())


UNSYNCED = {"synchronize_session": False}
"""Nothing is held in memory that a change would have to be told to."""
