"""What becomes of a sealed note, on each kind of database: every state, what leads to it, and what never leads out of it."""

from collections.abc import Callable

import pytest
from sqlmodel import select

from service.desk import audit, notes
from service.desk.desk import Desk
from service.desk.note_reading import Found
from service.desk.note_replies import Standing
from service.desk.note_states import Answer, State
from service.desk.tables import AuditEntry
from tests.desk.conftest import Clock
from tests.desk.note_deeds import answer, claim, confirm, destroy, knock, lock, own, row, withdraw
from tests.desk.offering import Parcel, put_down
from tests.desk.people import a_counselor
from tests.desk.sealing import random_id, random_key

HOUR = 3_600
ENDS = [state for state in State if state not in (State.WAITING, State.UNKNOWN)]


def trail(desk: Desk) -> list[tuple[str, str, str]]:
    with desk.work() as work:
        assert audit.verify(work.session, work.keys).broken_at is None
        entries = work.session.exec(select(AuditEntry).order_by(AuditEntry.number)).all()  # type: ignore[arg-type]
    return [(entry.actor, entry.action, entry.subject) for entry in entries]


def bring_to(state: State, desk: Desk, clock: Clock, counselor: int, parcel: Parcel) -> None:
    if state in (State.HANDED_OUT, State.READ):
        claim(desk, parcel.id, parcel.token)
    if state is State.READ:
        confirm(desk, parcel)
    if state is State.LOCKED:
        lock(desk, parcel.id)
    if state is State.WITHDRAWN:
        withdraw(desk, counselor, parcel.id)
    if state is State.DESTROYED:
        destroy(desk, parcel.id, parcel.token)
    if state is State.EXPIRED:
        clock.now += 72 * HOUR


def test_the_text_is_handed_out_once(desk: Desk) -> None:
    parcel = put_down(desk, a_counselor(desk))
    assert claim(desk, parcel.id, parcel.token) == Found(State.HANDED_OUT, 0, True, parcel.sealed)
    assert claim(desk, parcel.id, parcel.token) == Found(State.HANDED_OUT)
    assert row(desk, parcel.id).sealed is None


@pytest.mark.parametrize("state", ENDS)
def test_nothing_leads_out_of_an_end_and_no_text_is_left(desk: Desk, clock: Clock, state: State) -> None:
    counselor = a_counselor(desk)
    parcel = put_down(desk, counselor)
    bring_to(state, desk, clock, counselor, parcel)
    assert knock(desk, parcel.id) == Found(state)
    assert claim(desk, parcel.id, parcel.token) == Found(state)
    assert destroy(desk, parcel.id, parcel.token) == Found(state)
    assert withdraw(desk, counselor, parcel.id) is state
    with pytest.raises(notes.AlreadyThereError), desk.work() as work:
        notes.create(work, counselor, parcel.offered())
    found = row(desk, parcel.id)
    assert (found.state, found.sealed, found.ended_at) == (state, None, clock.now)


def test_a_note_waits_until_its_hour_and_not_longer(desk: Desk, clock: Clock) -> None:
    counselor = a_counselor(desk)
    first, second = put_down(desk, counselor, hours=1), put_down(desk, counselor, hours=1)
    clock.now += HOUR - 1
    assert claim(desk, first.id, first.token).sealed == first.sealed
    clock.now += 1
    assert claim(desk, second.id, second.token) == Found(State.EXPIRED)


TOUCHES: dict[str, Callable[[Desk, int, Parcel], object]] = {
    "knock": lambda desk, _, parcel: knock(desk, parcel.id),
    "claim": lambda desk, _, parcel: claim(desk, parcel.id, random_key()),
    "destroy": lambda desk, _, parcel: destroy(desk, parcel.id, random_key()),
    "own": lambda desk, counselor, _: own(desk, counselor),
    "withdraw": lambda desk, counselor, parcel: withdraw(desk, counselor, parcel.id),
    "confirm": lambda desk, _, parcel: confirm(desk, parcel),
}


@pytest.mark.parametrize("touch", list(TOUCHES))
def test_whoever_touches_an_expired_note_ends_it_for_good(desk: Desk, clock: Clock, touch: str) -> None:
    """Even a step back of less than a minute, which the desk's own moment does not notice, brings nothing back."""
    counselor = a_counselor(desk)
    parcel = put_down(desk, counselor, hours=1)
    clock.now += HOUR - 10
    knock(desk, parcel.id)
    clock.now += 10
    TOUCHES[touch](desk, counselor, parcel)
    assert row(desk, parcel.id).sealed is None
    clock.now -= 10
    assert claim(desk, parcel.id, parcel.token) == Found(State.EXPIRED)


def test_three_wrong_tries_lock_however_they_are_mixed(desk: Desk) -> None:
    parcel = put_down(desk, a_counselor(desk))
    assert claim(desk, parcel.id, random_key()) == Found(State.WAITING, 2, True)
    assert destroy(desk, parcel.id, random_key()) == Found(State.WAITING, 1, True)
    assert knock(desk, parcel.id) == Found(State.WAITING, 1)
    assert row(desk, parcel.id).sealed == parcel.sealed
    assert claim(desk, parcel.id, random_key()) == Found(State.LOCKED, 0, True)
    assert row(desk, parcel.id).sealed is None


def test_two_wrong_tries_do_not_hinder_the_right_one(desk: Desk) -> None:
    parcel = put_down(desk, a_counselor(desk))
    for _ in range(2):
        claim(desk, parcel.id, random_key())
    assert claim(desk, parcel.id, parcel.token).sealed == parcel.sealed


def test_a_wrong_try_touches_no_other_note(desk: Desk) -> None:
    counselor = a_counselor(desk)
    one, other = put_down(desk, counselor), put_down(desk, counselor)
    lock(desk, one.id)
    assert knock(desk, other.id) == Found(State.WAITING, 3)
    assert claim(desk, other.id, other.token).sealed == other.sealed


def test_the_first_knock_is_noted_and_no_later_one(desk: Desk, clock: Clock) -> None:
    parcel = put_down(desk, a_counselor(desk))
    first = clock.now
    for _ in range(3):
        assert knock(desk, parcel.id) == Found(State.WAITING, 3)
        clock.now += 100
    assert row(desk, parcel.id).opened_at == first


def test_no_such_note(desk: Desk) -> None:
    counselor, none = a_counselor(desk), random_id()
    for found in (knock(desk, none), claim(desk, none, random_key()), destroy(desk, none, random_key())):
        assert found == Found(State.UNKNOWN)
    assert withdraw(desk, counselor, none) is State.UNKNOWN
    assert confirm(desk, Parcel()) == Standing(State.UNKNOWN)


def test_a_note_belongs_to_its_sender(desk: Desk) -> None:
    mine, other = a_counselor(desk), a_counselor(desk, "suzuki")
    parcel = put_down(desk, mine)
    assert withdraw(desk, other, parcel.id) is State.UNKNOWN
    assert own(desk, other) == []
    assert [note.id for note in own(desk, mine)] == [parcel.id]
    assert claim(desk, parcel.id, parcel.token).sealed == parcel.sealed


def test_never_a_second_note_of_an_id_whoever_sends_it(desk: Desk) -> None:
    mine, other = a_counselor(desk), a_counselor(desk, "suzuki")
    first = put_down(desk, mine)
    for sender in (mine, other):
        with pytest.raises(notes.AlreadyThereError), desk.work() as work:
            notes.create(work, sender, Parcel(id=first.id).offered())
    assert claim(desk, first.id, first.token).sealed == first.sealed


def test_the_newest_note_is_first_and_a_forgotten_one_is_known(desk: Desk, clock: Clock) -> None:
    counselor = a_counselor(desk)
    old, fetched = put_down(desk, counselor), put_down(desk, counselor)
    claim(desk, fetched.id, fetched.token)
    clock.now += 3 * HOUR - 1
    with desk.work() as work:
        assert not any(notes.forgotten(note, work.now) for note in notes.own(work, counselor))
    clock.now += 1
    new = put_down(desk, counselor)
    with desk.work() as work:
        mine = notes.own(work, counselor)
        assert {note.id for note in mine if notes.forgotten(note, work.now)} == {old.id}
    assert mine[0].id == new.id


def test_the_trail_has_every_change_once_by_its_id(desk: Desk, clock: Clock) -> None:
    counselor = a_counselor(desk)
    read, locked, withdrawn, destroyed, expired = (put_down(desk, counselor) for _ in range(5))
    for _ in range(2):
        knock(desk, read.id)
        claim(desk, read.id, read.token)
        confirm(desk, read)
        answer(desk, read, Answer.DONE)
        lock(desk, locked.id)
        withdraw(desk, counselor, withdrawn.id)
        destroy(desk, destroyed.id, destroyed.token)
    clock.now += 72 * HOUR
    for _ in range(2):
        knock(desk, expired.id)
    me, reader = str(counselor), audit.RECIPIENT
    every = [(me, "note created", parcel.id) for parcel in (read, locked, withdrawn, destroyed, expired)]
    every += [(reader, f"note {deed}", read.id) for deed in ("opened", "handed out", "read", "answered")]
    every += [(reader, "note locked", locked.id), (me, "note withdrawn", withdrawn.id)]
    every += [(reader, "note destroyed", destroyed.id), (audit.ITSELF, "note expired", expired.id)]
    assert trail(desk) == every
