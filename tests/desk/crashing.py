"""Kills a process at random moments while it puts notes down and claims them, and holds it to what it acknowledged.

    python -m tests.desk.crashing ADDRESS LIVES SEED

Every life is a forked child that tells of each deed through a pipe before it begins and after it was done, until it is killed
(SIGKILL). Afterwards everything is claimed, and claimed again where there was something to read. Exit code 1
with the first broken word; else the counts.
"""

import gc
import json
import os
import random
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import IO, NoReturn

from service.desk import audit, migrating, note_reading, notes
from service.desk.desk import Work
from service.desk.keys import Keys
from service.desk.note_reading import Found
from service.desk.note_states import State
from service.desk.store import Store
from service.desk.tables import Counselor, Organisation
from tests.desk.offering import SHORTEST, Parcel
from tests.desk.sealing import base64url

CREATES, CREATED, CLAIMS, CLAIMED = "cCrR"
_MOST_HEARD, _LONGEST_DEED = 6, 0.003
_KEYS, _NOW = Keys(bytes(32)), 1_795_000_000


@dataclass
class Word:
    """What a child said of its notes, by their number in its life."""

    said: dict[str, set[int]] = field(default_factory=lambda: {deed: set() for deed in (CREATES, CREATED, CLAIMS, CLAIMED)})

    def hear(self, lines: bytes) -> None:
        for line in lines.decode().splitlines():
            self.said[line[0]].add(int(line[1:]))


def parcel(seed: str, number: int) -> Parcel:
    """The same for parent and child."""
    chance = random.Random(f"{seed}/{number}")
    written = (base64url(chance.randbytes(size)) for size in (16, 32, 32))
    note, token, reply = written
    return Parcel(note, chance.randbytes(SHORTEST), token, reply)


@contextmanager
def work(store: Store) -> Iterator[Work]:
    with store.transaction() as session:
        yield Work(session, _KEYS, _NOW)


def child(store: Store, out: int, seed: str, counselor: int) -> NoReturn:
    """Two notes of three are claimed; it never ends by itself, but for a mistake."""
    try:
        number = 0
        while True:
            one = parcel(seed, number)
            os.write(out, f"{CREATES}{number}\n".encode())
            with work(store) as at:
                notes.create(at, counselor, one.offered())
            os.write(out, f"{CREATED}{number}\n".encode())
            if number % 3 < 2:
                os.write(out, f"{CLAIMS}{number}\n".encode())
                with work(store) as at:
                    found = note_reading.claim(at, one.id, one.token)
                if found.sealed == one.sealed:
                    os.write(out, f"{CLAIMED}{number}\n".encode())
            number += 1
    except Exception:
        traceback.print_exc()
    finally:
        os._exit(3)


@dataclass
class Life:
    """One child, and what it says."""

    pid: int
    said: IO[bytes]

    def end(self, chance: random.Random) -> Word:
        """Kill it at a random moment after some of its deeds; gives all it has said."""
        word = Word()
        for _ in range(chance.randint(1, _MOST_HEARD)):
            word.hear(self.said.readline())
        time.sleep(chance.uniform(0, _LONGEST_DEED))
        os.kill(self.pid, signal.SIGKILL)
        word.hear(self.said.read())
        self.said.close()
        if os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1]) != -signal.SIGKILL:
            raise AssertionError("the child ended by itself")
        return word


def born(store: Store, seed: str, counselor: int) -> Life:
    """The parent has no connection open: a child's copy of one would let go of the parent's locks."""
    reading, writing = os.pipe()
    pid = os.fork()
    if not pid:
        os.close(reading)  # else it would write on after a parent that has gone
        child(store, writing, seed, counselor)
    os.close(writing)
    return Life(pid, os.fdopen(reading, "rb"))


def keeps(word: Word, number: int, one: Parcel, first: Found, second: Found) -> bool:
    """Is what two readers find, one after the other, what the child's word allows?"""
    readable = first.sealed == one.sealed
    if second.sealed is not None:
        return False
    if number in word.said[CLAIMED]:
        return first == Found(State.HANDED_OUT)
    if number in word.said[CLAIMS]:
        return readable or first == Found(State.HANDED_OUT)
    return readable or (number not in word.said[CREATED] and first == Found(State.UNKNOWN))


def look(store: Store, word: Word, seed: str) -> Counter[str]:
    """Claim every note of a life, and again what could be read; how many were in which stage when it ended."""
    with work(store) as at:
        for number in sorted(word.said[CREATES]):
            one = parcel(seed, number)
            first = note_reading.claim(at, one.id, one.token)
            second = note_reading.claim(at, one.id, one.token) if first.sealed else first
            if not keeps(word, number, one, first, second):
                raise AssertionError(f"life {seed}, note {number}: found {first.state}, then {second.state}")
    said = word.said
    counts = {"acknowledged": len(said[CREATED]), "claimed": len(said[CLAIMED])}
    dying = {"killed writing": len(said[CREATES] - said[CREATED]), "killed claiming": len(said[CLAIMS] - said[CLAIMED])}
    return Counter(counts | dying)


def prepare(store: Store) -> int:
    migrating.upgrade(store)
    with work(store) as at:
        organisation = Organisation(name="みほん相談室", created_at=_NOW)
        at.session.add(organisation)
        at.session.flush()
        assert organisation.id is not None
        counselor = Counselor(
            organisation_id=organisation.id, sign_in_name="sato", role="counselor", password_hash="-", created_at=_NOW
        )
        at.session.add(counselor)
        at.session.flush()
        assert counselor.id is not None
        return counselor.id


def warm(store: Store, counselor: int) -> None:
    """Do everything once, for what is worked out then need not be worked out by every child."""
    one = parcel("first", 0)
    with work(store) as at:
        notes.create(at, counselor, one.offered())
        note_reading.claim(at, one.id, one.token)


def whole(store: Store) -> None:
    """The trail fits together after all that, and so does the file."""
    with work(store) as at:
        if audit.verify(at.session, _KEYS).broken_at is not None:
            raise AssertionError("the trail is broken")
        if store.sqlite and at.session.connection().exec_driver_sql("PRAGMA integrity_check").scalar() != "ok":
            raise AssertionError("the file is broken")


def live(store: Store, lives: int, seed: str, counselor: int) -> dict[str, Word]:
    """What each life said."""
    chance = random.Random(seed)
    names = (f"{seed}/{number}" for number in range(lives))
    return {name: born(store, name, counselor).end(chance) for name in names}


def main(address: str, lives: int, seed: str) -> Counter[str]:
    store, counts = Store(address), Counter[str]()
    counselor = prepare(store)
    warm(store, counselor)
    store.close()
    gc.freeze()
    for name, word in live(store, lives, seed, counselor).items():
        counts += look(store, word, name)
    whole(store)
    store.close()
    return counts


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], int(sys.argv[2]), sys.argv[3])))
