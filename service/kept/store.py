"""Responses that are the same for everybody, until the files or the day in Japan change."""

from typing import NamedTuple

from directory.hours import local_datetime
from service.clock import now
from service.reloading import Current

MOST_BYTES = 64 * 2**20


class Key(NamedTuple):
    """What tells one response from another: the address as it was asked for, and the content coding that is taken."""

    host: bytes
    target: bytes
    coding: str


class Kept(NamedTuple):
    """A response without its date: the status line and headers, and the body."""

    head: bytes
    body: bytes


class Store:
    """At most ``MOST_BYTES`` of bodies; where they become more, it begins anew."""

    def __init__(self, current: Current) -> None:
        self._current = current
        self._kept: dict[Key, Kept] = {}
        self._of: tuple[object, object] = (None, None)
        self._bytes = 0

    def find(self, key: Key) -> Kept | None:
        """What was kept of the present files and day."""
        self._begin_anew_where_something_changed()
        return self._kept.get(key)

    def state(self) -> tuple[object, object]:
        """The files and the day that it is now."""
        return self._current.snapshot, local_datetime(now()).date()

    def keep(self, key: Key, kept: Kept) -> None:
        """Keep a response, unless the store is full: then only that one."""
        self._begin_anew_where_something_changed()
        if self._bytes + len(kept.body) > MOST_BYTES:
            self._kept, self._bytes = {}, 0
        self._kept[key] = kept
        self._bytes += len(kept.body)

    def _begin_anew_where_something_changed(self) -> None:
        state = self.state()
        if state != self._of:
            self._kept, self._of, self._bytes = {}, state, 0


def coding_of(accepted: bytes) -> str:
    """The content coding in which a response comes to somebody who accepts these."""
    return "br" if b"br" in accepted else "gzip" if b"gzip" in accepted else ""
