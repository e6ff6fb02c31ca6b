"""The only clock: everything else is given the minute."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_still: ContextVar[int | None] = ContextVar("still", default=None)


def now() -> int:
    """The present minute since the Unix epoch."""
    minute = _still.get()
    return int(time.time() // 60) if minute is None else minute


@contextmanager
def standing_still(minute: int) -> Iterator[None]:
    """For what is done inside, and only for that, it is this minute."""
    before = _still.set(minute)
    try:
        yield
    finally:
        _still.reset(before)
