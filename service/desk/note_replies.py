"""What comes back from whoever has been handed a note: that it could be read, and what becomes of it.

A reply is compared only after the text has gone. Before, it would tell whether a guessed passphrase is right, without end.
"""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_, update
from sqlmodel import col, select

from service.desk.audit import RECIPIENT
from service.desk.desk import Work
from service.desk.note_reading import look
from service.desk.note_states import WITH_ITS_READER, Answer, Reason, State
from service.desk.notes import UNSYNCED, expire
from service.desk.tables import SealedNote
from service.desk.tokens import stored


@dataclass(frozen=True)
class Standing:
    """How a note stands. ``known``: the reply was that of its reader, who alone is told an answer."""

    state: State
    known: bool = False
    answer: Answer | None = None
    reason: Reason | None = None


def confirm(work: Work, note: str, reply: str) -> Standing:
    """The reader could read it."""
    if _change(work, note, reply, col(SealedNote.state) == State.HANDED_OUT, state=State.READ):
        work.record(RECIPIENT, "note read", note)
    return status(work, note, reply)


def answer(work: Work, note: str, reply: str, said: Answer, reason: Reason | None) -> Standing:
    """What the recipient says, who may think again until it is done; whoever answers has read it."""
    confirm(work, note, reply)
    open_ = or_(col(SealedNote.answer).is_(None), col(SealedNote.answer) != Answer.DONE)
    if _change(work, note, reply, open_, answer=said, answer_reason=reason, answered_at=work.now):
        work.record(RECIPIENT, "note answered", note)
    return status(work, note, reply)


def status(work: Work, note: str, reply: str) -> Standing:
    """How the note stands, with the answer for its reader."""
    expire(work, col(SealedNote.id) == note)
    chosen = select(SealedNote.state, SealedNote.answer, SealedNote.answer_reason).where(*_of(note, reply))
    row = work.session.exec(chosen).first()
    if row is None:
        return Standing(look(work, note).state)
    state, said, reason = row
    return Standing(State(state), True, Answer(said) if said else None, Reason(reason) if reason else None)


def _change(work: Work, note: str, reply: str, where: ColumnElement[bool], **values: object) -> bool:
    change = update(SealedNote).where(*_of(note, reply), where).values(**values).returning(col(SealedNote.id))
    return work.session.execute(change, execution_options=UNSYNCED).first() is not None


def _of(note: str, reply: str) -> tuple[ColumnElement[bool], ...]:
    state = col(SealedNote.state).in_(WITH_ITS_READER)
    return col(SealedNote.id) == note, state, col(SealedNote.reply_hash) == stored(reply)
