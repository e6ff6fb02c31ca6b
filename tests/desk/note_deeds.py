"""Each deed on a sealed note in a transaction of its own."""

from service.desk import note_reading, note_replies, notes
from service.desk.desk import Desk
from service.desk.note_reading import Found
from service.desk.note_replies import Standing
from service.desk.note_states import Answer, Reason, State
from service.desk.tables import SealedNote
from tests.desk.offering import Parcel
from tests.desk.sealing import random_key


def claim(desk: Desk, note: str, token: str) -> Found:
    with desk.work() as work:
        return note_reading.claim(work, note, token)


def destroy(desk: Desk, note: str, token: str) -> Found:
    with desk.work() as work:
        return note_reading.destroy(work, note, token)


def knock(desk: Desk, note: str) -> Found:
    with desk.work() as work:
        return note_reading.knock(work, note)


def withdraw(desk: Desk, counselor: int, note: str) -> State:
    with desk.work() as work:
        return notes.withdraw(work, counselor, note)


def confirm(desk: Desk, parcel: Parcel, reply: str = "") -> Standing:
    with desk.work() as work:
        return note_replies.confirm(work, parcel.id, reply or parcel.reply)


def answer(desk: Desk, parcel: Parcel, said: Answer, reason: Reason | None = None, reply: str = "") -> Standing:
    with desk.work() as work:
        return note_replies.answer(work, parcel.id, reply or parcel.reply, said, reason)


def row(desk: Desk, note: str) -> SealedNote:
    with desk.work() as work:
        return work.session.get_one(SealedNote, note)


def own(desk: Desk, counselor: int) -> list[SealedNote]:
    with desk.work() as work:
        return notes.own(work, counselor)


def lock(desk: Desk, note: str) -> None:
    for _ in range(3):
        claim(desk, note, random_key())
