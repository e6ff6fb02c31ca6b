"""Sealed notes on the reader's side: a knock changes nothing, a right token takes the text once, three wrong ones lock.

Comparing, counting and claiming are one UPDATE. Were they two, readers at the same instant would both be handed the text,
or would try more often than they may.
"""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, case, update
from sqlmodel import col, select

from service.desk.audit import RECIPIENT
from service.desk.desk import Work
from service.desk.note_states import TRIES, State
from service.desk.notes import UNSYNCED, expire
from service.desk.tables import SealedNote
from service.desk.tokens import stored

_DEEDS = {State.HANDED_OUT: "note handed out", State.DESTROYED: "note destroyed", State.LOCKED: "note locked"}
_STATE, _TRIES = col(SealedNote.state), col(SealedNote.tries)
_WAITS = col(SealedNote.state) == State.WAITING


@dataclass(frozen=True)
class Found:
    """What a reader finds. ``compared``: their token was looked at; ``sealed``: the text, for them and nobody after them."""

    state: State
    tries_left: int = 0
    compared: bool = False
    sealed: bytes | None = None


def knock(work: Work, note: str) -> Found:
    """Somebody has opened the page: the first time is noted."""
    expire(work, _is(note))
    opened = col(SealedNote.opened_at)
    first = update(SealedNote).where(_is(note), _WAITS, opened.is_(None)).values(opened_at=work.now)
    if work.session.execute(first.returning(col(SealedNote.id)), execution_options=UNSYNCED).first():
        work.record(RECIPIENT, "note opened", note)
    return look(work, note)


def look(work: Work, note: str) -> Found:
    """How a note stands."""
    row = work.session.exec(select(SealedNote.state, SealedNote.tries).where(_is(note))).first()
    return _found(*row) if row else Found(State.UNKNOWN)


def claim(work: Work, note: str, token: str) -> Found:
    """The text for whoever holds the token. It may be told only after the transaction has ended: then it is gone here."""
    return _try(work, note, token, State.HANDED_OUT)


def destroy(work: Work, note: str, token: str) -> Found:
    """End a note unread, for whoever could read it."""
    return _try(work, note, token, State.DESTROYED)


def _try(work: Work, note: str, token: str, goal: State) -> Found:
    expire(work, _is(note))
    right, last = col(SealedNote.token_hash) == stored(token), _TRIES + 1 >= TRIES
    change = (
        update(SealedNote)
        .where(_is(note), _WAITS)
        .values(
            state=case((right, goal), (last, State.LOCKED), else_=_STATE),
            tries=case((right, _TRIES), else_=_TRIES + 1),
            ended_at=case((right | last, work.now), else_=None),
        )
    )
    row = work.session.execute(change.returning(_STATE, _TRIES, col(SealedNote.sealed)), execution_options=UNSYNCED).first()
    if row is None:
        return look(work, note)
    state, tries, sealed = row
    if state != State.WAITING:
        _drop_text(work, note, State(state))
    return _found(state, tries, True, sealed if state == State.HANDED_OUT else None)


def _drop_text(work: Work, note: str, state: State) -> None:
    work.session.execute(update(SealedNote).where(_is(note)).values(sealed=None), execution_options=UNSYNCED)
    work.record(RECIPIENT, _DEEDS[state], note)


def _found(state: str, tries: int, compared: bool = False, sealed: bytes | None = None) -> Found:
    left = TRIES - tries if state == State.WAITING else 0
    return Found(State(state), left, compared, sealed)


def _is(note: str) -> ColumnElement[bool]:
    return col(SealedNote.id) == note
