"""A clock that a test moves."""

from dataclasses import dataclass

START = 1_795_000_000


@dataclass
class Clock:
    """Seconds since the Unix epoch, moved by hand."""

    now: int = START

    def __call__(self) -> int:
        return self.now
