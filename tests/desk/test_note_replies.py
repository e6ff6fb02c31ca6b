"""What comes back from whoever was handed a note, on each kind of database; and that a reply opens nothing before."""

from service.desk.desk import Desk
from service.desk.note_replies import Standing
from service.desk.note_states import Answer, Reason, State
from tests.desk.conftest import Clock
from tests.desk.note_deeds import answer, claim, confirm, lock, row, withdraw
from tests.desk.offering import put_down
from tests.desk.people import a_counselor
from tests.desk.sealing import random_key


def test_a_reply_tells_nothing_while_the_note_waits(desk: Desk) -> None:
    """Else anybody with the link could try passphrases without end, and then read."""
    parcel = put_down(desk, a_counselor(desk))
    assert confirm(desk, parcel) == confirm(desk, parcel, random_key()) == Standing(State.WAITING)
    assert answer(desk, parcel, Answer.DONE) == Standing(State.WAITING)
    assert claim(desk, parcel.id, parcel.token).sealed == parcel.sealed


def test_only_its_reader_confirms_and_answers(desk: Desk) -> None:
    parcel = put_down(desk, a_counselor(desk))
    claim(desk, parcel.id, parcel.token)
    wrong = random_key()
    assert confirm(desk, parcel, wrong) == Standing(State.HANDED_OUT)
    assert answer(desk, parcel, Answer.DECLINED, Reason.FULL, wrong) == Standing(State.HANDED_OUT)
    assert confirm(desk, parcel) == Standing(State.READ, True)
    assert answer(desk, parcel, Answer.ACCEPTED) == Standing(State.READ, True, Answer.ACCEPTED)
    assert answer(desk, parcel, Answer.DONE, reply=wrong) == Standing(State.READ)


def test_an_answer_may_change_until_it_is_done(desk: Desk, clock: Clock) -> None:
    parcel = put_down(desk, a_counselor(desk))
    claim(desk, parcel.id, parcel.token)
    declined = answer(desk, parcel, Answer.DECLINED, Reason.HOURS)
    assert declined == Standing(State.READ, True, Answer.DECLINED, Reason.HOURS)
    assert answer(desk, parcel, Answer.ACCEPTED).reason is None
    done = answer(desk, parcel, Answer.DONE)
    at = row(desk, parcel.id).answered_at
    clock.now += 500
    assert answer(desk, parcel, Answer.DECLINED, Reason.AGE) == done == answer(desk, parcel, Answer.DONE)
    assert row(desk, parcel.id).answered_at == at


def test_a_locked_or_withdrawn_note_takes_no_answer(desk: Desk) -> None:
    counselor = a_counselor(desk)
    locked, withdrawn = put_down(desk, counselor), put_down(desk, counselor)
    lock(desk, locked.id)
    withdraw(desk, counselor, withdrawn.id)
    assert answer(desk, locked, Answer.DONE) == Standing(State.LOCKED)
    assert answer(desk, withdrawn, Answer.DONE) == Standing(State.WITHDRAWN)
