"""A school's own lines, as a frame shows them."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class OwnLine:
    """One line. ``number`` as it is printed, ``link`` to dial it; ``hours`` in the syntax of the directory."""

    name: str
    number: str | None = None
    link: str | None = None
    where: str | None = None
    hours: str | None = None


@dataclass(frozen=True)
class School:
    """At most five lines, and the day until which they may be shown."""

    lines: tuple[OwnLine, ...]
    until: date
