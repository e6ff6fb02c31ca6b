"""Wrong tries make the next one wait: a minute after five, then twice as long each time, up to an hour.

A try counts before it is looked at, so that a hundred at once are not a hundred guesses.
"""

import hashlib
import hmac
import secrets
import threading
from collections import OrderedDict

from service.desk.counselors import held
from service.desk.desk import Work

_FREE = 5
_FIRST_WAIT, _LONGEST_WAIT = 60, 3_600
_NAMES_KEPT = 10_000


def begin(work: Work, counselor: int) -> int:
    """Count a try. Gives the seconds still to wait, 0 where the try may be looked at."""
    row = held(work, counselor)
    if work.now < row.wait_until:
        return row.wait_until - work.now
    row.wrong_tries += 1
    row.wait_until = work.now + _wait(row.wrong_tries)
    return 0


def half_right(work: Work, counselor: int) -> None:
    """Take one try back. Those before it stay: a right password does not make room for more guesses at the code."""
    row = held(work, counselor)
    row.wrong_tries, row.wait_until = max(row.wrong_tries - 1, 0), 0


def right(work: Work, counselor: int) -> None:
    """Forget every try."""
    row = held(work, counselor)
    row.wrong_tries, row.wait_until = 0, 0


class UnknownNames:
    """The same waits for names that nobody has, so that a wait does not tell that somebody has one. In memory only."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)
        self._seen: OrderedDict[bytes, tuple[int, int]] = OrderedDict()
        self._lock = threading.Lock()

    def begin(self, now: int, name: str) -> int:
        """As ``begin`` above. ``now``: seconds since the Unix epoch."""
        key = hmac.digest(self._key, name.encode("utf-8", "surrogatepass"), hashlib.sha256)
        with self._lock:
            tries, until = self._seen.pop(key, (0, 0))
            waits = max(until - now, 0)
            self._seen[key] = (tries, until) if waits else (tries + 1, now + _wait(tries + 1))
            if len(self._seen) > _NAMES_KEPT:
                self._seen.popitem(last=False)
        return waits


def _wait(tries: int) -> int:
    return min(_FIRST_WAIT << min(tries - _FREE, 10), _LONGEST_WAIT) if tries >= _FREE else 0
